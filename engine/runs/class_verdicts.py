"""What a model said of each test picture, of which it calls each by its most probable class.

As Keras has it: of classes that are equally probable the first. An answer that is not a number is
most probable nowhere, so where all are such the picture is called by the first class of all.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from engine.runs.verdicts import LEAST
from engine.why import Term, Why

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: So many digits of an answer are true: as Keras gave it, and as 16 bits keep its logarithm.
DIGITS: Final = 6
DIGITS_OF_LOGS: Final = 3

ClassMeasure = Literal["precision", "recall", "f1"]
CLASS_MEASURES: tuple[ClassMeasure, ...] = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """How many of each class were called what: rows of truth, columns of verdicts."""

    confusion: tuple[tuple[int, ...], ...]

    @property
    def rows(self) -> int:
        """How many pictures there are."""
        return sum(map(sum, self.confusion))

    @property
    def right(self) -> int:
        """How many of them are called what they are."""
        return sum(row[place] for place, row in enumerate(self.confusion))

    @property
    def wrong(self) -> int:
        """How many are called what they are not."""
        return self.rows - self.right

    def of(self, truth: int) -> int:
        """How many pictures are of a class."""
        return sum(self.confusion[truth])

    def called(self, verdict: int) -> int:
        """How many are called so."""
        return sum(row[verdict] for row in self.confusion)

    def value(self, measure: ClassMeasure, of: int) -> float | None:
        """A measure of one class; None where it would be a share of nothing."""
        return _share(*self._parts(measure, of))

    def why(self, measure: ClassMeasure, of: int) -> Why:
        """The same, by the counts that make it."""
        right, called, there = self.confusion[of][of], self.called(of), self.of(of)
        found = Term("class_called_rightly", f"{right}", right)
        others = Term("others_called_so", f"{called} − {right}", called - right)
        missed = Term("class_called_otherwise", f"{there} − {right}", there - right)
        value = self.value(measure, of)
        if measure == "precision":
            return Why(f"{right} ÷ ({right} + {called - right})", (found, others), value)
        if measure == "recall":
            return Why(f"{right} ÷ ({right} + {there - right})", (found, missed), value)
        twice = f"2 × {right}"
        formula = f"{twice} ÷ ({twice} + {called - right} + {there - right})"
        return Why(formula, (found, others, missed), value)

    @property
    def accuracy(self) -> float | None:
        """The share of the pictures that are called what they are."""
        return _share(self.right, self.rows)

    def why_accuracy(self) -> Why:
        """The same: all that stands on the diagonal, as a share of all."""
        diagonal = [row[place] for place, row in enumerate(self.confusion)]
        right = Term("classes_called_rightly", " + ".join(map(str, diagonal)), self.right)
        pictures = Term("pictures_in_all", f"{self.rows}", self.rows)
        return Why(f"{self.right} ÷ {self.rows}", (right, pictures), self.accuracy)

    def why_cell(self, truth: int, verdict: int) -> Why:
        """One count, as a share of its row and of its column."""
        count, of, called = self.confusion[truth][verdict], self.of(truth), self.called(verdict)
        terms = (
            Term("share_of_truth", f"{count} ÷ {of}", _share(count, of)),
            Term("share_of_verdict", f"{count} ÷ {called}", _share(count, called)),
        )
        return Why("", terms, count)

    def _parts(self, measure: ClassMeasure, of: int) -> tuple[int, int]:
        """Part and whole of a measure."""
        right, called, there = self.confusion[of][of], self.called(of), self.of(of)
        wholes = {"precision": (right, called), "recall": (right, there)}
        return wholes.get(measure, (2 * right, called + there))


def _share(part: int, whole: int) -> float | None:
    """A share; of nothing there is none."""
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class ClassMistake:
    """A test picture that was called what it is not: which, what it is, what it was called, and
    how probable the model found either."""

    position: int
    truth: int
    verdict: int
    probability: float
    of_truth: float
    digits: int = DIGITS

    def why(self) -> Why:
        """What this answer alone costs: the surprise at the truth."""
        if math.isnan(self.of_truth):
            return Why("", (Term("answer_not_a_number", "", "NaN"),), None)
        own = self.of_truth
        terms = [
            Term("probability_of_verdict", "", self._known(self.probability)),
            Term("probability_of_truth_class", "", self._known(own)),
        ]
        if own < LEAST:
            own = LEAST
            terms.append(Term("least_probability", "", LEAST))
        cost = self._known(-math.log(own))
        return Why(f"−ln {self._known(own):.{DIGITS}g}", tuple(terms), cost)

    def _known(self, number: float) -> float:
        """A number with no more digits than are true."""
        return float(f"{number:.{self.digits}g}")


@dataclass(frozen=True, eq=False)
class ClassVerdicts:
    """The answers to all test pictures, in the order in which they are fed, and the truth."""

    probabilities: "NDArray[np.float32]"  # a row for each picture, a column for each class
    labels: "NDArray[np.uint8]"
    digits: int = DIGITS  # so many of a probability, and of what it costs, are true

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return int(self.probabilities.shape[1])

    @cached_property
    def not_numbers(self) -> int:
        """How many pictures have answers that are none."""
        import numpy as np

        return int(np.isnan(self.probabilities).any(axis=1).sum())

    @cached_property
    def called(self) -> "NDArray[np.int64]":
        """The class that each picture is called by."""
        import numpy as np

        known = np.where(np.isnan(self.probabilities), np.float32(-1), self.probabilities)
        found: NDArray[np.int64] = known.argmax(axis=1)
        return found

    @cached_property
    def counts(self) -> ClassCounts:
        """What was called what."""
        import numpy as np

        cells = self.labels.astype(np.int64) * self.classes + self.called
        table = np.bincount(cells, minlength=self.classes**2).reshape(self.classes, self.classes)
        return ClassCounts(tuple(map(tuple, table.tolist())))

    def mistakes(
        self, most: int | None = None, *, truth: int | None = None, verdict: int | None = None
    ) -> tuple[ClassMistake, ...]:
        """The wrong answers, the most confident first; of one cell of the table, if it is named."""
        import numpy as np

        wrong = self.called != self.labels
        if truth is not None:
            wrong &= self.labels == truth
        if verdict is not None:
            wrong &= self.called == verdict
        rows = np.flatnonzero(wrong)
        sure = self.probabilities[rows, self.called[rows]]
        chosen = rows[np.argsort(-sure, kind="stable")][:most]  # what is no number comes last
        called, true = self.called[chosen], self.labels[chosen]
        columns = (
            chosen,
            true,
            called,
            self.probabilities[chosen, called],
            self.probabilities[chosen, true],
            np.full(len(chosen), self.digits),
        )
        return tuple(map(ClassMistake, *(column.tolist() for column in columns)))
