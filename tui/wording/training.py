"""The words for trainings and runs: how they end, how they stand, and why they wait, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_

#: How a run stands, in a word.
STATES: Final[Mapping[str, str]] = {
    "running": N_("running"),
    "crashed": N_("crashed"),
    "completed": N_("completed"),
    "early": N_("stopped early"),
    "stopped": N_("stopped"),
    "interrupted": N_("interrupted"),
    "failed": N_("failed"),
}

#: How a run has ended, in a sentence; `epochs` is "1 epoch" or "7 epochs".
ENDINGS: Final[Mapping[str, str]] = {
    "crashed": N_(
        "Run {run} ended without a word, and {epochs} of it are kept; go on with: imdb-tui train --resume {run}"
    ),
    "completed": N_("Run {run} is complete after {epochs}."),
    "early": N_(
        "Run {run} was stopped early after {epochs}, because its validation loss no longer fell; the best epoch counts."
    ),
    "stopped": N_(
        "Run {run} was stopped, and {epochs} of it are kept; go on with: imdb-tui train --resume {run}"
    ),
    "interrupted": N_(
        "Run {run} was interrupted, and {epochs} of it are kept; go on with: imdb-tui train --resume {run}"
    ),
    "failed": N_("Run {run} failed, and {epochs} of it are kept."),
}

#: Why nothing is computed for now.
PAUSES: Final[Mapping[str, str]] = {
    "asked": N_("Paused."),
    "disk_full": N_(
        "Paused: the epoch cannot be stored, because the disk is full or cannot be written; make room, and it goes on by itself."
    ),
}

#: Which reviews validate.
SPLITS: Final[Mapping[str, str]] = {
    "last": N_("the last {share} of the reviews validate"),
    "drawn": N_("{share} of the reviews, drawn with seed {seed}, validate"),
    "test": N_("the test reviews validate"),
}

STOPPING: Final = N_("Stopping after this batch; Ctrl+C once more ends at once.")

NOT_A_NUMBER: Final = N_(
    "The loss is no longer a number, so nothing is learned any more; a smaller learning rate helps."
)
