"""Up to six runs side by side: where their plans differ, and what came of it."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.widgets import Static

from engine.runs.comparing import Difference, differences
from tui.language import _, say
from tui.screens.train.answers import turn_note, value_text
from tui.screens.train.beside import ShowsMarked
from tui.screens.train.drawing import marked_curves
from tui.screens.train.record import Record
from tui.screens.train.state import LETTERS, Marked
from tui.screens.train.words import STATES
from widgets.answer import Answer, Line
from widgets.curves import Curves
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure
from widgets.safe_text import fit

#: So many lines it takes to show the curves below the table, and so many cells the names of runs.
TALL: Final = 26
WIDE: Final = 76
LONGEST: Final = 24


class CompareView(ShowsMarked):
    """A column for each run; first what came of it, then the settings that are not the same.

    Where there is room the validation curves stand below.
    """

    DEFAULT_CSS = """
    CompareView {
        #runs-compared { height: 1fr; }
        #compared-note { height: auto; max-height: 2; color: $text-muted; }
        #compared-curves { display: none; }
        &.-tall #runs-compared { height: auto; max-height: 60%; }
        &.-tall #compared-note { display: none; }
        &.-tall #compared-curves { display: block; height: 1fr; margin-top: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """The table, and the curves or a word on where they are."""
        yield FigureTable(id="runs-compared")
        yield Static(id="compared-note", markup=False)
        yield Curves(id="compared-curves")

    def heading(self) -> str:
        """How many runs are compared."""
        return say("{n} of {most} runs marked", n=len(self.state.beside), most=len(LETTERS))

    def on_resize(self) -> None:
        """There may be room for the curves and for names, or none any more."""
        if self.display and self.is_mounted:
            self.draw()

    def _head(self, marked: Marked) -> str:
        """Its letter and what it is called; in short, its number or star."""
        label = marked.record.label
        short = fit(label, LONGEST) if self.size.width >= WIDE else label.split()[0]
        return f"{marked.letter} {short}"

    def _make_room(self) -> None:
        self.set_class(self.size.height >= TALL and len(self.state.beside) > 1, "-tall")

    def draw(self) -> None:
        """Lay the marked runs side by side."""
        records = tuple(marked.record for marked in self.state.marked)
        heads = (_("run"), *map(self._head, self.state.marked))
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
        how = self.state.drawing
        self.query_one(Curves).set_content(
            marked_curves(self.state, self.app.reach),
            logarithmic=how.logarithmic,
            x_name=_("seconds") if how.over_time else _("epoch"),
            title=_("Runs compared"),
        )
        self._make_room()
        self.shown()


def _outcomes(records: Sequence[Record]) -> Iterator[FigureRow]:
    """What came of each run."""
    found: list[tuple[str, list[tuple[str, Answer | None]]]] = [
        (_("state"), [(_(STATES[each.state]), None) for each in records]),
        (_("epochs done"), [(f"{len(each.epochs)}", _best_epoch(each)) for each in records]),
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
    """Where the plans differ, under the names that the command line has."""
    for row in differences([record.plan for record in records]):
        if row.setting == "layers":
            yield FigureRow(row.setting, tuple(map(_stack, records)))
        elif row.is_layer:
            yield FigureRow(row.setting, tuple(_layer(row.setting, v) for v in row.values))
        else:
            yield FigureRow(_name(row), tuple(Figure(row.setting, _shown(v)) for v in row.values))


def _name(row: Difference) -> str:
    """What belongs to a layer stands below it, a little to the right."""
    of_a_layer = "." in row.setting and not row.setting.startswith("split.")
    return f"  {row.setting}" if of_a_layer else row.setting


def _layer(name: str, label: str | None) -> Figure:
    """A layer that not all have, by its sizes; which it is, it says when it is asked."""
    if label is None:
        return Figure(name, "–")
    _kind, bracket, sizes = label.partition("(")
    text = bracket + sizes or _("yes")
    return Figure(name, text, Answer(name, "", (), label))


def _stack(record: Record) -> Figure:
    """How many layers there are; which, it says when it is asked."""
    layers = record.plan.spec.layers
    lines = tuple(Line(layer.label, "", f"{place}") for place, layer in enumerate(layers))
    count = f"{len(layers)}"
    return Figure("layers", count, Answer("layers", "", lines, count))


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:g}"
    return f"{value:,}" if isinstance(value, int) else f"{value}"
