"""A thread of its own for what is typed: always the newest, and nothing ever waits in a line.

The thread is there before it is needed and is woken at once: a worker of Textual's would begin only
when the loop is through with drawing the letter that was typed. One stands for it all the same, so
that whoever waits for all work to be done waits for this, too.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread
from typing import Final, TypeVar

from engine.files.progress import Stopped
from engine.scoring.occlusion import Overtaken
from engine.why import Refusal
from tui.background import Background, Done

T = TypeVar("T")

#: The names of the threads: for verdicts, for what each word does, for what turns a verdict.
QUICK: Final = "score"
SLOW: Final = "score-words"
TURN: Final = "score-turn"


class Newest:
    """Does the newest of several jobs; one that was overtaken before its turn is never begun."""

    def __init__(self, widget: Background, name: str) -> None:
        self._widget, self._name = widget, name
        self._woken = Condition()
        self._waiting: Callable[[], None] | None = None
        self._newest = 0
        #: What is called when there is nothing more to do; None while there is nothing.
        self._rest: Callable[[], None] | None = None
        self._thread: Thread | None = None

    def give(
        self,
        job: Callable[[Overtaken], T],
        then: Callable[[T], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        """Have this done instead of all that was given before, and its result brought here."""
        with self._woken:
            self._newest = number = self._newest + 1
            self._waiting = lambda: self._do(number, job, then, refused)
            self._woken.notify()
            if self._rest is None:
                self._rest = self._begun()
        if self._thread is None:
            self._thread = Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def drop(self) -> None:
        """Let go of what is being done: nobody wants it any more."""
        with self._woken:
            self._newest += 1
            self._waiting = None

    def _begun(self) -> Callable[[], None]:
        """A worker that stands for the thread until what this gives back is called."""
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        self._widget.run_worker(done.wait(), name=self._name, group=self._name)

        def rest() -> None:
            loop.call_soon_threadsafe(done.set)

        return rest

    def _work(self) -> None:
        """In the thread: whatever is the newest; when there is nothing more, wait for more."""
        while True:
            with self._woken:
                if self._waiting is None and self._rest is not None:
                    with suppress(RuntimeError):  # the loop has ended before us
                        self._rest()
                    self._rest = None
                while self._waiting is None:
                    self._woken.wait()
                job, self._waiting = self._waiting, None
            job()

    def _do(
        self,
        number: int,
        job: Callable[[Overtaken], T],
        then: Callable[[T], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        def overtaken() -> bool:
            return number != self._newest

        try:
            done = Done(then, job(overtaken))
        except Stopped:
            return
        except Refusal as refusal:
            done = Done(refused, refusal)
        except Exception as error:  # noqa: BLE001 - a defect of ours costs one verdict
            done = Done(self._widget.app.accident, error)
        if not overtaken():
            with suppress(RuntimeError):
                self._widget.post_message(done)
