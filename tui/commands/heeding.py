"""Signals that ask for the end of work at the command line."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_SHELLS_ADD: Final = 128


@dataclass(frozen=True, slots=True)
class Asked:
    """A signal has asked for the end."""

    signum: int


@contextmanager
def heeding(ask: Callable[[int], None]) -> Iterator[frozenset[int]]:
    """Let signals ask for the end, and give those that do: an ignored one (nohup) stays so."""

    def heard(signum: int, _frame: FrameType | None) -> None:
        ask(signum)

    before = {
        signum: signal.signal(signum, heard)
        for signum in _SIGNALS
        if signal.getsignal(signum) is not signal.SIG_IGN
    }
    try:
        yield frozenset(before)
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)


def shell_code(signum: int | None) -> int:
    """What a shell would report of a signal; of Ctrl+C, if there was none."""
    return _SHELLS_ADD + (signum or signal.SIGINT)
