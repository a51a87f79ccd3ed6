"""The words for the views of the Steps lab that read sentences: what cannot be done there."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

READING_REFUSED: Final[Mapping[str, str]] = {
    "skipgram_words_too_many": N_(
        "These are {words} words; more than {most} could no longer be read as numbers, so give fewer."
    ),
}
