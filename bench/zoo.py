"""A model's table on the command line, against a Python that does nothing at all.

Counted is the whole process, cold: nothing that has been loaded before is of any help.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.row import Row, apart

RUNS = 15
GOAL = 0.3
COMMAND = (str(Path(sys.executable).with_name("imdb-tui")), "summary", "onehot-rnn")
NOTHING = (sys.executable, "-c", "pass")


def rows() -> list[Row]:
    """Run both, turn by turn, so that a noisy machine is noisy to both."""
    ours, theirs = [], []
    with TemporaryDirectory() as home:
        for turn in range(RUNS + 1):
            of_ours, of_theirs = _seconds(COMMAND, home), _seconds(NOTHING, home)
            if turn:  # the first one warms the disk
                ours.append(of_ours)
                theirs.append(of_theirs)
    name = "imdb-tui summary onehot-rnn, beside python -c pass"
    return [apart(name, median(ours), median(theirs), "s", GOAL)]


def _seconds(command: Sequence[str], home: str) -> float:
    started = time.perf_counter()
    subprocess.run(
        command, env=os.environ | {"IMDB_TUI_HOME": home}, stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - started
