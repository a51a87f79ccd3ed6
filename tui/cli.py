"""The `imdb-tui` command: in which language it speaks, and with which word and code it ends.

Opened without arguments, which is how the app is opened, no parser is loaded: it would cost a tenth
of the time to the first picture.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.why import Refusal
from tui.language import LANGUAGES, _
from tui.session import Session, begin
from tui.voice import complain


def main() -> None:
    """The `imdb-tui` command."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; the exit code."""
    home = _asked(arguments, "--home")
    session = begin(Path(home) if home else None, _asked_language(arguments))
    try:
        return _do(arguments, session)
    except KeyboardInterrupt:
        complain(_("interrupted"))
        return 130
    except Refusal as refusal:
        complain(refusal)
        return refusal.exit_code
    except BrokenPipeError:
        # Whoever read our output has closed it (`… | head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - a defect of ours is filed, never thrown at a learner
        return _crashed(error, session)


def _do(arguments: Sequence[str], session: Session) -> int:
    if not arguments:
        from tui.start import open_app_or_tour

        return open_app_or_tour(session)
    from tui.program import execute

    return execute(arguments, session)


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language asked for; one that there is not is refused later, by the parser."""
    asked = _asked(arguments, "--lang")
    return asked if asked in LANGUAGES else None


def _asked(arguments: Sequence[str], option: str) -> str | None:
    """The value of an option that is needed before anything is parsed: words depend on it."""
    for i, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == option:
            return value if equals else next(iter(arguments[i + 1 :]), None)
    return None


def _crashed(error: Exception, session: Session) -> int:
    from tui.crash import crash_notice, report_crash

    complain(crash_notice(error, report_crash(error, session.places.state)))
    return 1
