"""What the learner has set in the Models lab. The views only draw it, so it outlives them."""

from dataclasses import dataclass, field

from engine.zoo.differences import matched
from engine.zoo.guesses import Hint
from engine.zoo.layers import Layer
from engine.zoo.models import MODELS, model
from engine.zoo.spec import Spec
from engine.zoo.summary import Row, Summary, summary
from tui.screens.models.pieces import Filled

FIRST = next(iter(MODELS))


@dataclass(frozen=True, slots=True)
class Guess:
    """What the learner made of a hidden number: their text, what it was told, how it ended."""

    text: str = ""
    hint: Hint | None = None
    right: bool = False
    seen: bool = False


@dataclass(slots=True)
class ModelsState:
    """The model in hand, as the course has it and as the learner has changed it."""

    view: str = "models"
    name: str = FIRST
    place: int = 1
    other: str = "embedding-rnn"
    changed: dict[str, Spec] = field(default_factory=dict)
    notebook: bool = False
    filled: dict[str, Filled] = field(default_factory=dict)
    predicted: dict[str, dict[tuple[int, int], Guess]] = field(default_factory=dict)

    @property
    def original(self) -> Summary:
        """The model in hand, as the course has it."""
        return summary(model(self.name))

    @property
    def table(self) -> Summary:
        """The model in hand, as it stands now."""
        return summary(self.spec)

    @property
    def spec(self) -> Spec:
        """The model in hand, with the learner's changes."""
        return self.changed.get(self.name, model(self.name))

    @property
    def layer(self) -> Layer:
        """The layer in hand."""
        return self.spec.layers[self.place]

    @property
    def guesses(self) -> dict[tuple[int, int], Guess]:
        """What was made of the hidden numbers of the model in hand, by layer and column."""
        return self.predicted.setdefault(self.name, {})

    @property
    def came_from(self) -> tuple[Row | None, ...]:
        """For each layer the one of the course's model that it was; None if it was added."""
        return matched(self.original, self.table)

    def take(self, name: str) -> None:
        """Take another model in hand."""
        self.name = name
        self.place = min(self.place, len(self.spec.layers) - 1)

    def change(self, spec: Spec) -> None:
        """Keep a change of the model in hand; one that leads back to the course's is none."""
        if spec == model(self.name):
            self.changed.pop(self.name, None)
        else:
            self.changed[self.name] = spec
        self.guesses.clear()
        self.place = min(self.place, len(spec.layers) - 1)
