"""One line of what a bench found."""

from dataclasses import dataclass


class NotMeasured(Exception):  # noqa: N818 - a reason, not an accident
    """Why a bench could not be run here."""


@dataclass(frozen=True, slots=True)
class Row:
    """Ours beside what a learner would run instead, both measured in the same run."""

    name: str
    ours: float
    theirs: float | None  # None: there is nothing to lay beside it
    unit: str
    judged: float  # a ratio, a difference, or ours itself: the smaller the better
    sign: str  # how it is written
    goal: float | None  # the largest that is good enough; None: shown, and no goal

    @property
    def met(self) -> bool:
        """Whether the goal is reached; where there is none, it is."""
        return self.goal is None or self.judged <= self.goal

    def written(self, judged: float) -> str:
        """A ratio or a difference as it stands in the table."""
        return self.sign.format(judged)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it stands in a table."""
        sides = (
            f"{side:.3g} {self.unit}" if side is not None else ""
            for side in (self.ours, self.theirs)
        )
        return (self.name, *sides, self.written(self.judged), *self.verdict)

    @property
    def verdict(self) -> tuple[str, str]:
        """The goal, and whether it is reached."""
        if self.goal is None:
            return "", ""
        return f"≤ {self.written(self.goal)}", "met" if self.met else "missed"


def compared(name: str, ours: float, theirs: float, unit: str, goal: float | None = None) -> Row:
    """A row of two measurements: how much of theirs ours takes."""
    return Row(name, ours, theirs, unit, ours / theirs, "{:.3g}", goal)


def apart(name: str, ours: float, theirs: float, unit: str, goal: float) -> Row:
    """A row of two measurements: how much more ours takes than theirs."""
    return Row(name, ours, theirs, unit, ours - theirs, f"{{:+.3g}} {unit}", goal)


def alone(
    name: str, ours: float, unit: str, goal: float | None = None, theirs: float | None = None
) -> Row:
    """A row that is judged by ours alone; what the other has is only shown."""
    return Row(name, ours, theirs, unit, ours, f"{{:.3g}} {unit}", goal)
