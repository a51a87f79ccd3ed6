"""What the test reviews say: right and wrong, of each kind, at any threshold; and the mistakes."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from engine.runs.class_verdicts import ClassCounts
from engine.runs.verdicts import KERAS, Counts
from engine.training.answering import answering
from engine.training.events import Tested
from engine.why import Refusal
from tui import wording
from tui.keys import key
from tui.language import N_, _, counted
from tui.screens.train.class_mistakes import ClassMistakesView
from tui.screens.train.classes import class_heads, class_measures, class_rows
from tui.screens.train.counts import count_rows
from tui.screens.train.judging import ClassJudged, Judged, judged
from tui.screens.train.mistakes import MistakesView
from tui.screens.train.record import Record
from tui.screens.train.result_figures import result_figures, weights_line
from tui.screens.train.threshold import (
    Asked,
    curves_of,
    flags_at,
    measure_figures,
    place_of,
    threshold_knob,
)
from tui.screens.train.view import TrainView
from tui.screens.view import focus_now
from tui.wording.class_verdicts import CLASS_NOT_NUMBERS
from tui.wording.fed import word
from tui.wording.verdicts import NOT_NUMBERS
from widgets.curves import Curves
from widgets.figure_table import FigureTable
from widgets.figures import Figure, Figures
from widgets.knobs import KnobBar

#: From this height on there is room for the curves, and for lines between the parts.
ROOMY: Final = 24


class ResultView(TrainView):
    """Figures, the threshold, what was called what at it, and curves over it; or the mistakes."""

    BINDINGS = [
        key("m", "mistakes", N_("Mistakes"), "result.mistakes"),
        key("escape", "result", N_("Result"), "result.back"),
    ]
    DEFAULT_CSS = """
    ResultView {
        #result-page { height: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
        #result-figures, #result-table, #result-measures { height: auto; }
        #result-knobs { display: none; height: auto; }
        &.-answered #result-knobs { display: block; }
        #result-classes { display: none; height: auto; }
        &.-classes #result-classes { display: block; }
        &.-classes #result-table { display: none; }
        #result-note { height: auto; color: $text-muted; }
        #result-curves { display: none; height: 1fr; min-height: 9; }
        &.-roomy #result-figures, &.-roomy #result-table { margin-bottom: 1; }
        &.-roomy #result-measures, &.-roomy #result-note { margin-bottom: 1; }
        &.-roomy.-answered #result-curves { display: block; }
        #result-mistakes, #result-class-mistakes { display: none; height: 1fr; }
        &.-mistakes #result-mistakes { display: block; }
        &.-mistakes.-classes #result-mistakes { display: none; }
        &.-mistakes.-classes #result-class-mistakes { display: block; }
        &.-mistakes #result-page { display: none; }
    }
    """

    _judged: Judged | ClassJudged | None = None
    _why_not = ""
    #: The run and the result whose answers are here, or on their way.
    _asked_for: object = None

    def __init__(self, asked: Asked, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._asked = asked

    def compose(self) -> ComposeResult:
        """The result on a page, and the mistakes in its place."""
        with Vertical(id="result-page"):
            yield Figures(id="result-figures")
            yield KnobBar(id="result-knobs", show_help=False)
            yield FigureTable(id="result-table")
            yield FigureTable(id="result-classes", choosable=True)
            yield Figures(id="result-measures")
            yield Static(id="result-note", markup=False)
            yield Curves(id="result-curves")
        yield MistakesView(id="result-mistakes")
        yield ClassMistakesView(id="result-class-mistakes")

    def on_resize(self) -> None:
        """Curves where there is room."""
        self.set_class(self.size.height >= ROOMY, "-roomy")

    def focus_first(self) -> None:
        """The figures; or the list, while the mistakes are open."""
        if not self._shows_mistakes:
            focus_now(self.query_one("#result-figures"))
        elif isinstance(self._judged, ClassJudged):
            self.query_one(ClassMistakesView).focus_first()
        else:
            self.query_one(MistakesView).focus_first()

    @property
    def _shows_mistakes(self) -> bool:
        return self._asked.mistakes and self._judged is not None

    def draw(self) -> None:
        """Show the result of the run that is looked at, if it has one."""
        record = self.record
        self._ask(record)
        test = None if record is None else record.test
        figures = () if record is None or test is None else tuple(result_figures(record, test))
        self.query_one("#result-figures", Figures).set_content(
            figures, title=self.heading(), columns=(_("figure"), _("value"))
        )
        by_class = record is not None and answering(record.plan.spec).width > 1
        self.set_class(by_class, "-classes")
        if by_class:
            self._draw_classes(test)
        else:
            self._draw_counts(test)
        self.query_one("#result-note", Static).update(self._note(record))
        self._draw_answers()
        self.set_class(self._shows_mistakes, "-mistakes")
        self.refresh_bindings()
        self.shown()

    def _draw_classes(self, test: Tested | None) -> None:
        """What was called what, of many classes."""
        found = self._judged if isinstance(self._judged, ClassJudged) else None
        counts = None if test is None else ClassCounts(test.confusion)
        if found is not None:
            counts = found.verdicts.counts
        heads = () if counts is None else class_heads(counts)
        rows = () if counts is None else class_rows(counts, found.classes if found else ())
        self.query_one("#result-classes", FigureTable).set_content(
            heads, rows, title=self.heading()
        )
        measures = () if counts is None else class_measures(counts, listed=found is not None)
        self._draw_measures(measures)

    def _draw_measures(self, measures: Iterable[Figure]) -> None:
        self.query_one("#result-measures", Figures).set_content(
            tuple(measures), title=self.heading(), columns=(_("figure"), _("value"))
        )

    def _draw_counts(self, test: Tested | None) -> None:
        """What was called what: at the threshold or, where only that is known, at Keras' own."""
        counts = None
        if isinstance(self._judged, Judged):
            counts = self._judged.verdicts.at(self._asked.threshold)
        elif test is not None:
            (a, b), (c, d) = test.confusion
            counts = Counts(KERAS, ((a, b), (c, d)))
        heads = (_("truth"), _("called negative"), _("called positive"), _("right"))
        rows = () if counts is None else tuple(count_rows(counts))
        self.query_one("#result-table", FigureTable).set_content(heads, rows, title=self.heading())
        self._draw_measures(
            () if counts is None else measure_figures(counts, listed=self._judged is not None)
        )

    def _draw_answers(self) -> None:
        """What there is only where the answers are known: the knob, the curves, the mistakes."""
        found, threshold = self._judged, self._asked.threshold
        knobs, curves = self.query_one(KnobBar), self.query_one(Curves)
        self.set_class(isinstance(found, Judged), "-answered")
        if not isinstance(found, Judged):
            knobs.set_content(())
            curves.set_content(())
            if found is not None and self._asked.mistakes:
                self.query_one(ClassMistakesView).set_content(found, self._asked.cell)
            return
        knobs.set_content((threshold_knob(threshold),), title=_("Result"))
        curves.set_content(
            curves_of(found.verdicts),
            flags=flags_at(threshold),
            x_name=_("threshold"),
            title=self.heading(),
        )
        if self._asked.mistakes:
            self.query_one(MistakesView).set_content(found, threshold)

    def _note(self, record: Record | None) -> str:
        """What one should know of it, a sentence each."""
        if record is None:
            return ""
        if record.test is None:
            return word("no_result", record.plan.spec)
        parts = [weights_line(record), self._why_not]
        if self._judged is not None:
            by_class = isinstance(self._judged, ClassJudged)
            if by_class:
                parts.append(_("Each picture is called by its most probable class."))
            else:
                parts.append(
                    _("What is above the threshold is called positive; 0.5 is Keras' own.")
                )
            if isinstance(record.run, str):
                parts.append(_("The counts are of the weights as they came with the app, rounded."))
            if self._judged.verdicts.not_numbers:
                words = CLASS_NOT_NUMBERS if by_class else NOT_NUMBERS
                parts.append(counted(*words, self._judged.verdicts.not_numbers))
        return "\n".join(part for part in parts if part)

    # The answers, read beside the event loop

    def _ask(self, record: Record | None) -> None:
        """Read what the run that is looked at has said of each row; once."""
        wanted = None
        if record is not None and record.run is not None and record.test is not None:
            wanted = (record.run, record.test.confusion)
        if wanted == self._asked_for:
            return
        self._asked_for, self._judged, self._why_not = wanted, None, ""
        self._asked.cell = None
        if wanted is not None:
            run, where = wanted[0], self.app.session.places
            self.beside(
                lambda _reports: judged(run, where),
                partial(self._answered, wanted),
                refused=partial(self._not_answered, wanted),
                group="answers",
            )

    def _answered(self, asked_for: object, found: Judged | ClassJudged) -> None:
        if asked_for != self._asked_for:
            return  # another run is looked at by now
        self._judged = found
        self.draw()
        if isinstance(found, Judged):
            self._follow_threshold()
        if self._shows_mistakes:
            self.focus_first()

    def _not_answered(self, asked_for: object, refusal: Refusal) -> None:
        if asked_for == self._asked_for:
            self._why_not = wording.refusal(refusal)
            self.draw()

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        if isinstance(event.value, float | int):
            self._asked.threshold = float(event.value)
            self.draw()
            self._follow_threshold()

    def _follow_threshold(self) -> None:
        """Put the cursor of the curves where the threshold is."""
        self.query_one(Curves).move_to(place_of(self._asked.threshold))

    # The mistakes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The mistakes can be opened where they are known, and left where they are open."""
        if action == "mistakes":
            return self._judged is not None
        if action == "result":
            return self._shows_mistakes
        return super().check_action(action, parameters)

    @on(FigureTable.Chosen)
    def _cell_chosen(self, event: FigureTable.Chosen) -> None:
        """List what stands in a count of the table."""
        event.stop()
        found = self._judged
        if isinstance(found, ClassJudged) and max(event.row, event.column) < len(found.classes):
            self._asked.cell = (event.row, event.column)
            self._open_mistakes(True)

    def action_mistakes(self) -> None:
        """Open the mistakes, or go back to the result."""
        self._asked.cell = None
        self._open_mistakes(not self._asked.mistakes)

    def _open_mistakes(self, wanted: bool) -> None:
        self._asked.mistakes = wanted
        self.draw()
        self.focus_first()

    def action_result(self) -> None:
        """Go back to the result."""
        self.action_mistakes()
