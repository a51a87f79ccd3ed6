"""The training as it goes on: what it does now, its curves so far, and its pace."""

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.widgets import Static

from tui.language import _
from tui.screens.train.answers import (
    best_at,
    change_answer,
    change_text,
    curve_answer,
    measure_answer,
    value_text,
)
from tui.screens.train.drawing import both_curves, word_on
from tui.screens.train.moment import Bar, Moment, of_another, of_nothing, of_replay
from tui.screens.train.moment import of_training as moment_of_training
from tui.screens.train.record import MEASURES, Record, of_training
from tui.screens.train.view import TrainView
from tui.screens.train.words import MEASURES as NAMES
from tui.screens.view import focus_now
from widgets.curves import Curves
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure, Figures
from widgets.progress_line import ProgressLine
from widgets.sparks import spark

#: What the table takes beside the curves, and how long a curve in one line may be.
BESIDE, SHORTEST, LONGEST = 52, 6, 48


class LiveView(TrainView):
    """A sentence, two bars, four curves in a line each, the pace; curves where there is room."""

    DEFAULT_CSS = """
    LiveView {
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        #live-standing { height: auto; max-height: 3; }
        #live-table, #live-figures { height: auto; }
        #live-note { height: auto; max-height: 3; text-style: italic; }
        #live-curves { display: none; height: 1fr; min-height: 9; margin-top: 1; }
    }
    """

    _texts: list[tuple[str, str]] = []
    #: The run of another process that was opened to be followed, and is not shown yet.
    _followed: int | None = None

    def compose(self) -> ComposeResult:
        """From what changes most often to what changes least."""
        yield Static(id="live-standing", markup=False)
        yield ProgressLine(id="live-epochs")
        yield ProgressLine(id="live-batches")
        yield FigureTable(id="live-table")
        yield Figures(id="live-figures")
        yield Static(id="live-note", markup=False)
        yield Curves(id="live-curves")

    def focus_first(self) -> None:
        """The curves are what one comes for."""
        focus_now(self.query_one("#live-table"))

    def on_resize(self) -> None:
        """A curve in one line is as long as there is room."""
        if self.display and self.is_mounted:
            self._draw_table(self._live)

    def draw(self) -> None:
        """Show all of it anew; an epoch has ended, or something else has."""
        record = self._live
        self._draw_table(record)
        self._draw_curves(record)
        self.advance()
        note = "" if record is None else word_on(record)
        line = self.query_one("#live-note", Static)
        line.display = bool(note)
        line.update(note)
        self.shown()
        self.others_seen()

    def others_seen(self) -> None:
        """Where nothing else is to be seen here, follow the newest run of another process."""
        going = self.app.others.going
        if self._live is not None:
            self._followed = None
        elif going and going[0].run != self._followed:
            self._followed = going[0].run
            self.lab.open_run(going[0].run)

    def advance(self) -> None:
        """Show only what changes within an epoch."""
        moment = self._moment()
        standing = self.query_one("#live-standing", Static)
        if str(standing.content) != moment.text:
            standing.update(moment.text)
        self._draw_bar("#live-epochs", moment.epochs)
        self._draw_bar("#live-batches", moment.inside)
        texts = [(each.label, each.text) for each in moment.figures]
        if texts != self._texts:
            self._texts = texts
            self.query_one(Figures).set_content(
                moment.figures, title=_("Pace"), columns=(_("figure"), _("value"))
            )

    def _draw_bar(self, selector: str, bar: Bar | None) -> None:
        line = self.query_one(selector, ProgressLine)
        line.display = bar is not None
        if bar is not None:
            line.set_content(bar.text, bar.done, bar.total)

    @property
    def _live(self) -> Record | None:
        """A replay, the training of this app, or one that another program does right now."""
        training, opened = self.app.training, self.state.opened
        going = training is not None and training.going
        if self.state.replay is not None:
            return self.state.replay.so_far
        if opened is not None and opened.state == "running" and not going:
            return opened
        return None if training is None else of_training(training)

    def _moment(self) -> Moment:
        """What is said of the moment, whichever of these it is."""
        record, training = self._live, self.app.training
        if self.state.replay is not None:
            return of_replay(self.state.replay)
        if record is None:
            return of_nothing()
        if record is self.state.opened or training is None:
            return of_another(record)
        return moment_of_training(training, record)

    def _draw_table(self, record: Record | None) -> None:
        heads = (_("figure"), _("so far"), _("latest"), _("best"), _("change"))
        cells = max(SHORTEST, min(self.size.width - BESIDE, LONGEST))
        rows = [] if record is None else list(_rows(record, cells))
        title = "" if record is None else record.plan.spec.name
        self.query_one(FigureTable).set_content(heads, rows, title=title)

    def _draw_curves(self, record: Record | None) -> None:
        curves = self.query_one("#live-curves", Curves)
        if record is None or not record.epochs:
            curves.set_content((), empty=_("The curves begin after the first epoch."))
            return
        curves.set_content(
            both_curves(record, "loss", self.app.reach), x_name=_("epoch"), title=_("loss")
        )


def _rows(record: Record, cells: int) -> Iterator[FigureRow]:
    """A row for each figure of an epoch."""
    for measure in MEASURES:
        name, values = _(NAMES[measure]), record.values(measure)
        curve = spark(values, cells).rjust(cells)
        if not values:
            yield FigureRow(name, tuple(Figure(name, text) for text in (curve, "–", "–", "–")))
            continue
        last, best = len(values) - 1, best_at(values, measure)
        change = change_text(values[-1] - values[-2]) if last else "–"
        why_best, best_text = None, "–"
        if best is not None:
            why_best = partial(measure_answer, record, best, measure)
            best_text = f"{value_text(values[best])} @{record.epochs[best].epoch}"
        why_last = partial(measure_answer, record, last, measure)
        yield FigureRow(
            name,
            (
                Figure(name, curve, partial(curve_answer, record, measure)),
                Figure(name, value_text(values[-1]), why_last),
                Figure(name, best_text, why_best),
                Figure(name, change, partial(change_answer, record, measure)),
            ),
        )
