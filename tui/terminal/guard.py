"""The guard around the app: a clean screen while it runs, and a sane terminal whatever ends it."""

import contextlib
import faulthandler
import os
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.why import Notice
from tui.terminal import restoring
from tui.terminal.diversion import Diversion
from tui.terminal.leaving import Leaving
from tui.terminal.log import high_duplicate, open_log
from tui.terminal.screen_file import ScreenFile
from tui.terminal.watcher import Watcher

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

_OUT = 1
_GRACE = 1.5
_SECONDS_TO_GIVE_BACK = 0.3


@contextlib.contextmanager
def guarded(log_path: Path, *, sentence: str, grace: float = _GRACE) -> "Iterator[Guard]":
    """Guard the terminal while an app runs; enter before anything heavy is imported.

    Fds 1 and 2 lead to the log. Should the process be killed or crash in native code, a watcher
    gives the terminal back and writes `sentence`. Off a terminal (Textual's web driver talks
    through a pipe) only the diversion is made.
    """
    guard = Guard(log_path, sentence, grace)
    try:
        yield guard
    finally:
        guard.close()


class Guard:
    """What `guarded` hands out: the notices, the way to leave in order, and the exit code."""

    def __init__(self, log_path: Path, sentence: str, grace: float) -> None:
        self._closed = False
        self._screen_fd = high_duplicate(_OUT)
        self._line = restoring.attributes_of(self._screen_fd)
        on_terminal = self._line is not None
        # Forked first of all: no thread yet, and few pages to share.
        self._watcher = Watcher(self._screen_fd, sentence) if on_terminal else None
        self._screen = ScreenFile(
            self._screen_fd, getattr(sys.stdout, "encoding", "utf-8"), self._watcher
        )
        self._log, notice = open_log(log_path)
        self.notices: tuple[Notice, ...] = () if notice is None else (notice,)
        self._diversion = Diversion(self._log, self._screen)
        self._faults_shown_before = faulthandler.is_enabled()
        faulthandler.enable(self._log)
        self._leaving = Leaving(grace, self._give_up) if on_terminal else None
        _let_children_be(self)

    @property
    def exit_code(self) -> int | None:
        """128 + the number of the signal that ended the app, or None if none did."""
        return None if self._leaving is None else self._leaving.exit_code

    def attend(self, loop: "AbstractEventLoop", ask: Callable[[int], None]) -> None:
        """Let SIGTERM, SIGHUP and SIGINT call `ask(number)` on the app's loop.

        What has not ended when the grace is over is ended. Before this is called, a signal
        raises SystemExit in the main thread.
        """
        if self._leaving is not None:
            self._leaving.attend(loop, ask)

    def close(self) -> None:
        """Give everything back, in the opposite order."""
        self._closed = True
        if self._leaving is not None:
            self._leaving.stop()
        self._let_screen_go()
        faulthandler.disable()
        self._diversion.undo()
        os.close(self._log)
        if self._faults_shown_before:
            with contextlib.suppress(RuntimeError):  # no stderr to show them on
                faulthandler.enable()
        if self._watcher is not None:
            self._watcher.done()
        os.close(self._screen_fd)

    def in_forked_child(self) -> None:
        """Let a forked child neither hold the watcher's pipe nor pass its signals on to us."""
        if not self._closed:
            if self._watcher is not None:
                self._watcher.forget()
            if self._leaving is not None:
                self._leaving.forget()

    def _let_screen_go(self) -> None:
        """Send what Textual wrote last; leave its screen if it could not do so itself."""
        self._screen.flush()
        in_use = self._screen.in_use
        self._screen.drop_all()
        if in_use:
            restoring.give_back(self._screen_fd, self._line)

    def _give_up(self, code: int) -> None:
        """End the process from the listening thread, whatever the main thread is stuck in."""
        if not self._closed:
            # The terminal may take nothing (Ctrl+S), so this gets a thread and a limit of its
            # own; what it does not manage, the watcher does.
            giving_back = threading.Thread(target=self._give_back_at_once, daemon=True)
            giving_back.start()
            giving_back.join(_SECONDS_TO_GIVE_BACK)
        os._exit(code)

    def _give_back_at_once(self) -> None:
        in_use = self._screen.in_use
        self._screen.drop_all()
        if self._watcher is not None:
            self._watcher.quiet()
        if in_use:
            restoring.give_back(self._screen_fd, self._line)
        if self._watcher is not None:
            self._watcher.done()


def _let_children_be(guard: Guard) -> None:
    known = weakref.ref(guard)

    def in_child() -> None:
        if (alive := known()) is not None:
            alive.in_forked_child()

    os.register_at_fork(after_in_child=in_child)
