"""What the learner looks at inside a model, and what has been seen of it."""

from dataclasses import dataclass
from typing import Literal

from engine.runs.library import RunKey
from engine.scoring.filters import Filters
from engine.scoring.gradients import Attribution
from engine.scoring.gradients_linear import Shares
from tui.screens.score.state import Asked, Scored
from tui.screens.steps.recurrence_reading import Passage

Look = Literal["gates", "filters", "shares", "path"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text and a model, how it is looked at, and which of the layers that can be, from 0."""

    asked: Asked
    look: Look
    layer: int


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """What each word adds exactly; and the probability of the same words, shuffled."""

    shares: Shares
    order: bool
    shuffled: float


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What was wanted, and what was found."""

    wanted: Wanted
    scored: Scored
    what: Passage | Filters | Weighed | Attribution


@dataclass(slots=True)
class InsideState:
    """How the model is looked at, what has been seen, and where in it the learner stands."""

    look: Look | None = None
    layer: int = 0
    strongest: bool = True
    at: int = 0
    unit: int = 0
    place: tuple[RunKey | None, str] | None = None
    seen: Seen | None = None

    @property
    def is_read(self) -> bool:
        """Whether the gates have been followed to the last word."""
        what = None if self.seen is None else self.seen.what
        return isinstance(what, Passage) and self.at == what.last

    def take(self, seen: Seen) -> None:
        """Look at something new; with another text or model the cursor begins anew."""
        self.seen = seen
        what, asked = seen.what, seen.wanted.asked
        if not isinstance(what, Passage):
            return
        if self.place != (asked.key, asked.text):
            self.place = (asked.key, asked.text)
            self.at = what.first
        self.at = min(self.at, len(what.moments) - 1)
        self.unit = min(self.unit, what.layer.units - 1)
