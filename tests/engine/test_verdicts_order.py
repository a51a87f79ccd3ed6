"""Which mistakes come first where the answers are next to certain."""

import numpy as np

from engine.runs.verdicts import Verdicts


def test_answers_next_to_certain_are_told_apart() -> None:
    said = np.array([3e-9, 1 - 2**-24, 1e-12, 0.9], np.float32)
    found = Verdicts(said, np.array([1, 0, 1, 0], np.uint8)).mistakes()
    assert [each.position for each in found] == [2, 0, 1, 3]
