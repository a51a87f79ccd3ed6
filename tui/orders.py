"""What is to be trained, as one process says it to another, and what that one answers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from engine.files.places import Places
from engine.training import plan as plans
from engine.training.plan import Plan
from tui import language


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be trained: by a plan, or a run that is to go on, with that plan's devices.

    `rate` is a learning rate that was asked for and is used from the next epoch on.
    """

    plan: Plan
    resume: int | None = None
    rate: float | None = None


class Job(msgspec.Struct):
    """What the other process is told."""

    plan: dict[str, Any]
    resume: int | None
    rate: float | None
    cache: str
    data: str
    state: str
    language: str

    @property
    def order(self) -> Order:
        """What is to be trained; refused if the plan is none."""
        return Order(plans.from_record(self.plan), self.resume, self.rate)

    @property
    def places(self) -> Places:
        """The home in which it is trained."""
        return Places(Path(self.cache), Path(self.data), Path(self.state))


class Answer(msgspec.Struct):
    """What it says as soon as it trains, or cannot: the first line for scripts, or a sentence."""

    started: dict[str, Any] | None = None
    refusal: str = ""
    exit_code: int = 0


def job(order: Order, places: Places) -> Job:
    """An order as another process is told of it."""
    return Job(
        plan=plans.to_record(order.plan),
        resume=order.resume,
        rate=order.rate,
        cache=str(places.cache),
        data=str(places.data),
        state=str(places.state),
        language=language.current(),
    )
