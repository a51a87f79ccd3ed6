"""t-SNE, step by step, so that it can be watched as it settles.

scikit-learn's exact method, number by number: with its constants, its order of things, and its 32
bits, because points that are pushed about so hard end up elsewhere for the least difference. Its
own can be started and waited for, but not be looked at on the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from engine.why import Refusal, Term, Why
from engine.words.pca import SHOWN, Table

Init = Literal["pca", "random"]
Points = NDArray[np.float32]

MOST_WORDS: Final = 500
MOST_STEPS: Final = 5000
LEAST_STEPS: Final = 250
LARGEST_SEED: Final = 2**32 - 1

EXAGGERATED: Final = 250  # steps in which the attraction is so many times what it should be
EXAGGERATION: Final = 12.0
_EVERY: Final = 50  # steps after which it is asked whether anything still moves
_PATIENCE: Final = (250, 300)
_MOMENTUM: Final = (0.5, 0.8)
_STILL: Final = 1e-7
_EPSILON: Final = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True)
class Knobs:
    """What can be set. The perplexity is about how many neighbours a word is to have."""

    perplexity: float = 3.0
    init: Init = "pca"
    seed: int = 42
    steps: int = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The points after so many steps, and how far their nearness is from that of the vectors."""

    step: int
    steps: int
    points: Points
    divergence: float
    exaggerated: bool
    near: Table  # how near each two words are to be, every pair once

    def why(self, point: int, words: tuple[str, ...]) -> Why:
        """How much of the divergence is this point's, its nearest words first."""
        here = _square(_shares(_closeness(self.points)))[point]
        wanted = _square(self.near)[point]
        here[point] = wanted[point] = 1.0  # of itself nothing comes
        parts = wanted * np.log(wanted / here)
        others = [i for i in np.argsort(-wanted, kind="stable").tolist() if i != point]
        terms = [
            Term(
                "tsne_pair",
                f"{words[i]}: {wanted[i]:.4f} × ln({wanted[i]:.4f} / {here[i]:.4f})",
                float(parts[i]),
            )
            for i in others[:SHOWN]
        ]
        if len(others) > SHOWN:
            rest = float(parts[others[SHOWN:]].sum())
            terms.append(Term("tsne_rest", f"{len(others) - SHOWN}", rest))
        return Why("Σ p · ln(p / q)", tuple(terms), float(parts.sum()))


def check(knobs: Knobs, words: int) -> None:
    """Refuse what t-SNE cannot be done with."""
    if words > MOST_WORDS:
        raise Refusal("tsne_too_many", words=words, most=MOST_WORDS)
    if not 1 <= knobs.perplexity < words:
        raise Refusal("perplexity_outside", perplexity=knobs.perplexity, words=words)
    if not LEAST_STEPS <= knobs.steps <= MOST_STEPS:
        raise Refusal("tsne_steps", steps=knobs.steps, least=LEAST_STEPS, most=MOST_STEPS)
    if not 0 <= knobs.seed <= LARGEST_SEED:
        raise Refusal("seed_outside", seed=knobs.seed, most=LARGEST_SEED)


def settle(vectors: Table, knobs: Knobs, every: int = 10) -> Iterator[Moment]:
    """The points as they settle: at the beginning, after every so many steps, and at the end."""
    check(knobs, len(vectors))
    near = wanted_nearness(vectors, knobs.perplexity)
    descent = _Descent(_begin(vectors, knobs))
    yield _moment(descent, near, knobs)
    while not descent.over(knobs.steps):
        descent.step(near)
        if descent.over(knobs.steps) or descent.done % every == 0:
            yield _moment(descent, near, knobs)


def wanted_nearness(vectors: Table, perplexity: float) -> Table:
    """How near each two words are to be: round every word a bell as wide as perplexity asks."""
    # scikit-learn measures in 32 bits, and so do we.
    squares = _squared_distances(vectors.astype(np.float32).astype(np.float64))
    away = squares.astype(np.float32).astype(np.float64)
    np.fill_diagonal(away, np.inf)
    finite = np.where(np.isinf(away), 0.0, away)
    low, high = np.zeros(len(away)), np.full(len(away), np.inf)
    narrow = np.ones(len(away))
    goal = np.log(perplexity)
    for _ in range(100):
        raw = np.exp(-away * narrow[:, np.newaxis])
        total = raw.sum(axis=1)
        total[total == 0] = 1e-8
        near = raw / total[:, np.newaxis]
        entropy = np.log(total) + narrow * (finite * near).sum(axis=1)
        off = entropy - goal
        if (np.abs(off) <= 1e-5).all():
            break
        wide = off > 0
        low, high = np.where(wide, narrow, low), np.where(wide, high, narrow)
        between = np.where(wide & np.isinf(high), narrow * 2, (low + high) / 2)
        narrow = np.where(np.abs(off) <= 1e-5, narrow, between)
    both = near + near.T
    pairs = both[_pairs(len(both))]
    found: Table = np.maximum(pairs / max(float(both.sum()), _EPSILON), _EPSILON)
    return found


