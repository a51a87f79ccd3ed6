"""Disks that are full, homes that cannot be written, others at the same run, and plain failures."""

import threading
from pathlib import Path
from typing import Any

import pytest

from engine.files.progress import Progress
from engine.runs import presence
from engine.runs.execute import execute
from engine.runs.recorder import Recorder
from engine.runs.store import Store
from engine.training.events import (
    EpochDone,
    Event,
    Finished,
    Paused,
    Resumed,
)
from engine.training.plan import BadPlan
from engine.training.wishes import Wishes
from engine.why import Refusal
from tests.engine.faults import full_disk
from tests.engine.runs_home import Home, database_full, same_end, stop_at
from tests.engine.samples import refused
from tests.engine.scripted_training import Scripted, plan


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_run_that_is_being_trained_can_be_watched_and_not_taken(home: Home) -> None:
    met: list[str] = []

    def meddle(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 2:
            other = Store(home.places)
            met.append(refused(lambda: other.resumable(event.run)).code)
            met.append(refused(lambda: other.take(event.run, 2)).code)
            met.append(refused(lambda: other.delete(event.run)).code)
            assert [each.epoch for each in other.epochs(event.run, after=1)] == [2]

    home.train(emit=meddle)
    assert met == ["run_running"] * 3


def test_whoever_lost_a_run_to_another_records_nothing_more(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 2:
            with monkeypatch.context() as patched:
                patched.setattr(presence, "is_at_work", lambda *_: False)
                Store(home.places).take(event.run, 2)

    assert refused(lambda: home.train(emit=lose)).code == "run_taken"
    run = home.store.run(1)
    assert (len(run.epochs), run.line.state) == (2, "crashed")
    assert home.said[-1] == Finished(1, "failed", 2, None, "run_taken")


def test_two_who_go_on_with_a_run_at_once_are_told_apart(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = home.train(trainer=stop_at(3, 1, home))
    quicker = Scripted(at_batch=lambda epoch, _, wishes: wishes.stop() if epoch == 4 else None)
    take = Store.take

    def take_late(store: Store, number: int, stored: int) -> Recorder:
        monkeypatch.setattr(Store, "take", take)
        Home.train(other, trainer=quicker, resume=run)
        return take(store, number, stored)

    other = Home(home.data.parent)
    monkeypatch.setattr(Store, "take", take_late)
    assert refused(lambda: home.train(resume=run)).code == "run_taken"
    assert home.store.run(run).line.epochs == 3


def test_a_failure_is_recorded_said_and_raised(home: Home) -> None:
    def fail(epoch: int, _: int, __: Wishes) -> None:
        if epoch == 3:
            raise ZeroDivisionError("by zero")

    with pytest.raises(ZeroDivisionError):
        home.train(trainer=Scripted(at_batch=fail))
    run = home.store.run(1)
    assert (run.line.state, run.detail) == ("failed", "ZeroDivisionError: by zero")
    assert home.said[-1] == Finished(1, "failed", 2, None, "ZeroDivisionError: by zero")

    def refuse(*_: object) -> None:
        raise Refusal("device_memory_full", device="gpu", batch=2)

    assert refused(lambda: home.train(trainer=Scripted(at_batch=refuse))).code
    assert home.store.run(2).detail == "device_memory_full"
    home.train(resume=1)
    assert home.store.run(1).line.state == "completed"


def test_a_key_that_interrupts_leaves_a_run_that_goes_on(home: Home) -> None:
    def interrupt(epoch: int, _: int, __: Wishes) -> None:
        if epoch == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        home.train(trainer=Scripted(at_batch=interrupt))
    assert home.said[-1] == Finished(1, "interrupted", 1, None)
    home.train(resume=1)
    assert home.store.run(1).line.state == "completed"


def test_a_bad_plan_leaves_nothing_behind(home: Home) -> None:
    with pytest.raises(BadPlan):
        home.train(plan(home.data, batch=500))
    assert refused(lambda: home.train(plan("nothing-of-that-name"))).code == "unknown_corpus"
    assert not home.places.data.exists()


def test_a_stop_while_the_reviews_are_opened_leaves_nothing_behind(home: Home) -> None:
    wishes = Wishes()

    def stop(_: Progress) -> None:
        wishes.stop()

    def run() -> None:
        execute(
            plan(home.data), home.said.append, wishes, places=home.places, progress=stop,
            train=Scripted(),
        )  # fmt: skip

    assert refused(run).code == "stopped"
    assert not home.places.data.exists()


def test_a_full_disk_pauses_and_nothing_is_lost(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = home.train()

    def fill(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 2 and event.stored:
            full_disk(monkeypatch, after=200)
        if isinstance(event, Paused):
            monkeypatch.undo()

    run = home.train(emit=fill)
    shown = [(each.epoch, each.stored) for each in home.of(EpochDone)]
    assert shown == [(1, True), (2, True), (3, False), (3, True), (4, True), (5, True), (6, True)]
    assert (home.of(Paused), home.of(Resumed)) == ([Paused(run, "disk_full")], [Resumed(run)])
    same_end(home, whole, run)


def test_a_database_that_cannot_grow_pauses_too(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = home.train(plan(home.data, epochs=60))

    def fill(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 2 and event.stored:
            database_full(monkeypatch)
        if isinstance(event, Paused):
            monkeypatch.undo()

    run = home.train(plan(home.data, epochs=60), emit=fill)
    assert home.of(Paused) == [Paused(run, "disk_full")]
    same_end(home, whole, run)


def test_a_stop_on_a_full_disk_keeps_what_was_stored(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = home.train()

    def fill(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 2 and event.stored:
            full_disk(monkeypatch)
        if isinstance(event, Paused):
            home.wishes.stop()

    run = home.train(emit=fill)
    monkeypatch.undo()
    assert home.said[-1] == Finished(run, "stopped", 2, None)
    home.train(resume=run)
    same_end(home, whole, run)


def test_an_end_that_cannot_be_recorded_waits_for_room(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish, times = Recorder.finish, []

    def full_twice(recorder: Recorder, *arguments: Any) -> None:
        times.append(1)
        if len(times) < 3:
            raise Refusal("disk_full", path="here")
        finish(recorder, *arguments)

    monkeypatch.setattr(Recorder, "finish", full_twice)
    monkeypatch.setattr("engine.runs.execute._AGAIN_AFTER", 0.001)
    run = home.train()
    assert [type(event) for event in home.said[-3:]] == [Paused, Resumed, Finished]
    assert home.store.run(run).line.state == "completed"


def test_an_end_that_was_never_recorded_is_found_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = home.train()

    def full(*_: Any) -> None:
        home.wishes.stop()
        raise Refusal("disk_full", path="here")

    with monkeypatch.context() as patched:
        patched.setattr(Recorder, "finish", full)
        assert refused(home.train).code == "disk_full"
    assert isinstance(home.said[-1], Finished)
    run = home.store.runs()[0].run
    assert home.store.run(run).line.state == "crashed"
    home.train(resume=run)
    assert not home.of(EpochDone)
    same_end(home, whole, run)


def test_a_home_that_cannot_be_written_is_refused_before_training(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.places.data.parent.mkdir(parents=True, exist_ok=True)
    home.places.data.write_bytes(b"in the way")
    refusal = refused(home.train)
    assert refusal.code == "cannot_write"
    assert not home.said


def test_signs_of_life_are_given(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    given = threading.Event()
    sign = Recorder.sign_of_life

    def noting(recorder: Recorder) -> None:
        sign(recorder)
        given.set()

    def wait(epoch: int, batch: int, _: Wishes) -> None:
        assert given.wait(30)

    monkeypatch.setattr(presence, "BEAT", 0.001)
    monkeypatch.setattr(Recorder, "sign_of_life", noting)
    home.train(trainer=Scripted(at_batch=wait))
    assert home.store.run(1).line.state == "completed"
