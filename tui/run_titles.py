"""A trained model among others to choose from: whose it is, what was changed, how well it does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.runs.comparing import Difference, differences
from engine.runs.library import RunKey
from engine.runs.records import Line, Run
from engine.training.plan import Plan
from engine.zoo.models import MODELS
from tui import wording
from tui.language import _, say
from widgets.safe_text import visible

#: So many changes are named.
MOST: Final = 3
#: What is said already, what changes nothing that is learned, and layers, which come one by one.
UNNAMED: Final = ("model", "data", "device", "threads", "layers")


def titled(key: RunKey, run: Run) -> str:
    """One line on a run, or on a starter."""
    line = run.line
    found = visible(key) if isinstance(key, str) else _own(key, line)
    parts = [found, visible(Path(line.data).name), *_few(list(changes(run.plan))), *_accuracy(line)]
    return " · ".join(parts)


def changes(plan: Plan) -> Iterator[str]:
    """What is otherwise than the course has it; nothing of a model that the course has not."""
    known = MODELS.get(plan.spec.name)
    if known is not None and known.fit is not None:
        for row in differences([Plan(known, plan.data, known.fit), plan]):
            if row.setting not in UNNAMED:
                yield visible(_changed(row))


def _own(key: int, line: Line) -> str:
    names = [visible(name) for name in (line.name, line.model) if name]
    return say("run {run}: {model}", run=key, model=" · ".join(names))


def _changed(row: Difference) -> str:
    before, now = row.values
    if row.is_layer:
        return f"− {before}" if now is None else f"+ {now}"
    if isinstance(now, bool):
        now = _("yes") if now else _("no")
    return f"{row.setting} {wording.plain(now)}"


def _few(found: list[str]) -> list[str]:
    return found if len(found) <= MOST else [*found[:MOST], "…"]


def _accuracy(line: Line) -> list[str]:
    """On the test set, or on what validates, if there is any yet."""
    figures = (_("test"), line.test_accuracy), (_("val"), line.val_accuracy)
    return [f"{name} {value:.4f}" for name, value in figures if value is not None][:1]
