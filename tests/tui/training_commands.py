"""What tests of `train` and `runs` share: a small model, its run, and trainings that break off."""

from collections.abc import Callable

from engine.runs.records import Run
from engine.runs.store import Store
from engine.training.wishes import Wishes
from tests.engine.scripted_training import Scripted

#: A model so small that six scripted epochs of it are stored in no time.
SMALL = ["train", "flat-embedding", "--set", "vocabulary=50", "--set", "length=8", "--epochs", "4"]

Train = Callable[..., int]
"""Trains, and gives the number of the run."""


def only(store: Store) -> Run:
    """The one run that there is."""
    (line,) = store.runs()
    return store.run(line.run)


def stopping(epoch: int) -> Scripted:
    """A training that is stopped at the first batch of an epoch."""
    return Scripted(at_batch=lambda now, _, wishes: wishes.stop() if now == epoch else None)


def interrupting(epoch: int) -> Scripted:
    """A training that is interrupted in the middle of an epoch."""

    def at_batch(now: int, batch: int, wishes: Wishes) -> None:
        if (now, batch) == (epoch, 2):
            wishes.stop("interrupted")

    return Scripted(at_batch=at_batch)
