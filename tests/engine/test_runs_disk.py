"""Disks that are full for a while or for good, and homes that cannot be written."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from engine.files.places import places
from engine.runs.recorder import Recorder
from engine.runs.store import Store
from engine.training.events import (
    EpochDone,
    Event,
    Finished,
    Paused,
    Resumed,
)
from engine.why import Refusal
from tests.conftest import ROOT
from tests.engine.faults import full_disk, mounted
from tests.engine.runs_home import Home, database_full, numbers, same_end
from tests.engine.samples import refused
from tests.engine.scripted_training import plan


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


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


def test_a_disk_that_is_really_full_for_a_while(home: Home, tmp_path: Path) -> None:
    whole = home.store.run(home.train())
    with mounted(tmp_path / "small", "size=256k") as small:
        home.places = places(small)
        home.store = Store(home.places)

        def fill(event: Event) -> None:
            if isinstance(event, EpochDone) and event.epoch == 2 and event.stored:
                with suppress(OSError), (small / "filler").open("wb", buffering=0) as file:
                    while True:
                        file.write(bytes(1024))
            if isinstance(event, Paused):
                (small / "filler").unlink()

        run = home.store.run(home.train(emit=fill))
        shown = [(each.epoch, each.stored) for each in home.of(EpochDone)]
        assert (3, False) in shown
        assert numbers(run) == numbers(whole)
        assert run.test == whole.test


LIMITED = """
import resource, sys
from pathlib import Path
from engine.training.events import EpochDone, Paused
from tests.engine.runs_home import Home

def limit(most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

def hear(event):
    if isinstance(event, EpochDone) and event.epoch == 2 and event.stored:
        limit(1024)
    if isinstance(event, Paused):
        limit(resource.RLIM_INFINITY)

home = Home(Path(sys.argv[1]))
run = home.store.run(home.train(emit=hear))
print([(each.epoch, each.stored) for each in home.of(EpochDone)], run.line.state)
"""


def test_files_that_may_not_grow_for_a_while(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    shown = [(1, True), (2, True), (3, False), (3, True), (4, True), (5, True), (6, True)]
    assert done.stdout.strip() == f"{shown} completed"


def test_a_read_only_file_system_is_refused_before_training(home: Home, tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "ro") as fixed:
        home.places = places(fixed)
        refusal = refused(lambda: home.train(plan("builtin")))
        assert (refusal.code, refusal.values["path"]) == ("cannot_write", str(fixed / "data"))
        assert not home.said
        assert Store(home.places).runs() == ()
