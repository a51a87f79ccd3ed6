"""Epochs shorter than the eye: they are drawn a few at a time, and none is missing at the end."""

from dataclasses import replace
from pathlib import Path

from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_script import epoch, finished, play, played_app, started


async def test_quick_epochs_are_drawn_together(home: Path) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "3", "g")
        await play(pilot, *started(), replace(epoch(1), seconds=0.1))
        assert "1 of 10 epochs" in screen_text(pilot)
        for number in (2, 3, 4, 5):
            await play(pilot, replace(epoch(number), seconds=0.1))
            assert "1 of 10 epochs" in screen_text(pilot)
        await play(pilot, replace(epoch(6), seconds=0.1))
        assert "6 of 10 epochs" in screen_text(pilot)
        await play(pilot, *(replace(epoch(number), seconds=0.1) for number in (7, 8, 9, 10)))
        await play(pilot, *finished(10))
        assert "10 of 10 epochs" in screen_text(pilot)
