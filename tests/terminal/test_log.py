"""The log for stray output: bounded, and never in the way."""

import os
from pathlib import Path

import pytest

from tui.terminal.log import BOUND, open_log


def write(path: Path, text: str) -> str | None:
    log, notice = open_log(path)
    os.write(log, text.encode())
    os.close(log)
    return None if notice is None else notice.code


def test_log_is_continued_and_private(tmp_path: Path) -> None:
    path = tmp_path / "state" / "app.log"
    assert write(path, "first\n") is None
    assert write(path, "second\n") is None
    lines = path.read_text().splitlines()
    assert lines[1] == "first"
    assert lines[3] == "second"
    assert path.stat().st_mode & 0o077 == 0


def test_long_log_is_put_aside_once(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    for filling in "abc":
        write(path, filling * (BOUND + 1))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["app.log", "app.log.1"]
    assert path.read_text().endswith("c")
    assert path.with_name("app.log.1").read_text().endswith("b")


@pytest.mark.parametrize("where", ["file/app.log", "folder"])
def test_log_that_cannot_be_opened_is_said(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    assert write(tmp_path / where, "lost") == "log_not_written"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_full_disk_is_said() -> None:
    assert write(Path("/dev/full"), "lost") == "log_not_written"
