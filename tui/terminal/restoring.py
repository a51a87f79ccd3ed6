"""Giving a terminal back: everything Textual's driver turns on, turned off again."""

import contextlib
import os
import signal
import termios
from collections.abc import Iterator
from typing import Any

Attributes = list[Any]

# In the order of Textual's own driver, which keeps the keyboard protocol before the screen.
GIVE_BACK = (
    "\x1b\\"  # ends whatever sequence was cut short
    "\x1b[?2026l"  # synchronised painting
    "\x1b[?2004l"  # bracketed paste
    "\x1b[?7h"  # lines wrap again
    "\x1b[?2048l"  # sizes reported in the input
    "\x1b[?1016l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"  # mouse
    "\x1b]22;default\x07"  # shape of the pointer
    "\x1b[0m"
    "\x1b[<u"  # kitty's keyboard protocol
    "\x1b[?1049l"  # the alternate screen
    "\x1b[?25h"  # the cursor
    "\x1b[?1004l"  # focus
)


def attributes_of(tty: int) -> Attributes | None:
    """Return the line settings of a terminal, or None if it is none."""
    try:
        return termios.tcgetattr(tty)
    except (termios.error, OSError):
        return None


def give_back(tty: int, before: Attributes | None) -> None:
    """Leave the screen and put the line settings back, quietly if the terminal is gone."""
    with contextlib.suppress(OSError):
        _write_all(tty, GIVE_BACK.encode())
    give_back_line(tty, before)


def give_back_line(tty: int, before: Attributes | None) -> None:
    """Put the line settings back, unless a shell has taken the terminal over already.

    Only a program that owns the whole screen switches the signal keys off: where they are on,
    the shell's line editor is at work, and its settings are not ours to undo.
    """
    now = attributes_of(tty)
    if before is None or now is None or now[3] & termios.ISIG:
        return
    with contextlib.suppress(termios.error, OSError), _allowed_from_background():
        termios.tcsetattr(tty, termios.TCSAFLUSH, before)  # also drops pending mouse reports


def say(tty: int, sentence: str) -> None:
    """Write one line to the terminal."""
    with contextlib.suppress(OSError):
        _write_all(tty, f"{sentence}\n".encode(errors="replace"))


def _write_all(tty: int, data: bytes) -> None:
    while data:
        data = data[os.write(tty, data) :]


@contextlib.contextmanager
def _allowed_from_background() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
