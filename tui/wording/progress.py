"""What a long piece of work is doing, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_
from tui.wording.embedding import EMBEDDING_STAGES
from tui.wording.pictures import PICTURES_STAGES
from tui.wording.vision import VISION_STAGES

STAGES: Final[Mapping[str, str]] = {
    **EMBEDDING_STAGES,
    **PICTURES_STAGES,
    **VISION_STAGES,
    "cutting_words": N_("Cutting the words into subwords"),
    "encoding_reviews": N_("Turning the reviews into ids"),
    "fetching": N_("Fetching"),
    "learning_subwords": N_("Learning the subwords"),
    "making": N_("Making the reviews"),
    "reading": N_("Reading"),
    "reading_reviews": N_("Reading the reviews"),
    "storing": N_("Storing"),
}
