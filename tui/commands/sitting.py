"""A training at the command line: Keras on a thread of its own, and the main thread tells of it.

So the first signal stops it after the batch, whatever Keras is doing, and a second Ctrl+C ends the
program at once; and a terminal that takes nothing for a while (Ctrl+S) holds up no training.
"""

import math
import os
import signal
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from engine.files.places import Places
from engine.files.progress import Progress
from engine.runs import presence
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training.events import Advanced, EpochDone, Event, Finished, Started
from engine.training.wishes import Wishes
from engine.why import Notice, Refusal
from tui import wording
from tui.commands.heeding import Asked, heeding, shell_code
from tui.commands.telling import Teller
from tui.commands.training_words import Ending, heading
from tui.language import _
from tui.orders import Order
from tui.wording.fed import reads_pictures
from tui.wording.training import NOT_A_NUMBER, STOPPING

if TYPE_CHECKING:
    from engine.training.state import Outcome

#: So long an end at once may take: to write one row, milliseconds are enough.
_A_MOMENT: Final = 0.3


@dataclass(frozen=True, slots=True)
class _Loading:
    """The run is recorded, and Keras comes next."""

    run: int


@dataclass(frozen=True, slots=True)
class _Over:
    """The thread has ended, well or with an error."""

    error: BaseException | None


_Said = Event | Progress | Notice | _Loading | Asked | _Over


def sit(order: Order, places: Places, teller: Teller, remark: str = "") -> int:
    """Train, and tell of it; the exit code. What could not be done is raised.

    The remark is told as soon as it is certain that the plan can be trained.
    """
    sitting = _Sitting(order, places, teller, remark)
    try:
        with (
            heeding(sitting.asked) as heeded,
            presence.heeding(signal.SIGTERM) if signal.SIGTERM in heeded else nullcontext(),
        ):
            sitting.to_the_end()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        ended = sitting.cut_off()
        teller.close()
        if ended is not None:
            _in_a_moment(lambda: teller.cut_off(ended))
        os._exit(shell_code(signal.SIGINT))  # Python cannot be taken down under Keras at work
    finally:
        teller.close()
    return sitting.exit_code


class _Sitting:
    """One training, as the main thread sees it."""

    def __init__(self, order: Order, places: Places, teller: Teller, remark: str) -> None:
        self.exit_code = 0
        self._order = order
        self._places = places
        self._teller = teller
        self._remark = remark
        self._wishes = Wishes()
        if order.rate is not None:
            self._wishes.learning_rate(order.rate)
        # Its put may be called from a signal handler, on top of a get or of another put.
        self._inbox: SimpleQueue[_Said] = SimpleQueue()
        self._signal: int | None = None
        self._seen_nan = False
        self._run: int | None = None
        self._kept: int | None = None
        self._told_the_end = False

    def asked(self, signum: int) -> None:
        """A signal has come: end after the batch; at a second Ctrl+C, at once."""
        if self._signal is not None:
            if signum == signal.SIGINT:
                raise KeyboardInterrupt
            return
        self._signal = signum
        self._wishes.stop("interrupted")
        self._inbox.put(Asked(signum))

    def to_the_end(self) -> None:
        """Tell whatever is said until the thread has ended."""
        Thread(target=self._work, name="keras", daemon=True).start()
        while not isinstance(said := self._inbox.get(), _Over):
            if not isinstance(said, Advanced) or self._inbox.empty():
                self._tell(said)
        if isinstance(said.error, Refusal):
            raise _with_the_option(said.error)
        if said.error is not None:
            raise said.error

    def cut_off(self) -> Ending | None:
        """Record that the end came at once, and give it unless it was told already; a disk that
        does not answer is not waited for."""
        if self._run is None:
            return None
        store, run, found = Store(self._places), self._run, list[Ending]()
        _in_a_moment(lambda: _cut_off(store, run, found))
        if self._told_the_end:
            return None
        if not found and self._kept is not None:
            return Ending(run, "interrupted", self._kept, None)
        return found[0] if found else None

    def _tell(self, said: _Said) -> None:
        teller = self._teller
        match said:
            case Progress():
                teller.progress(said)
            case Notice():
                teller.remark(wording.notice(said))
            case _Loading():
                if self._remark:
                    teller.remark(self._remark)
                teller.loading(said.run)
            case Asked() if said.signum == signal.SIGINT:
                teller.remark(_(STOPPING))
            case Asked() | _Over():
                pass
            case _:
                self._tell_event(said)

    def _tell_event(self, event: Event) -> None:
        teller = self._teller
        match event:
            case Started():
                self._kept = event.first_epoch - 1
                teller.begin(heading(self._order.plan, event))
                for notice in event.notices:
                    teller.remark(wording.notice(notice))
            case Finished():
                self._told_the_end = True
                pictures = reads_pictures(self._order.plan.spec)
                teller.end(Ending(event.run, event.reason, event.epochs, event.test, pictures))
                if event.reason in ("stopped", "interrupted"):
                    self.exit_code = shell_code(self._signal)
            case EpochDone():
                if event.stored:
                    self._kept = event.epoch
                teller.hear(event)
                self._look_at(event)
            case _:
                teller.hear(event)

    def _look_at(self, epoch: EpochDone) -> None:
        """What a loss that is no number means, said once."""
        if not self._seen_nan and not all(map(math.isfinite, (epoch.loss, epoch.val_loss))):
            self._seen_nan = True
            self._teller.remark(_(NOT_A_NUMBER))

    def _work(self) -> None:
        """What the thread does."""
        put = self._inbox.put
        given = self._order.plan
        try:
            execute(
                given,
                put,
                self._wishes,
                places=self._places,
                resume=self._order.resume,
                train=self._train,
                progress=put,
                notify=put,
            )
        except ImportError as error:
            put(_Over(_without_keras(error)))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the main thread raises it
            put(_Over(error))
        else:
            put(_Over(None))

    def _train(self, *arguments: Any, run: int, **others: Any) -> "Outcome":
        """The real trainer, announced: Keras takes seconds to load."""
        self._run = run
        self._inbox.put(_Loading(run))
        from engine.training import trainer

        return trainer.train(*arguments, run=run, **others)


def _in_a_moment(work: Callable[[], None]) -> None:
    """Do it, or as much of it as a moment is enough for."""
    working = Thread(target=work, daemon=True)
    working.start()
    working.join(_A_MOMENT)


def _cut_off(store: Store, run: int, found: list[Ending]) -> None:
    with suppress(Refusal):
        store.cut_off(run)
        kept = store.run(run)
        pictures = reads_pictures(kept.plan.spec)
        found.append(Ending(run, kept.line.state, kept.line.epochs, kept.test, pictures))


def _with_the_option(refusal: Refusal) -> Refusal:
    """The same; where a smaller batch would help, with the option that asks for it."""
    batch = refusal.values.get("batch")
    if refusal.code != "device_memory_full" or not isinstance(batch, int) or batch == 1:
        return refusal
    device = refusal.values["device"]
    return Refusal("batch_does_not_fit", device=device, batch=batch, half=batch // 2)


def _without_keras(error: ImportError) -> Refusal:
    refusal = Refusal("keras_broken", reason=f"{type(error).__name__}: {error}")
    refusal.__cause__ = error
    return refusal
