"""Work beside the event loop: a thread computes, and its result comes back as a message.

`post_message` is used and never `call_from_thread`: a thread that waits for the loop would keep the
app from quitting.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

from textual import on
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerCancelled, get_current_worker

from engine.files.progress import Progress, Stopped
from engine.why import Notice, Refusal
from tui.host import Host

T = TypeVar("T")
GROUP: Final = "background"


class Done(Message, bubble=False):
    """A result, and what to do with it; a word for the learner is heard whatever is drawn."""

    def __init__(self, then: Callable[[Any], None], result: Any, *, drawn: bool = True) -> None:
        super().__init__()
        self.then = then
        self.result = result
        self.drawn = drawn


class Came(Message, bubble=False):
    """The work has come this far; a later word replaces an earlier one."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Only the newest is worth drawing."""
        return isinstance(message, Came)


class Reports:
    """What a job in the thread may call: how far it is, and what the learner should be told."""

    def __init__(self, widget: "Background", worker: Worker[None]) -> None:
        self._widget = widget
        self._worker = worker

    def progress(self, progress: Progress) -> None:
        """Say how far the work is; give up if nobody wants it any more."""
        if self._worker.is_cancelled:
            raise Stopped("stopped")
        self._widget.post_message(Came(progress))

    def tell(self, what: Notice) -> None:
        """Tell the learner something."""
        self._widget.post_message(Done(self._widget.app.tell, what, drawn=False))


class Background(Widget):
    """A widget that can have something computed beside the event loop."""

    app: Host

    def beside(
        self,
        job: Callable[[Reports], T],
        then: Callable[[T], None],
        *,
        refused: Callable[[Refusal], None] | None = None,
        group: str = GROUP,
    ) -> None:
        """Run a job in a thread; a newer job of the same group makes an older one's result void."""
        run = partial(self._run_job, job, then, refused or self.app.refuse)
        self.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)

    def _run_job(
        self,
        job: Callable[[Reports], T],
        then: Callable[[T], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        worker: Worker[None] = get_current_worker()
        try:
            done = Done(then, job(Reports(self, worker)))
        except WorkerCancelled:
            return
        except Refusal as refusal:
            done = Done(refused, refusal)
        except Exception as error:  # noqa: BLE001 - a defect of ours costs one view, not the evening
            done = Done(self.app.accident, error)
        if not worker.is_cancelled or isinstance(done.result, Stopped):
            self.post_message(done)

    @on(Done)
    def _take_result(self, message: Done) -> None:
        if not (message.drawn and self._is_put_away()):
            message.then(message.result)

    def _is_put_away(self) -> bool:
        """Whether this is gone, or about to be, because all is drawn anew: what comes then asks
        for itself. A screen stays."""
        if not self.is_attached:
            return True
        return not isinstance(self, Screen) and bool(getattr(self.screen, "renewing", False))
