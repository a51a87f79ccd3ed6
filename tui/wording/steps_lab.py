"""What the Steps lab has in hand: the examples of the course, and what is made up."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_
from tui.wording.steps import EXAMPLES

TITLES: Final[Mapping[str, str]] = {
    **EXAMPLES,
    "random": N_("Numbers made up"),
    "empty": N_("Zeros, to be filled"),
}
