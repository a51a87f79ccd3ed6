"""A training as a terminal shows it, and one that goes on when the terminal has gone."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs.store import Store
from tests.engine.runs_home import numbers
from tests.scripted_program import command, surroundings
from tests.terminal.harness import ROOT, Terminal
from tests.terminal.test_train_signals import SMALL
from tests.terminal.test_train_signals import home as home
from tests.terminal.test_train_signals import made as made

REAL = [
    *("train", "flat-embedding", "--set", "vocabulary=200", "--set", "length=20"),
    *("--subset", "400", "--batch-size", "50"),
]
CHATTER = re.compile(rb"oneDNN|cuda|absl|rebuild TensorFlow", re.IGNORECASE)


def _terminal(home: Path, argv: list[str], **options: object) -> Terminal:
    return Terminal(argv, env=surroundings(home), **options)  # type: ignore[arg-type]


def _program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tui", *arguments]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_epochs_stay_and_what_goes_on_is_below_them(home: Path, size: tuple[int, int]) -> None:
    with _terminal(home, command("waits", *SMALL), size=size) as terminal:
        terminal.wait_for("2/6")
        terminal.wait_for("Epoch 3 is under way")
        assert terminal.sane
        terminal.send("\x03")
        assert terminal.wait() == 130
        terminal.wait_for("interrupted")
        assert terminal.sane
        text = terminal.text
    assert "val loss" in text and "1/6" in text and "--resume 1" in " ".join(text.split())
    assert "under way" not in text


def test_a_window_of_another_size_is_drawn_in(home: Path) -> None:
    with _terminal(home, command("waits", *SMALL)) as terminal:
        terminal.wait_for("Epoch 3 is under way")
        terminal.resize((40, 12))
        terminal.send("\x03")
        assert terminal.wait() == 130
        terminal.wait_for("interrupted")


def test_a_killed_training_leaves_a_sane_terminal(home: Path) -> None:
    with _terminal(home, command("waits", *SMALL)) as terminal:
        terminal.wait_for("Epoch 3 is under way")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
        assert terminal.sane


def test_a_closed_window_stops_the_training_and_keeps_the_run(home: Path) -> None:
    with _terminal(home, command("waits", *SMALL)) as terminal:
        terminal.wait_for("Epoch 3 is under way")
        terminal.hang_up()
        assert terminal.wait() == 129
    run = Store(places(home)).run(1)
    assert (run.line.state, run.line.epochs) == ("interrupted", 2)


def test_a_terminal_that_takes_nothing_holds_up_no_training(home: Path) -> None:
    store = Store(places(home))
    with _terminal(home, command("goes", *SMALL)) as terminal:
        terminal.hold(True)
        terminal.wait_for(lambda: any(line.state == "completed" for line in store.runs()))
        terminal.hold(False)
        assert terminal.wait() == 0
        terminal.wait_for("is complete after 6 epochs")


def test_a_dumb_terminal_gets_plain_lines(home: Path) -> None:
    env = surroundings(home) | {"TERM": "dumb"}
    with Terminal(command("goes", *SMALL), env=env) as terminal:
        assert terminal.wait() == 0
        terminal.wait_for("is complete")
        assert b"\x1b" not in terminal.raw


def test_deleting_asks_in_a_terminal(home: Path) -> None:
    subprocess.run(command("goes", *SMALL, "--json"), env=surroundings(home), check=True)
    for answer, code in (("n\n", 1), ("y\n", 0)):
        with _terminal(home, _program("runs", "delete", "1")) as terminal:
            terminal.wait_for("[y/N]")
            terminal.send(answer)
            assert terminal.wait() == code
    assert Store(places(home)).runs() == ()


def test_a_real_training_in_a_terminal_and_one_without_come_to_the_same(home: Path) -> None:
    """One by hand, and one in the background, which outlives its terminal and is followed."""
    store = Store(places(home))
    with _terminal(home, _program(*REAL, "--epochs", "2"), size=(100, 30)) as terminal:
        assert terminal.wait(patience=180) == 0
        terminal.wait_for("Test: loss")
        assert not CHATTER.search(bytes(terminal.raw))
    assert CHATTER.search((home / "state" / "logs" / "training.log").read_bytes())
    assert store.run(1).line.state == "completed"

    asked = _program(*REAL, "--epochs", "10000", "--detach")
    with _terminal(home, asked, size=(100, 30)) as terminal:
        assert terminal.wait(patience=180) == 0
        terminal.wait_for("runs watch 2")
        terminal.wait_for("runs stop 2")
        terminal.hang_up()
    watching = subprocess.Popen(
        _program("runs", "watch", "2", "--json"),
        env=surroundings(home),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert watching.stdout is not None
    seen = [json.loads(watching.stdout.readline()) for _ in range(4)]
    assert [line["event"] for line in seen] == ["started", "epoch", "epoch", "epoch"]
    assert subprocess.run(_program("runs", "stop", "2"), env=surroundings(home)).returncode == 0
    *_rest, last = watching.communicate(timeout=60)[0].splitlines()
    assert json.loads(last)["reason"] == "interrupted"
    run = store.run(2)
    assert numbers(run)[:2] == numbers(store.run(1))
    (log,) = (home / "state" / "logs").glob("train-*.log")
    assert "Run 2 was interrupted" in log.read_text(encoding="utf-8")


def test_what_is_refused_in_the_background_is_said_in_front(home: Path) -> None:
    done = subprocess.run(
        _program("train", "gru", "--batch-size", "5000", "--detach"),
        cwd=ROOT,
        env=surroundings(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1 and "5,000" in done.stderr
    assert Store(places(home)).runs() == ()
