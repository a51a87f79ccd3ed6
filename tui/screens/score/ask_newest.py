"""A thread of its own for what is typed: always the newest, and nothing ever waits in a line."""

from collections.abc import Callable
from threading import Lock
from typing import Final, TypeVar

from engine.files.progress import Stopped
from engine.why import Refusal
from tui.background import Background, Done

T = TypeVar("T")
#: Says whether something newer has come, so that this need not be finished.
Overtaken = Callable[[], bool]

#: The names of the threads: for verdicts, for what each word does, for what turns a verdict.
QUICK: Final = "score"
SLOW: Final = "score-words"
TURN: Final = "score-turn"


class Newest:
    """Does the newest of several jobs; one that was overtaken before its turn is never begun."""

    def __init__(self, widget: Background, group: str) -> None:
        self._widget, self._group = widget, group
        self._lock = Lock()
        self._waiting: Callable[[], None] | None = None
        self._newest = 0
        self._working = False

    def give(
        self,
        job: Callable[[Overtaken], T],
        then: Callable[[T], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        """Have this done instead of all that was given before, and its result brought here."""
        with self._lock:
            self._newest = number = self._newest + 1
            self._waiting = lambda: self._do(number, job, then, refused)
            if self._working:
                return
            self._working = True
        self._widget.run_worker(self._work, thread=True, group=self._group, exit_on_error=False)

    def drop(self) -> None:
        """Let go of what is being done: nobody wants it any more."""
        with self._lock:
            self._newest += 1
            self._waiting = None

    def _work(self) -> None:
        """In the thread: whatever is the newest, until there is nothing more."""
        while True:
            with self._lock:
                job, self._waiting = self._waiting, None
                if job is None:
                    self._working = False
                    return
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
            self._widget.post_message(done)
