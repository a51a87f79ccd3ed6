"""How a command speaks when something is wrong: one clear line on stderr."""

import os
import sys
from typing import Final

from engine.why import Notice, Refusal

PROGRAM: Final = "imdb-tui"


def complain(what: Refusal | Notice | str) -> None:
    """Say it in the language in use."""
    from tui import wording

    if isinstance(what, Refusal):
        what = wording.refusal(what)
    elif isinstance(what, Notice):
        what = wording.notice(what)
    try:
        print(f"{PROGRAM}: {what}", file=sys.stderr)
    except OSError:  # nobody can be told; what was done, and its exit code, stand all the same
        _give_up_stderr()


def _give_up_stderr() -> None:
    """Let what could not be written go nowhere, when Python ends and tries again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
