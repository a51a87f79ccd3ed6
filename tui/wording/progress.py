"""What a long piece of work is doing, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

STAGES: Final[Mapping[str, str]] = {
    "fetching": N_("Fetching"),
    "making": N_("Making the reviews"),
    "reading": N_("Reading"),
    "reading_reviews": N_("Reading the reviews"),
    "storing": N_("Storing"),
}
