"""The command line with a trainer that plays its part, for tests that need a process of its own."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: It goes through; or it stands still in its third epoch: until it is to stop, or, deaf, for ever.
PROGRAM = """
import sys, threading
from engine.training import trainer
from tests.engine.scripted_training import Scripted
from tui.cli import main

manner = sys.argv.pop(1)

def at_batch(epoch, batch, wishes):
    if epoch == 3 and manner == "waits":
        while wishes.halt is None:
            wishes.wait(0.05)
    if epoch == 3 and manner == "deaf":
        threading.Event().wait()

trainer.train = Scripted(at_batch=at_batch)
main()
"""


def command(manner: str, *arguments: str) -> list[str]:
    """What to call; `goes`, `waits` or `deaf`."""
    begin = f"import sys; sys.path.insert(0, {str(ROOT)!r}){PROGRAM}"
    return [sys.executable, "-c", begin, manner, *arguments]


def surroundings(home: Path) -> dict[str, str]:
    """As little as the program needs."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "IMDB_TUI_HOME": str(home),
        "LANG": "C.UTF-8",
    }
