"""Where a training stands at an epoch's end: all that is needed to go on as if nothing had been."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.training.events import Tested

Arrays = Mapping[str, NDArray[Any]]
"""By Keras' path, such as gru/gru_cell/kernel, in Keras' order."""

Ended = Literal["completed", "early", "stopped", "interrupted"]


@dataclass(frozen=True, slots=True)
class Memory:
    """What early stopping remembers; epochs count from 1, and 0 is before the first."""

    best_loss: float | None = None
    best_epoch: int = 0
    wait: int = 0

    def after(self, epoch: int, loss: float) -> "Memory":
        """What is remembered after one more epoch, with this validation loss.

        As Keras has it: the first is the best so far whatever it is, NaN is never better, and
        nor is what differs by less than 32 bits can tell.
        """
        if self.best_loss is None or np.float32(loss) < np.float32(self.best_loss):
            return Memory(loss, epoch, 0)
        return Memory(self.best_loss, self.best_epoch, self.wait + 1)

    def over(self, patience: int | None) -> bool:
        """Whether to wait no longer."""
        return patience is not None and self.wait >= patience


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """After so many epochs. `best_weights` are those of the epoch that memory holds for the best.

    The learning rate is that of the next epoch, which a wish may just have changed. `drawn` are the
    weights before anything was learned, which are told with the first epoch alone.
    """

    epoch: int
    weights: Arrays
    optimizer: Arrays
    learning_rate: float
    best_weights: Arrays
    memory: Memory
    drawn: Arrays | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """How a training ended. The state is that of its last whole epoch, if there was one.

    The test is of the best weights where early stopping was asked for, else of the last; one that
    was stopped is not tested. `answers` is how probable the model found it that each test review is
    positive, or, in a row for each picture, that it is of each class; in the order in which they
    are fed.
    """

    reason: Ended
    state: State | None
    test: Tested | None = None
    answers: NDArray[np.float32] | None = None
