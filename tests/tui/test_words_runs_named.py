"""Runs among which one is chosen in the Words lab: a number alone says nothing of them."""

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text
from tests.tui.training_commands import Train
from tests.tui.words_lab import opened


async def test_runs_are_told_by_their_models_and_their_reviews(
    make_app: MakeApp, train: Train
) -> None:
    run = train()
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot, "g")
        await press(pilot, "o")
        assert f"run {run} · small · reviews.csv" in screen_text(pilot)
        await press(pilot, "escape", "v")
        assert f"run:{run} · the Embedding of a run · small · reviews.csv" in screen_text(pilot)
