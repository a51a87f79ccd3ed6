"""What a model said of each test review, and what becomes of that at any threshold.

Plain NumPy over one sort. A probability above the threshold is called positive, as Keras has it;
so an answer that is not a number, which is above nothing, is called negative.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from engine.why import Term, Why

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.training.events import Tested

Measure = Literal["accuracy", "precision", "recall", "f1"]
MEASURES: Final[tuple[Measure, ...]] = ("accuracy", "precision", "recall", "f1")
#: The threshold that Keras' accuracy has.
KERAS: Final = 0.5
#: Keras lets no probability be smaller than this, so that no loss is infinite.
LEAST: Final = 1e-7

Confusion = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was called what at a threshold: rows of truth, columns of verdicts."""

    threshold: float
    confusion: Confusion

    @property
    def rows(self) -> int:
        """How many reviews there are."""
        return sum(map(sum, self.confusion))

    @property
    def wrong(self) -> int:
        """How many of them are called what they are not."""
        return self.confusion[0][1] + self.confusion[1][0]

    def value(self, measure: Measure) -> float | None:
        """A measure; None where it would be a share of nothing."""
        part, whole = self._share(measure)
        return part / whole if whole else None

    def why(self, measure: Measure) -> Why:
        """A measure, by the counts that make it."""
        (negative, false_positive), (false_negative, positive) = self.confusion
        right = Term("called_positive_rightly", f"{positive}", positive)
        missed = Term("called_negative_wrongly", f"{false_negative}", false_negative)
        alarm = Term("called_positive_wrongly", f"{false_positive}", false_positive)
        value = self.value(measure)
        if measure == "precision":
            formula = f"{positive} ÷ ({positive} + {false_positive})"
            return Why(formula, (right, alarm), value)
        if measure == "recall":
            formula = f"{positive} ÷ ({positive} + {false_negative})"
            return Why(formula, (right, missed), value)
        if measure == "f1":
            twice = f"2 × {positive}"
            formula = f"{twice} ÷ ({twice} + {false_positive} + {false_negative})"
            return Why(formula, (right, alarm, missed), value)
        left = Term("called_negative_rightly", f"{negative}", negative)
        reviews = Term("reviews", f"{self.rows}", self.rows)
        formula = f"({negative} + {positive}) ÷ {self.rows}"
        return Why(formula, (left, right, reviews), value)

    def _share(self, measure: Measure) -> tuple[int, int]:
        """Part and whole of a measure."""
        (negative, false_positive), (false_negative, positive) = self.confusion
        wholes = {
            "accuracy": (negative + positive, self.rows),
            "precision": (positive, positive + false_positive),
            "recall": (positive, positive + false_negative),
            "f1": (2 * positive, 2 * positive + false_positive + false_negative),
        }
        return wholes[measure]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A test review that was called what it is not: which, what it is, and how probable a positive
    one the model found it."""

    position: int
    truth: int
    probability: float

    def why(self) -> Why:
        """What this answer alone costs: the surprise at the truth."""
        if math.isnan(self.probability):
            return Why("", (Term("answer_not_a_number", "", "NaN"),), None)
        own = self.probability if self.truth else 1 - self.probability
        terms = [Term("answer_given", "", self.probability)]
        if not self.truth:
            terms.append(Term("probability_of_truth", f"1 − {self.probability:g}", own))
        if own < LEAST:
            own = LEAST
            terms.append(Term("least_probability", "", LEAST))
        return Why(f"−ln {own:.6g}", tuple(terms), -math.log(own))


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The measures over the threshold; NaN where one would be a share of nothing."""

    thresholds: "NDArray[np.float64]"
    precision: "NDArray[np.float64]"
    recall: "NDArray[np.float64]"


@dataclass(frozen=True, eq=False)
class Verdicts:
    """The answers to all test reviews, in the order in which they are fed, and the truth."""

    probabilities: "NDArray[np.float32]"
    labels: "NDArray[np.uint8]"

    @cached_property
    def not_numbers(self) -> int:
        """How many answers are none."""
        import numpy as np

        return int(np.isnan(self.probabilities).sum())

    def at(self, threshold: float) -> Counts:
        """What is called what at a threshold."""
        import numpy as np

        below, wrong = (int(each) for each in self._below(np.array(threshold)))
        positive = int(self._positive[-1])
        negative = len(self.labels) - positive
        right = below - wrong
        return Counts(threshold, ((right, negative - right), (wrong, positive - wrong)))

    def curve(self, points: int) -> Curve:
        """Precision and recall at so many thresholds from 0 to 1."""
        import numpy as np

        thresholds = np.linspace(0, 1, points)
        below, missed = self._below(thresholds)
        positive = self._positive[-1]
        called, found = len(self.labels) - below, positive - missed
        with np.errstate(divide="ignore", invalid="ignore"):
            return Curve(thresholds, found / called, found / np.full(points, positive))

    def mistakes(self, most: int | None = None, threshold: float = KERAS) -> tuple[Mistake, ...]:
        """The wrong answers of either side, the most confident first; what is no number is last."""
        import numpy as np

        said, true = self.probabilities, self.labels == 1
        wrong = np.flatnonzero((said > np.float32(threshold)) != true)
        # What was left for the truth: 32 bits would make one of all that is close to certainty.
        left = np.where(true[wrong], said[wrong], 1 - said[wrong].astype(np.float64))
        chosen = wrong[np.argsort(left, kind="stable")][:most]
        values = (chosen.tolist(), self.labels[chosen].tolist(), said[chosen].tolist())
        return tuple(map(Mistake, *values))

    @cached_property
    def _order(self) -> "NDArray[np.int64]":
        """From the least answer to the greatest, and what is no number before them."""
        import numpy as np

        return np.argsort(self._comparable, kind="stable")

    @cached_property
    def _comparable(self) -> "NDArray[np.float32]":
        import numpy as np

        return np.where(np.isnan(self.probabilities), np.float32(-np.inf), self.probabilities)

    @cached_property
    def _positive(self) -> "NDArray[np.int64]":
        """How many of the least answers belong to positive reviews: of none, of one, of two …"""
        import numpy as np

        return np.concatenate(([0], np.cumsum(self.labels[self._order], dtype=np.int64)))

    def _below(
        self, thresholds: "NDArray[np.float64]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """How many answers are not above each threshold, and how many of those are positive."""
        import numpy as np

        # As 32-bit numbers, which is how Keras compares them.
        given = thresholds.astype(np.float32)
        below = np.searchsorted(self._sorted, given, side="right")
        return below, self._positive[below]

    @cached_property
    def _sorted(self) -> "NDArray[np.float32]":
        return self._comparable[self._order]


def fitting(verdicts: Verdicts, test: "Tested") -> bool:
    """Whether answers from a file can be those of a test."""
    import numpy as np

    said, labels = verdicts.probabilities, verdicts.labels
    if said.ndim != 1 or said.dtype != np.float32 or labels.dtype != np.uint8:
        return False
    return said.shape == labels.shape and np.bincount(labels, minlength=2).tolist() == [
        sum(row) for row in test.confusion
    ]
