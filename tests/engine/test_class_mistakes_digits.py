"""What a mistake costs is said in as many digits as are true of the answer."""

import math

import numpy as np
import pytest

from engine.runs.class_verdicts import ClassVerdicts
from engine.runs.packing import packed_answers, unpacked_answers
from engine.why import Value

SAID = np.array([[0.123456, 0.8765432, 1e-6], [0.7, 0.00123456, 0.29876544]], dtype=np.float32)
GIVEN = ClassVerdicts(SAID, np.array([0, 1], dtype=np.uint8))


def _costs(verdicts: ClassVerdicts) -> dict[int, Value]:
    return {each.position: each.why().value for each in verdicts.mistakes()}


def test_answers_as_keras_gave_them_have_six() -> None:
    assert _costs(GIVEN) == {
        0: float(f"{-math.log(SAID[0, 0]):.6g}"),
        1: float(f"{-math.log(SAID[1, 1]):.6g}"),
    }
    assert {each.why().formula for each in GIVEN.mistakes()} == {"−ln 0.123456", "−ln 0.00123456"}


def test_answers_kept_as_logarithms_in_16_bits_have_three() -> None:
    kept = unpacked_answers(packed_answers(GIVEN))
    assert isinstance(kept, ClassVerdicts)
    assert _costs(kept) == {0: 2.09, 1: 6.70}
    assert _costs(kept) == {
        at: pytest.approx(cost, abs=0.005) for at, cost in _costs(GIVEN).items()
    }
    (first, _second) = kept.mistakes()
    assert [term.value for term in first.why().terms] == [0.877, 0.123]
