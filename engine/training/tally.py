"""What the steps of an epoch, or of the test, come to, and how long they take."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Tally:
    """The sum of the losses, and how many of each truth got each verdict, over all rows so far.

    A step's counts stay where they were computed until somebody asks, so that no step waits.
    """

    def __init__(self) -> None:
        self.rows = 0
        self._sums = np.zeros(1)
        self._waiting: list[Any] = []

    def add(self, counts: Any, rows: int) -> None:
        """The counts of one more step."""
        self._waiting.append(counts)
        self.rows += rows

    @property
    def loss(self) -> float:
        """The mean over the rows."""
        return float(self._summed()[0]) / self.rows

    @property
    def accuracy(self) -> float:
        """The share of the rows whose verdict is true."""
        return float(np.trace(self._cells())) / self.rows

    @property
    def confusion(self) -> tuple[tuple[int, ...], ...]:
        """How many of each truth got each verdict."""
        return tuple(tuple(round(count) for count in row) for row in self._cells().tolist())

    def _cells(self) -> NDArray[np.float64]:
        counts = self._summed()[1:]
        return counts.reshape(math.isqrt(len(counts)), -1)

    def _summed(self) -> NDArray[np.float64]:
        for counts in self._waiting:
            self._sums = self._sums + np.asarray(counts, dtype=np.float64)
        self._waiting.clear()
        return self._sums


class Said:
    """What the model says of each row, in the order in which the rows were asked about.

    As with the counts, nothing waits for the answers before all of them are wanted.
    """

    def __init__(self, *, logits: bool) -> None:
        self._logits = logits
        self._waiting: list[tuple[Any, int]] = []

    def add(self, answers: Any, rows: int) -> None:
        """The answers of one more step, of which the first so many are of rows."""
        self._waiting.append((answers, rows))

    @property
    def probabilities(self) -> NDArray[np.float32]:
        """How probable the model finds it that each row is positive, or of each class."""
        parts = [np.asarray(answers, np.float32)[:rows] for answers, rows in self._waiting]
        answers = np.concatenate(parts) if parts else np.empty(0, np.float32)
        return _sigmoid(answers) if self._logits else answers


def _sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability of each logit; above 0.5 wherever the logit is above 0.

    In 32 bits the probability of the least logits is 0.5 itself, on the other side of the count.
    """
    with np.errstate(over="ignore"):
        found = (1 / (1 + np.exp(-logits.astype(np.float64)))).astype(np.float32)
    above = np.nextafter(np.float32(0.5), np.float32(1))
    return np.where(logits > 0, np.maximum(found, above), found)


class Clock:
    """The time of an epoch, without the pauses in it."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Begin an epoch."""
        self._begun = perf_counter()
        self._early = (0, 0.0)

    @property
    def seconds(self) -> float:
        """Since its beginning."""
        return perf_counter() - self._begun

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Let the time pass without counting it."""
        halted = perf_counter()
        yield
        self._begun += perf_counter() - halted

    def speed(self, rows: int) -> float:
        """Rows a second, without the first batch, for which the first epoch has to be compiled."""
        seconds = self.seconds
        if not self._early[0]:
            self._early = rows, seconds
            return rows / seconds
        return (rows - self._early[0]) / (seconds - self._early[1])
