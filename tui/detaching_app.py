"""The app's part in trainings that processes of their own do, and that outlive the app."""

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from tui.aside import AsideApp
from tui.language import _, say

if TYPE_CHECKING:
    from engine.training.plan import Plan
    from tui.orders import Answer, Order

Followed = Callable[[int], None]


class DetachingApp(AsideApp):
    """An app that begins such processes, and is told which run it is."""

    def detach(self, plan: "Plan", then: Followed) -> None:
        """Have this trained by a process of its own; `then` hears which run it is."""
        from tui.orders import Order

        self.send(Order(plan), then, lambda _begun: None)

    def send(self, order: "Order", then: Followed, begun: Callable[[bool], None]) -> None:
        """Begin such a process.

        `begun` hears as soon as the app may be left, and whether the process was begun; `then`
        hears when it trains, some seconds later.
        """
        self.notify(
            _("A process of its own is being started; that takes a few seconds."), markup=False
        )
        self.aside(partial(self._sent, order, begun), partial(self._answered, then), self.refuse)

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


def goes_on_elsewhere(run: int | None) -> str:
    """How a run is found again that a process of its own trains."""
    if run is None:
        return _("The training goes on in the background; imdb-tui runs lists it.")
    return say(
        "Run {run} is trained in the background, also when the app is closed. "
        "It is found with: imdb-tui runs watch {run}",
        run=run,
    )
