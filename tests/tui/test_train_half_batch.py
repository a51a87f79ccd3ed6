"""A batch that the device has no memory for is halved by a key."""

from pathlib import Path

from engine.why import Refusal
from tests.tui.pilots import press, screen_text
from tests.tui.train_script import epoch, finished, keras, play, played_app, started
from tui.keras_thread import Over


async def test_too_large_a_batch_is_halved_by_a_key(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        await play(pilot, *started(), epoch(1))
        error = Refusal("device_memory_full", device="GPU:0", batch=500)
        await play(pilot, finished(1, "failed")[0], Over(error))
        assert "a begins anew with batches of 250." in " ".join(screen_text(pilot).split())
        await press(pilot, "a")
        assert [work.plan.fit.batch for work in keras(pilot).works] == [500, 250]
        assert keras(pilot).work.resume is None
        await play(pilot, *finished(10))
        await press(pilot, "a")
        assert len(keras(pilot).works) == 2


async def test_a_batch_of_one_has_no_half(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", "right", *"1", "enter", "g")
        error = Refusal("device_memory_full", device="GPU:0", batch=1)
        await play(pilot, *started(), finished(0, "failed")[0], Over(error))
        assert "begins anew" not in screen_text(pilot)
        await press(pilot, "a")
        assert len(keras(pilot).works) == 1
