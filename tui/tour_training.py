"""The tour's training: a real one, in a home that is gone afterwards, and in a limited time.

It is a process of its own, begun as anybody would begin it: where Keras is missing, broken or too
slow, that process says so or is ended, and the tour goes on.
"""

import subprocess
import tempfile
from threading import Timer
from time import monotonic
from typing import Final

from tui import language
from tui.columns import print_folded
from tui.detaching import another
from tui.language import _, say

TRAINING: Final = (
    "train flat-embedding --data builtin --epochs 3 --batch-size 32"
    " --optimizer adam --learning-rate 0.001"
)
LIMIT: Final = 120  # seconds; loading Keras takes most of what it needs


def train_for_the_tour() -> None:
    """Train, and print what the command prints."""
    print_folded(_("A real training, in a folder that is removed again; Keras takes its seconds:"))
    print_folded(f"imdb-tui {TRAINING}")
    with tempfile.TemporaryDirectory(prefix="imdb-tui-", ignore_cleanup_errors=True) as home:
        options = ["--lang", language.current(), "--home", home]
        process = subprocess.Popen(
            [*program(), *TRAINING.split(), *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        begun = monotonic()
        late = Timer(LIMIT, process.kill)
        late.start()
        try:
            _print(process)
        finally:
            late.cancel()
            process.kill()
            process.wait()
    if process.returncode and monotonic() - begun >= LIMIT:
        print_folded(
            say("After {limit} seconds it was ended: this machine is slow, or busy.", limit=LIMIT)
        )
    elif process.returncode:
        print_folded(_("It could not be trained here, so the tour goes on without it."))


def program() -> list[str]:
    """The command line itself."""
    return another("tui.cli")


def _print(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            print_folded(line.rstrip("\n"))
    process.wait()
