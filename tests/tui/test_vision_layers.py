"""The Vision lab's view of layers: pictures, layers, maps, pixels, and what is asked of them."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from textual.binding import BindingsMap
from textual.pilot import Pilot
from textual.widgets import Static

from engine.files.places import Places
from engine.pictures.catalogue import open_pictures
from engine.pictures.scaling import as_input
from engine.runs import starters
from engine.vision.network import Network, Passage
from engine.zoo.layers import Picture
from tests.engine.vision_home import SMALL, drawn, plant
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.vision_lab import home_that_sees, reached, state_of, why
from tui.screens.vision.lab import PARTS, VIEWS, VisionLab
from tui.screens.vision.layers import LayersView
from widgets.bars import Bars
from widgets.pixel_map import PixelMaps
from widgets.pixel_zoom import PixelZoom
from widgets.virtual_list import VirtualList
from widgets.why_panel import WhyPanel

where = pytest.fixture(home_that_sees)


def view_of(pilot: Pilot[int]) -> LayersView:
    """The view that is open."""
    assert isinstance(pilot.app.screen, VisionLab)
    view = pilot.app.screen.view
    assert isinstance(view, LayersView)
    return view


def heading(pilot: Pilot[int]) -> list[str]:
    """The picture and the verdict."""
    return str(view_of(pilot).query_one(".heading", Static).content).splitlines()


def model(pilot: Pilot[int]) -> str:
    """Which model looks."""
    return str(view_of(pilot).query_one(".model", Static).content)


def passage(where: Places, position: int) -> Passage:
    """What the small network makes of a picture, found by another way than the lab's."""
    images = open_pictures("digits", where).test.images
    return Network(SMALL, drawn(SMALL)).passage(as_input(images[position]))


async def test_a_picture_walks_through_every_layer(make_app: MakeApp, where: Places) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        label = int(open_pictures("digits", where).test.labels[0])
        assert heading(pilot)[0] == f"digits (8×8, scaled) 0: {label}"
        verdict = passage(where, 0).verdict
        assert heading(pilot)[1].startswith("✓" if verdict == label else "✗")
        assert f"called {verdict}: " in heading(pilot)[1]
        assert why(pilot).startswith("Input(28×28×1): output shape")
        stages = passage(where, 0).stages
        seen = []
        for stage in stages[1:]:
            assert not reached(pilot, "walked_layers")
            await press(pilot, "down")
            shown = view_of(pilot)._right
            seen.append(type(shown))
            if isinstance(shown, PixelMaps):
                np.testing.assert_allclose(
                    np.moveaxis(shown.maps.maps, 0, -1), stage.output, atol=1e-6
                )
        assert seen == [PixelMaps] * 4 + [Bars] * 4
        assert reached(pilot, "walked_layers")
        assert "0.0" in screen_text(pilot) and "how probable each class is" in screen_text(pilot)


