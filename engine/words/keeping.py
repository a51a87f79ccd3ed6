"""Keeping the vectors of a training after its epochs, beside it, so that it hardly waits."""

from collections.abc import Callable
from dataclasses import replace
from math import inf
from threading import Condition, Thread
from time import monotonic
from types import TracebackType
from typing import Final

from engine.why import Notice, Notify, Refusal
from engine.words.training import Trained

#: What may pass by itself, or once the learner has made room.
PASSING: Final = ("disk_full", "cannot_write")
#: Seconds from one keeping to the next, at least: tiny corpora have hundreds of epochs in one.
EVERY: Final = 1.0


class Keeper:
    """A thread that keeps what it is given; of several that wait, the newest.

    A disk that is full is said once, until something could be kept again.
    """

    def __init__(self, name: str, keep: Callable[[Trained], object], notify: Notify) -> None:
        self._name = name
        self._keep = keep
        self._notify = notify
        self._changed = Condition()
        self._next: Trained | None = None
        self._over = False
        self._taken = -inf
        self._told = False
        self._thread = Thread(target=self._work, name="keeping vectors", daemon=True)

    def __enter__(self) -> "Keeper":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Come to an end; what still waits is needed only where nothing better will follow."""
        with self._changed:
            if kind is None:
                self._next = None
            self._over = True
            self._changed.notify()
        self._thread.join()

    def take(self, trained: Trained) -> None:
        """Have this kept, as it is now, unless something was a moment ago."""
        if monotonic() - self._taken < EVERY:
            return
        self._taken = monotonic()
        copied = replace(trained, vectors=trained.vectors.copy())
        with self._changed:
            self._next = copied
            self._changed.notify()

    def _work(self) -> None:
        while (trained := self._given()) is not None:
            try:
                self._keep(trained)
            except Refusal as refusal:  # the end comes upon it again, and says what it is
                if refusal.code in PASSING and not self._told:
                    self._told = True
                    path = refusal.values["path"]
                    self._notify(Notice("vectors_unkept", {"name": self._name, "path": path}))
            else:
                self._told = False

    def _given(self) -> Trained | None:
        """What is to be kept next; None if nothing will come any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._next is not None)
            given, self._next = self._next, None
            return given
