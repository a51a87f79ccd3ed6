"""The app's part in trainings that processes of their own do, and that outlive the app."""

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from engine.why import Refusal
from tui.aside import AsideApp
from tui.language import _, say
from tui.session import Session

if TYPE_CHECKING:
    from engine.files.places import Places
    from engine.runs.records import Line
    from engine.training.plan import Plan
    from tui.orders import Answer, Order

Followed = Callable[[int], None]


class DetachingApp(AsideApp):
    """An app that begins such processes, is told which run it is, and stops them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        #: What processes were begun with that have not answered yet.
        self._sent_off: list[Order] = []

    def detach(self, plan: "Plan", then: Followed) -> None:
        """Have this trained by a process of its own; `then` hears which run it is.

        One at a time: a key that is pressed twice asks for one training.
        """
        from tui.orders import Order

        if all(order.resume is not None for order in self._sent_off):
            self.send(Order(plan), then, lambda _begun: None)

    def is_being_sent(self, run: int) -> bool:
        """Whether a process is being started that is to go on with a run."""
        return any(order.resume == run for order in self._sent_off)

    def send(self, order: "Order", then: Followed, begun: Callable[[bool], None]) -> None:
        """Begin such a process.

        `begun` hears as soon as the app may be left, and whether the process was begun; `then`
        hears when it trains, some seconds later.
        """
        self.notify(
            _("A process of its own is being started; that takes a few seconds."), markup=False
        )
        self._sent_off.append(order)

        def answered(answer: "Answer") -> None:
            self._is_answered(order)
            self._answered(then, answer)

        def refused(refusal: Refusal) -> None:
            self._is_answered(order)
            self.refuse(refusal)

        self.aside(partial(self._sent, order, begun), answered, refused)

    def _is_answered(self, order: "Order") -> None:
        self._sent_off.remove(order)
        self.screen.refresh_bindings()

    def _sent(self, order: "Order", begun: Callable[[bool], None]) -> "Answer":
        """What a thread does."""
        from tui.detaching import detach

        is_begun = False
        try:
            other = detach(order, self.session.places, partial(self.bring, self.tell))
            is_begun = True
        finally:
            self.bring(begun, is_begun)
        # Some systems take a process for alive until somebody has asked how it ended.
        Thread(target=other.process.wait, daemon=True).start()
        return other.answer()

    def _answered(self, then: Followed, answer: "Answer") -> None:
        if answer.started is None:
            self.notify(answer.refusal, severity="error", timeout=12, markup=False)
            return
        run = int(answer.started["run"])
        self.notify(goes_on_elsewhere(run), timeout=12, markup=False)
        self.look_elsewhere()
        then(run)

    def stop_elsewhere(self, run: int) -> None:
        """Ask the process that trains a run to stop, and say how the run stands then."""
        self.notify(say("Run {run} is asked to stop after its batch.", run=run), markup=False)
        self.aside(partial(_stopped, self.session.places, run), self._stopped, self.refuse)

    def _stopped(self, line: "Line") -> None:
        from tui.screens.train.words import stands

        self.look_elsewhere()
        self.notify(stands(line), timeout=12, markup=False)


def _stopped(places: "Places", run: int) -> "Line":
    """What a thread does."""
    from engine.runs.stopping import stop
    from engine.runs.store import Store

    return stop(Store(places), run).line


def goes_on_elsewhere(run: int | None) -> str:
    """How a run is found again that a process of its own trains."""
    if run is None:
        return _("The training goes on in the background; imdb-tui runs lists it.")
    return say(
        "Run {run} is trained in the background, also when the app is closed. "
        "Follow it with: imdb-tui runs watch {run}, stop it with: imdb-tui runs stop {run}",
        run=run,
    )
