"""Trainings that processes of their own do: begun from the plan, handed over, followed, found."""

import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training.devices import Devices
from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.why import Notice
from engine.zoo.models import MODELS
from tests.engine.runs_home import numbers
from tests.engine.scripted_training import Scripted
from tests.scripted_program import ROOT
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_lab import said
from tests.tui.train_script import epoch, finished, keras, play, played_app, started
from tui import detaching
from tui.app import ImdbApp
from tui.keras_thread import KerasReady, KerasThread
from tui.keys import binding_ids, check_ids
from tui.screens import every_owner_of_keys
from tui.session import begin
from tui.training_app import TrainingApp

#: A process like the one that trains apart, whose trainer plays its part, as far as it is told.
APART = """
from engine.training import trainer
from tests.engine.scripted_training import Scripted
from tui.commands.detached import main

def at_batch(epoch, batch, wishes):
    while {waits} and epoch == 5 and wishes.halt is None:
        wishes.wait(0.05)

trainer.train = Scripted(at_batch=at_batch)
sys.exit(main())
"""


class Apart:
    """The processes that were begun."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waits = False
        self.begun: list[detaching.Detached] = []
        detach = detaching.detach

        def another(_module: str) -> list[str]:
            first = f"import sys; sys.path.insert(0, {str(ROOT)!r})"
            return [sys.executable, "-c", first + APART.format(waits=self.waits)]

        def kept(*arguments: Any) -> detaching.Detached:
            self.begun.append(detach(*arguments))
            return self.begun[-1]

        monkeypatch.setattr(detaching, "another", another)
        monkeypatch.setattr(detaching, "detach", kept)

    def end(self) -> int:
        """Wait for the end of the last one; its exit code."""
        return self.begun[-1].process.wait(60)


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    apart = Apart(monkeypatch)
    yield apart
    for other in apart.begun:
        other.process.kill()
        other.process.wait(60)


def waiting_app(home: Path) -> ImdbApp:
    """An app whose training stands still in its third epoch until it is to end."""

    def wait(epoch: int, _batch: int, wishes: Wishes) -> None:
        while epoch == 3 and wishes.halt is None:
            wishes.wait(0.01)

    load = partial(Devices, "3.15.1", "2.21.0", 2, ())
    thread = partial(KerasThread, load=load, trainer=Scripted(at_batch=wait))
    return ImdbApp(begin(home, "en"), keras_thread=thread)


def uninterrupted(home: Path, rate: float | None = None) -> int:
    """The same training in one piece."""

    def at_batch(epoch: int, batch: int, wishes: Wishes) -> None:
        if (epoch, batch) == (3, 1) and rate is not None:
            wishes.learning_rate(rate)

    plan = plan_for(MODELS["flat-embedding"], "builtin")
    trainer = Scripted(at_batch=at_batch)
    return execute(plan, lambda _event: None, Wishes(), places=places(home), train=trainer)


async def two_epochs(pilot: Pilot[int]) -> TrainingApp:
    """Begin, and wait until two epochs are done."""
    app = pilot.app
    assert isinstance(app, TrainingApp)
    await press(pilot, "3", "g")
    while app.training is None or len(app.training.epochs) < 2:
        await pilot.pause()
    return app


async def test_handed_over_it_goes_on_elsewhere_to_the_same_numbers(
    home: Path, apart: Apart
) -> None:
    store = Store(places(home))
    apart.waits = True
    async with waiting_app(home).run_test(size=(100, 24)) as pilot:
        app = await two_epochs(pilot)
        await press(pilot, "r", *["backspace"] * 6, *"0.01", "enter")
        await press(pilot, "h", "enter")
        while app.training is not None:
            await pilot.pause()
        await settle(pilot)
        assert "imdb-tui runs watch 1" in said(pilot)
        assert "imdb-tui runs stop 1" in said(pilot)
        assert apart.begun[0].process.args[-1] == "--resume=1"  # type: ignore[index]
        assert "run 1 · flat" in screen_text(pilot).splitlines()[2]
        while not app.others.going or app.others.going[0].epochs < 4:
            app.look_elsewhere()
            await pilot.pause()
        assert "run 1 trains elsewhere: flat-embedding 4/10" in screen_text(pilot)
        os.kill(apart.begun[0].process.pid, signal.SIGTERM)
        assert apart.end() == 128 + signal.SIGTERM
        while not app.others.left:
            app.look_elsewhere()
            await pilot.pause()
        await press(pilot, "p")
        assert "elsewhere" not in screen_text(pilot)
        assert "Run 1 (flat-embedding 4/10) was cut off" in " ".join(screen_text(pilot).split())
    execute(None, lambda _: None, Wishes(), places=places(home), resume=1, train=Scripted())
    whole = store.run(uninterrupted(home, rate=0.01))
    assert numbers(store.run(1)) == numbers(whole)
    assert store.run(1).changes == whole.changes != ()


async def test_left_with_a_hand_over_the_app_goes_and_the_training_stays(
    home: Path, apart: Apart
) -> None:
    async with waiting_app(home).run_test(size=(80, 24)) as pilot:
        app = await two_epochs(pilot)
        await press(pilot, "q")
        assert "flat-embedding is being trained." in screen_text(pilot)
        await press(pilot, "escape")
        assert app.training is not None and not app.training.stopping
        await press(pilot, "q", "down", "enter")
        while app.return_value is None:
            await pilot.pause()
    assert app.return_value == 0
    assert "imdb-tui runs watch 1" in app.farewell
    assert apart.end() == 0
    store = Store(places(home))
    assert store.run(1).line.state == "completed"
    assert numbers(store.run(1)) == numbers(store.run(uninterrupted(home)))


async def test_a_plan_is_trained_apart_and_looked_at(home: Path, apart: Apart) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", *"6", "enter", "h")
        lab = pilot.app.screen
        while lab.state.opened is None:  # type: ignore[attr-defined]
            await pilot.pause()
        await settle(pilot)
        assert lab.state.view == "curves"  # type: ignore[attr-defined]
        assert "run 1 · flat-embedding · builtin" in screen_text(pilot).splitlines()[2]
        called = apart.begun[0].process.args
        assert called[-4:] == ["imdb-tui", "train", "--detach", "flat-embedding"]  # type: ignore[index]
        assert apart.end() == 0
        assert not keras(pilot).works
    assert len(Store(places(home)).run(1).epochs) == 6


async def test_what_cannot_be_trained_apart_is_one_sentence(home: Path, apart: Apart) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", "right", *"900000", "enter", "h")
        while "choose a smaller batch" not in said(pilot):
            await pilot.pause()
    assert apart.end() == 2
    assert Store(places(home)).runs() == ()


async def test_a_process_that_ends_without_a_word_costs_no_training(
    home: Path, apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detaching, "another", lambda _module: [sys.executable, "-c", ""])
    async with waiting_app(home).run_test(size=(80, 24)) as pilot:
        app = await two_epochs(pilot)
        await press(pilot, "h", "enter")
        while "without a word" not in said(pilot):
            await pilot.pause()
        assert app.training is not None and app.training.run == 1
        assert "g Go on" in screen_text(pilot).splitlines()[-1]
    assert Store(places(home)).run(1).line.state == "interrupted"


async def test_a_training_that_ends_first_is_handed_to_nobody(home: Path, apart: Apart) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        await play(pilot, *started(), epoch(1))
        await press(pilot, "h", "enter")
        assert keras(pilot).work.wishes.halt == "interrupted"
        assert "Hand over" not in screen_text(pilot).splitlines()[-1]
        await play(pilot, *finished(10))
        assert "test accuracy 0.84" in " ".join(screen_text(pilot).split())
    assert apart.begun == []


async def test_left_in_where_it_is_it_goes_on_here(home: Path, apart: Apart) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g")
        await play(pilot, *started(), epoch(1))
        await press(pilot, "h", "down", "enter")
        assert keras(pilot).work.wishes.halt is None
        await press(pilot, "p", "h", "escape")  # the plan's key is this one while it trains
        assert keras(pilot).work.wishes.halt is None
    assert apart.begun == []


async def test_what_is_typed_outlives_keras_getting_ready(home: Path) -> None:
    app = played_app(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", *"12")
        app.keras = KerasReady("3.15.1", "2.21.0", cpus=2, gpus=("A GPU",), seconds=4.0)
        await settle(pilot)
        await press(pilot, "3", "enter")
        assert app.screen.state.plan.fit.epochs == 123  # type: ignore[attr-defined]


def test_a_notice_of_the_log_reaches_whoever_began_it(
    home: Path, apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Notice] = []
    notice = Notice("log_not_written", {"path": "x", "reason": "y"})
    descriptor = os.open(os.devnull, os.O_WRONLY)
    monkeypatch.setattr(detaching, "open_log", lambda _path: (descriptor, notice))
    plan = plan_for(MODELS["flat-embedding"], "builtin")
    order = detaching.Order(replace(plan, fit=replace(plan.fit, epochs=1)))
    answer = detaching.detach(order, places(home), told.append).answer()
    assert told == [notice]
    assert answer.started is not None and answer.started["run"] == 1
    assert apart.end() == 0


# Leaving while it is handed over


async def handing(pilot: Pilot[int]) -> ImdbApp:
    """A training that has been told to end, so that another process may go on with it."""
    app = pilot.app
    assert isinstance(app, ImdbApp)
    await press(pilot, "3", "g")
    await play(pilot, *started(), epoch(1))
    await press(pilot, "h", "enter")
    return app


async def test_a_signal_never_asks_and_never_waits_for_a_hand_over(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.training_app.PATIENCE", 0.01)
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        app = await handing(pilot)
        app.leave(128 + signal.SIGHUP)
        while app.return_value is None:
            await pilot.pause()
    assert app.return_value == 128 + signal.SIGHUP
    assert app.farewell == ""


async def test_a_hand_over_is_waited_for_unless_leaving_is_asked_for_twice(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.training_app.PATIENCE", 0.01)
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        app = await handing(pilot)
        await press(pilot, "q")
        assert app.return_value is None and len(app.screen_stack) == 1
        await pilot.press("q")
        while app.return_value is None:
            await pilot.pause()
    assert app.return_value == 0


def test_the_keys_of_hand_overs_can_be_given_otherwise() -> None:
    check_ids(
        ["train.hand_over", "train.half_batch", "train.start_apart", "leave.quit"],
        binding_ids(every_owner_of_keys()),
    )
