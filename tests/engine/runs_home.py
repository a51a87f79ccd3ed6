"""A home in which runs are trained by a scripted trainer, and ways to look at what they left."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.files.places import Places, places
from engine.runs.execute import execute
from engine.runs.recorder import Recorder
from engine.runs.records import Run
from engine.runs.store import Store
from engine.training.events import (
    Event,
)
from engine.training.plan import Plan
from engine.training.state import State
from engine.training.wishes import Wishes
from tests.engine.scripted_training import Scripted, plan, reviews


class Home:
    """A home, reviews to train on, and what was said."""

    def __init__(self, folder: Path) -> None:
        self.places: Places = places(folder / "home")
        self.store = Store(self.places)
        self.data = reviews(folder)
        self.wishes = Wishes()
        self.said: list[Event] = []

    def train(
        self,
        given: Plan | None = None,
        trainer: Any = None,
        resume: int | None = None,
        emit: Callable[[Event], None] | None = None,
    ) -> int:
        """Train and remember what was said, with wishes of this training's own."""
        self.wishes, self.said = Wishes(), []

        def hear(event: Event) -> None:
            self.said.append(event)
            if emit is not None:
                emit(event)

        given = given or (plan(self.data) if resume is None else None)
        return execute(
            given,
            hear,
            self.wishes,
            places=self.places,
            resume=resume,
            train=trainer or Scripted(),
        )

    def of(self, kind: type[Event]) -> list[Any]:
        """What was said of one kind."""
        return [event for event in self.said if isinstance(event, kind)]


def numbers(run: Run) -> list[tuple[object, ...]]:
    """The epochs of a run but for the time they took, NaN comparable."""
    return [
        (e.epoch, e.loss, e.accuracy, repr(e.val_loss), e.learning_rate, e.best) for e in run.epochs
    ]


def left(home: Home, run: Run) -> State:
    state = home.store.state(run)
    assert state is not None
    return state


def same_end(home: Home, one: int, other: int) -> None:
    """Hold two runs against each other: epochs, changes, weights, optimiser, memory, test."""
    first, second = home.store.run(one), home.store.run(other)
    assert numbers(first) == numbers(second)
    assert first.changes == second.changes
    assert first.test == second.test
    assert first.line.state == second.line.state
    a, b = left(home, first), left(home, second)
    assert (a.epoch, a.learning_rate, repr(a.memory)) == (b.epoch, b.learning_rate, repr(b.memory))
    pairs = ((a.weights, b.weights), (a.optimizer, b.optimizer), (a.best_weights, b.best_weights))
    for mine, theirs in pairs:
        assert list(mine) == list(theirs)
        assert all(np.array_equal(mine[name], theirs[name]) for name in mine)


def stop_at(epoch: int, batch: int, home: Home, why: str = "stopped") -> Scripted:
    def at_batch(now: int, part: int, _: Wishes) -> None:
        if (now, part) == (epoch, batch):
            home.wishes.stop(why)  # type: ignore[arg-type]

    return Scripted(at_batch=at_batch)


class Gone(BaseException):
    """The process ends, as far as a test can end its own."""


def crash(home: Home, epoch: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """A run whose process was gone in the middle of an epoch."""

    def at_batch(now: int, _: int, __: Wishes) -> None:
        if now == epoch:
            raise Gone

    with monkeypatch.context() as patched:
        patched.setattr(Recorder, "finish", lambda *_: None)
        with pytest.raises(Gone):
            home.train(trainer=Scripted(at_batch=at_batch))
    return home.store.runs()[0].run


def database_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the database be written no more, as on a disk without a block to spare."""
    connect = sqlite3.connect

    def limited(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(sqlite3, "connect", limited)
