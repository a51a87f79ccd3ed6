"""How a command speaks when something is wrong: one clear line on stderr."""

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
    print(f"{PROGRAM}: {what}", file=sys.stderr)
