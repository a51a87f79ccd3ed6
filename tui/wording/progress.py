"""progress, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

STAGES: Final[Mapping[str, str]] = {}
