"""What the app does beside its event loop, on threads that never keep it from quitting."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any, Final, TypeVar

from textual.message import Message

from engine.why import Refusal
from tui.host import Host
from tui.other_runs import Lookout, OtherRuns
from tui.session import Session

T = TypeVar("T")

#: Seconds from one look at the runs of other processes to the next.
LOOK_EVERY: Final = 3.0
#: The name of every thread that does something aside.
ASIDE: Final = "aside"


class Heard(Message):
    """Something that a thread brings, and who is to have it."""

    def __init__(self, then: Callable[[Any], None], what: Any) -> None:
        super().__init__()
        self.then = then
        self.what = what


class AsideApp(Host):
    """An app that has things done beside its event loop, and knows what other processes train."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lookout = Lookout(session.places, partial(self.bring, self.tell))
        self._looking = False

    def aside(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        """Have a job done by a thread of its own; quitting does not wait for it."""

        def run() -> None:
            try:
                done = job()
            except Refusal as refusal:
                self.bring(refused, refusal)
            except Exception as error:  # noqa: BLE001 - a defect of ours, which is reported
                self.bring(self.accident, error)
            else:
                self.bring(then, done)

        Thread(target=run, name=ASIDE, daemon=True).start()

    def bring(self, then: Callable[[T], None], what: T) -> None:
        """From a thread, which may outlive the loop by a moment: let the loop have this done."""
        with suppress(RuntimeError):
            self.post_message(Heard(then, what))

    def on_heard(self, message: Heard) -> None:
        """Do it."""
        message.then(message.what)

    def look_elsewhere(self) -> None:
        """See what other processes train; one look at a time."""
        if not self._looking:
            self._looking = True
            self.aside(self._lookout.look, self._looked, lambda _refusal: self._looked(OtherRuns()))

    def _looked(self, found: OtherRuns) -> None:
        """Who opens the list of runs is told what is wrong with it; here that would be in vain."""
        self._looking = False
        self.others = found
