"""The words for the views of the Steps lab that read sentences: what cannot be done there."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

READING_REFUSED: Final[Mapping[str, str]] = {
    "skipgram_words_too_many": N_(
        "These are {words} words; more than {most} could no longer be read as numbers, so give fewer."
    ),
    "no_filters_on_words": N_(
        "{model} has no filters over words: no Conv1D stands on its lookup; choose another run or starter."
    ),
    "no_starter_with_filters": N_(
        "No model with filters over words came with the app; train conv1d, and choose the run with m."
    ),
    "no_such_review": N_("There is no review x_{split}[{position}]; the last one is {last}."),
}
