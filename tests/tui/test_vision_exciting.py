"""The Vision lab's view of what excites a filter most, and the search for it."""

import asyncio
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest

from engine.files.places import Places
from engine.pictures.catalogue import open_pictures
from engine.pictures.scaling import as_input
from tests.engine.picture_files import picture_npz
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.vision_lab import heading, home_that_sees, lab_of, seer, state_of, why
from tui.screens.vision import exciting
from widgets.pixel_map import PixelMaps
from widgets.pixel_zoom import PixelZoom

where = pytest.fixture(home_that_sees)


async def test_a_filter_shows_what_excites_it_most(make_app: MakeApp, where: Places) -> None:
    images = open_pictures("digits", where).test.images
    passages = [seer().network.passage(as_input(image)) for image in images]

    def best(stage: int, filter_: int, by: str) -> int:
        maps = [passage.stages[stage].map(filter_) for passage in passages]
        return int(np.argmax([getattr(each, by)() for each in maps]))

    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "e")
        view, state = lab_of(pilot).view, state_of(pilot)
        maps, zoom = view.query_one(PixelMaps), view.query_one("#exciting-map", PixelZoom)

        def shown() -> int:
            return int(maps.maps.labels[0].split(":")[0])

        assert shown() == best(1, 0, "max")
        assert zoom.at == divmod(int(passages[shown()].stages[1].map(0).argmax()), 28)
        assert "max = x[" in why(pilot)
        await press(pilot, "+")
        assert shown() == best(1, 1, "max")
        await press(pilot, "b", "]")
        assert "conv2d_1, filter 1" in heading(pilot) and "by its mean" in heading(pilot)
        assert shown() == best(3, 1, "mean")
        await press(pilot, "-", "-")
        assert "filter 4" in heading(pilot), "round to the last of five"
        await press(pilot, "g", "backspace", "9", "enter")
        assert "from 0 to 4" in screen_text(pilot)
        await press(pilot, "escape", "h")
        assert not zoom.display and view.query_one("#exciting-picture").display
        maps.focus()
        await press(pilot, "right", "enter")
        position = int(maps.maps.labels[1].split(":")[0])
        assert (state.view, state.position, state.spot.stage) == ("layers", position, 3)
        assert state.spot.zoomed and state.spot.map == 4


@pytest.mark.parametrize("asked", ["a", "]", "+"])
async def test_a_search_can_be_stopped_and_gives_way_to_another(
    make_app: MakeApp,
    where: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: str,
) -> None:
    whole, begun, go = exciting.excite, Event(), Event()
    searches = []

    def slow(*given: Any) -> Any:
        searches.append(given)
        if not begun.is_set():
            begun.set()
            go.wait(60)
        return whole(*given)

    monkeypatch.setattr(exciting, "excite", slow)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        await pilot.press("e")
        await asyncio.to_thread(begun.wait, 60)
        await pilot.press(asked)
        await pilot.pause()
        go.set()
        await settle(pilot)
        if asked == "a":
            # The worker is over once it is cancelled; its thread has yet to hear of it.
            while not heading(pilot).startswith("Stopped"):
                await pilot.pause(0.01)
            assert heading(pilot) == "Stopped; a looks through the pictures again."
            await press(pilot, "a")
            assert heading(pilot).startswith("conv2d, filter 0")
            state, maps = state_of(pilot), lab_of(pilot).view.query_one(PixelMaps)
            few = open_pictures(str(picture_npz(tmp_path / "few.npz")), where)
            assert state.subject is not None
            state.subject = replace(state.subject, source="few", pictures=few)
            assert maps.answer() is not None, "what is still shown can still be asked"
            await press(pilot, "enter")
            assert state.view == "exciting", "and leads nowhere: other pictures are in hand"
        elif asked == "+":
            assert heading(pilot).startswith("conv2d, filter 1")
            assert len(searches) == 1, "it was for every filter"
        else:
            assert heading(pilot).startswith("conv2d_1, filter 0"), "no word of the one before"
