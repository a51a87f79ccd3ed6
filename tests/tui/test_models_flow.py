"""The flow of shapes: every tensor has its line, and says why it is as it is."""

import pytest

from engine.zoo.editing import with_settings
from engine.zoo.models import MODELS, model
from engine.zoo.signal import Signal, shape_text
from engine.zoo.summary import summary
from tests.tui.conftest import MakeApp
from tests.tui.models_views import SIZES, lab_of, open_view, why_of
from tests.tui.pilots import press, screen_text, settle
from tui.screens.models.flow import places_and_depth
from widgets.funnel import Funnel


@pytest.mark.parametrize(
    ("signal", "found"),
    [
        (Signal((500,), ids=True), (500, 1)),
        (Signal((None,), ids=True), (None, 1)),
        (Signal((500, 32)), (500, 32)),
        (Signal((None, 16)), (None, 16)),
        (Signal((28, 28, 32)), (784, 32)),
        (Signal((16_000,)), (1, 16_000)),
        (Signal((None,)), (1, None)),
    ],
)
def test_places_are_multiplied_and_the_depth_is_what_stands_at_each(
    signal: Signal, found: tuple[int | None, int | None]
) -> None:
    assert places_and_depth(signal) == found


@pytest.mark.parametrize("name", MODELS)
async def test_every_tensor_of_every_model_has_a_line(make_app: MakeApp, name: str) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "flow", name)
        rows = summary(model(name)).rows
        sheet = lab_of(pilot).query_one(Funnel).sheet()
        assert sheet.rows == tuple((row.layer.label, shape_text(row.shape)) for row in rows)


async def test_a_shape_says_why_axis_by_axis(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "flow", "conv1d")
        await press(pilot, "home", "down", "down")
        why = why_of(pilot)
        assert "Conv1D(128, 5)" in why.title
        assert why.value == "496×128"
        assert [line.expression for line in why.lines if line.value == "496"] == ["500 − 5 + 1"]
        assert "128" in [line.value for line in why.lines]


async def test_the_layer_in_hand_goes_from_view_to_view(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "flow", "conv1d")
        await press(pilot, "home", *["down"] * 5)
        assert lab_of(pilot).state.place == 5
        await press(pilot, "b", "up")
        assert lab_of(pilot).state.place == 4
        await press(pilot, "f")
        assert lab_of(pilot).query_one(Funnel).cursor == 4


async def test_a_change_changes_the_drawing(make_app: MakeApp) -> None:
    changed = with_settings(model("conv1d"), ["1.kernel=9"])
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "flow", "conv1d", changed)
        assert "492×128" in screen_text(pilot)


async def test_it_stands_in_every_size_and_language_with_its_cursor(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZES[0]) as pilot:
        await open_view(pilot, "flow", "deep-conv1d")
        await press(pilot, "end")
        for size in (*SIZES, (1, 1), (30, 8), SIZES[0]):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert "Dense(1)" in screen_text(pilot)
        await press(pilot, "l")
        assert lab_of(pilot).query_one(Funnel).cursor == 12
        assert why_of(pilot).value == "1"
