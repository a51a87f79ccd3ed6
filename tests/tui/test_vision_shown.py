"""The Vision lab: names of what was learned, rows laid out, and a picture that is shown once."""

from dataclasses import replace

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from engine.runs import starters
from engine.training.plan import plan_for
from engine.vision.network import Network
from engine.zoo.layers import Dense, Flatten, Picture
from engine.zoo.models import model
from tests.engine.vision_home import SMALL, drawn, plant
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui.screens.train.published import published
from tui.screens.vision import layers_words
from tui.screens.vision.lab import VisionLab
from tui.screens.vision.layers import MOST_BARS
from tui.screens.vision.state import Choice
from tui.screens.vision.view import VisionView
from tui.wording.classes import CLASSES
from widgets.canvas import Canvas
from widgets.canvas_ink import Ink
from widgets.pixel_zoom import PixelZoom
from widgets.virtual_list import VirtualList

STARTER = "starter:fashion-cnn"


def view_of(pilot: Pilot[int]) -> VisionView:
    """The view that is open."""
    assert isinstance(pilot.app.screen, VisionLab)
    assert isinstance(pilot.app.screen.view, VisionView)
    return pilot.app.screen.view


def said(pilot: Pilot[int]) -> str:
    """All that is on the screen, in one line."""
    return " ".join(screen_text(pilot).split())


async def test_what_a_model_says_of_other_pictures_bears_the_names_that_it_learned(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(120, 36)) as pilot:
        await press(pilot, "5")
        assert "✓" in said(pilot)
        view_of(pilot).load(Choice(STARTER, "digits"))
        await settle(pilot)
        (notice,) = [each.message for each in pilot.app._notifications]
        assert "fashion-cnn has learned other classes than digits" in notice
        heading = f"{view_of(pilot).query_one('.heading', Static).render()}"
        assert not any(mark in heading for mark in "✓✗")
        named = heading.partition("called ")[2]
        assert named[0].isalpha() and heading.endswith("by names of its own")
        await press(pilot, "end")
        assert "classes of its own" in said(pilot) and "9 ankle boot" in said(pilot)
        await press(pilot, "r", "t")
        assert "9 ankle boot" in said(pilot)
        await press(pilot, "i")
        heading = f"{view_of(pilot).query_one('.heading', Static).render()}"
        assert heading.endswith("by number: it has learned other classes")
        rows = view_of(pilot).query_one("#mistaken-list", VirtualList).sheet().rows
        assert {row[2] for row in rows} <= set(CLASSES.values())
        assert {row[1] for row in rows} <= set("0123456789")


async def test_the_picture_is_not_shown_twice(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starters, "starters", lambda: ())
    app = make_app()
    plant(app.session.places)
    async with app.run_test(size=(200, 50)) as pilot:
        await press(pilot, "5")
        small = view_of(pilot).query_one("#vision-picture", PixelZoom)
        shown = []
        for key in ("down", "up"):
            shown.append(small.is_on_screen)
            await press(pilot, key)
        assert [*shown, small.is_on_screen] == [False, True, False]


def test_enter_means_nothing_on_a_canvas_and_is_not_offered() -> None:
    assert "enter" not in Canvas(Ink())._bindings.key_to_bindings
    assert "space" in Canvas(Ink())._bindings.key_to_bindings


@pytest.mark.parametrize(
    ("units", "lines"),
    [(None, (28, 28)), (MOST_BARS + 44, (5, 60)), (MOST_BARS + 1, (1, MOST_BARS + 1))],
)
def test_a_long_row_is_laid_out_as_what_came_in_or_in_lines_of_one_length(
    units: int | None, lines: tuple[int, int]
) -> None:
    between = () if units is None else (Dense(units, "relu"),)
    layers = (Picture(28, 28), Flatten(), *between, Dense(10, "softmax", answers=True))
    network = Network(replace(SMALL, layers=layers), drawn(replace(SMALL, layers=layers)))
    picture = np.random.default_rng(1).random((28, 28, 1), dtype=np.float32)
    stage = 1 if units is None else 2
    passage = network.passage(picture)
    row = layers_words.row_of(passage, stage)
    assert row.numbers.shape == lines
    at = (lines[0] - 1, 2)
    place = at[0] * lines[1] + 2
    assert row.numbers[at] == passage.value(stage, (place,))
    given = row.answer(*at)
    assert given is not None and f"[{place}]" in given.title


def test_what_was_published_of_mnist_stands_beside_mnist_alone() -> None:
    plan = plan_for(model("digit-cnn"), "mnist")
    assert published(plan) is not None
    assert all(published(replace(plan, data=other)) is None for other in ("digits", "mnist-5k"))


async def test_the_why_of_a_map_that_is_drawn_small_speaks_of_means(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "down", "tab")
        assert "each pixel is the mean of 3.5 × 3.5 numbers" in said(pilot)
        await press(pilot, *["right_square_bracket"] * 3)
        assert "each pixel is the mean" not in said(pilot)  # 7×7 is drawn as it is
