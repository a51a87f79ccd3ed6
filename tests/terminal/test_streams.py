"""Standard streams that are closed, full, or cannot print what they are given."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scripted_program import command as scripted
from tests.terminal.harness import ROOT
from tests.terminal.test_train_signals import home as home
from tests.terminal.test_train_signals import made as made

#: The command line; the training of its tour plays its part, as the real one is run elsewhere.
PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from tui import tour_training
from tui.cli import main
tour_training.program = lambda: {training!r}
main()
"""


def _shell(line: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    program = home / "imdb-tui.py"
    program.write_text(PROGRAM.format(root=str(ROOT), training=scripted("goes")), encoding="utf-8")
    imdb_tui = f'"{sys.executable}" "{program}"'
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "IMDB_TUI_HOME": str(home), **more}
    return subprocess.run(
        ["sh", "-c", line.replace("imdb-tui", imdb_tui)],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("imdb-tui data list 2>&- >&-", 0),
        ("imdb-tui data list <&-", 0),
        ("imdb-tui data show nosuch 2>&-", 2),
        ("imdb-tui doctor --no-devices <&-", 0),
        ("imdb-tui >&-", 0),
        ("imdb-tui <&-", 0),
        ("imdb-tui data list | true", 0),
    ],
)
def test_closed_streams_swallow(line: str, code: int, home: Path) -> None:
    done = _shell(line, home)
    assert done.returncode == code, done.stderr
    assert not (home / "state" / "crashes").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["imdb-tui", "imdb-tui data list --json", "imdb-tui data show"])
def test_a_full_output_gets_a_sentence(command: str, home: Path) -> None:
    done = _shell(f"{command} > /dev/full", home)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "could not be written" in done.stderr
    assert not (home / "state" / "crashes").exists()


def test_what_cannot_be_printed_is_replaced(home: Path) -> None:
    done = _shell("imdb-tui --lang ko data list", home, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "?" in done.stdout
