"""Opening the app on a terminal, or the tour where there is none."""

import os
import sys
import threading

from engine.why import Refusal
from tui.language import say
from tui.session import Session
from tui.terminal import guarded, screen_problem


def open_app_or_tour(session: Session) -> int:
    """The app if it can take the screen, else the tour as plain text; the exit code."""
    problem = screen_problem(sys.stdin.isatty(), sys.stdout.isatty(), os.environ)
    if problem == "no_terminal":
        from tui.tour import tour

        return tour(session)
    if problem == "dumb_terminal":
        raise Refusal("dumb_terminal", term=os.environ.get("TERM", ""))
    return _open_app(session)


def _open_app(session: Session) -> int:
    log = session.places.state / "logs" / "imdb-tui.log"
    with guarded(
        log, sentence=say("imdb-tui was ended. What it logged is in {path}", path=log)
    ) as guard:
        from tui.app import ImdbApp

        app = ImdbApp(session, guard=guard)
        app.run()
        code = guard.exit_code
    if app.crash is not None:
        from tui import wording

        print("imdb-tui:", wording.notice(app.crash), file=sys.stderr)
    if app.farewell:
        print(app.farewell)
    if code is None:
        code = app.return_code or 0
    _leave_at_once_if_keras_is_busy(code)
    return code


def _leave_at_once_if_keras_is_busy(code: int) -> None:
    """A thread in the middle of an import may crash a Python that is taken down under it."""
    if any(thread.name == "keras" for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
