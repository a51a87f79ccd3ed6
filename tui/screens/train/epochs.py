"""Every epoch of a run in figures, each of which says why."""

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult

from tui.language import _, say
from tui.screens.train.answers import (
    measure_answer,
    rate_answer,
    right_answers,
    seconds_answer,
    value_text,
)
from tui.screens.train.record import MEASURES, Measure, Record
from tui.screens.train.view import TrainView
from tui.screens.train.words import MEASURES as NAMES
from widgets.answer import Answer
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure


class EpochsView(TrainView):
    """A row for each epoch; the best is marked, and one that could not be stored says so."""

    DEFAULT_CSS = """
    EpochsView #epochs-table { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """The table."""
        yield FigureTable(id="epochs-table")

    def draw(self) -> None:
        """List the epochs of the run that is looked at."""
        record = self.record
        heads = (_("epoch"), *(_(NAMES[each]) for each in MEASURES), _("seconds"), _("rate"))
        rows = () if record is None else self._rows(record)
        self.query_one(FigureTable).set_content(
            heads, rows, title=self.heading(), empty=_("No epoch is done yet.")
        )
        self.shown()

    def _rows(self, record: Record) -> Iterator[FigureRow]:
        best = record.best  # looked for once: it may lie far back
        for at, epoch in enumerate(record.epochs):
            yield self._row(record, at, is_best=epoch is best)

    def _row(self, record: Record, at: int, *, is_best: bool) -> FigureRow:
        epoch = record.epochs[at]
        label = say("{epoch:>3}", epoch=epoch.epoch)
        if is_best:
            label += " " + _("best")
        if not epoch.stored:
            label += " " + _("not stored")
        figures = [
            Figure(
                _(NAMES[measure]),
                value_text(float(getattr(epoch, measure))),
                partial(self._answer, record, at, measure),
            )
            for measure in MEASURES
        ]
        seconds = Figure(_("seconds"), f"{epoch.seconds:.2f}", partial(seconds_answer, record, at))
        changed = any(first == epoch.epoch for first, _rate in record.changes)
        rate = f"{epoch.learning_rate:g}"
        figures += [seconds, Figure(_("rate"), rate, partial(rate_answer, record, at), changed)]
        return FigureRow(label, tuple(figures))

    def _answer(self, record: Record, at: int, measure: Measure) -> Answer:
        value = float(getattr(record.epochs[at], measure))
        if measure.endswith("accuracy") and right_answers(value, record.rows_of(measure)):
            self.app.reach("asked_accuracy")
        return measure_answer(record, at, measure)
