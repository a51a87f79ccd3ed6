"""Cold start to first paint, against the smallest app that Textual can show."""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.pty import seconds_to_first_paint
from bench.row import Row, compared

RUNS = 15
GOAL = 1.4
_HELLO = "Hello, terminal"
_BARE = f"""
from textual.app import App
from textual.widgets import Label

class Hello(App):
    def compose(self):
        yield Label({_HELLO!r})

Hello().run()
"""


def rows(
    command: Sequence[str] = (str(Path(sys.executable).with_name("imdb-tui")),),
    marker: str = "Reviews",
    runs: int = RUNS,
) -> list[Row]:
    """Start both, turn by turn, so that a noisy machine is noisy to both."""
    bare = (sys.executable, "-c", _BARE)
    ours, theirs = [], []
    with TemporaryDirectory() as home:
        for turn in range(runs + 1):
            of_ours = seconds_to_first_paint(command, marker, home)
            of_theirs = seconds_to_first_paint(bare, _HELLO, home)
            if turn:  # the first one warms the disk
                ours.append(of_ours)
                theirs.append(of_theirs)
    return [compared("cold start to first paint", median(ours), median(theirs), "s", GOAL)]
