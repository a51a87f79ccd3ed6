"""One run as the views draw it, whether it goes on in this app or lies in the file of runs."""

import math
from dataclasses import dataclass, replace
from typing import Final

from engine.files.places import Places
from engine.runs.library import STARTER, RunKey, find, key_of
from engine.runs.records import COMPLETE, Run, State
from engine.runs.store import Store
from engine.training.events import EpochDone, Tested
from engine.training.plan import Plan
from engine.why import Refusal
from tui.failures import failure
from tui.screens.train.rows import Rows, counted, divided
from tui.training import Training

Measure = str
LOSS, ACCURACY, VAL_LOSS, VAL_ACCURACY = MEASURES = ("loss", "accuracy", "val_loss", "val_accuracy")

#: The sign of what came with the app.
STAR: Final = "★"


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A run: its plan, its epochs so far, and how it stands. `began` is when it last began."""

    run: RunKey | None
    name: str
    plan: Plan
    state: State
    epochs: tuple[EpochDone, ...]
    changes: tuple[tuple[int, float], ...]
    test: Tested | None
    rows: Rows
    device: str = ""
    detail: str = ""
    began: float | None = None

    @property
    def label(self) -> str:
        """What it is called beside others: by its number, or by its star."""
        if isinstance(self.run, str):
            return f"{STAR} {self.run.removeprefix(STARTER)}"
        return f"{self.run} {self.name or self.plan.spec.name}"

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
        return isinstance(self.run, int) and self.state not in (*COMPLETE, "running")

    def same(self, other: "Record") -> bool:
        """Whether the other is this run, and nothing has happened to it since."""
        return (self.run, self.state, self.name, self.epochs, self.test) == (
            other.run,
            other.state,
            other.name,
            other.epochs,
            other.test,
        )

    def values(self, measure: Measure) -> list[float]:
        """One figure of every epoch."""
        return [float(getattr(epoch, measure)) for epoch in self.epochs]

    def rows_of(self, measure: Measure) -> int | None:
        """How many rows a figure is the mean of."""
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


def of_run(run: Run, rows: Rows) -> Record:
    """A stored run as a record."""
    last = run.sittings[-1] if run.sittings else None
    return Record(
        run=key_of(run.line),
        name=run.line.name,
        plan=run.plan,
        state=run.line.state,
        epochs=run.epochs,
        changes=tuple((change.epoch, change.learning_rate) for change in run.changes),
        test=run.test,
        rows=rows,
        device="" if last is None else last.device,
        detail=failure(run.detail),
        began=run.line.created if last is None else last.began,
    )


def read(key: RunKey, places: Places, before: Record | None = None) -> Record:
    """Read a run; this is not for the event loop. What was counted for it before is taken over."""
    run = find(Store(places), key)
    if before is not None and before.run == key:
        return of_run(run, before.rows)
    return of_run(run, _rows(run, places))


def _rows(run: Run, places: Places) -> Rows:
    """How many rows of each kind; they may be gone, or not fetched: their test is counted."""
    try:
        return divided(run.plan, counted(run.plan.spec, run.plan.data, places))
    except Refusal:
        return Rows(test=None if run.test is None else sum(map(sum, run.test.confusion)))
