"""The words for runs that go on elsewhere, or otherwise than they began, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

RUNNING_NOTICES: Final[Mapping[str, str]] = {
    "versions_changed": N_(
        "The run goes on with other versions than before ({changes}); its numbers may differ from there on."
    ),
}

RUNNING_REFUSED: Final[Mapping[str, str]] = {
    "batch_does_not_fit": N_(
        "{device} has not enough memory for batches of {batch}; try --batch-size {half}."
    ),
}
