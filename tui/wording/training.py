"""The words for trainings and runs: how they end, how they stand, and why they wait, by code."""

from collections.abc import Mapping
from typing import Final

from tui.language import N_, NN_

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

#: How a run has ended, in a sentence, after one epoch or several.
ENDINGS: Final[Mapping[str, tuple[str, str]]] = {
    "crashed": NN_(
        "Run {run} ended without a word, and {n} epoch of it is kept; go on with: imdb-tui train --resume {run}",
        "Run {run} ended without a word, and {n} epochs of it are kept; go on with: imdb-tui train --resume {run}",
    ),
    "completed": NN_(
        "Run {run} is complete after {n} epoch.", "Run {run} is complete after {n} epochs."
    ),
    "early": NN_(
        "Run {run} was stopped early after {n} epoch, because its validation loss no longer fell; the best epoch counts.",
        "Run {run} was stopped early after {n} epochs, because its validation loss no longer fell; the best epoch counts.",
    ),
    "stopped": NN_(
        "Run {run} was stopped, and {n} epoch of it is kept; go on with: imdb-tui train --resume {run}",
        "Run {run} was stopped, and {n} epochs of it are kept; go on with: imdb-tui train --resume {run}",
    ),
    "interrupted": NN_(
        "Run {run} was interrupted, and {n} epoch of it is kept; go on with: imdb-tui train --resume {run}",
        "Run {run} was interrupted, and {n} epochs of it are kept; go on with: imdb-tui train --resume {run}",
    ),
    "failed": NN_(
        "Run {run} failed, and {n} epoch of it is kept.",
        "Run {run} failed, and {n} epochs of it are kept.",
    ),
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
