"""Runs as people read them: a list, one run in full, several side by side."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from engine.runs import keeping
from engine.runs.answered import has_classes
from engine.runs.comparing import Comparison
from engine.runs.records import COMPLETE, Line, Run
from engine.training.plan import Plan
from engine.why import Refusal
from tui import wording
from tui.columns import print_columns
from tui.commands.class_verdicts import print_classes
from tui.commands.training_words import (
    column_heads,
    epoch_row,
    figure,
    heading_lines,
    heading_of,
    test_line,
)
from tui.commands.verdicts import print_confusion
from tui.failures import failure
from tui.language import _, counted, say
from tui.printing import print_table
from tui.wording.fed import SPLITS_OF_PICTURES, fed, reads_pictures
from tui.wording.training import SPLITS, STATES
from widgets.safe_text import visible


def print_runs(lines: Sequence[Line]) -> None:
    """A row for each run; val and test are accuracies."""
    if not lines:
        click.echo(_("There are no runs yet; imdb-tui train begins one."))
        return
    heads = (_("run"), _("model"), _("data"), _("epochs"), _("val"), _("test"), _("state"))
    rows = [
        (
            str(line.run),
            line.model,
            line.data,
            f"{line.epochs}/{line.epochs_wanted}",
            figure(line.val_accuracy),
            figure(line.test_accuracy),
            _(STATES[line.state]),
            f"{datetime.fromtimestamp(line.created):%m-%d %H:%M}",
            line.name,
        )
        for line in lines
    ]
    print_columns((*heads, _("begun"), _("name")), rows, right=(0, 3, 4, 5), spare=(7, 2, 5))


def print_run(run: Run, classes: Sequence[str] = ()) -> None:
    """One run: its plan, its epochs, its result, and what can be done with it."""
    line, number = run.line, run.line.run
    device = run.sittings[-1].device if run.sittings else ""
    for each in heading_lines(heading_of(number, run.plan, device)):
        click.echo(each)
    click.echo(f"{_(STATES[line.state])} · {datetime.fromtimestamp(line.created):%Y-%m-%d %H:%M}")
    for text in (line.name, line.note, failure(run.detail)):
        if text:
            click.echo(visible(text, newlines=True))
    click.echo(_planned(run.plan))
    click.echo("\n" + column_heads(line.epochs_wanted))
    for epoch in run.epochs:
        click.echo(epoch_row(epoch, line.epochs_wanted))
    for change in run.changes:
        rate = wording.number(change.learning_rate)
        click.echo(
            say("From epoch {epoch} on: learning rate {rate}", epoch=change.epoch, rate=rate)
        )
    if run.test is not None:
        click.echo("\n" + test_line(run.test, pictures=reads_pictures(run.plan.spec)))
        if has_classes(run):
            print_classes(run.test.confusion, classes)
        else:
            print_confusion(run.test.confusion)
    sentences = [] if run.weights is None else [_weights(run.weights)]
    if line.state not in (*COMPLETE, "running"):
        sentences.append(_going_on(run))
    for sentence in dict.fromkeys(sentences):  # what is gone is said once
        click.echo("\n" + sentence)


def print_comparison(found: Comparison) -> None:
    """A column for each run: how it came out, then what is not the same in their plans."""
    lines = [run.line for run in found.runs]
    heads = ["", *(say("run {run}", run=line.run) if line.run else line.name for line in lines)]
    rows = [
        [_("model"), *(line.model for line in lines)],
        [_("state"), *(_(STATES[line.state]) for line in lines)],
        [_("epochs"), *(f"{line.epochs}/{line.epochs_wanted}" for line in lines)],
        [_("val loss"), *(figure(line.val_loss) for line in lines)],
        [_("val acc."), *(figure(line.val_accuracy) for line in lines)],
        [_("test acc."), *(figure(line.test_accuracy) for line in lines)],
    ]
    rows += [
        [each.setting, *map(_setting, each.values)]
        for each in found.differences
        if each.setting != "model"
    ]
    print_table(heads, rows)
    if not found.differences:
        click.echo(_("Their plans are the same."))


def _weights(path: Path) -> str:
    """Where the weights that count lie, if they are still there."""
    if path.is_file():
        return say("Weights: {path}", path=visible(str(path)))
    return wording.refusal(Refusal("weights_gone", path=str(path)))


def _going_on(run: Run) -> str:
    """How to go on with a run; if what it takes cannot be read any more, that."""
    try:
        if run.last is not None:
            keeping.read(run.last.parent, run.line.epochs, run.plan.spec)
    except Refusal as refusal:
        return wording.refusal(refusal)
    return say("Go on with: imdb-tui train --resume {run}", run=run.line.run)


def _planned(plan: Plan) -> str:
    """The plan in a line."""
    fit, split = plan.fit, plan.fit.split
    splits = SPLITS_OF_PICTURES if reads_pictures(plan.spec) else SPLITS
    words = [
        say("{epochs} at most", epochs=counted("{n} epoch", "{n} epochs", fit.epochs)),
        say("batches of {batch}", batch=fit.batch),
        say("{optimizer} at {rate}", optimizer=fit.optimizer, rate=f"{fit.learning_rate:g}"),
        say("seed {seed}", seed=plan.seed),
        say(splits[split.way], share=f"{split.share:.0%}", seed=split.seed),
    ]
    if fit.patience is not None:
        words.append(say("patience {patience}", patience=fit.patience))
    if plan.subset is not None:
        words.append(fed(plan.subset, pictures=reads_pictures(plan.spec)))
    return " · ".join(words)


def _setting(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return wording.plain(value)
