"""Trainings that are stopped, hung up, killed and not listened to: what was trained is kept.

The trainer plays its part, in processes of their own, and stands still in its third epoch until
something happens, so that nothing here depends on time.
"""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.files.places import places
from engine.runs.store import Store
from tests.engine.runs_home import numbers
from tests.scripted_program import command, surroundings

SMALL = ["train", "flat-embedding", "--set", "vocabulary=50", "--set", "length=8", "--epochs", "6"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the built-in reviews in it."""
    from engine.corpus.catalogue import open_corpus

    home = tmp_path_factory.mktemp("made")
    open_corpus("builtin", places(home))
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").symlink_to(made / "cache")
    return tmp_path / "home"


class Training:
    """A training in a process of its own, told as JSON."""

    def __init__(self, home: Path, manner: str, *arguments: str, **options: Any) -> None:
        self.home = home
        self.process = subprocess.Popen(
            command(manner, *(arguments or SMALL), "--json"),
            env=surroundings(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )

    def epochs(self, count: int) -> list[dict[str, Any]]:
        """Wait for so many epochs."""
        assert self.process.stdout is not None
        lines: list[dict[str, Any]] = []
        while len([line for line in lines if line["event"] == "epoch"]) < count:
            lines.append(json.loads(self.process.stdout.readline()))
        return lines

    def end(self) -> tuple[int, list[dict[str, Any]], str]:
        """Wait for the end: code, the lines that were left, stderr."""
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, [json.loads(line) for line in out.splitlines()], err


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    yield Store(places(home))


@pytest.mark.parametrize(
    ("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_stops_after_the_batch_and_keeps_everything(
    home: Path, store: Store, signum: int, code: int
) -> None:
    training = Training(home, "waits")
    training.epochs(2)
    assert store.run(1).line.state == "running"
    training.process.send_signal(signum)
    ended, lines, err = training.end()
    assert ended == code
    assert [(each["event"], each["reason"], each["epochs"]) for each in lines] == [
        ("finished", "interrupted", 2)
    ]
    assert ("once more" in err) == (signum == signal.SIGINT)
    assert "Traceback" not in err
    found = store.run(1)
    assert (found.line.state, found.line.epochs) == ("interrupted", 2)


def test_a_second_interrupt_ends_at_once_and_keeps_the_epochs(home: Path, store: Store) -> None:
    training = Training(home, "deaf")
    training.epochs(2)
    training.process.send_signal(signal.SIGINT)
    assert training.process.stderr is not None
    assert "once more" in training.process.stderr.readline()
    training.process.send_signal(signal.SIGINT)
    code, lines, err = training.end()
    assert code == 130
    assert lines == [
        {"event": "finished", "run": 1, "reason": "interrupted", "epochs": 2, "test": None}
    ]
    assert err.startswith("imdb-tui: Run 1 was interrupted, and 2 epochs of it are kept;")
    assert err.endswith("imdb-tui train --resume 1\n") and err.count("\n") == 1
    assert (store.run(1).line.state, store.run(1).line.epochs) == ("interrupted", 2)


def test_killed_and_gone_on_with_it_is_as_if_nothing_had_been(home: Path, store: Store) -> None:
    whole = Training(home, "goes")
    assert whole.end()[0] == 0
    training = Training(home, "waits")
    training.epochs(2)
    training.process.kill()
    assert training.end()[0] == -signal.SIGKILL
    assert (store.run(2).line.state, store.run(2).line.epochs) == ("crashed", 2)
    code, lines, _err = Training(home, "goes", "train", "--resume", "2").end()
    assert (code, lines[0]["first_epoch"], lines[-1]["reason"]) == (0, 3, "completed")
    assert numbers(store.run(1)) == numbers(store.run(2))


def test_who_asked_for_hang_ups_to_be_ignored_is_heeded(home: Path) -> None:
    """As nohup does. The code tells which signal was heard."""
    training = Training(
        home, "waits", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)
    )
    training.epochs(2)
    training.process.send_signal(signal.SIGHUP)
    training.process.send_signal(signal.SIGTERM)
    assert training.end()[0] == 143


def test_a_run_is_followed_from_another_process(home: Path) -> None:
    training = Training(home, "waits")
    training.epochs(1)
    watching = Training(home, "goes", "runs", "watch", "1")
    assert [line["epoch"] for line in watching.epochs(2)[1:]] == [1, 2]
    training.process.send_signal(signal.SIGTERM)
    code, lines, err = watching.end()
    assert (code, err) == (0, "")
    assert [(line["reason"], line["epochs"]) for line in lines] == [("interrupted", 2)]
    assert training.end()[0] == 143


def test_watching_is_ended_and_the_run_goes_on(home: Path, store: Store) -> None:
    training = Training(home, "waits")
    training.epochs(1)
    watching = Training(home, "goes", "runs", "watch", "1")
    watching.epochs(2)
    watching.process.send_signal(signal.SIGINT)
    code, lines, err = watching.end()
    assert (code, lines, err.strip()) == (130, [], "imdb-tui: interrupted")
    assert store.run(1).line.state == "running"
    training.process.send_signal(signal.SIGINT)
    assert training.end()[0] == 130


@pytest.mark.parametrize("how", ["--json", ""])
def test_nobody_listening_any_more_costs_no_run(home: Path, store: Store, how: str) -> None:
    arguments = [*command("goes", *SMALL), *([how] if how else [])]
    reading, writing = os.pipe()
    training = subprocess.Popen(
        arguments, env=surroundings(home), stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    with os.fdopen(reading) as lines:
        assert "run" in lines.readline()
    assert training.communicate(timeout=60)[1] == ""
    assert training.returncode == 0
    assert (store.run(1).line.state, store.run(1).line.epochs) == ("completed", 6)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_an_output_without_room_is_said_at_the_end(home: Path, store: Store) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command("goes", *SMALL),
            env=surroundings(home),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "could not be written" in done.stderr and done.stderr.count("\n") == 1
    assert store.run(1).line.state == "completed"


def test_closed_streams_swallow(home: Path, store: Store) -> None:
    line = subprocess.list2cmdline(["exec", *command("goes", *SMALL)[:1]])
    done = subprocess.run(
        ["sh", "-c", f'{line} "$@" >&- 2>&- <&-', "sh", *command("goes", *SMALL)[1:]],
        env=surroundings(home),
        check=False,
    )
    assert done.returncode == 0
    assert store.run(1).line.state == "completed"
