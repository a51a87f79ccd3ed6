"""Standard streams that are closed, full, or cannot print what they are given."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.harness import ROOT

IMDB_TUI = f'"{sys.executable}" -m tui'


def _shell(line: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "IMDB_TUI_HOME": str(home), **more}
    return subprocess.run(
        ["sh", "-c", line.replace("imdb-tui", IMDB_TUI)],
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
def test_closed_streams_swallow(line: str, code: int, tmp_path: Path) -> None:
    done = _shell(line, tmp_path)
    assert done.returncode == code, done.stderr
    assert not (tmp_path / "state" / "crashes").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["imdb-tui", "imdb-tui data list --json", "imdb-tui data show"])
def test_a_full_output_gets_a_sentence(command: str, tmp_path: Path) -> None:
    done = _shell(f"{command} > /dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "could not be written" in done.stderr
    assert not (tmp_path / "state" / "crashes").exists()


def test_what_cannot_be_printed_is_replaced(tmp_path: Path) -> None:
    done = _shell("imdb-tui --lang ko data list", tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "?" in done.stdout
