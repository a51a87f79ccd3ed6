"""The words of the Steps lab for what is no example of the course."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

#: What can be had beside the examples.
MADE_UP: Final[Mapping[str, str]] = {
    "random": N_("Numbers made up"),
    "empty": N_("Zeros, to be filled"),
}
