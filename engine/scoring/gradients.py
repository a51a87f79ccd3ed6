"""Integrated gradients: how much each token adds on the way from nothing but padding to a review.

What is affine at the bottom of a model makes a straight path of a straight path, so it is gone
through twice, for both ends, and once back, for the mean gradient; only the rest of the model is
gone through for every point.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.numerals import added, factor, plain, short
from engine.files.progress import Stopped
from engine.scoring.backward import Link, forward, links
from engine.scoring.backward_plain import Activated, Weighed
from engine.scoring.backward_pool import Largest
from engine.scoring.backward_recurrence import Carried
from engine.scoring.backward_slid import Slid
from engine.scoring.heaviest import heaviest
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Overtaken, never
from engine.scoring.path import Points, looked_at, placed
from engine.scoring.reading import PADDING, Ids
from engine.why import Term, Why

#: Points on the path, tried one after the other until the sum is right.
COUNTS: Final = (64, 192)
AT_ONCE: Final = 64  # points that are gone through together
ENOUGH: Final = 0.5  # of what the sum may be off by: with that no more points are tried


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """What each token adds, and the path it was found on.

    `differences` are the features of each token less those of the padding, `gradients` the mean
    slopes of the probability along the path; their products add up to what the token adds.
    """

    differences: Numbers
    gradients: Numbers
    values: Numbers
    points: Points
    probability: float
    baseline: float

    @property
    def sum(self) -> float:
        """What all tokens add together."""
        return float(self.values.sum())

    @property
    def wanted(self) -> float:
        """What they should add: the probability less that of nothing but padding."""
        return self.probability - self.baseline

    @property
    def allowed(self) -> float:
        """How far the sum may be off: a hundredth, or a thousandth of the whole scale."""
        return max(abs(self.wanted) / 100, 0.001)

    @property
    def complete(self) -> bool:
        """Whether the sum is near enough."""
        return abs(self.sum - self.wanted) <= self.allowed

    def why(self, token: int) -> Why:
        """What one token adds: how far its features are from the padding, times the slopes."""
        differences, gradients = self.differences[token], self.gradients[token]
        products = differences * gradients
        shown, rest = heaviest(products, np.abs(products) > 0)
        terms = [Term("path_points", "n", len(self.points))]
        terms += [
            Term(
                "path_product",
                f"[{i}]: {factor(differences[i])}×{factor(gradients[i])}",
                float(products[i]),
            )
            for i in shown
        ]
        parts = [float(products[i]) for i in shown]
        if rest:
            parts.append(float(products[rest].sum()))
            terms.append(Term("path_others", f"… ({len(rest)})", parts[-1]))
        return Why(added(parts) or "0", tuple(terms), float(self.values[token]))

    def why_sum(self) -> Why:
        """The sum of all, beside what it should be."""
        off = self.sum - self.wanted
        terms = (
            Term("path_points", "n", len(self.points)),
            Term("path_review", "p", self.probability),
            Term("path_padding", "p₀", self.baseline),
            Term(
                "path_wanted",
                f"{plain(self.probability)} − {plain(self.baseline)}",
                self.wanted,
            ),
            Term("path_off", f"{short(self.sum)} − {factor(self.wanted)}", off),
            Term("path_allowed", "max(|p − p₀| ÷ 100, 0.001)", self.allowed),
        )
        return Why("Σ", terms, self.sum)


@np.errstate(over="ignore", invalid="ignore")
def integrated(model: Scorer, ids: Ids, overtaken: Overtaken = never) -> Attribution:
    """What each id of a row adds, in as many points as it takes."""
    padding, review = model.vectors(np.stack([np.full_like(ids, PADDING), ids]))
    chain = links(model)
    affine = next(i for i, link in enumerate(chain) if not link.AFFINE)
    ends, pull = forward(chain[:affine], np.stack([padding, review]))
    differences = review - padding
    still = _still(chain[:affine], differences)
    path = _Path(ends[0], ends[1] - ends[0], chain[affine:], still)
    at = looked_at()
    seen = path.probabilities(at, overtaken)
    found: Attribution | None = None
    for count in COUNTS:
        points = placed(at, seen, count)
        mean, along = path.mean_gradient(points, overtaken)
        gradients = pull(mean[np.newaxis])[0]
        values = (differences * gradients).sum(axis=1, dtype=np.float32)
        found = Attribution(differences, gradients, values, points, float(seen[-1]), float(seen[0]))
        if abs(found.sum - found.wanted) <= found.allowed * ENOUGH:
            break
        at = np.concatenate([at, points.at])
        order = np.argsort(at, kind="stable")
        at, seen = at[order], np.concatenate([seen, along])[order]
    assert found is not None
    return found


class _Path:
    """The way between both ends, above what is affine; the first moments, which do not differ, lie
    behind: what reads moments goes through those once, and not for every point."""

    def __init__(self, begin: Numbers, way: Numbers, rest: tuple[Link, ...], still: int) -> None:
        later = _carried_on(rest, begin[:still]) if still else None
        self._still = 0 if later is None else still
        self._rest = rest if later is None else later
        self._begin, self._way = begin[self._still :], way[self._still :]

    def probabilities(self, at: Numbers, overtaken: Overtaken) -> Numbers:
        """What the model says at some places."""
        found = []
        for first in range(0, len(at), AT_ONCE):
            _heed(overtaken)
            made, _pull = forward(self._rest, self._points(at[first : first + AT_ONCE]))
            found.append(made[:, -1])
        return np.concatenate(found)

    def mean_gradient(self, points: Points, overtaken: Overtaken) -> tuple[Numbers, Numbers]:
        """The gradients at some points, each weighed by its length; and what was said there."""
        mean = np.zeros((self._still + len(self._way), *self._way.shape[1:]), dtype=np.float32)
        said = []
        for first in range(0, len(points), AT_ONCE):
            _heed(overtaken)
            some = slice(first, first + AT_ONCE)
            made, pull = forward(self._rest, self._points(points.at[some]))
            gradients = pull(np.broadcast_to(points.lengths[some, np.newaxis], made.shape))
            mean[self._still :] += gradients.sum(axis=0)
            said.append(made[:, -1])
        return mean, np.concatenate(said)

    def _points(self, at: Numbers) -> Numbers:
        shares = at.reshape(-1, *[1] * self._way.ndim)
        return self._begin + shares * self._way


def _still(affine: tuple[Link, ...], differences: Numbers) -> int:
    """How many moments, from the first on, do not differ above what is affine."""
    still = int(differences.any(axis=1).argmax())
    for link in affine:
        if isinstance(link, Slid):
            still = link.within(still)
        elif not isinstance(link, Weighed):
            return 0
    return still


def _carried_on(rest: tuple[Link, ...], given: Numbers) -> tuple[Link, ...] | None:
    """The same links after some moments that are alike for all points.

    None where all moments are used together, so that none of them may be missing.
    """
    found = list(rest)
    for i, link in enumerate(rest):
        if isinstance(link, Weighed | Activated):
            given = link.forward(given)[0]
        elif isinstance(link, Carried | Largest) or (isinstance(link, Slid) and not link.same):
            given, found[i] = link.after(given)
            if given.ndim == 1 or not len(given):  # no moments are left, or none by themselves
                return tuple(found)
        else:
            return None
    return None


def _heed(overtaken: Overtaken) -> None:
    if overtaken():
        raise Stopped("stopped")
