"""One line of what a bench found."""

from dataclasses import dataclass


class NotMeasured(Exception):  # noqa: N818 - a reason, not an accident
    """Why a bench could not be run here."""


@dataclass(frozen=True, slots=True)
class Row:
    """Ours beside what a learner would run instead, both measured in the same run."""

    name: str
    ours: float
    theirs: float
    unit: str
    ratio: float  # how much of theirs ours takes: the smaller the better
    goal: float | None  # the largest ratio that is good enough; None: shown, and no goal

    @property
    def met(self) -> bool:
        """Whether the goal is reached; where there is none, it is."""
        return self.goal is None or self.ratio <= self.goal


def compared(name: str, ours: float, theirs: float, unit: str, goal: float | None = None) -> Row:
    """A row of two measurements."""
    return Row(name, ours, theirs, unit, ours / theirs, goal)
