"""A large map in the terminal's own pixels, which are made beside the event loop."""

import asyncio
from collections.abc import Callable
from threading import Event, current_thread, main_thread
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot

from tests.widgets.stage import Stage, lines
from widgets import pixel_zoom
from widgets.pixel_zoom import PixelMap, PixelZoom
from widgets.pixels import Look
from widgets.pixels_real import Graphics, Picture, part_of

FULL = "PixelZoom { height: 1fr; }"
LOOK = Look(graphics=Graphics("sixel", 6, 12))


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for what a thread brings."""
    async with asyncio.timeout(60):
        while not holds():
            await pilot.pause(0.01)


def seen(zoom: PixelZoom) -> Picture | None:
    """The picture that is seen through the last line of the map."""
    found = part_of(next(iter(zoom.render_line(2))).style)
    return None if found is None else found[0]


async def test_a_picture_is_made_beside_the_loop_and_the_one_before_stays_till_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make, go, threads, made = pixel_zoom.picture, Event(), [], []

    def slow(*given: Any) -> Picture:
        threads.append(current_thread())
        go.wait(60)
        made.append(make(*given))
        return made[-1]

    monkeypatch.setattr(pixel_zoom, "picture", slow)
    zoom = PixelZoom(LOOK)
    async with Stage(zoom, css=FULL).run_test(size=(12, 3)) as pilot:
        zoom.set_content(PixelMap("t", np.eye(4)))
        await until(pilot, lambda: len(threads) == 1)
        await pilot.press("right")
        assert zoom.at == (0, 1), "keys are answered while it is made"
        assert "▀" in lines(zoom)[2] and seen(zoom) is None
        go.set()
        await until(pilot, lambda: seen(zoom) is not None)
        assert seen(zoom) is made[0] and (made[0].columns, made[0].lines) == (4, 2)
        go.clear()
        zoom.set_content(PixelMap("t", 1 - np.eye(4)))
        await until(pilot, lambda: len(threads) == 2)
        for numbers in (np.zeros((4, 4)), np.tri(4)):
            zoom.set_content(PixelMap("t", numbers))
            await pilot.pause()
        assert seen(zoom) is made[0]
        go.set()
        await until(pilot, lambda: seen(zoom) is not made[0])
        assert seen(zoom) is made[2], "the newest; what came too late is not shown"
        assert len(threads) == 3 and main_thread() not in threads
        zoom.show_in(Look())
        await pilot.pause()
        assert seen(zoom) is None
