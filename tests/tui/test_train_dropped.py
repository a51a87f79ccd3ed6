"""A run that is to be dropped is dropped, though the app is left at once."""

import threading
from functools import partial
from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs.store import Store
from engine.training.devices import Devices
from engine.training.wishes import Wishes
from tests.engine.scripted_training import Scripted
from tests.tui.pilots import press
from tui.app import ImdbApp
from tui.keras_thread import KerasThread
from tui.session import begin


@pytest.mark.parametrize("delete_waits", [False, True])
async def test_what_is_to_be_dropped_is_dropped_though_the_app_is_left_at_once(
    home: Path, delete_waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, may_delete = threading.Event(), threading.Event()
    monkeypatch.setattr("tui.training_app.PATIENCE", 30.0)

    def wait(epoch: int, _batch: int, _wishes: Wishes) -> None:
        if epoch == 2:
            left.wait(30)

    def slowly(store: Store, run: int, delete: object = Store.delete) -> None:
        assert may_delete.wait(30)
        delete(store, run)  # type: ignore[operator]

    thread = partial(
        KerasThread,
        load=lambda: Devices("3.15.1", "2.21.0", 2, ()),
        trainer=Scripted(at_batch=wait),
    )
    monkeypatch.setattr(Store, "delete", slowly)
    app = ImdbApp(begin(home, "en"), keras_thread=thread)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        while app.training is None or not app.training.epochs:
            await pilot.pause()
        await press(pilot, "x", "down", "enter")
        if delete_waits:  # it is over already, and only the deletion is under way
            left.set()
            while app.training.going:
                await pilot.pause()
        await pilot.press("q")
        left.set()
        may_delete.set()
        while app.return_value is None:
            await pilot.pause()
    assert Store(places(home)).runs() == ()
