"""Word vectors trained at the command line: on a thread of its own, and the main thread tells.

So the first signal stops it whatever gensim is doing, a second Ctrl+C ends the program at once,
and an output that takes nothing, or is gone, holds up nothing.
"""

import signal
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import Protocol

from engine.files.progress import Progress
from engine.why import Notice
from engine.words.progress import Kept, Read, Step
from tui.commands.heeding import Asked, heeding, shell_code

Said = Step | Progress | Notice | Asked


class Learn(Protocol):
    """What the thread does: it says how far it has come, and asks whether to stop."""

    def __call__(self, say: Callable[[Said], None], stopping: Callable[[], bool]) -> Kept: ...


class Sitting:
    """One training, as the main thread sees it."""

    def __init__(self, learn: Learn, tell: Callable[[Said], None]) -> None:
        self._learn = learn
        self._tell = tell
        # Its put may be called from a signal handler, on top of a get or of another put.
        self._inbox: SimpleQueue[Said | Kept | BaseException] = SimpleQueue()
        self._stopping = Event()
        self._signal: int | None = None
        self._unheard: OSError | None = None

    def to_the_end(self) -> Kept:
        """Tell whatever is said until it is over. What could not be done is raised."""
        Thread(target=self._work, name="word2vec", daemon=True).start()
        with heeding(self._heard):
            while isinstance(said := self._inbox.get(), Said):
                if isinstance(said, Asked):
                    self._stopping.set()  # not in the handler: the event's lock may be held there
                if not isinstance(said, Read) or self._inbox.empty():
                    self._told(said)
        if isinstance(said, BaseException):
            raise said
        if self._unheard is not None:
            raise self._unheard
        return said

    @property
    def exit_code(self) -> int:
        """What a shell would report of the signal that stopped it."""
        return shell_code(self._signal)

    def _told(self, said: Said) -> None:
        """Where nobody can be told any more, what is learned counts all the same."""
        if self._unheard is None:
            try:
                self._tell(said)
            except OSError as error:
                self._unheard = error

    def _heard(self, signum: int) -> None:
        if self._signal is not None:
            if signum == signal.SIGINT:
                raise KeyboardInterrupt
            return
        self._signal = signum
        self._inbox.put(Asked(signum))

    def _work(self) -> None:
        try:
            self._inbox.put(self._learn(self._inbox.put, self._stopping.is_set))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the main thread raises it
            self._inbox.put(error)