class _Descent:
    """Points on their way down: first drawn together hard, then as they should be."""

    def __init__(self, points: Points) -> None:
        self.points = points
        self.done = 0
        # Of NumPy's own 64 bits, so that the update is added up in these, as there.
        self._rate = np.float64(max(len(points) / EXAGGERATION / 4, 50.0))
        self._update: Table = np.zeros_like(points)
        self._gains: Points = np.ones_like(points)
        self._best, self._best_at = np.inf, 0
        self._still = [False, False]

    @property
    def exaggerated(self) -> bool:
        """Whether it is still in the first of its two parts."""
        return self.done < EXAGGERATED and not self._still[0]

    def over(self, steps: int) -> bool:
        """Whether nothing moves any more, or it has moved long enough."""
        return self._still[1] or self.done >= steps

    def step(self, near: Table) -> None:
        """Every point a little down the slope."""
        part = int(not self.exaggerated)
        wanted = near if part else near * EXAGGERATION
        slope, here = _slope(wanted, self.points)
        turned = self._update * slope >= 0
        gains: Points = np.where(turned, self._gains * 0.8, self._gains + 0.2)
        self._gains = gains.clip(0.01, None)
        slope = slope * self._gains
        self._update = _MOMENTUM[part] * self._update - self._rate * slope
        self.points = (self.points + self._update).astype(np.float32)
        self.done += 1
        if self.done % _EVERY == 0:
            self._look(part, _divergence(wanted, here), float(np.linalg.norm(slope)))
        if self.done == EXAGGERATED and not part:
            self._rest()

    def _look(self, part: int, divergence: float, slope: float) -> None:
        if divergence < self._best:
            self._best, self._best_at = divergence, self.done
        waited = self.done - self._best_at > _PATIENCE[part]
        self._still[part] = waited or slope <= _STILL
        if self._still[part] and not part:
            self._rest()

    def _rest(self) -> None:
        """Begin without any swing."""
        self._update = np.zeros_like(self.points)
        self._gains = np.ones_like(self.points)
        self._best, self._best_at = np.inf, self.done


def _begin(vectors: Table, knobs: Knobs) -> Points:
    """Close together: as PCA has them, or by chance."""
    drawing = np.random.RandomState(knobs.seed)
    if knobs.init == "random":
        drawn: Points = drawing.standard_normal(size=(len(vectors), 2)).astype(np.float32)
        return np.float32(1e-4) * drawn
    from sklearn.decomposition import PCA

    found = PCA(2, random_state=drawing).fit_transform(vectors)
    points: Points = found.astype(np.float32)
    spread = points[:, 0].std()
    return points / spread * np.float32(1e-4) if spread else points


def _closeness(points: Points) -> Table:
    """How close each two points are, every pair once."""
    first, second = _pairs(len(points))
    at = points.astype(np.float64)
    apart = at[first] - at[second]
    found: Table = (1.0 + (apart[:, 0] ** 2 + apart[:, 1] ** 2)) ** -1.0
    return found


def _shares(close: Table) -> Table:
    """The same as shares of what all pairs, each counted both ways, come to."""
    found: Table = np.maximum(close / (2.0 * np.sum(close)), _EPSILON)
    return found


def _slope(wanted: Table, points: Points) -> tuple[Points, Table]:
    """How the divergence changes with every point; and how near they are to one another."""
    close = _closeness(points)
    here = _shares(close)
    pull = _square((wanted - here) * close)
    slope = np.empty_like(points)
    for row, point in enumerate(points):
        slope[row] = pull[row] @ (point - points)
    slope *= 4.0
    return slope, here


def _divergence(wanted: Table, here: Table) -> float:
    """How far the nearness of the points is from the one that is wanted."""
    return float(2.0 * np.dot(wanted, np.log(np.maximum(wanted, _EPSILON) / here)))


def _square(pairs: Table) -> Table:
    """A number for every pair as a table that has it twice, with nothing on its diagonal."""
    size = round((1 + (1 + 8 * len(pairs)) ** 0.5) / 2)
    found = np.zeros((size, size))
    found[_pairs(size)] = pairs
    return found + found.T


@lru_cache(maxsize=2)
def _pairs(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of all pairs, in the order in which there is one entry for each."""
    return np.triu_indices(size, 1)


def _squared_distances(vectors: Table) -> Table:
    lengths = (vectors**2).sum(axis=1)
    found: Table = lengths[:, np.newaxis] + lengths - 2 * vectors @ vectors.T
    return np.maximum(found, 0.0)


def _moment(descent: _Descent, near: Table, knobs: Knobs) -> Moment:
    divergence = _divergence(near, _shares(_closeness(descent.points)))
    done, steps, points = descent.done, knobs.steps, descent.points
    return Moment(done, steps, points, divergence, descent.exaggerated, near)
