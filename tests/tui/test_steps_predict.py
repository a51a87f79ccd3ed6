"""Predict, then see: numbers of an output that a learner types, and what a wrong one is told."""

import numpy as np
import pytest

from engine.explain.convolution import Convolution
from engine.explain.examples import CONVOLUTIONS_2D, POOLINGS_2D
from engine.explain.pooling import Pooling
from tests.tui.conftest import MakeApp
from tests.tui.pilots import screen_text
from tests.tui.steps_lab import heading, note, output, press, sum_of, take, view_of, why
from tui.screens.steps.lab import StepsLab
from tui.screens.steps.sliding import Sliding, SlidingPool, SlidingSum
from tui.screens.steps.slips import is_right, slip


async def test_what_was_predicted_fills_in_and_what_is_wrong_is_told_why(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "t")
        await press(pilot, "g")
        assert output(pilot) == [["?", "?"], ["?", "?"]]
        assert "4 still hidden" in heading(pilot) and "18" not in screen_text(pilot)
        await press(pilot, *"9", "enter")
        assert output(pilot)[0] == ["✗9", "?"]
        assert "9: you left out 9×1." in heading(pilot)
        assert "9: you left out 9×1. Multiply each number of the window" in note(pilot)
        assert "18" not in screen_text(pilot)
        await press(pilot, "n", "n", "n", "n", "n")
        assert sum_of(pilot) == "[0, 0]  9×1 + 0×0 + 0×0 + 9×1 = ?"
        assert why(pilot) == "output [0, 0] =  = ?"
        await press(pilot, *"18", "enter")
        assert output(pilot)[0] == ["✓18", "?"]
        assert pilot.app.journey.has("predicted_cell")  # type: ignore[attr-defined]
        assert why(pilot) == "output [0, 0] = 9×1 + 0×0 + 0×0 + 9×1 = 18"
        await press(pilot, "5")  # meant for a cell, and no way to another lab
        assert isinstance(pilot.app.screen, StepsLab)
        await press(pilot, "right", "v")
        assert output(pilot)[0] == ["✓18", "0"]
        assert "1 predicted · 2 still hidden" in heading(pilot)
        await press(pilot, "space", "x")
        assert output(pilot)[1] == ["?", "?"]
        await press(pilot, "1", "escape", "up", "g")
        assert output(pilot) == [["·", "·"], ["·", "·"]]


async def test_what_an_input_cell_is_made_into_tells_no_hidden_number(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "p")
        await press(pilot, "g", "shift+tab", "right", "down")
        assert why(pilot) == "input [1, 1] =  = 9"
        assert "max(" not in screen_text(pilot)
        view_of(pilot).board.output.focus()
        await press(pilot, *"9", "enter", "l")
        assert output(pilot)[0] == ["✓9", "?"]
        await press(pilot, "h", "down", "l")
        assert view_of(pilot).state.walk.at == 2


DIAGONAL = SlidingSum(CONVOLUTIONS_2D["diagonal"])
UNEVEN = Convolution(
    np.array([[1], [2], [3], [4]], dtype=np.float32),
    np.array([[[5]], [[7]]], dtype=np.float32),
    np.array([2], dtype=np.float32),
)
SIGNAL = SlidingSum(UNEVEN)  # 1×5 + 2×7 + 2 = 21
RELU = SlidingSum(Convolution(-UNEVEN.input, UNEVEN.kernel, activation="relu"))
LARGEST = SlidingPool(POOLINGS_2D["largest"])
MEAN = SlidingPool(Pooling(POOLINGS_2D["largest"].input, kind="average"))
EDGE = SlidingPool(
    Pooling(POOLINGS_2D["largest"].input, 3, 2, padding="same", kind="average")
)  # the last window: 2 3 / 1 2, its mean 2


@pytest.mark.parametrize(
    ("operation", "place", "guess", "told"),
    [
        (DIAGONAL, 0, 9, "9: you left out 9×1."),
        (SIGNAL, 0, 19, "19: you left out the bias."),
        (SIGNAL, 0, 7, "7: you left out 2×7."),
        (SIGNAL, 0, 19.5, "19.5 is too small."),
        (SIGNAL, 0, 14, "14: that is the largest product; add them all up."),
        (SIGNAL, 0, 3, "3: you left the kernel out."),
        (SIGNAL, 0, 15, "15: you added numbers and weights; multiply them."),
        (DIAGONAL, 0, 19, "19: in 9×1 you added."),
        (SIGNAL, 0, 45, "45: that is the number at [2]."),
        (SIGNAL, 0, 100, "100 is too large."),
        (RELU, 0, -19, "−19: that is the sum; relu comes after it."),
        (LARGEST, 0, 3, "3: it is in the window, and so is a larger one."),
        (LARGEST, 0, 15, "15: that is the sum; the largest is wanted."),
        (LARGEST, 0, 3.75, "3.75: that is the mean; the largest is wanted."),
        (MEAN, 0, 15, "15: that is the sum; divide it by 4."),
        (MEAN, 0, 9, "9: that is the largest; the mean is wanted."),
        (EDGE, 3, 0.89, "0.89: only the numbers of the input count, not what is filled in."),
    ],
)  # fmt: skip
def test_a_wrong_guess_gives_its_reason_away(
    operation: Sliding, place: int, guess: float, told: str
) -> None:
    assert slip(operation, place, 0, guess) == told


def test_a_flipped_kernel_is_recognised_and_another_filter_too() -> None:
    input_ = np.array([[1], [2]], dtype=np.float32)
    kernel = np.array([[[3, 10]], [[4, 20]]], dtype=np.float32)
    operation = SlidingSum(Convolution(input_, kernel))
    assert operation.value(0, 0) == 11
    assert slip(operation, 0, 0, 10) == "10: you flipped the kernel; Keras does not."
    assert slip(operation, 0, 0, 50) == "50: that is what filter 2 makes."


def test_whole_numbers_are_exact_and_others_may_be_rounded() -> None:
    assert is_right(18, 18.0) and not is_right(18.004, 18.0)
    assert is_right(0.67, 2 / 3) and is_right(0.6667, 2 / 3) and not is_right(0.6, 2 / 3)
