"""Fds 1 and 2 lead to a log; the terminal is kept at hand for Textual alone."""

import contextlib
import os
import sys
from typing import TextIO

from tui.terminal.log import high_duplicate
from tui.terminal.screen_file import ScreenFile

_OUT, _ERR = 1, 2


class Diversion:
    """Native code, subprocesses and stray prints write to the log for as long as this stands.

    Textual's Linux driver writes to `sys.__stderr__` and measures `sys.__stdout__`; its web
    driver writes to the descriptor of `sys.__stdout__`. Both must be the terminal.
    """

    def __init__(self, log: int, screen: ScreenFile) -> None:
        _flush_standard_streams()
        self._kept = {fd: _duplicate(fd) for fd in (_OUT, _ERR)}
        self._screen = screen
        self._originals = (sys.__stdout__, sys.__stderr__)
        _set_originals(screen, screen)
        for fd in self._kept:
            os.dup2(log, fd)

    def undo(self) -> None:
        """Point everything back to where it led before, unless that is gone for good."""
        try:
            _flush_standard_streams()
        except OSError:  # a full disk; the text must not come out on the terminal instead
            self._lead_nowhere()
            _flush_standard_streams()
        for fd, kept in self._kept.items():
            if kept is None:
                os.close(fd)
            else:
                os.dup2(kept, fd)
                os.close(kept)
        _set_originals(*self._originals)
        if self._screen.lost:  # the caller's last words must not fail
            self._lead_nowhere()

    def _lead_nowhere(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for fd in self._kept:
            os.dup2(nowhere, fd)
        os.close(nowhere)


def _duplicate(fd: int) -> int | None:
    """Duplicate a descriptor, or return None if the learner closed it."""
    with contextlib.suppress(OSError):
        return high_duplicate(fd)
    return None


def _flush_standard_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            stream.flush()


def _set_originals(out: TextIO | None, err: TextIO | None) -> None:
    sys.__stdout__ = out  # type: ignore[misc, assignment]
    sys.__stderr__ = err  # type: ignore[misc, assignment]
