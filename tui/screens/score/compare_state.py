"""Several models on the text in hand: which of them, and what each says and of which words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.runs.library import RunKey
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Pushes
from engine.scoring.score import Score
from engine.why import Refusal


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What one model says: of the text, and of the same words in another order.

    `order` says whether it can tell these apart at all.
    """

    key: RunKey
    scorer: Scorer
    score: Score
    order: bool
    reordered: float


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A text, what the models that could be asked say, and why others could not.

    `other` is the sentence that it makes a pair with, of much the same words; without one the words
    are shuffled.
    """

    text: str
    source: str
    keys: tuple[RunKey, ...]
    other: str
    said: tuple[Said, ...]
    refused: Mapping[RunKey, Refusal]


@dataclass(slots=True)
class CompareState:
    """The models that are compared, what they have said, and which words push each of them.

    `keys` is None until a learner has chosen: until then those that came with the app are compared,
    and the one that is asked.
    """

    keys: tuple[RunKey, ...] | None = None
    as_they_stand: bool = False
    found: Compared | None = None
    pushes: dict[RunKey, Pushes] = field(default_factory=dict)

    def take(self, found: Compared) -> None:
        """What has been said of another text, or by other models; pushes are still to come."""
        self.found = found
        self.pushes = {}

    @property
    def next(self) -> Said | None:
        """The first model of which is not known yet which words push it."""
        said = () if self.found is None else self.found.said
        return next((each for each in said if each.key not in self.pushes), None)
