"""Runs for other programs: as CSV, as JSON, and as what TensorBoard reads."""

import csv
import io
import math
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from engine.files.atomic import refusing
from engine.runs import growth
from engine.runs.records import Run
from engine.training import plan as plans
from engine.training.events import EpochDone
from engine.why import Refusal, json_value

COLUMNS: Final = (
    "epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds", "learning_rate", "best",
)  # fmt: skip

#: Which of our numbers Keras' callback writes where.
_CURVES: Final = (("train", "loss", "accuracy"), ("validation", "val_loss", "val_accuracy"))
_EVENTS: Final = "brain.Event:2"  # by this TensorBoard knows a file of events


def epoch_record(epoch: EpochDone) -> dict[str, Any]:
    """An epoch for JSON."""
    return {name: json_value(getattr(epoch, name)) for name in COLUMNS}


def document(run: Run) -> dict[str, Any]:
    """All that is known of a run, for JSON. The confusion counts: rows of truth, then verdicts."""
    line, test = run.line, run.test
    return {
        "run": line.run,
        "name": line.name,
        "note": line.note,
        "model": line.model,
        "data": line.data,
        "state": line.state,
        "detail": run.detail,
        "created": line.created,
        "finished": run.finished,
        "plan": plans.to_record(run.plan),
        "fingerprint": run.fingerprint,
        "epochs": [epoch_record(epoch) for epoch in run.epochs],
        "changes": [asdict(change) for change in run.changes],
        "sittings": [
            {**asdict(sitting), "environment": dict(sitting.environment)}
            for sitting in run.sittings
        ],
        "test": None
        if test is None
        else {"loss": json_value(test.loss), "accuracy": json_value(test.accuracy)},
        "confusion": None if test is None else [list(row) for row in test.confusion],
        "answers": str(run.answers) if run.answers and run.answers.is_file() else None,
        "growth": str(growth.of_run(run)) if growth.has(run) else None,
        "best_epoch": run.best_epoch,
        "weights": None if run.weights is None else str(run.weights),
    }


def table(run: Run) -> str:
    """The epochs as CSV. A loss that is not a number is written as nan."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for epoch in run.epochs:
        writer.writerow([_plain(getattr(epoch, name)) for name in COLUMNS])
    return text.getvalue()


def tensorboard(run: Run, folder: Path) -> Path:
    """Write event files under the names that Keras' own callback uses; return their folder.

    They bear the times at which the epochs ended, so that TensorBoard can draw them over time too.
    """
    if folder.exists():
        raise Refusal("file_exists", path=str(folder))
    try:
        for name, loss, accuracy in _CURVES:
            with refusing(folder):
                (folder / name).mkdir(parents=True)
            _write_events(folder / name, _scalars(run, name, loss, accuracy))
    except Refusal:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _scalars(
    run: Run, part: str, loss: str, accuracy: str
) -> Iterator[tuple[float, int, dict[str, float]]]:
    """Time, step and values of each epoch. Keras counts steps from 0."""
    for epoch, at in zip(run.epochs, run.times, strict=True):
        values = {"epoch_loss": getattr(epoch, loss), "epoch_accuracy": getattr(epoch, accuracy)}
        if part == "train":
            values["epoch_learning_rate"] = epoch.learning_rate
        yield at, epoch.epoch - 1, values


def _write_events(folder: Path, rows: Iterable[tuple[float, int, dict[str, float]]]) -> None:
    from engine.training.preloading import preload

    preload()
    import tensorflow as tf

    v1, file = tf.compat.v1, folder / f"events.out.tfevents.{int(time.time())}.imdb-tui"
    try:
        with tf.io.TFRecordWriter(str(file)) as writer:
            head = v1.Event(wall_time=time.time(), file_version=_EVENTS)
            writer.write(head.SerializeToString())
            for at, step, values in rows:
                scalars = [v1.Summary.Value(tag=tag, simple_value=x) for tag, x in values.items()]
                event = v1.Event(wall_time=at, step=step, summary=v1.Summary(value=scalars))
                writer.write(event.SerializeToString())
    except tf.errors.ResourceExhaustedError as error:
        raise Refusal("disk_full", path=str(folder)) from error
    except tf.errors.OpError as error:
        raise Refusal("cannot_write", path=str(folder), reason=error.message) from error


def _plain(value: float | int | bool) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return "nan" if isinstance(value, float) and math.isnan(value) else repr(value)
