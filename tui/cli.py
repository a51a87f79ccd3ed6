"""The `imdb-tui` command: in which language it speaks, and with which word and code it ends.

Opened without arguments, which is how the app is opened, no parser is loaded: it would cost a tenth
of the time to the first picture. And nothing of ours is loaded before `main` runs, so that Ctrl-C
is quiet from there on.
"""

import errno
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.session import Session

#: Set by a shell that asks for completions; then there are no arguments, and yet no app is meant.
COMPLETES: Final = "_IMDB_TUI_COMPLETE"


def main() -> None:
    """The `imdb-tui` command."""
    try:
        _mend_streams()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before it was known in which language to say so
        code = 130
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up_stdout()
    except OSError as error:
        code = _not_written(error)
    if "tensorflow" in sys.modules:
        _leave_at_once(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; the exit code."""
    from engine.why import Refusal
    from tui.language import _
    from tui.voice import complain

    session = _begun(arguments)
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
        _give_up_stdout()
        return 0
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            return _crashed(error, session)
        return _not_written(error)
    except Exception as error:  # noqa: BLE001 - a defect of ours is filed, never thrown at a learner
        return _crashed(error, session)


def _begun(arguments: Sequence[str]) -> "Session":
    from pathlib import Path

    from tui.session import begin

    home = _asked(arguments, "--home")
    return begin(Path(home) if home else None, _asked_language(arguments))


def _do(arguments: Sequence[str], session: "Session") -> int:
    if not arguments and COMPLETES not in os.environ:
        from tui.start import open_app_or_tour

        return open_app_or_tour(session)
    from tui.program import execute

    return execute(arguments, session)


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language asked for; one that there is not is refused later, by the parser."""
    from tui.language import LANGUAGES

    asked = _asked(arguments, "--lang")
    return asked if asked in LANGUAGES else None


def _asked(arguments: Sequence[str], option: str) -> str | None:
    """The value of an option that is needed before anything is parsed: words depend on it."""
    found = None
    for i, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if argument == "--":
            break
        if name == option:
            found = value if equals else next(iter(arguments[i + 1 :]), None)
    return found


def _mend_streams() -> None:
    """Let a closed stream swallow, and let no file name be one that a stream cannot print."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # its descriptor is free, and the lowest, so this takes its place
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper) and mode == "w":
            stream.reconfigure(errors="replace")


def _leave_at_once(code: int) -> None:
    """Spare the two seconds that Python needs to take TensorFlow down."""
    sys.stderr.flush()
    os._exit(code)


def _give_up_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _not_written(error: OSError) -> int:
    """What was to be printed had no room where it was sent."""
    from engine.why import Refusal
    from tui.voice import complain

    _give_up_stdout()
    complain(Refusal("output_not_written", reason=error.strerror))
    return 1


def _crashed(error: Exception, session: "Session") -> int:
    from tui.crash import crash_notice, report_crash
    from tui.voice import complain

    complain(crash_notice(error, report_crash(error, session.places.state)))
    return 1
