"""refusals, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

REFUSALS: Final[Mapping[str, str]] = {}
