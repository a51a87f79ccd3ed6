"""The command line as a process: nobody who reads on, and an early Ctrl+C."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

#: A Ctrl-C while the first module of ours is being loaded.
STOPPED_EARLY = """
import sys

class Stop:
    def find_spec(self, name, path=None, target=None):
        if name in ("tui.language", "tui.session", "engine.why"):
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stop())
from tui.cli import main
main()
"""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["--version"],
        ["models", "--json"],
        ["summary", "deep-conv1d"],
        ["summary", "--help"],
        ["script", "gru"],
        ["data", "list"],
        ["explain", "pad"],
    ],
    ids=" ".join,
)
def test_where_nobody_reads_on_all_is_well(arguments: list[str], home: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = _program(["-m", "tui", "--home", str(home), *arguments], write)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_is_quiet_before_anything_can_be_said() -> None:
    done = _program(["-c", STOPPED_EARLY, "models"], subprocess.PIPE)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def _program(arguments: list[str], stdout: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
