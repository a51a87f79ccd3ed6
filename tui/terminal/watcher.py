"""A tiny process that gives the terminal back when the app cannot: after kill -9, or a crash.

It is forked before anything heavy is loaded, sleeps on a pipe, and wakes when the app is done
(and says so) or dead (and the pipe closes).
"""

import contextlib
import gc
import os
import signal

from tui.terminal import restoring

_ENTERED, _LEFT, _QUIET, _DONE = b"+", b"-", b"q", b"."
_SECONDS_TO_GIVE_BACK = 3  # a terminal that takes nothing must not keep the watcher for ever
_DEAF_TO = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGTTOU)


class Watcher:
    """The app's end of the pipe."""

    def __init__(self, tty: int, sentence: str) -> None:
        self._pipe: int | None = None
        self._child = 0
        before = restoring.attributes_of(tty)
        reading, writing = os.pipe()
        try:
            self._child = os.fork()
        except OSError:  # no process to be had: the app does without
            os.close(writing)
        else:
            if self._child == 0:
                _watch_and_exit(reading, tty, before, sentence)
            self._pipe = writing
        os.close(reading)

    def entered(self) -> None:
        """Tell it that the app has taken the screen."""
        self._tell(_ENTERED)

    def left(self) -> None:
        """Tell it that the app has left the screen, be it only for a while."""
        self._tell(_LEFT)

    def quiet(self) -> None:
        """Tell it that the end to come is meant: nothing need be said."""
        self._tell(_QUIET)

    def done(self) -> None:
        """Send it away."""
        self._tell(_DONE)
        if self._pipe is not None:
            self.forget()
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._child, 0)

    def forget(self) -> None:
        """Let go of the pipe: a forked child that held it would seem to be the living app."""
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None

    def _tell(self, mark: bytes) -> None:
        if self._pipe is not None:
            with contextlib.suppress(OSError):
                os.write(self._pipe, mark)


def _watch_and_exit(
    pipe: int, tty: int, before: restoring.Attributes | None, sentence: str
) -> None:
    try:
        gc.disable()  # a collection would copy pages that are shared with the app
        os.setsid()  # neither the terminal's signals nor its shell's waiting concern it
        for signum in _DEAF_TO:
            signal.signal(signum, signal.SIG_IGN)
        _keep_only(pipe, tty)
        _watch(pipe, tty, before, sentence)
    finally:
        os._exit(0)


def _keep_only(*kept: int) -> None:
    """Close whatever else was inherited, so that nothing waits for the watcher to end."""
    for name in os.listdir("/dev/fd"):  # noqa: PTH208 - plain numbers, not paths
        if int(name) not in kept:
            with contextlib.suppress(OSError):
                os.close(int(name))


def _watch(pipe: int, tty: int, before: restoring.Attributes | None, sentence: str) -> None:
    entered = quiet = False
    while said := os.read(pipe, 64):
        if _DONE in said:
            return
        quiet = quiet or _QUIET in said
        if _ENTERED in said or _LEFT in said:
            entered = said.rfind(_ENTERED) > said.rfind(_LEFT)
    signal.alarm(_SECONDS_TO_GIVE_BACK)
    if entered:
        restoring.give_back(tty, before)
    if not quiet:
        restoring.say(tty, sentence)
