"""Up to six runs side by side: where their plans differ, and what came of it."""

import math
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from engine.runs.comparing import differences
from tui.language import _, say
from tui.screens.train.answers import turn_note, value_text
from tui.screens.train.record import Record
from tui.screens.train.view import TrainView
from tui.screens.train.words import STATES
from widgets.answer import Answer, Line
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure

MOST = 6


class CompareView(TrainView):
    """A column for each run; first what came of it, then the settings that are not the same."""

    DEFAULT_CSS = """
    CompareView {
        #runs-compared { height: 1fr; }
        #compared-note { height: auto; max-height: 2; color: $text-muted; }
    }
    """

    def compose(self) -> ComposeResult:
        """The table and a word."""
        yield FigureTable(id="runs-compared")
        yield Static(id="compared-note", markup=False)

    def heading(self) -> str:
        """How many runs are compared."""
        return say("{n} of {most} runs marked", n=len(self.state.beside), most=MOST)

    def draw(self) -> None:
        """Lay the marked runs side by side."""
        records = tuple(self.state.beside.values())
        heads = (_("run"), *(f"{record.run} {record.label}" for record in records))
        rows = [*_outcomes(records), *_settings(records)] if records else []
        self.query_one(FigureTable).set_content(
            heads,
            rows,
            title=_("Runs compared"),
            empty=_("No run is marked. o lists the runs, and m marks one for comparison."),
        )
        note = ""
        if len(records) > 1:
            note = _("Their validation curves lie over one another in the curves: c.")
            self.app.reach("compared_runs")
        self.query_one("#compared-note", Static).update(note)
        self.shown()


def _outcomes(records: Sequence[Record]) -> Iterator[FigureRow]:
    """What came of each run."""
    found: list[tuple[str, list[tuple[str, Answer | None]]]] = [
        (_("state"), [(_(STATES[each.state]), None) for each in records]),
        (_("epochs"), [(f"{len(each.epochs)}", _best_epoch(each)) for each in records]),
        (_("val accuracy"), [_best_val(each) for each in records]),
        (_("test accuracy"), [_tested(each) for each in records]),
        (_("s an epoch"), [_seconds(each) for each in records]),
    ]
    for name, cells in found:
        yield FigureRow(name, tuple(Figure(name, text, why) for text, why in cells))


def _best_epoch(record: Record) -> Answer | None:
    best = record.best
    if best is None:
        return None
    lines = (
        Line(say("least val loss, epoch {epoch}", epoch=best.epoch), "", value_text(best.val_loss)),
    )
    return Answer(_("epochs"), "", lines, f"{len(record.epochs)}", turn_note(record))


def _best_val(record: Record) -> tuple[str, Answer | None]:
    epoch = record.counts
    if epoch is None:
        return "–", None
    text = value_text(epoch.val_accuracy)
    note = say("Of epoch {epoch}, whose weights count.", epoch=epoch.epoch)
    return text, Answer(_("val accuracy"), "", (), text, note)


def _tested(record: Record) -> tuple[str, Answer | None]:
    if record.test is None:
        return "–", None
    text = value_text(record.test.accuracy)
    return text, Answer(_("test accuracy"), "", (), text)


def _seconds(record: Record) -> tuple[str, Answer | None]:
    """The median, which the first epoch with its compiling does not move."""
    seconds = sorted(epoch.seconds for epoch in record.epochs)
    if not seconds:
        return "–", None
    middle = seconds[(len(seconds) - 1) // 2]
    note = _("The epoch in the middle, with all of them sorted by how long they took.")
    return f"{middle:.2f}", Answer(_("s an epoch"), "", (), f"{middle:.2f}", note)


def _settings(records: Sequence[Record]) -> Iterator[FigureRow]:
    """The settings in which the plans differ, under the names that the command line has.

    Layers are held against one another where the models are the same one, changed or not.
    """
    same = len({record.plan.spec.name for record in records}) == 1
    for row in differences([record.plan for record in records]):
        if row.setting == "layers":
            yield FigureRow(row.setting, tuple(map(_layers, row.values)))
        elif same or "." not in row.setting or row.setting.startswith("split."):
            cells = (Figure(row.setting, _shown(value)) for value in row.values)
            yield FigureRow(row.setting, tuple(cells))


def _layers(names: str) -> Figure:
    """How many layers there are; which, it says when it is asked."""
    kinds = names.split(" → ")
    lines = tuple(Line(kind, "", f"{place}") for place, kind in enumerate(kinds))
    return Figure("layers", f"{len(kinds)}", Answer("layers", "", lines, f"{len(kinds)}"))


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:g}"
    return f"{value:,}" if type(value) is int else f"{value}"
