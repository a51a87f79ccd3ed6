"""One run as the views draw it, whether it goes on in this app or lies in the file of runs."""

import math
from dataclasses import dataclass, replace

from engine.files.places import Places
from engine.runs.records import COMPLETE, Run, State
from engine.runs.store import Store
from engine.training.events import EpochDone, Tested
from engine.training.plan import Plan
from engine.why import Refusal
from tui.failures import failure
from tui.screens.train.rows import Reviews, Rows, counted_reviews, divided
from tui.training import Training

Measure = str
LOSS, ACCURACY, VAL_LOSS, VAL_ACCURACY = MEASURES = ("loss", "accuracy", "val_loss", "val_accuracy")


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A run: its plan, its epochs so far, and how it stands."""

    run: int | None
    name: str
    plan: Plan
    state: State
    epochs: tuple[EpochDone, ...]
    changes: tuple[tuple[int, float], ...]
    test: Tested | None
    rows: Rows
    device: str = ""
    detail: str = ""

    @property
    def label(self) -> str:
        """What it is called beside others."""
        return self.name or self.plan.spec.name

    @property
    def best(self) -> EpochDone | None:
        """The epoch that validated best."""
        return next((each for each in reversed(self.epochs) if each.best), None)

    @property
    def turned(self) -> EpochDone | None:
        """The epoch whose validation loss is the least, if there were later ones."""
        best = self.best
        if best is None or best is self.epochs[-1] or math.isnan(best.val_loss):
            return None
        return best

    @property
    def lost(self) -> EpochDone | None:
        """The first epoch whose loss is not a number."""
        return next((e for e in self.epochs if math.isnan(e.loss) or math.isnan(e.val_loss)), None)

    @property
    def counts(self) -> EpochDone | None:
        """The epoch whose weights count: the best where early stopping goes back to it."""
        last = self.epochs[-1] if self.epochs else None
        return self.best or last if self.plan.fit.patience is not None else last

    @property
    def resumable(self) -> bool:
        """Whether it can be gone on with."""
        return self.run is not None and self.state not in (*COMPLETE, "running")

    def values(self, measure: Measure) -> list[float]:
        """One figure of every epoch."""
        return [float(getattr(epoch, measure)) for epoch in self.epochs]

    def rows_of(self, measure: Measure) -> int | None:
        """How many reviews a figure is the mean of."""
        return self.rows.validation if measure.startswith("val_") else self.rows.train


def of_training(training: Training) -> Record:
    """The training of this app as a record."""
    started, finished = training.started, training.finished
    rows = Rows() if started is None else Rows(started.rows, started.validation_rows)
    test = None if finished is None else finished.test
    if test is not None:
        rows = replace(rows, test=sum(map(sum, test.confusion)))
    state: State = "failed" if finished is None else finished.reason
    return Record(
        run=None if training.dropping and not training.going else training.run,
        name="",
        plan=training.plan,
        state="running" if training.going else state,
        epochs=training.epochs,
        changes=training.changes,
        test=test,
        rows=rows,
        device="" if started is None else started.device,
    )


def of_run(run: Run, reviews: Reviews | None) -> Record:
    """A stored run as a record."""
    rows = Rows() if reviews is None else divided(run.plan, reviews)
    return Record(
        run=run.line.run,
        name=run.line.name,
        plan=run.plan,
        state=run.line.state,
        epochs=run.epochs,
        changes=tuple((change.epoch, change.learning_rate) for change in run.changes),
        test=run.test,
        rows=rows,
        device=run.sittings[-1].device if run.sittings else "",
        detail=failure(run.detail),
    )


def read(number: int, places: Places) -> Record:
    """Read a run from the file; this is not for the event loop."""
    run = Store(places).run(number)
    try:
        reviews = counted_reviews(run.plan.data, places)
    except Refusal:
        reviews = None  # its reviews may be gone; what was recorded of it is not
    return of_run(run, reviews)
