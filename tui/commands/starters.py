"""The models that come with the app, among the runs of the command line: starter:NAME."""

from typing import Any, Final

import click

from engine.runs.records import Line, Run
from engine.runs.starters import as_run, starter, starters
from tui.columns import print_columns, print_folded
from tui.commands.training_words import figure
from tui.language import _, say
from tui.wording.training import STATES
from widgets.safe_text import visible

PREFIX: Final = "starter:"


class _Number(click.IntRange):
    """The number of a run; of anything else click would say that it is no “integer range”."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            int(value)
        except ValueError:
            text = visible(str(value))
            self.fail(say("“{text}” is not the number of a run.", text=text), param, ctx)
        return super().convert(value, param, ctx)


RUN: Final = _Number(1, 2**63 - 1)  # as large as SQLite's own


def run_or_starter(value: str) -> int | str:
    """The number of a run, or starter:NAME as it is; as click asks for it."""
    if value.startswith(PREFIX):
        return value
    return int(RUN(value))


def shipped(name: str) -> Run:
    """The run that starter:NAME stands for."""
    return as_run(starter(name.removeprefix(PREFIX)))


def lines() -> list[Line]:
    """All starters in brief."""
    return [as_run(starter(name)).line for name in starters()]


def print_starters() -> None:
    """A row for each; val and test are accuracies."""
    heads = (_("starter"), _("data"), _("epochs"), _("val"), _("test"), _("state"))
    rows = [
        (
            line.name,
            line.data,
            f"{line.epochs}/{line.epochs_wanted}",
            figure(line.val_accuracy),
            figure(line.test_accuracy),
            _(STATES[line.state]),
        )
        for line in lines()
    ]
    print_columns(heads, rows, right=(2, 3, 4), spare=(1, 3))


def print_where_starters_are() -> None:
    """Below the list of runs."""
    hint = _("Models that came with the app, already trained: imdb-tui runs list --starters")
    print_folded(hint)


def print_shipped(name: str) -> None:
    """What is not known of other runs: whose it is, and what became of its weights."""
    test = starter(name.removeprefix(PREFIX)).rounded_test
    text = say(
        "Trained by the project, on a busy machine; with the weights as they came with the app"
        " (rounded) the test accuracy is {accuracy}.",
        accuracy=figure(test.accuracy),
    )
    print_folded(text)
