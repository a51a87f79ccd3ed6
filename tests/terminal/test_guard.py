"""The guard on a real pty: nothing strange on the screen, and a sane terminal afterwards."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.harness import AT_REST, ROOT, Terminal
from tui.terminal.restoring import GIVE_BACK

APP = [sys.executable, str(Path(__file__).with_name("small_app.py"))]
SENTENCE = "The app died, notes are kept."


@contextmanager
def running(state: Path, **options: Any) -> Iterator[Terminal]:
    env = {"PYTHONPATH": str(ROOT), **options.pop("env", {})}
    with Terminal([*APP, str(state)], env=env, **options) as terminal:
        terminal.wait_for("Ready 준비됨")
        yield terminal


def test_native_chatter_goes_to_the_log_and_never_to_the_screen(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.send("n")
        terminal.wait_for("chattered")
        terminal.send("q")
        assert terminal.wait() == 0
    assert b"chatter by" not in terminal.raw
    log = (tmp_path / "app.log").read_text()
    assert set(re.findall("chatter by (.*)", log)) == {"write 1", "write 2", "child", "puts"}


def test_tensorflow_chatter_never_reaches_the_screen(tmp_path: Path) -> None:
    with running(tmp_path, env={"TF_CPP_MIN_LOG_LEVEL": "0"}) as terminal:
        terminal.send("t")
        terminal.wait_for("TensorFlow 2.", patience=180)
        terminal.send("q")
        assert terminal.wait() == 0
        terminal.wait_until_sane()
    chatter = (tmp_path / "app.log").read_bytes().splitlines()[1:]
    assert chatter
    assert not [line for line in chatter if line in terminal.raw]


@pytest.mark.parametrize(
    ("key", "signum", "code", "said"),
    [
        ("q", None, 0, "no child is left"),
        ("e", None, 1, "told crashed ValueError"),
        ("w", None, 1, "told crashed KeyError"),
        ("", signal.SIGTERM, 143, "no child is left"),
        ("", signal.SIGHUP, 129, "no child is left"),
        ("", signal.SIGINT, 130, "no child is left"),
        ("", signal.SIGKILL, -9, SENTENCE),
        ("s", None, -11, SENTENCE),
        ("a", None, -6, SENTENCE),
    ],
)
def test_terminal_is_sane_after(
    tmp_path: Path, key: str, signum: int | None, code: int, said: str
) -> None:
    with running(tmp_path) as terminal:
        terminal.wait_for(lambda: 1016 in terminal.modes)  # the last mode to be turned on
        assert not terminal.sane
        terminal.send(key)
        if signum is not None:
            terminal.signal(signum)
        assert terminal.wait() == code
        terminal.wait_until_sane()
        terminal.wait_for(said)
        assert "Ready" not in terminal.text
        assert "Traceback" not in terminal.text
        assert (SENTENCE in terminal.text) == (said == SENTENCE)


def test_native_crash_leaves_the_stack_in_the_log(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.send("s")
        assert terminal.wait() == -signal.SIGSEGV
    log = (tmp_path / "app.log").read_text()
    assert "Segmentation fault" in log
    assert "do_s" in log


def test_app_that_does_not_answer_is_ended_after_the_grace(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.send("h")
        terminal.wait_for("hanging")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 143
        terminal.wait_until_sane()
        assert SENTENCE not in terminal.text


def test_terminal_that_takes_nothing_does_not_keep_the_app(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.hold(True)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 143
        terminal.hold(False)
        terminal.wait_until_sane()


def test_closed_window_ends_the_app(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.hang_up()
        assert terminal.wait() == 129
    assert not (tmp_path / "crashes").exists()
    assert "Traceback" not in (tmp_path / "app.log").read_text()


def test_suspended_app_leaves_the_terminal_and_comes_back(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until_stopped()
        terminal.wait_until_sane()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("Ready 준비됨")
        terminal.signal(signal.SIGKILL)
        terminal.wait_until_sane()


def test_killed_while_suspended_the_screen_is_not_left_twice(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until_stopped()
        terminal.wait_until_sane()
        terminal.signal(signal.SIGKILL)
        terminal.wait_for(SENTENCE)
        assert terminal.raw.count(b"\x1b[?1049l") == 1


def test_a_forked_child_does_not_pass_for_the_living_app(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.send("f")
        terminal.wait_for("lives")
        child = int(re.findall(r"child (\d+) lives", terminal.text)[0])
        terminal.signal(signal.SIGKILL)
        try:
            terminal.wait_for(SENTENCE)
            assert terminal.sane
        finally:
            os.kill(child, signal.SIGKILL)


def test_a_signal_to_a_forked_child_is_not_one_to_the_app(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.send("f")
        terminal.wait_for("lives")
        os.kill(int(re.findall(r"child (\d+) lives", terminal.text)[0]), signal.SIGTERM)
        terminal.send("n")
        terminal.wait_for("chattered")
        terminal.send("q")
        assert terminal.wait() == 0


def test_the_watcher_holds_nothing_that_it_inherited(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    env = {"SMALL_APP_CLOSES": str(writing)}
    with running(tmp_path, env=env, pass_fds=[writing]) as terminal:
        os.close(writing)
        assert os.read(reading, 1) == b""  # while the app and its watcher still run
        os.close(reading)
        assert terminal.process.poll() is None


def test_half_a_surrogate_pair_stops_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.send("u")
        terminal.wait_for("half ? a pair")


def test_every_mode_that_textual_turns_on_is_turned_off(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.wait_for(lambda: 1016 in terminal.modes)
        terminal.send("n")  # one more painting, now that all queries are answered
        terminal.wait_for("chattered")
        written = bytes(terminal.raw)
    turned_on = set(re.findall(rb"\x1b\[\?(\d+)h", written))
    turned_off = set(re.findall(rb"\x1b\[\?(\d+)l", written)) - turned_on
    back_off = set(re.findall(r"\x1b\[\?(\d+)l", GIVE_BACK))
    back_on = set(re.findall(r"\x1b\[\?(\d+)h", GIVE_BACK))
    assert {int(mode) for mode in turned_off} == AT_REST
    assert back_on == {mode.decode() for mode in turned_off}
    assert back_off == {mode.decode() for mode in turned_on}


def test_without_a_log_the_app_runs_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    env = {"SMALL_APP_LOG": str(tmp_path / "file" / "app.log")}
    with running(tmp_path, env=env) as terminal:
        terminal.send("n")
        terminal.wait_for("chattered")
        terminal.send("q")
        assert terminal.wait() == 0
        terminal.wait_for("told log_not_written")
        assert b"chatter by" not in terminal.raw


def test_streams_that_were_closed_stay_closed(tmp_path: Path) -> None:
    command = f"{APP[0]} {APP[1]} {tmp_path} 2>&-"
    with Terminal(["sh", "-c", command], env={"PYTHONPATH": str(ROOT)}) as terminal:
        terminal.wait_for("Ready 준비됨")
        terminal.send("n")
        terminal.wait_for("chattered")
        terminal.send("q")
        assert terminal.wait() == 0
        assert b"chatter by" not in terminal.raw
