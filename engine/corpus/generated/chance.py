"""Chance that falls the same way on every Python: only `Random.random()` is asked."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")

# The first of n fillers is chosen about (n + HEAD) / HEAD times as often as the last.
HEAD = 2.0


@cache
def _steps(count: int) -> tuple[float, ...]:
    """Where each of `count` ranks ends on the line from 0 to 1, with weights that fall off."""
    sums = tuple(accumulate(1.0 / (rank + HEAD) for rank in range(count)))
    return tuple(step / sums[-1] for step in sums)


class Chance:
    """A seeded source of choices."""

    def __init__(self, seed: int) -> None:
        self._next = Random(seed).random

    def happens(self, probability: float) -> bool:
        """True in this share of the cases."""
        return self._next() < probability

    def below(self, count: int) -> int:
        """A whole number from 0 up to, but without, `count`; all alike."""
        return int(self._next() * count)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included; all alike."""
        return low + self.below(high - low + 1)

    def any_of(self, items: Sequence[T]) -> T:
        """One of the items; all alike."""
        return items[self.below(len(items))]

    def two_of(self, items: Sequence[T]) -> tuple[T, T]:
        """Two different items; all alike."""
        first = self.below(len(items))
        return items[first], items[(first + self.between(1, len(items) - 1)) % len(items)]

    def early_of(self, items: Sequence[T]) -> T:
        """One of the items, the earlier the likelier, as words are in any language."""
        return items[min(bisect_right(_steps(len(items)), self._next()), len(items) - 1)]

    def weighted(self, weights: Sequence[tuple[T, float]]) -> T:
        """One of the items, each as likely as its weight says; the weights sum to 1."""
        left = self._next()
        for item, weight in weights:
            left -= weight
            if left < 0:
                return item
        return weights[-1][0]
