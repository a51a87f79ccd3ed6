"""Nested lists as arrays, and what cannot be one."""

from typing import Any

import numpy as np
import pytest

from engine.explain.grids import MOST_CELLS, GridRefused, depth, empty, grid, random
from engine.explain.numbers import LAST_EXACT, joined, nested, number, operand, text


def test_lists_become_arrays() -> None:
    found = grid([[1, 2.5], [3, -4]], 2)
    assert found.dtype == np.float32
    assert found.tolist() == [[1, 2.5], [3, -4]]
    assert (depth(7), depth([]), depth([[[1]]])) == (0, 1, 3)


@pytest.mark.parametrize(
    ("given_lists", "axes", "code"),
    [
        ([[1, 2], [3]], 2, "grid_ragged"),
        ([[1, 2], 3], 2, "grid_ragged"),
        ([1, [2]], 1, "grid_ragged"),
        ([[1], ["a"]], 2, "grid_no_number"),
        ([True], 1, "grid_no_number"),
        ([None], 1, "grid_no_number"),
        ([float("nan")], 1, "grid_not_finite"),
        ([float("-inf")], 1, "grid_not_finite"),
        ([1e39], 1, "grid_number_too_large"),
        ([10**400], 1, "grid_number_too_large"),
        ([], 1, "grid_empty"),
        ([[], []], 2, "grid_empty"),
        ([1], 2, "grid_wrong_depth"),
        (5, 1, "grid_wrong_depth"),
        ([[[1]]], 2, "grid_wrong_depth"),
        ([[0] * 10_000] * 10_000, 2, "grid_too_large"),
    ],
)
def test_what_is_no_grid_is_refused(given_lists: Any, axes: int, code: str) -> None:
    with pytest.raises(GridRefused) as refused:
        grid(given_lists, axes)
    assert refused.value.code == code


def test_random_and_empty_grids() -> None:
    found = random((4, 5), seed=3, low=-1, high=1)
    assert found.tolist() == random((4, 5), seed=3, low=-1, high=1).tolist()
    assert set(np.unique(found)) == {-1, 0, 1}
    assert random((4, 5), seed=4, low=-1, high=1).tolist() != found.tolist()
    assert empty((2, 3)).tolist() == [[0, 0, 0], [0, 0, 0]]
    for made in (empty, lambda shape: random(shape, 1)):
        with pytest.raises(GridRefused) as refused:
            made((10_000, 10_000))
        assert refused.value.values == {"cells": 10**8, "most": MOST_CELLS}
        with pytest.raises(GridRefused):
            made((3, 0))


def test_numbers_read_as_they_were_written() -> None:
    assert [number(np.float32(each)) for each in (9, 0.1, -0.0, 1e30)] == [9, 0.1, 0, 1e30]
    assert isinstance(number(np.float32(9)), int) and isinstance(number(1e30), float)
    assert [text(each) for each in (9, -3, 0.1, 1 / 3, LAST_EXACT, float("inf"))] == [
        "9",
        "-3",
        "0.1",
        "0.333333",
        "16777216",
        "∞",
    ]
    assert [operand(each) for each in (3, -3, 0)] == ["3", "(-3)", "0"]
    assert joined(["1"] * 27, "+") == "+".join(["1"] * 27)
    assert joined([*["1"] * 27, "2"], "+") == "+".join([*["1"] * 25, "…", "2"])


def test_outputs_become_readable_lists() -> None:
    assert nested(np.float32([[1, 0.1], [np.inf, np.nan]])) == [[1, 0.1], [None, None]]
    assert nested(np.int64([3])) == [3]
