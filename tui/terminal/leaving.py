"""Signals that ask the app to leave: it is asked in order, and not asked twice.

Python's own handlers run only when the main thread comes round to them. So the signals are also
written, by the interpreter's C handler, to a pipe on which a thread listens.
"""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_SHELLS_ADD = 128


class Leaving:
    """Listens for the signals from its making until `stop`."""

    def __init__(self, grace: float, give_up: Callable[[int], None]) -> None:
        self.received: int | None = None
        self._grace, self._give_up = grace, give_up
        self._loop: AbstractEventLoop | None = None
        self._ask: Callable[[int], None] | None = None
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        self._handlers = {signum: signal.signal(signum, self._heard) for signum in SIGNALS}
        self._wakeup = signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        threading.Thread(target=self._listen, name="imdb-tui-signals", daemon=True).start()

    @property
    def exit_code(self) -> int | None:
        """What the process exits with after a signal, as a shell would report it."""
        return None if self.received is None else _SHELLS_ADD + self.received

    def attend(self, loop: "AbstractEventLoop", ask: Callable[[int], None]) -> None:
        """From now on a signal calls `ask(number)` on the loop, rather than ending at once."""
        self._loop, self._ask = loop, ask

    def stop(self) -> None:
        """Put the handlers back. A leave already asked for keeps its limit of time."""
        self.forget()
        os.close(self._writing)

    def forget(self) -> None:
        """Be deaf from here on, as a forked child must be: it shares the pipe with the app."""
        signal.set_wakeup_fd(self._wakeup)
        for signum, handler in self._handlers.items():
            signal.signal(signum, handler)

    def _heard(self, signum: int, _frame: FrameType | None) -> None:
        if self.received is None:
            self.received = signum
            if self._ask is None:  # no app to ask yet
                raise SystemExit(_SHELLS_ADD + signum)

    def _listen(self) -> None:
        while heard := os.read(self._reading, 64):
            for signum in heard:
                if signum in SIGNALS:
                    self._leave(signum)
                    return
        os.close(self._reading)

    def _leave(self, signum: int) -> None:
        if self._loop is not None and self._ask is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._ask, signum)
        time.sleep(self._grace)
        self._give_up(_SHELLS_ADD + signum)
