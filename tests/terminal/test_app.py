"""The whole app in a real terminal: what it shows, how it ends, and what it leaves behind."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.harness import ROOT, Terminal

APP = [sys.executable, "-m", "tui", "--lang", "en"]


@contextmanager
def opened(home: Path, **options: Any) -> Iterator[Terminal]:
    """The app, at its course map."""
    env = {"PYTHONPATH": str(ROOT), "IMDB_TUI_HOME": str(home), **options.pop("env", {})}
    with Terminal([*APP, *options.pop("arguments", ())], env=env, **options) as terminal:
        terminal.wait_for("Course map")
        yield terminal


def test_keras_loads_in_the_background_and_its_chatter_stays_off_the_screen(tmp_path: Path) -> None:
    with opened(tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("Keras is loading")
        terminal.wait_for("ready in", patience=180)
        terminal.send("1")
        terminal.wait_for("mean length", patience=60)
        terminal.send("q")
        assert terminal.wait() == 0
        terminal.wait_until_sane()
    log = (tmp_path / "state" / "logs" / "imdb-tui.log").read_bytes()
    assert b"oneDNN" in log or b"cuda" in log.lower()
    for line in log.splitlines()[1:]:
        assert line not in terminal.raw


def test_who_comes_back_to_a_stopped_app_sees_all_of_it(tmp_path: Path) -> None:
    with opened(tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("Words as vectors")
        seen = _at_rest(terminal)
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until_stopped()
        terminal.wait_until_sane()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(lambda: terminal.cells[1:15] == seen[1:15])  # Keras may be ready by now
        terminal.send("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize("key", ["q", "\x11"])
def test_quitting_while_keras_loads_leaves_a_sane_terminal(tmp_path: Path, key: str) -> None:
    with opened(tmp_path) as terminal:
        terminal.send(key)
        assert terminal.wait() == 0
        terminal.wait_until_sane()


@pytest.mark.parametrize(
    ("signum", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9), (signal.SIGSEGV, -11)],
)
def test_whatever_ends_the_app_the_terminal_is_given_back(
    tmp_path: Path, signum: int, code: int
) -> None:
    with opened(tmp_path) as terminal:
        terminal.signal(signum)
        assert terminal.wait() == code
        terminal.wait_until_sane()
        if code < 0:
            terminal.wait_for(lambda: b"imdb-tui.log" in terminal.raw)


def test_a_closed_window_ends_the_app(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.hang_up()
        assert terminal.wait() == 129


def test_a_dumb_terminal_gets_a_sentence(tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(ROOT), "IMDB_TUI_HOME": str(tmp_path), "TERM": "dumb"}
    with Terminal(APP, env=env) as terminal:
        assert terminal.wait() == 1
    assert b"imdb-tui: " in terminal.raw and b"TERM=dumb" in terminal.raw


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "xterm-256color"}, {"TERM": "screen"}])
def test_it_opens_with_any_number_of_colours(tmp_path: Path, env: dict[str, str]) -> None:
    with opened(tmp_path, env=env) as terminal:
        terminal.send("\x1b2")  # Alt+2
        terminal.wait_for("onehot-rnn")
        terminal.send("q")
        assert terminal.wait() == 0


def test_a_read_only_home_costs_the_log_and_nothing_else(tmp_path: Path) -> None:
    """A file where the home should be: nobody, not even root, can make folders in it."""
    home = tmp_path / "home"
    home.write_text("in the way")
    with opened(home, size=(100, 40)) as terminal:
        terminal.wait_for("The log")  # the rest may be broken into lines anywhere
        terminal.send("1")
        terminal.wait_for("mean length", patience=60)
        terminal.send("q")
        assert terminal.wait() == 0
    assert home.read_text() == "in the way"


def test_what_was_sent_in_parts_looks_as_what_is_sent_whole(tmp_path: Path) -> None:
    with opened(tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("ready in", patience=180)  # nothing changes by itself any more
        terminal.send("2")
        terminal.wait_for("embedding-lookup")
        terminal.send("j" * 6 + "t" + "\x1b[B" * 2 + "+" * 3)
        terminal.send("p")
        terminal.wait_for("Predict")
        terminal.send("l")
        terminal.wait_for("모델")
        terminal.send("n")
        terminal.wait_for("input_length")
        seen = _at_rest(terminal)
        terminal.send("?")
        terminal.wait_for("단축키")
        terminal.send("\x1b")
        terminal.wait_for(lambda: terminal.cells == seen)
        terminal.send("q")
        assert terminal.wait() == 0


def _at_rest(terminal: Terminal) -> list[list[tuple[object, ...]]]:
    """What the screen shows when it has not changed for a while."""
    frames: list[list[list[tuple[object, ...]]]] = []

    def is_still() -> bool:
        frames.append(terminal.cells)
        return len(frames) > 20 and all(frame == frames[-1] for frame in frames[-20:])

    terminal.wait_for(is_still)
    return frames[-1]
