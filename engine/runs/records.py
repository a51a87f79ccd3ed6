"""A run as it is read back: one line of the list, or all that was recorded of it."""

import json
import math
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from engine.runs import presence
from engine.training import plan as plans
from engine.training.events import EpochDone, Reason, Tested
from engine.training.plan import Plan

#: Running or crashed: no reason was recorded, and the process is there, or it is not.
State = Literal["running", "crashed", "completed", "early", "stopped", "interrupted", "failed"]

#: A run in one of these has all its epochs, so that nothing is left to go on with.
COMPLETE: tuple[State, ...] = ("completed", "early")


@dataclass(frozen=True, slots=True)
class Line:
    """A run in brief. Loss and accuracy are those of the epoch whose weights count."""

    run: int
    name: str
    note: str
    model: str
    data: str
    state: State
    created: float
    epochs: int
    epochs_wanted: int
    val_loss: float | None
    val_accuracy: float | None
    test_accuracy: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """From this epoch on the learning rate was another one."""

    epoch: int
    learning_rate: float


@dataclass(frozen=True, slots=True)
class Sitting:
    """A stretch that a run was trained in one process: from which epoch on, when, and on what."""

    first_epoch: int
    began: float
    device: str
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who trains a run: on which machine, in which process, and whether a signal ends it well."""

    state: State
    host: str
    process: str
    last_sign: float
    heeds: bool


@dataclass(frozen=True, slots=True)
class Run:
    """All that is known of a run. `times` say when each epoch was stored."""

    line: Line
    plan: Plan
    fingerprint: str
    epochs: tuple[EpochDone, ...]
    times: tuple[float, ...]
    changes: tuple[Change, ...]
    sittings: tuple[Sitting, ...]
    test: Tested | None
    answers: Path | None  # to the test reviews; a run of an earlier version has no such file
    detail: str
    finished: float | None
    last: Path | None
    best: Path | None
    best_epoch: int | None
    best_counts: bool

    @property
    def weights(self) -> Path | None:
        """The weights that count: the best, where the plan goes back to them, else the last."""
        return self.best if self.best_counts and self.best is not None else self.last


def state(row: sqlite3.Row) -> State:
    """How a run stands."""
    if row["reason"] is not None:
        return cast(Reason, row["reason"])
    there = presence.is_at_work(row["token"], row["host"], row["process"], row["heartbeat"])
    return "running" if there else "crashed"


def holder(row: sqlite3.Row, environment: str) -> Holder:
    """Who holds it, by what was noted when that process sat down to it."""
    heeds = "stopped_by" in json.loads(environment)
    return Holder(state(row), row["host"], row["process"], row["heartbeat"], heeds)


def line(row: sqlite3.Row) -> Line:
    """A row of the list."""
    tested = test(row)
    return Line(
        run=row["id"],
        name=row["name"],
        note=row["note"],
        model=row["model"],
        data=row["data"],
        state=state(row),
        created=row["created"],
        epochs=row["last"] or 0,
        epochs_wanted=row["epochs_wanted"],
        val_loss=row["val_loss"],
        val_accuracy=row["val_accuracy"],
        test_accuracy=None if tested is None else tested.accuracy,
    )


def test(row: sqlite3.Row) -> Tested | None:
    """What the test set has said, if it was asked."""
    if row["test"] is None:
        return None
    found = json.loads(row["test"])
    confusion = tuple(tuple(int(count) for count in each) for each in found["confusion"])
    return Tested(float(found["loss"]), float(found["accuracy"]), confusion)


def epoch(row: sqlite3.Row) -> EpochDone:
    """An epoch as it was shown. SQLite keeps no NaN: it is NULL there."""
    return EpochDone(
        run=row["run"],
        epoch=row["epoch"],
        loss=_number(row["loss"]),
        accuracy=_number(row["accuracy"]),
        val_loss=_number(row["val_loss"]),
        val_accuracy=_number(row["val_accuracy"]),
        seconds=row["seconds"],
        learning_rate=row["learning_rate"],
        best=bool(row["best"]),
        stored=True,
    )


def run(
    row: sqlite3.Row,
    epochs: Iterable[sqlite3.Row],
    changes: Iterable[sqlite3.Row],
    sittings: Iterable[sqlite3.Row],
    folder: Path,
) -> Run:
    """All that was recorded."""
    rows = tuple(epochs)
    last, best = row["last"], row["best"]
    return Run(
        line=line(row),
        plan=plans.from_record(json.loads(row["plan"])),
        fingerprint=row["fingerprint"],
        epochs=tuple(map(epoch, rows)),
        times=tuple(each["at"] for each in rows),
        changes=tuple(Change(each["epoch"], each["learning_rate"]) for each in changes),
        sittings=tuple(map(_sitting, sittings)),
        test=test(row),
        answers=None if row["test"] is None else test_answers(folder),
        detail=row["detail"],
        finished=row["finished"],
        last=None if last is None else last_weights(folder, last),
        best=None if best is None else best_weights(folder, best),
        best_epoch=best,
        best_counts=bool(row["best_counts"]),
    )


def last_weights(folder: Path, epoch: int) -> Path:
    """Where all that is needed to go on after an epoch lies.

    Each epoch has a file of its own, so that the file that a row names is always the one it means.
    """
    return folder / f"last-{epoch}.npz"


def best_weights(folder: Path, epoch: int) -> Path:
    """Where the weights lie that validated best."""
    return folder / f"best-{epoch}.npz"


def test_answers(folder: Path) -> Path:
    """Where the answers to the test reviews lie."""
    return folder / "answers.npz"


def folder(home: Path, row: sqlite3.Row) -> Path:
    """The folder of a run. Its key tells it from one of that number in a database that was lost."""
    return home / f"{int(row['id'])}-{int(row['key'], 16):08x}"


def _sitting(row: sqlite3.Row) -> Sitting:
    environment: dict[str, Any] = json.loads(row["environment"])
    return Sitting(row["first_epoch"], row["began"], row["device"], environment)


def _number(value: float | None) -> float:
    return math.nan if value is None else value
