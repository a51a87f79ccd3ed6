"""Runs as scripts rely on them; an export has all that is known."""

from collections.abc import Sequence
from typing import Any

from engine.runs.answered import has_classes
from engine.runs.exporting import epoch_record
from engine.runs.records import Line, Run
from engine.training import plan as plans
from engine.why import json_value
from tui.commands.class_verdicts import class_record
from tui.commands.telling import test_record


def line_record(line: Line) -> dict[str, Any]:
    """A line of the list."""
    names = ("run", "model", "data", "epochs", "val_accuracy", "test_accuracy", "state")
    return {name: json_value(getattr(line, name)) for name in names}


def run_record(run: Run, classes: Sequence[str] = ()) -> dict[str, Any]:
    """A run; one on pictures with the classes that its table is of."""
    return {
        "run": run.line.run,
        "model": run.line.model,
        "plan": plans.to_record(run.plan),
        "state": run.line.state,
        "epochs": [epoch_record(epoch) for epoch in run.epochs],
        "test": test_record(run.test),
        "confusion": None if run.test is None else [list(row) for row in run.test.confusion],
        **(class_record(run, classes) if has_classes(run) else {}),
    }
