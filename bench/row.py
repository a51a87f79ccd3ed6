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
    judged: float  # a ratio, or a difference: the smaller the better
    sign: str  # how it is written
    goal: float | None  # the largest that is good enough; None: shown, and no goal

    @property
    def met(self) -> bool:
        """Whether the goal is reached; where there is none, it is."""
        return self.goal is None or self.judged <= self.goal

    def written(self, judged: float) -> str:
        """A ratio or a difference as it stands in the table."""
        return self.sign.format(judged)


def compared(name: str, ours: float, theirs: float, unit: str, goal: float | None = None) -> Row:
    """A row of two measurements: how much of theirs ours takes."""
    return Row(name, ours, theirs, unit, ours / theirs, "{:.3g}", goal)


def apart(name: str, ours: float, theirs: float, unit: str, goal: float) -> Row:
    """A row of two measurements: how much more ours takes than theirs."""
    return Row(name, ours, theirs, unit, ours - theirs, f"{{:+.3g}} {unit}", goal)
