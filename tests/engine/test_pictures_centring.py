"""Drawings are put where MNIST's digits are: in size, and with their mass in the middle."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.pictures.centring import BOX, centre_of_mass, centred


@given(
    st.integers(0, 20), st.integers(0, 20), st.integers(1, 20), st.integers(1, 20), st.booleans()
)
@settings(max_examples=40)
def test_the_mass_is_in_the_middle_and_the_longer_side_is_twenty(
    top: int, left: int, high: int, wide: int, slanted: bool
) -> None:
    drawn = np.zeros((28, 28), np.uint8)
    drawn[top : top + high, left : left + wide] = 200
    if slanted:
        drawn = np.triu(drawn)
    found = centred(drawn)
    if not drawn.any():
        assert not found.any()
        return
    rows, columns = (np.flatnonzero(found.any(axis=axis)) for axis in (1, 0))
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == BOX
    assert centre_of_mass(found) == pytest.approx((13.5, 13.5), abs=1.5 if slanted else 0.51)


def test_an_empty_canvas_stays_empty() -> None:
    assert not centred(np.zeros((28, 28), np.uint8)).any()
    assert centre_of_mass(np.zeros((28, 28), np.uint8)) == (13.5, 13.5)


def test_a_digit_that_is_centred_already_stays_nearly_as_it_is() -> None:
    drawn = np.zeros((28, 28), np.uint8)
    drawn[4:24, 9:19] = 255
    assert np.array_equal(centred(drawn), drawn)
