"""The answers to a test, whichever way a model answers."""

from typing import TYPE_CHECKING

from engine.runs.class_verdicts import ClassVerdicts
from engine.runs.verdicts import Verdicts
from engine.runs.verdicts import fitting as one_number_fits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.training.events import Tested

Answers = Verdicts | ClassVerdicts


def judged(probabilities: "NDArray[np.float32]", labels: "NDArray[np.uint8]") -> Answers:
    """One number for each row, or a row of them."""
    kind = ClassVerdicts if probabilities.ndim == 2 else Verdicts
    return kind(probabilities, labels)


def fitting(answers: Answers, test: "Tested") -> bool:
    """Whether answers from a file can be those of a test."""
    if isinstance(answers, Verdicts):
        return len(test.confusion) == 2 and one_number_fits(answers, test)
    import numpy as np

    said, labels, classes = answers.probabilities, answers.labels, len(test.confusion)
    if said.dtype != np.float32 or labels.dtype != np.uint8 or labels.ndim != 1:
        return False
    return said.shape == (len(labels), classes) and np.bincount(
        labels, minlength=classes
    ).tolist() == [sum(row) for row in test.confusion]
