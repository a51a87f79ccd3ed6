"""What was left out of an import, by code, and how many."""

from collections.abc import Mapping
from typing import Final

from tui.language import NN_

LEFT_OUT: Final[Mapping[str, tuple[str, str]]] = {
    "train_words": NN_(
        "{n} word of the training reviews is not in the index; dropped, as in Keras' IMDB file",
        "{n} words of the training reviews are not in the index; dropped, as in Keras' IMDB file",
    ),
    "test_words": NN_(
        "{n} word of the test reviews is not in the index; dropped, as in Keras' IMDB file",
        "{n} words of the test reviews are not in the index; dropped, as in Keras' IMDB file",
    ),
    "empty_reviews": NN_("{n} row without text, left out", "{n} rows without text, left out"),
}
