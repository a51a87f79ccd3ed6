"""How far a long piece of work has come, and how it is told to stop."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.why import Refusal


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done (a code), how much of it is done, and of how much, if that is known."""

    code: str
    done: int
    total: int | None


class Stopped(Refusal):
    """Raised by a progress callback to give up; whatever was under way leaves nothing behind."""

    exit_code = 130


OnProgress = Callable[[Progress], None]


def unseen(_: Progress) -> None:
    """The progress callback of someone who does not look."""
