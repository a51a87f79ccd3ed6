"""A Keras thread that trains nothing: a test plays what a training says, word by word."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.pilot import Pilot

from engine.training.events import (
    Advanced,
    Compiling,
    EpochDone,
    Event,
    Finished,
    Reason,
    Started,
    Tested,
    Testing,
)
from tests.tui.pilots import settle
from tui.app import ImdbApp
from tui.keras_thread import KerasReady, KerasState, Over, Work
from tui.session import begin

if TYPE_CHECKING:
    from tui.keras_thread import Said


class PlayedKeras:
    """Stands in for the Keras thread; `works` are the trainings that it was given."""

    def __init__(self, report: Callable[[KerasState], None]) -> None:
        self._report = report
        self.works: list[Work] = []

    def start(self) -> None:
        self._report(KerasReady("3.15.1", "2.21.0", cpus=2, gpus=(), seconds=4.0))

    def train(self, work: Work) -> None:
        self.works.append(work)

    @property
    def work(self) -> Work:
        return self.works[-1]

    def say(self, *said: "Said") -> None:
        for each in said:
            self.work.say(each)


def played_app(home: Path, lang: str = "en") -> ImdbApp:
    """An app whose trainings are played."""
    return ImdbApp(begin(home, lang), keras_thread=PlayedKeras)


def keras(pilot: Pilot[int]) -> PlayedKeras:
    found = pilot.app._keras  # type: ignore[attr-defined]
    assert isinstance(found, PlayedKeras)
    return found


async def play(pilot: Pilot[int], *said: "Said") -> None:
    """Let the training say things, and wait until they are shown."""
    keras(pilot).say(*said)
    await settle(pilot)


RUN = 7
VALIDATION = (0.52, 0.41, 0.36, 0.33, 0.35, 0.38, 0.42, 0.47)


def started(first: int = 1, epochs: int = 10, run: int = RUN) -> list[Event]:
    return [Started(run, "CPU", 800, 200, 8, 176_001, epochs, first), Compiling(run, True)]


def epoch(number: int, *, stored: bool = True, loss: float = math.inf, run: int = RUN) -> EpochDone:
    """An epoch of a training that learns, and then overfits; or one with another loss."""
    val = VALIDATION[min(number, len(VALIDATION)) - 1]
    if loss != math.inf:
        val = loss
    own = 0.6 / number if loss == math.inf else loss
    right = 150 + min(number, 4) * 5 - max(0, number - 4)
    return EpochDone(
        run, number, own, (500 + min(number, 9) * 30) / 800, val, right / 200,
        2.5, 1e-3, number <= 4 and loss == loss, stored,
    )  # fmt: skip


def advanced(number: int, batch: int, run: int = RUN) -> Advanced:
    return Advanced(run, number, batch, 8, 0.5 / number, 0.75, 1234.0)


def finished(epochs: int, reason: Reason = "completed", run: int = RUN) -> list["Said"]:
    test = None
    said: list[Said] = []
    if reason in ("completed", "early"):
        test = Tested(0.41, 0.84, ((80, 20), (12, 88)))
        said.append(Testing(run, 200))
    return [*said, Finished(run, reason, epochs, test), Over()]
