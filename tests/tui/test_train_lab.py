"""The views of the Train lab: at every size, in another language, curves and result."""

from pathlib import Path

import pytest

from tests.tui.pilots import press, screen_text
from tests.tui.train_lab import EPOCHS, app_of, begin, lab_of, why
from tests.tui.train_script import advanced, epoch, finished, play, played_app, started
from tui.screens.train.lab import VIEWS
from widgets.curves import Curves
from widgets.figure_table import FigureTable

SIZES = [(60, 20), (80, 24), (120, 36), (200, 50)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_view_opens_at_every_size_before_during_and_after(
    home: Path, size: tuple[int, int]
) -> None:
    async with played_app(home).run_test(size=size) as pilot:
        stages = ([], [*started(), *EPOCHS, advanced(7, 3)], finished(10))
        await press(pilot, "3", "g")
        for stage in stages:
            await play(pilot, *stage)
            for name, key, _title in VIEWS:
                await press(pilot, key)
                assert lab_of(pilot).state.view == name
                assert "…" not in screen_text(pilot).splitlines()[1]
                if name == "plan":
                    continue
                assert lab_of(pilot).focused is not None, name
        assert pilot.app._exception is None


async def test_another_language_keeps_run_and_cursor(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS)
        await press(pilot, "c", "right", "right", "right", "l")
        plot = lab_of(pilot).query_one("#curves-plot", Curves)
        assert plot.cursor == 3
        assert lab_of(pilot).state.view == "curves"
        await play(pilot, epoch(7))
        assert lab_of(pilot).query_one("#curves-plot", Curves).count == 14
        await press(pilot, "l")
        assert "6 of 10" not in screen_text(pilot) and "7 of 10" in screen_text(pilot)


async def test_curves_follow_their_knobs_and_every_point_says_why(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS)
        await press(pilot, "c", "end")
        assert "epoch 6: 0.3800" in screen_text(pilot)
        assert app_of(pilot).journey.has("validation_turned")
        assert "▲ least val loss: epoch 4" in screen_text(pilot)
        drawing = lab_of(pilot).state.drawing
        await press(pilot, "shift+tab", "up")
        assert drawing.measure == "accuracy" and "published val 0.886" in screen_text(pilot)
        await press(pilot, "right", "up", "right", "up", "right", "up")
        assert (drawing.logarithmic, drawing.over_time, drawing.smoothing) == (True, True, 0.3)
        await press(pilot, "tab", "home", "right")
        assert "5.0 s" in screen_text(pilot)
        assert "160 ÷ 200" in why(pilot) and "smoothed" in why(pilot)
        assert app_of(pilot).journey.has("asked_accuracy")


async def test_the_result_shows_what_was_called_what(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *[epoch(n) for n in range(1, 11)])
        await press(pilot, "t")
        assert "there is no result" in screen_text(pilot)
        await play(pilot, *finished(10))
        rows = lab_of(pilot).query_one("#result-table", FigureTable).sheet().rows
        assert rows == (
            ("negative", "80", "20", "0.8000"),
            ("positive", "12", "88", "0.8800"),
            ("right", "0.8696", "0.8148", "0.8400"),
        )
        await press(pilot, "home")
        assert "(80 + 88) ÷ 200" in why(pilot)
        assert "published test" in screen_text(pilot)
        await press(pilot, "tab", "right", "right")
        assert "Recall" in why(pilot) and "80 ÷ 100" in why(pilot)
