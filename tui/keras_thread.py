"""The one thread that owns Keras. It begins after the first paint: TensorFlow takes seconds."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread, get_native_id
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Final

from engine.files.progress import Progress
from engine.why import Notice

if TYPE_CHECKING:
    from engine.files.places import Places
    from engine.runs.execute import Train
    from engine.training.devices import Devices
    from engine.training.events import Event
    from engine.training.plan import Plan
    from engine.training.wishes import Wishes

#: Seconds from one word on the opening of the reviews to the next.
_PROGRESS_EVERY: Final = 0.25
#: How much nicer than drawing and scoring a training is.
GIVES_WAY: Final = 10


@dataclass(frozen=True, slots=True)
class KerasLoading:
    """TensorFlow is being imported."""


@dataclass(frozen=True, slots=True)
class KerasReady:
    """Keras can be used, on these devices."""

    keras: str
    tensorflow: str
    cpus: int
    gpus: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class KerasFailed:
    """TensorFlow could not be imported, and why, in its own words."""

    detail: str


KerasState = KerasLoading | KerasReady | KerasFailed


@dataclass(frozen=True, slots=True, eq=False)
class Over:
    """A training has ended and the thread is free; with what went wrong, if anything did."""

    problem: Exception | KerasFailed | None = None


if TYPE_CHECKING:
    Said = Event | Progress | Notice | Over


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """One training: by a plan, or of a run that goes on; and who is told of it, from the thread.

    Whatever happens, Over is the last that is said.
    """

    plan: "Plan"
    resume: int | None
    wishes: "Wishes"
    places: "Places"
    say: "Callable[[Said], None]"


class KerasThread(Thread):
    """Loads Keras, reports how that went, and then trains what it is given, one after the other.

    A daemon: quitting never waits for an import, and for a training only as long as is bearable.
    """

    def __init__(
        self,
        report: Callable[[KerasState], None],
        *,
        load: "Callable[[], Devices] | None" = None,
        trainer: "Train | None" = None,
    ) -> None:
        super().__init__(name="keras", daemon=True)
        self._report = report
        self._load = load or _load
        self._trainer = trainer
        self._works: SimpleQueue[Work] = SimpleQueue()

    def train(self, work: Work) -> None:
        """Train this as soon as Keras is there and nothing else is trained."""
        self._works.put(work)

    def run(self) -> None:
        state = self._loaded()
        self._report(state)
        while True:
            work = self._works.get()
            if isinstance(state, KerasFailed):
                work.say(Over(state))
            else:
                work.say(self._trained(work))

    def _loaded(self) -> KerasReady | KerasFailed:
        self._report(KerasLoading())
        begun = perf_counter()
        try:
            found = self._load()
        except Exception as error:  # noqa: BLE001 - whatever a broken installation raises is said, not thrown
            return KerasFailed(f"{type(error).__name__}: {error}")
        seconds = perf_counter() - begun
        return KerasReady(found.keras, found.tensorflow, found.cpus, found.gpus, seconds)

    def _trained(self, work: Work) -> Over:
        """Train from beginning to end, and bring back what went wrong."""
        from engine.runs.execute import execute

        if work.wishes.halt is not None:
            return Over()
        _give_way()
        try:
            execute(
                work.plan,
                work.say,
                work.wishes,
                places=work.places,
                resume=work.resume,
                train=self._trainer,
                progress=_now_and_then(work.say),
                notify=work.say,
            )
        except Exception as error:  # noqa: BLE001 - it is told; the thread lives on for the next one
            return Over(error)
        return Over()


def _give_way() -> None:
    """Let what a learner waits for come first: drawing, and scoring what they type.

    On Linux a thread has a nice value of its own, and those that it starts inherit it: TensorFlow
    starts its own for the first training. NumPy's are there by then, and stay as they are.
    """
    if sys.platform == "linux":
        nice = os.getpriority(os.PRIO_PROCESS, os.getpid()) + GIVES_WAY
        with suppress(OSError):  # where that is forbidden, all come alike
            os.setpriority(os.PRIO_PROCESS, get_native_id(), nice)


def _load() -> "Devices":
    from engine.training.devices import find_devices

    return find_devices()


def _now_and_then(say: "Callable[[Said], None]") -> Callable[[Progress], None]:
    """Hand progress on, but not more often than anybody can read."""
    code, said = "", 0.0

    def progress(done: Progress) -> None:
        nonlocal code, said
        now = monotonic()
        if done.code != code or now - said >= _PROGRESS_EVERY:
            code, said = done.code, now
            say(done)

    return progress
