"""What the learner has set in the Train lab. The views only draw it, so it outlives them."""

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from engine.runs.records import Line
from engine.training.plan import Plan, plan_for
from engine.zoo.models import MODELS
from engine.zoo.spec import Reviews as ReadsReviews
from engine.zoo.spec import Spec
from tui.screens.train.record import Record
from tui.screens.train.rows import Reviews

#: The models that can be trained on reviews.
TRAINABLE: Final = tuple(
    name
    for name, spec in MODELS.items()
    if spec.fit is not None and isinstance(spec.feed, ReadsReviews)
)

Order = Literal["newest", "model", "val", "test"]


@dataclass(slots=True)
class Drawing:
    """How the curves are drawn."""

    measure: Literal["loss", "accuracy"] = "loss"
    logarithmic: bool = False
    smoothing: float = 0.0
    over_time: bool = False
    published: bool = True


@dataclass(slots=True)
class TrainState:
    """The plan, the run that is looked at, the runs beside it, and the list of all runs."""

    view: str = "plan"
    plan: Plan = field(default_factory=lambda: plan_for(MODELS[TRAINABLE[0]], ""))
    reviews: dict[str, Reviews] = field(default_factory=dict)
    opened: Record | None = None
    beside: dict[int, Record] = field(default_factory=dict)
    drawing: Drawing = field(default_factory=Drawing)
    lines: tuple[Line, ...] | None = None
    order: Order = "newest"
    wanted: str = ""
    doomed: list[int] = field(default_factory=list)

    def take(self, spec: Spec) -> None:
        """Plan another model, as the course trains it; what is not the model's own stays."""
        fresh, before = plan_for(spec, ""), self.plan
        self.plan = replace(fresh, seed=before.seed, subset=before.subset, device=before.device)