async def test_a_map_opens_and_each_of_its_pixels_says_why(
    make_app: MakeApp, where: Places
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "down", "enter", "right")
        assert why(pilot).startswith("conv2d, map 1 = max = x[")
        await press(pilot, "enter")
        zoom, output = view_of(pilot).query_one("#vision-zoom", PixelZoom), passage(where, 0)
        assert zoom.has_focus and zoom.size.height == 15  # a title, and all 28 rows
        row, column = zoom.at
        largest = output.stages[1].map(1)
        assert largest[row, column] == largest.max()  # it opens where there is something to ask
        assert not reached(pilot, "asked_pixel")
        await press(pilot, "up" if row else "down")
        row, column = zoom.at
        assert reached(pilot, "asked_pixel")
        answer = pilot.app.screen.query_one(WhyPanel).answer()
        assert answer is not None and answer.title == f"conv2d[{row}, {column}, 1]"
        assert float(answer.value) == pytest.approx(float(largest[row, column]), abs=1e-5)
        assert answer.formula.startswith("relu(")
        await press(pilot, "plus")
        assert zoom.shown.title == "conv2d, map 2 (0…2)"
        # The next layer opens at the same place of the picture.
        await press(pilot, "right_square_bracket")
        assert zoom.has_focus and zoom.at == (row // 2, column // 2)
        assert why(pilot).startswith(f"max_pooling2d[{row // 2}, {column // 2}, 2] = max(")
        await press(pilot, "escape")
        assert view_of(pilot).query_one(PixelMaps).has_focus
        assert isinstance(pilot.app.screen, VisionLab)


async def test_other_pictures_by_keys_by_class_and_by_number(
    make_app: MakeApp, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = open_pictures("digits", where).test.labels
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "down", "right")
        assert state_of(pilot).position == 1
        maps = view_of(pilot).query_one(PixelMaps)
        expected = passage(where, 1).stages[1].output
        np.testing.assert_allclose(np.moveaxis(maps.maps.maps, 0, -1), expected, atol=1e-6)
        await press(pilot, "left", "left")
        assert state_of(pilot).position == len(labels) - 1
        await press(pilot, "full_stop")
        assert state_of(pilot).position == 0
        await press(pilot, "comma")
        assert state_of(pilot).position == len(labels) - 1
        await press(pilot, "b", "end", "enter")
        first = state_of(pilot).position
        await press(pilot, "b", "end", "enter")
        assert labels[first] == labels[state_of(pilot).position] == 9
        assert state_of(pilot).position > first
        await pilot.press("g", *["backspace"] * 3, *"99999")
        await press(pilot, "enter")
        assert f"Give a number from 0 to {len(labels) - 1}." in screen_text(pilot)
        await pilot.press(*["backspace"] * 5, "9")
        await press(pilot, "enter")
        assert state_of(pilot).position == 9
        monkeypatch.setattr(Random, "randrange", lambda _self, count: count - 3)
        await press(pilot, "n")
        assert state_of(pilot).position == len(labels) - 3


async def test_only_lines_that_changed_are_drawn_for_another_picture(
    make_app: MakeApp, where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "down")
        layers = view_of(pilot).query_one(VirtualList)
        drawn_again = []
        monkeypatch.setattr(layers, "refresh", lambda *args, **kwargs: drawn_again.append(args))
        await press(pilot, "right")
        assert not drawn_again  # the layers are the same


async def test_another_language_leaves_everything_where_it_was(
    make_app: MakeApp, where: Places
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "right", "down", "down", "enter", "right", "enter", "up")
        spot = state_of(pilot).spot
        before = (spot.stage, spot.map, spot.pixel, spot.zoomed, state_of(pilot).position)
        await press(pilot, "l")
        spot = state_of(pilot).spot
        after = (spot.stage, spot.map, spot.pixel, spot.zoomed, state_of(pilot).position)
        assert before == after
        zoom = view_of(pilot).query_one("#vision-zoom", PixelZoom)
        assert zoom.at == spot.pixel and zoom.is_on_screen
        assert view_of(pilot).query_one(VirtualList).cursor == spot.stage


async def test_models_and_pictures_are_chosen_and_what_is_not_there_is_said(
    make_app: MakeApp, where: Places
) -> None:
    smaller = replace(SMALL, name="other-cnn", layers=(Picture(20, 20), *SMALL.layers[1:]))
    plant(where, smaller)
    plant(where, data="nowhere")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        assert model(pilot) == "run 3: small-cnn"  # the newest, without a starter
        assert heading(pilot)[0].startswith("digits")  # its own are gone: some of their kind
        await press(pilot, "m", "down", "enter")
        assert " ".join(heading(pilot)).startswith("! The model wants a picture of 20×20×1")
        await press(pilot, "down", "enter", "right", "enter", "m", "end", "enter")
        assert model(pilot) == "run 1: small-cnn"
        await press(pilot, "d", "down", "enter")
        assert heading(pilot)[0].startswith("garments (drawn) 0: ")
        assert "T-shirt" in heading(pilot)[0]


async def test_without_a_model_one_sentence_says_what_to_do(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starters, "starters", lambda: ())
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        assert " ".join(heading(pilot)).startswith("! No trained model for pictures is here")
        await press(pilot, "n", "b", "v", "escape")
        assert "Course map" in screen_text(pilot)


@pytest.mark.parametrize("size", [(60, 20), (200, 50)])
async def test_all_is_seen_in_small_windows_and_large_ones(
    make_app: MakeApp, where: Places, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        await press(pilot, "5", *["down"] * 3)
        await settle(pilot)
        text = screen_text(pilot)
        assert all(name in text for name in ("conv2d_1", "12×12×5", "dense_1", "called"))
        picture = view_of(pilot).query_one("#vision-picture", PixelZoom)
        assert picture.is_on_screen == (size == (200, 50))


def test_no_view_takes_the_key_that_opens_another() -> None:
    letters = {letter for _name, letter, _title in VIEWS}
    for _name, _letter, _title, view in PARTS:
        declared = [each for each in view.__mro__ if "BINDINGS" in vars(each)]
        taken = {key for each in declared for key in BindingsMap(each.BINDINGS).key_to_bindings}
        assert not letters & taken, view
