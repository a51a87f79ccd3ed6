"""The straight path from an input of nothing but padding to a review, and where to stop on it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.explain.numbers import Numbers

#: Points looked at beforehand, evenly, to see where the probability moves.
LOOKED_AT: Final = 33
#: The part of the points that is spread evenly whatever is seen.
EVENLY: Final = np.float32(0.15)


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Places between 0, the padding, and 1, the review; and how long a piece each stands for."""

    at: Numbers
    lengths: Numbers

    def __len__(self) -> int:
        return len(self.at)


def looked_at() -> Numbers:
    """The first places: both ends, and as many between them as it takes to see where f moves."""
    return np.linspace(0, 1, LOOKED_AT, dtype=np.float32)


def placed(at: Numbers, seen: Numbers, count: int) -> Points:
    """So many points, the closer together the more the probability moves between those seen."""
    moved = np.abs(np.diff(seen))
    whole = moved.sum()
    even = np.diff(at)
    weights = EVENLY * even + (1 - EVENLY) * (moved / whole if whole > 0 else even)
    passed = np.concatenate([[0], np.cumsum(weights, dtype=np.float64)])
    edges = np.interp(np.linspace(0, passed[-1], count + 1), passed, at)
    middles = (edges[:-1] + edges[1:]) / 2
    return Points(middles.astype(np.float32), np.diff(edges).astype(np.float32))
