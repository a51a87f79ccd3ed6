"""A canvas: a soft brush, a rubber, steps that can be undone, by mouse and by keys."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events, on
from textual.message import Message

from tests.widgets.stage import Stage
from widgets.canvas import Canvas
from widgets.canvas_ink import Ink, Made, brush

POINT = st.tuples(st.floats(-3, 30), st.floats(-3, 30))


class Hears(Stage):
    """A stage that hears what the canvas says."""

    @on(Canvas.Changed)
    @on(Canvas.Held)
    def listen(self, message: Message) -> None:
        self.said.append(message)


def drawn(*points: tuple[float, float]) -> Ink:
    ink = Ink()
    for start, end in pairwise(points):
        ink.stroke(start, end)
    return ink


def test_the_brush_is_full_in_its_middle_and_soft_at_its_edge() -> None:
    assert brush(np.array([0, 0.5, 1, 1.25, 1.5, 9])).tolist() == [255, 255, 128, 64, 0, 0]
    ink = drawn((10, 10), (10, 12))
    assert ink.numbers[9:12, 9:14].tolist() == [
        [22, 128, 128, 128, 22],
        [128, 255, 255, 255, 128],
        [22, 128, 128, 128, 22],
    ]
    assert ink.made(9, 11) is Made.BRUSH
    assert ink.pen(9, 11) == (10, 11)
    assert ink.made(20, 20) is Made.NOTHING


@given(st.lists(POINT, min_size=2, max_size=5))
@settings(max_examples=30)
def test_ink_only_grows_brighter_and_all_of_it_can_be_explained(
    points: list[tuple[float, float]],
) -> None:
    ink = Ink()
    for start, end in pairwise(points):
        before = ink.numbers
        ink.stroke(start, end)
        assert (ink.numbers >= before).all()
    for row, column in np.argwhere(ink.numbers > 0).tolist():
        pen = ink.pen(row, column)
        away = np.hypot(row - pen[0], column - pen[1])
        assert ink.numbers[row, column] == brush(np.array([away]))[0]


def test_the_rubber_takes_out_and_every_step_can_be_undone() -> None:
    ink = drawn((5, 2), (5, 25))
    whole = ink.numbers
    ink.begin()
    ink.rub((5, 10), (5, 12))
    assert not ink.numbers[4:7, 9:14].any()
    assert ink.numbers[5, 8] == ink.numbers[5, 14] == 255
    assert ink.made(5, 11) is Made.RUBBER
    ink.invert()
    assert ink.numbers[5, 11] == 255
    ink.shift(2, -3)
    assert ink.numbers[7, 8] == 255
    assert not ink.numbers[:2].any()
    ink.clear()
    assert ink.is_empty
    for _ in range(4):
        assert ink.undo()
    assert np.array_equal(ink.numbers, whole)
    assert not ink.undo()


def test_what_is_shifted_keeps_its_brush_and_leaves_at_the_edge() -> None:
    ink = drawn((10, 10), (10, 10))
    ink.shift(-3, 5)
    assert ink.pen(7, 16) == (7, 15)
    ink.shift(0, 20)
    assert ink.is_empty


def test_a_picture_is_taken_whole() -> None:
    picture = np.arange(784, dtype=np.uint8).reshape(28, 28)
    ink = drawn((1, 1), (9, 9))
    ink.take(picture)
    assert np.array_equal(ink.numbers, picture)
    ink.stroke((0, 0), (0, 0))
    assert picture[0, 0] == 0  # the picture itself is left alone
    assert ink.made(20, 20) is Made.TAKEN


async def test_keys_draw_rub_and_lift() -> None:
    ink = Ink()
    canvas = Canvas(ink)
    app = Hears(canvas, css="Canvas { width: 28; height: 14; }")
    async with app.run_test(size=(30, 15)) as pilot:
        canvas.redraw()
        await pilot.press("right", "right", "down")
        assert ink.is_empty
        await pilot.press("space", "right", "right", "space", "right")
        assert ink.numbers[1, 1:7].tolist() == [128, 255, 255, 255, 128, 0]
        canvas.action_tool("rubber")
        await pilot.press("left", "left", "left")
        assert ink.is_empty
        assert canvas.tool == "rubber"
        app.set_focus(None)
        await pilot.pause()
        assert canvas.tool == "none"
        ink.undo()
        assert not ink.is_empty
        held = [message.tool for message in app.said if isinstance(message, Canvas.Held)]
        assert held == ["brush", "none", "rubber", "none"]


@pytest.mark.parametrize("button", [1, 3])
async def test_the_mouse_draws_and_its_right_button_rubs_out(button: int) -> None:
    ink = Ink()
    canvas = Canvas(ink)
    app = Hears(canvas, css="Canvas { width: 28; height: 14; }")
    async with app.run_test(size=(30, 15)) as pilot:
        canvas.redraw()
        if button == 3:
            ink.take(np.full((28, 28), 255, np.uint8))
        await pilot.mouse_down(Canvas, offset=(4, 3), button=button)
        await pilot._post_mouse_events([events.MouseMove], Canvas, offset=(12, 3), button=button)
        await pilot.mouse_up(Canvas, offset=(12, 3))
        await pilot._post_mouse_events([events.MouseMove], Canvas, offset=(12, 9), button=0)
        await pilot.pause()
        row = ink.numbers[6:8, 4:13]
        assert (row == (0 if button == 3 else 255)).all()
        untouched = ink.numbers[12:]
        assert (untouched == (255 if button == 3 else 0)).all()
        assert app.said
        assert ink.undo()
        assert ink.is_empty == (button == 1)
