"""What the learner has in hand in the Score lab: a text, a model, and what that says of it."""

from dataclasses import dataclass, field
from typing import Final

from engine.runs.library import RunKey
from engine.scoring.change import Search
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Pushes
from engine.scoring.running import Running
from engine.scoring.score import Score
from engine.scoring.several import Scorers
from engine.why import Refusal, Why
from tui.screens.score.history_file import Entry

#: What is asked about at first: a verdict that turns on the way.
EXAMPLE: Final = "this film was not bad it was a wonderful surprise"
#: Characters of a text; the longest reviews are about as long.
LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, and the model that is asked; None until one has been found for the reviews in use."""

    text: str
    key: RunKey | None


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """What was asked, the model, and its verdict."""

    asked: Asked
    scorer: Scorer
    score: Score

    def is_as(self, other: "Scored") -> bool:
        """Whether the same was asked of the same weights: a run may have learned more since."""
        return self.asked == other.asked and self.scorer is other.scorer


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """What each word of a text does, how the verdict forms, and the arithmetic of it."""

    scored: Scored
    pushes: Pushes
    running: Running
    why: Why


@dataclass(slots=True)
class ScoreState:
    """The view that is open; what is asked, and what is known of that by now.

    `scored` may be of a text before: it stands until the newer one has its verdict.
    """

    scorers: Scorers
    view: str = "ask"
    asked: Asked = field(default_factory=lambda: Asked(EXAMPLE, None))
    scored: Scored | None = None
    looked: Looked | None = None
    refusal: Refusal | None = None
    searching: bool = False
    found: tuple[Scored, Search] | None = None
    cut_off: bool = False
    history: tuple[Entry, ...] | None = None

    @property
    def seen(self) -> Looked | None:
        """What each word does, as soon as that is known of the text that was scored."""
        looked, scored = self.looked, self.scored
        known = looked is not None and scored is not None and looked.scored.is_as(scored)
        return looked if known else None

    @property
    def search(self) -> Search | None:
        """What turns the verdict, if that was asked of the text that was scored."""
        found, scored = self.found, self.scored
        if found is None or scored is None or not found[0].is_as(scored):
            return None
        return found[1]
