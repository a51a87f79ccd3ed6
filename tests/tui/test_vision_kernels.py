"""The Vision lab's view of kernels, before and after training."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.files.places import Places, places
from engine.training import beginning
from tests.engine.vision_home import SMALL, drawn, plant
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tests.tui.vision_lab import BEGUN, heading, home_that_sees, lab_of, reached, state_of, why
from tui.keras_thread import KerasFailed
from tui.screens.vision.kernels_state import kernel_pair
from tui.screens.vision.state import Choice
from tui.screens.vision.view import VisionView
from tui.seeing import load_seer
from widgets.figures import Figures
from widgets.histogram import Histogram
from widgets.pixel_map import PixelMaps

where = pytest.fixture(home_that_sees)


@pytest.mark.parametrize("name", ["fashion-cnn", "digit-cnn"])
def test_what_came_with_the_app_has_its_first_kernels_without_keras(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loaded(*_: object) -> None:
        raise AssertionError("Keras is not needed")

    monkeypatch.setattr(beginning, "initial_weights", loaded)
    home = places(tmp_path)
    pair = kernel_pair(load_seer(home, f"starter:{name}"), home)
    filters = {"fashion-cnn": 32, "digit-cnn": 64}[name]
    assert pair.before.kernel.shape == pair.after.kernel.shape == (3, 3, 1, filters)
    # Glorot's limits, within which weights begin; what was learned goes beyond them.
    limit = np.sqrt(6 / (9 + 9 * filters))
    assert np.abs(pair.before.kernel).max() <= limit < np.abs(pair.after.kernel).max()
    assert pair.before.deviation == pytest.approx(limit / np.sqrt(3), rel=0.1)
    assert (
        len(pair.edges) == 21
        and sum(each.count for each in pair.before.histogram(pair.edges)) == 9 * filters
    )


async def test_kernels_stand_side_by_side_and_cursors_go_along(
    make_app: MakeApp, where: Places
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "k")
        before, after = lab_of(pilot).view.query(PixelMaps)
        kernels = BEGUN["conv2d/kernel"], drawn(SMALL)["conv2d/kernel"]
        for shown, kernel in zip((before, after), kernels, strict=True):
            np.testing.assert_array_equal(np.moveaxis(shown.maps.maps, 0, -1), kernel[:, :, 0])
            assert all(span.low == -span.high for span in shown.maps.spans())
        own = before.maps.spans()
        await press(pilot, "v")
        assert len({*before.maps.spans(), *after.maps.spans()}) == 1 and own != before.maps.spans()
        await press(pilot, "right")
        assert before.cursor == after.cursor == 1
        mean = kernels[0][:, :, 0, 1].mean()
        assert "mean of kernel 1, before training = " in why(pilot)
        assert why(pilot).endswith(f"= {mean:.3f}".replace("-", "−"))
        figures = lab_of(pilot).view.query(Figures)
        for shown, kernel in zip(figures, kernels, strict=True):
            texts = [row[1] for row in shown.sheet().rows]
            wanted = (kernel.mean(dtype="f8"), kernel.std(dtype="f8"))
            assert texts == [f"{each:.4f}".replace("-", "−") for each in wanted]
        assert not reached(pilot, "compared_kernels")
        after.focus()
        await settle(pilot)
        assert reached(pilot, "compared_kernels") and "after training" in why(pilot)


async def test_histograms_take_the_kernels_place_or_stand_below_them(
    make_app: MakeApp, where: Places
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "k", "h")
        first, second = lab_of(pilot).view.query(Histogram)
        assert first.has_focus and first.display and second.display
        assert not lab_of(pilot).view.query(PixelMaps).first().display
        assert [row[0] for row in first.sheet().rows] == [row[0] for row in second.sheet().rows]
        assert sum(int(row[1]) for row in first.sheet().rows) == 27
        await press(pilot, "right")
        assert second.cursor == 1 and "w <" in why(pilot)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert first.display and lab_of(pilot).view.query(PixelMaps).first().display
        assert "Histograms" not in screen_text(pilot).splitlines()[-1]
        await press(pilot, "l")
        assert lab_of(pilot).state.view == "kernels"
        assert " 42" in screen_text(pilot), "the seed, in either language"


async def test_without_keras_a_run_has_no_kernels_from_before(
    make_app: MakeApp, where: Places
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        app.keras = KerasFailed("broken")
        await press(pilot, "k")
        assert heading(pilot).startswith("! Without Keras")


async def test_a_model_without_convolutions_has_no_kernels(
    make_app: MakeApp, where: Places
) -> None:
    flat = replace(SMALL, layers=(SMALL.layers[0], *SMALL.layers[5:]))
    plant(where, flat)
    async with make_app().run_test(size=(60, 20)) as pilot:
        await press(pilot, "5", "k")
        assert "no convolution" in heading(pilot)
        await press(pilot, "e")
        assert "no convolution" in heading(pilot)
        await press(pilot, "o")
        assert state_of(pilot).view == "layers"


async def test_kernels_of_another_model_are_not_taken_for_those_that_are_not_there(
    make_app: MakeApp, where: Places
) -> None:
    flat = plant(where, replace(SMALL, layers=(SMALL.layers[0], *SMALL.layers[5:])))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        for view in "ke":
            await press(pilot, view)
            for run, maps in ((1, True), (flat, False)):
                opened = lab_of(pilot).view
                assert isinstance(opened, VisionView)
                opened.load(Choice(run))
                await settle(pilot)
                assert bool(opened.query(PixelMaps).first().count) is maps
            await press(pilot, "v")
            assert not opened.query(PixelMaps).first().count
        await press(pilot, "m")
        assert "run 2: small-cnn · digits" in screen_text(pilot)
