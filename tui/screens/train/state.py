"""What the learner has set in the Train lab. The views only draw it, so it outlives them."""

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from engine.pictures.names import BUILTIN
from engine.runs.library import RunKey
from engine.runs.records import Line
from engine.training.plan import Plan, plan_for
from engine.zoo.models import MODELS
from engine.zoo.spec import Pictures, Spec
from tui.screens.train.record import Record
from tui.screens.train.replay import Replay
from tui.screens.train.rows import Stock

#: The models that can be trained.
TRAINABLE: Final = tuple(name for name, spec in MODELS.items() if spec.fit is not None)

Order = Literal["newest", "model", "val", "test"]

#: The letters of marked runs. There are as many marks as letters.
LETTERS: Final = "ABCDEF"


@dataclass(slots=True)
class Drawing:
    """How the curves are drawn."""

    measure: Literal["loss", "accuracy"] = "loss"
    logarithmic: bool = False
    smoothing: float = 0.0
    over_time: bool = False
    published: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """A run beside others, under a letter that stays its own as long as it is marked."""

    letter: str
    record: Record


@dataclass(slots=True)
class TrainState:
    """The plan, the run that is looked at, the runs beside it, and the list of all runs."""

    view: str = "plan"
    plan: Plan = field(default_factory=lambda: plan_for(MODELS[TRAINABLE[0]], ""))
    stocks: dict[str, Stock] = field(default_factory=dict)
    #: The pictures that there are, once that was looked up; and those chosen, by what they are of.
    pictures: tuple[str, ...] | None = None
    chosen: dict[str, str] = field(default_factory=dict)
    opened: Record | None = None
    replay: Replay | None = None
    beside: dict[RunKey, Marked] = field(default_factory=dict)
    drawing: Drawing = field(default_factory=Drawing)
    lines: tuple[Line, ...] | None = None
    shipped: tuple[Line, ...] | None = None
    order: Order = "newest"
    wanted: str = ""
    doomed: list[int] = field(default_factory=list)

    def take(self, spec: Spec) -> None:
        """Plan another model, as the course trains it; what is not the model's own stays."""
        fresh, before = plan_for(spec, ""), self.plan
        self.plan = replace(fresh, seed=before.seed, subset=before.subset, device=before.device)

    @property
    def pictured(self) -> str | None:
        """The pictures that the planned model is to learn from; none if it reads reviews, and an
        empty name as long as it is not known which there are."""
        feed = self.plan.spec.feed
        if not isinstance(feed, Pictures):
            return None
        if self.pictures is None:
            return ""
        chosen = self.chosen.get(feed.name, feed.name)
        return chosen if chosen in self.pictures else BUILTIN[feed.name]

    def mark(self, record: Record) -> None:
        """Lay a run beside the others, under the first letter that is free, or its own."""
        assert record.run is not None
        had = self.beside.get(record.run)
        taken = {marked.letter for marked in self.beside.values()}
        letter = had.letter if had else next(each for each in LETTERS if each not in taken)
        self.beside[record.run] = Marked(letter, record)

    @property
    def marked(self) -> list[Marked]:
        """The marked runs by their letters."""
        return sorted(self.beside.values(), key=lambda marked: marked.letter)
