"""The words for vectors that are trained, projected, exported, and watched while they grow."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

EMBEDDING_REFUSED: Final[Mapping[str, str]] = {
    "no_growth": N_(
        "Of this run no vectors of words were kept; a model with an Embedding keeps them while it trains."
    ),
    "growth_damaged": N_("What was kept of the vectors of words in {path} is damaged."),
}
