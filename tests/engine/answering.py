"""A scripted training that is tested: with answers to two negative and two positive reviews."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from engine.runs.verdicts import KERAS, Verdicts
from engine.training.events import Tested
from engine.training.state import Outcome
from tests.engine.scripted_training import Scripted

#: What is said of the negative reviews, then of the positive ones; one of each is wrong.
SAID: Final = (0.9, 0.1, 0.4, 0.8)


class Answering(Scripted):
    """Says of the test reviews what it is told to say."""

    def __init__(self, said: Sequence[float] = SAID, **script: Any) -> None:
        super().__init__(**script)
        self._said = said

    def __call__(self, plan: Any, feed: Any, *arguments: Any, **options: Any) -> Outcome:
        outcome = super().__call__(plan, feed, *arguments, **options)
        if outcome.test is None:
            return outcome
        labels = feed.test.labels
        answers = np.empty(len(labels), np.float32)
        answers[np.argsort(labels, kind="stable")] = self._said
        confusion = Verdicts(answers, labels).at(KERAS).confusion
        right = confusion[0][0] + confusion[1][1]
        test = Tested(outcome.test.loss, right / len(labels), confusion)
        return replace(outcome, test=test, answers=answers)
