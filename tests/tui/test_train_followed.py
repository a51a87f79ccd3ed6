"""A run that another program trains: found in the list, looked at live, laid beside others."""

import threading
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from engine.files.places import Places, places
from engine.runs.execute import execute
from engine.training.devices import Devices
from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import MODELS
from engine.zoo.spec import Spec
from tests.engine.scripted_training import Scripted
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_lab import lab_of
from tui.app import ImdbApp
from tui.keras_thread import KerasThread
from tui.screens.train import record as records
from tui.screens.train.rows import Stock
from tui.session import begin
from widgets.curves import Curves
from widgets.figure_table import FigureTable
from widgets.virtual_list import VirtualList


@pytest.fixture(autouse=True)
def looks_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.train.lab.POLL", 3600)  # the lab looks when the test says so


class Elsewhere:
    """A training that goes on, epoch by epoch, as far as it is let."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._may = threading.Semaphore(0)
        self._done = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._train, daemon=True)

    def _train(self) -> None:
        def wait(_epoch: int, batch: int, _wishes: Wishes) -> None:
            if batch == 1:
                self._done.release()
                self._may.acquire(timeout=60)

        plan = plan_for(MODELS["gru"], "builtin")
        trainer = Scripted(at_batch=wait)
        execute(plan, lambda _: None, Wishes(), places=places(self._home), train=trainer)

    def begin(self) -> None:
        self._thread.start()
        assert self._done.acquire(timeout=60)

    def epochs(self, count: int) -> None:
        """So many more, all of them stored when this comes back."""
        for _each in range(count):
            self._may.release()
            assert self._done.acquire(timeout=60)

    def end(self) -> None:
        self._may.release(99)
        self._thread.join(60)


async def look(pilot: Pilot[int]) -> None:
    """Look at the file of runs, as the lab does now and then."""
    lab_of(pilot)._poll()
    await settle(pilot)


async def test_it_is_found_in_the_list_and_followed_live(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    count = records.counted

    def counting(spec: Spec, data: str, where: Places) -> Stock:
        counted.append(data)
        return count(spec, data, where)

    monkeypatch.setattr(records, "counted", counting)
    load = partial(Devices, "3.15.1", "2.21.0", 2, ())
    thread = partial(KerasThread, load=load, trainer=Scripted())
    elsewhere = Elsewhere(home)
    app = ImdbApp(begin(home, "en"), keras_thread=thread)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o")
        runs = lab_of(pilot).query_one(VirtualList)
        assert runs.sheet().rows[0][1] == "★"
        elsewhere.begin()
        await look(pilot)
        assert runs.sheet().rows[0][:2] == ("▶", "1") and runs.sheet().rows[0][-1] == "running"
        assert runs.cursor == 1  # on the line that it was on
        elsewhere.epochs(2)
        await press(pilot, "m", "home", "m", "enter", "v")
        text = " ".join(screen_text(pilot).split())
        assert "Another program trains run 1" in text and "2 of 10 epochs" in text
        table = lab_of(pilot).query_one("#live-table", FigureTable)
        assert table.sheet().rows[2][1].strip() == "█▁"
        elsewhere.epochs(1)
        await look(pilot)
        assert len(table.sheet().rows[2][1].strip()) == 3
        assert counted.count("builtin") == 2  # for the mark and for the run, not at every look
        await press(pilot, "b")
        compared = lab_of(pilot).query_one("#runs-compared", FigureTable)
        assert compared.sheet().columns[2] == "B 1 gru"
        await look(pilot)
        assert compared.sheet().rows[1] == ("epochs done", "10", "3")
        elsewhere.end()
        await look(pilot)
        assert compared.sheet().rows[1] == ("epochs done", "10", "10")
        assert compared.sheet().rows[0][2] == "completed"
        await press(pilot, "c")
        assert lab_of(pilot).query_one("#curves-plot", Curves).count == 20 + 10
        await press(pilot, "v")
        assert "Another program" not in screen_text(pilot)
