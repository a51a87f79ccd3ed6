"""Others at the same run, plain failures, and plans and stops that leave nothing behind."""

import threading
from pathlib import Path

import pytest

from engine.files.progress import Progress
from engine.runs import presence, troubles
from engine.runs.execute import execute
from engine.runs.recorder import Recorder
from engine.runs.store import Store
from engine.training.events import (
    EpochDone,
    Event,
    Finished,
)
from engine.training.plan import BadPlan
from engine.training.wishes import Wishes
from engine.why import Refusal
from tests.engine.runs_home import Home, stop_at
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
    taken = troubles.as_text(Refusal("run_taken", run=1))
    assert home.said[-1] == Finished(1, "failed", 2, None, taken)


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
    kept = troubles.from_text(home.store.run(2).detail)
    assert kept == troubles.Trouble("device_memory_full", {"device": "gpu", "batch": 2})
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
