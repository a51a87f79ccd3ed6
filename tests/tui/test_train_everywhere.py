"""A training beside everything else: other screens, another training, quitting."""

from pathlib import Path

import pytest

from tests.tui.pilots import press, settle
from tests.tui.train_lab import EPOCHS, app_of, begin, lab_of, said, top
from tests.tui.train_script import advanced, epoch, finished, keras, play, played_app
from widgets.figure_table import FigureTable


async def test_training_goes_on_on_other_screens_which_say_so(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, *EPOCHS[:2], advanced(3, 2))
        await press(pilot, "escape")
        assert "training flat-embedding: epoch 3/10, val 0.80" in top(pilot)
        await play(pilot, epoch(3))
        assert "epoch 4/10, val 0.82" in top(pilot)
        await press(pilot, "2")
        assert "epoch 4/10" in top(pilot)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "flat-embedding 4/10" in top(pilot) and "…" not in top(pilot)
        await press(pilot, "alt+3")
        rows = lab_of(pilot).query_one("#live-table", FigureTable).sheet().rows
        assert rows[0][2] == "0.2000"
        await press(pilot, "escape")
        await play(pilot, *[epoch(n) for n in range(4, 11)], *finished(10))
        assert "test accuracy 0.84" in said(pilot)
        assert "training" not in top(pilot)
        assert app_of(pilot).journey.has("trained")


async def test_a_second_training_is_not_begun_beside_the_first(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await begin(pilot, epoch(1))
        await press(pilot, "p", "g")
        assert len(keras(pilot).works) == 1
        assert "being trained" in said(pilot)


async def test_quitting_in_the_middle_stops_the_training_and_waits_for_its_end(home: Path) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, epoch(1), advanced(2, 1))
        await press(pilot, "q", "q")
        assert keras(pilot).work.wishes.halt == "interrupted"
        assert app.is_running and app.return_code is None
        keras(pilot).say(*finished(1, "interrupted"))
        await pilot.pause()
        assert app.return_code == 0


async def test_quitting_does_not_wait_for_a_training_that_does_not_end(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.training_app.PATIENCE", 0.01)
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        app.leave(128 + 1)
        while app.return_value is None:
            await pilot.pause()
    assert app.return_value == 129
