"""Leaving while word vectors are trained: they stop, and what they have learned is kept."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from engine.files.places import places
from engine.why import Notice
from engine.words.about import About
from engine.words.catalogue import open_vectors
from engine.words.keeping import Keeper
from engine.words.progress import Kept, Learned, Read
from engine.words.training import Trained
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tests.tui.words_lab import head, opened
from tui import training_app
from tui.app import ImdbApp
from tui.commands.words_sitting import Said, Sitting
from tui.screens.leave import LeaveScreen

KEPT = Kept(About("mine", "trained"), stopped=True)


class Trains:
    """Stands in for gensim: learns one epoch, and then waits until it is to stop, or longer."""

    def __init__(self) -> None:
        self.learned = Event()
        self.may_end = Event()
        self.may_end.set()

    def __call__(self, _corpus: Any, settings: Any, said: Any, stopping: Any, keep: Any) -> Trained:
        vectors = np.eye(3, settings.dimensions, dtype=np.float32)
        trained = Trained(("one", "two", "three"), vectors, (2.5,), 1, stopped=True)
        keep(trained)
        said(Learned(1, settings.epochs, 2.5, 1.25, 2000))
        said(Read(2, settings.epochs, 10, 100, 5000.0))
        self.learned.set()
        assert stopping.__self__.wait(60) and self.may_end.wait(60)
        return trained


@pytest.fixture
def trains(monkeypatch: pytest.MonkeyPatch) -> Iterator[Trains]:
    stand_in = Trains()
    monkeypatch.setattr("engine.words.learning.train", stand_in)
    yield stand_in
    stand_in.may_end.set()


async def begun(pilot: Pilot[int], trains: Trains) -> None:
    """Train, and wait until an epoch is on the screen."""
    lab = await opened(pilot, "t", "r")
    while len(lab.state.training.learned) < 1:
        await pilot.pause()
    assert trains.learned.wait(60)


async def left(pilot: Pilot[int]) -> int | None:
    """Wait until the app is left."""
    while not pilot.app._exit:
        await pilot.pause()
    return pilot.app.return_value


def far(home: Path) -> tuple[int, int]:
    about = open_vectors("word2vec", places(home)).about
    return about.epochs, about.epochs_wanted


async def test_quitting_asks_and_keeps_what_was_learned(
    make_app: MakeApp, trains: Trains, home: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, trains)
        await pilot.press("q")
        while not isinstance(app.screen, LeaveScreen):
            await pilot.pause()
        question = app.screen.query(Static).first().content
        assert question == "Word vectors are being trained."
        assert app.screen.query_one("#choices").option_count == 1  # type: ignore[attr-defined]
        await pilot.press("escape", "q", "enter")
        assert await left(pilot) == 0
    assert far(home) == (1, 3)
    assert app.farewell == (
        "Stopped after 1 of 3 epochs: 3 words × 100 are kept as word2vec, and in use"
    )


async def test_one_that_does_not_stop_in_time_leaves_its_last_epoch(
    make_app: MakeApp, trains: Trains, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_app, "PATIENCE", 0.01)
    kept = Event()
    work = Keeper._work

    def noted(keeper: Keeper) -> None:
        give = keeper._keep
        keeper._keep = lambda trained: (give(trained), kept.set())
        work(keeper)

    monkeypatch.setattr(Keeper, "_work", noted)
    trains.may_end.clear()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, trains)
        assert kept.wait(60)
        app.leave(128 + signal.SIGHUP)
        assert await left(pilot) == 128 + signal.SIGHUP
        assert far(home) == (1, 3)
    assert app.farewell == ""


async def test_how_it_ended_is_said_in_another_lab(make_app: MakeApp, trains: Trains) -> None:
    trains.may_end.clear()
    async with make_app().run_test(size=(80, 24)) as pilot:
        await begun(pilot, trains)
        app, lab = pilot.app, pilot.app.screen
        assert isinstance(app, ImdbApp)
        await pilot.press("x")
        assert head(pilot) == "Stopping: what it has learned is kept …"
        await press(pilot, "alt+1")
        trains.may_end.set()
        while lab.state.training.going:  # type: ignore[attr-defined]
            await pilot.pause()
        await settle(pilot)
        said = [each.message for each in app._notifications]
        assert any(each.startswith("Stopped after 1 of 3 epochs: 3 words") for each in said)
        await press(pilot, "6")
        assert head(pilot).startswith("Stopped after 1 of 3 epochs")
        await press(pilot, "q")  # nothing is trained any more
        assert app.return_value == 0


def test_a_second_interrupt_ends_at_once() -> None:
    may_end = Event()

    def learn(say: Any, _stopping: Any) -> Kept:
        say(Notice("already_here"))
        assert may_end.wait(60)
        return KEPT

    def tell(_said: Said) -> None:
        os.kill(os.getpid(), signal.SIGINT)  # once for the notice, and once for what comes of that

    with pytest.raises(KeyboardInterrupt):
        Sitting(learn, tell).to_the_end()
    may_end.set()


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_it(signum: int) -> None:
    def learn(say: Any, stopping: Any) -> Kept:
        say(Notice("already_here"))
        assert stopping.__self__.wait(60)
        return KEPT

    def tell(said: Said) -> None:
        if isinstance(said, Notice):
            os.kill(os.getpid(), signum)

    before = signal.getsignal(signum)
    sitting = Sitting(learn, tell)
    assert sitting.to_the_end() is KEPT
    assert sitting.exit_code == 128 + signum
    assert signal.getsignal(signum) is before


def test_an_output_that_is_gone_costs_nothing() -> None:
    ended: list[bool] = []

    def learn(say: Any, _stopping: Any) -> Kept:
        for epoch in (1, 2):
            say(Learned(epoch, 2, 1.0, 1.0, 2000))
        ended.append(True)
        return KEPT

    def tell(_said: Said) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        Sitting(learn, tell).to_the_end()
    assert ended == [True]
