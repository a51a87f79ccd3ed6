"""A scripted training on pictures that is tested: each picture is called by what it is, but for
the first of some classes, which are called by the next."""

from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.runs.class_verdicts import ClassVerdicts
from engine.training.events import Tested
from engine.training.plan import Plan, plan_for
from engine.training.state import Outcome
from engine.zoo.models import model
from tests.engine.scripted_training import Scripted

#: The first picture of each of these is called by the class that follows.
MISTAKEN: Final = (2, 3, 6)


def answers_to(labels: "NDArray[np.uint8]", classes: int = 10) -> "NDArray[np.float32]":
    """What is said of each."""
    said = np.full((len(labels), classes), 0.01, np.float32)
    said[np.arange(len(labels)), labels] = 1 - 0.01 * (classes - 1)
    for place, label in enumerate(MISTAKEN):
        row = int(np.flatnonzero(labels == label)[0])
        said[row] = (0.04 - 0.01 * place) / (classes - 1)
        said[row, label + 1] = 0.96 + 0.01 * place
    return said


class Seeing(Scripted):
    """Says of the test pictures what is said above."""

    def __call__(self, plan: Any, feed: Any, *arguments: Any, **options: Any) -> Outcome:
        outcome = super().__call__(plan, feed, *arguments, **options)
        if outcome.test is None:
            return outcome
        answers = answers_to(feed.test.labels)
        counts = ClassVerdicts(answers, feed.test.labels).counts
        assert counts.accuracy is not None
        test = Tested(outcome.test.loss, counts.accuracy, counts.confusion)
        return replace(outcome, test=test, answers=answers)


def seeing_plan(name: str = "digit-cnn", data: str = "digits") -> Plan:
    """A plan whose scripted epochs are stored in no time: the network is nearly none."""
    spec = model(name)
    small = (spec.layers[0], spec.layers[5], spec.layers[-1])  # flat, and the answer
    assert spec.fit is not None
    fit = replace(spec.fit, epochs=3, patience=None)
    return replace(plan_for(replace(spec, layers=small), data), fit=fit)
