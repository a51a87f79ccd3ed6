"""What is asked of a training while it goes on, from other threads and from signal handlers."""

from collections.abc import Callable
from threading import Condition
from typing import Final, Literal

from engine.training.plan import checked_rate

Halt = Literal["stopped", "interrupted"]

#: Nobody tells when one of the `should_stop` changes its mind, so they are asked this often.
_ASKED_EVERY: Final = 0.2


class Wishes:
    """Stop, pause, go on, another learning rate. Each may be asked at any time, and more than once.

    A stop takes effect after the batch, a learning rate after the epoch.
    """

    def __init__(self, *should_stop: Callable[[], bool]) -> None:
        self._should_stop = should_stop
        # Its lock can be taken twice by one thread: a signal handler runs on top of it.
        self._changed = Condition()
        self._halt: Halt | None = None
        self._paused = False
        self._rate: float | None = None

    def stop(self, why: Halt = "stopped") -> None:
        """End after this batch; the first reason stays."""
        with self._changed:
            self._halt = self._halt or why
            self._changed.notify_all()

    def pause(self) -> None:
        """Compute nothing after this batch until told to go on."""
        with self._changed:
            self._paused = True

    def resume(self) -> None:
        """Go on."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def learning_rate(self, rate: float) -> None:
        """Use another learning rate from the next epoch on; the last one asked for counts."""
        with self._changed:
            self._rate = checked_rate(rate)

    @property
    def halt(self) -> Halt | None:
        """Whether it is to end, and why."""
        if self._halt is None and any(asked() for asked in self._should_stop):
            self.stop()
        return self._halt

    @property
    def paused(self) -> bool:
        """Whether it is to do nothing for now."""
        return self._paused

    def new_rate(self) -> float | None:
        """The learning rate that has been asked for since this was last called."""
        with self._changed:
            rate, self._rate = self._rate, None
        return rate

    def wait_while_paused(self) -> None:
        """Wait until it is to go on, or to end."""
        while self._paused and self.halt is None:
            self.wait(_ASKED_EVERY)

    def wait(self, seconds: float) -> None:
        """Wait so long, or until something else is wished."""
        with self._changed:
            if self._halt is None:
                self._changed.wait(seconds)
