"""Drawing for a network: what it is taken for follows, in words, bars and maps."""

import threading
from collections.abc import Callable

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from engine.pictures.scaling import as_input
from engine.vision.network import Network, Passage
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui.app import ImdbApp
from tui.screens.vision.draw import DrawView
from widgets.bars import Bars
from widgets.canvas import Canvas
from widgets.pixel_map import PixelMaps
from widgets.why_panel import WhyPanel

WIDE = (120, 36)


@pytest.fixture(autouse=True)
def colours(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that has all colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


def view_of(pilot: Pilot[int]) -> DrawView:
    return pilot.app.screen.query_one(DrawView)


def verdict(pilot: Pilot[int]) -> str:
    return str(view_of(pilot).query_one(".verdict", Static).render())


def why(pilot: Pilot[int]) -> str:
    answer = pilot.app.screen.query_one(WhyPanel).answer()
    return "" if answer is None else answer.markdown()


async def test_the_verdict_the_bars_and_the_maps_follow_the_pen(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "alt+5", "r")
        assert "empty" in verdict(pilot)
        assert "empty" in screen_text(pilot)
        await press(pilot, "right", "down", "space", "right", "right", "down")
        view, canvas = view_of(pilot), pilot.app.screen.query_one(Canvas)
        drawing = view.state.draw.ink.numbers
        assert drawing[1, 1:4].min() == 255
        passage = view.subject.network.passage(as_input(drawing))
        name, share = passage.verdict, passage.probabilities.max()
        bars = view.query_one(Bars).sheet().rows
        assert len(bars) == 10
        assert bars[name][1] == f"{share:.4f}"
        assert f"{share:.3f}" in verdict(pilot)
        maps = view.query_one(PixelMaps).maps
        assert np.array_equal(maps.maps[0], passage.stages[1].map(0))
        assert canvas.tool == "brush"
        assert "pen is down" in screen_text(pilot)
        assert app.journey.has("drew_picture")
        await press(pilot, "delete")
        assert "empty" in verdict(pilot)
        assert not view.query_one(Bars).count
        await press(pilot, "u")
        assert f"{share:.3f}" in verdict(pilot)


async def test_a_pixel_and_a_probability_say_why(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "alt+5", "r")
        await pilot.press("down", "down", "right", "right", "space", "space")
        await settle(pilot)
        assert "255 × 1.000" in why(pilot)
        await press(pilot, "right")
        assert "min(1, 1.5 − 1.000)" in why(pilot)
        assert "**128**" in why(pilot)
        await press(pilot, "v")
        assert "255 − 128" in why(pilot)
        await press(pilot, "t")
        assert "picture 0" in why(pilot)
        await press(pilot, "tab")
        assert "softmax" in why(pilot) or "e^" in why(pilot)


async def test_what_is_taken_can_be_centred_shifted_and_followed_through_layers(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "alt+5", "r", "p")
        view = view_of(pilot)
        state = view.state.draw
        before = state.ink.numbers
        await press(pilot, "shift+down", "shift+right")
        assert np.array_equal(state.ink.numbers[1:, 1:], before[:-1, :-1])
        await press(pilot, "z", "h")
        network = view.subject.network
        assert state.stage == 2
        seen = view.query_one(PixelMaps).maps.maps
        expected = network.passage(as_input(state.shown)).stages[2].output
        assert not np.array_equal(state.shown, state.ink.numbers)
        assert np.array_equal(seen, np.moveaxis(expected, -1, 0))
        await press(pilot, "l")
        assert np.array_equal(view_of(pilot).state.draw.ink.numbers, state.ink.numbers)
        assert view_of(pilot).query_one(PixelMaps).count == len(seen)
        await press(pilot, "tab", "tab", "right", "enter")
        assert view.state.view == "layers"
        assert view.state.own is not None
        assert (view.state.spot.stage, view.state.spot.map) == (2, 1)


class Slow:
    """A network that looks only when it is let."""

    def __init__(self, network: Network) -> None:
        self.looks = threading.Semaphore(0)
        self.asked: list[bytes] = []
        self._network = network
        self._passage: Callable[..., Passage] = network.passage

    def passage(self, picture: np.ndarray) -> Passage:
        self.asked.append(picture.tobytes())
        self.looks.acquire()
        return self._passage(picture)


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    for _turn in range(1000):
        if holds():
            return
        await pilot.pause()
    raise AssertionError("it did not come so far")


async def test_the_newest_drawing_is_looked_at_and_none_waits_in_line(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app: ImdbApp = make_app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "alt+5", "r")
        view = view_of(pilot)
        network = view.subject.network
        slow = Slow(network)
        monkeypatch.setattr(network, "passage", slow.passage)
        canvas = view.query_one(Canvas)
        await pilot.press("space")
        await until(pilot, lambda: len(slow.asked) == 1)
        await pilot.press(*["right"] * 9)
        assert canvas.ink.numbers[0, 9] == 255  # the pen does not wait for the network
        assert len(slow.asked) == 1
        slow.looks.release(3)
        await settle(pilot)
        await until(pilot, lambda: len(slow.asked) == 2)
        await settle(pilot)
        newest = as_input(canvas.ink.numbers).tobytes()
        assert slow.asked[-1] == newest
        assert len(slow.asked) == 2
        assert "taken for" in verdict(pilot)


@pytest.mark.parametrize("size", [(60, 20), (200, 50)])
async def test_the_canvas_is_whole_where_there_is_room(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "alt+5", "r")
        canvas = pilot.app.screen.query_one(Canvas)
        assert canvas.max_scroll_y == 0 or size == (60, 20)
        assert canvas.size.width >= 28
        assert view_of(pilot).query_one(PixelMaps).display == (size != (60, 20))
        await press(pilot, "end", "space")
        assert canvas.ink.numbers[27, 27] == 255
        assert canvas.place_of(canvas.cursor).bottom <= canvas.scroll_offset.y + canvas.size.height
