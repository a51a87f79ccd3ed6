"""What the test reviews say: right and wrong, of each kind, at any threshold; and the mistakes."""

from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from engine.runs.verdicts import KERAS, Counts
from engine.training.events import Tested
from engine.why import Refusal
from tui import wording
from tui.keys import key
from tui.language import N_, _, counted, say
from tui.screens.train.answers import loss_answer, measure_answer, test_answer, value_text
from tui.screens.train.counts import count_rows
from tui.screens.train.mistakes import MistakesView
from tui.screens.train.published import published, span_text
from tui.screens.train.record import VAL_ACCURACY, Record
from tui.screens.train.threshold import (
    Asked,
    Judged,
    curves_of,
    flags_at,
    judged,
    measure_figures,
    place_of,
    threshold_knob,
)
from tui.screens.train.view import TrainView
from tui.wording.verdicts import NOT_NUMBERS
from widgets.answer import Answer
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
        #result-note { height: auto; color: $text-muted; }
        #result-curves { display: none; height: 1fr; min-height: 9; }
        &.-roomy #result-figures, &.-roomy #result-table { margin-bottom: 1; }
        &.-roomy #result-measures, &.-roomy #result-note { margin-bottom: 1; }
        &.-roomy.-answered #result-curves { display: block; }
        #result-mistakes { display: none; height: 1fr; }
        &.-mistakes #result-mistakes { display: block; }
        &.-mistakes #result-page { display: none; }
    }
    """

    _judged: Judged | None = None
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
            yield Figures(id="result-measures")
            yield Static(id="result-note", markup=False)
            yield Curves(id="result-curves")
        yield MistakesView(id="result-mistakes")

    def on_resize(self) -> None:
        """Curves where there is room."""
        self.set_class(self.size.height >= ROOMY, "-roomy")

    def focus_first(self) -> None:
        """The figures; or the list, while the mistakes are open."""
        if self._shows_mistakes:
            self.query_one(MistakesView).focus_first()
        else:
            self.query_one("#result-figures").focus()

    @property
    def _shows_mistakes(self) -> bool:
        return self._asked.mistakes and self._judged is not None

    def draw(self) -> None:
        """Show the result of the run that is looked at, if it has one."""
        record = self.record
        self._ask(record)
        test = None if record is None else record.test
        figures = () if record is None or test is None else tuple(_figures(record, test))
        self.query_one("#result-figures", Figures).set_content(
            figures, title=self.heading(), columns=(_("figure"), _("value"))
        )
        self._draw_counts(test)
        self.query_one("#result-note", Static).update(self._note(record))
        self._draw_answers()
        self.set_class(self._shows_mistakes, "-mistakes")
        self.refresh_bindings()
        self.shown()

    def _draw_counts(self, test: Tested | None) -> None:
        """What was called what: at the threshold or, where only that is known, at Keras' own."""
        counts = None
        if self._judged is not None:
            counts = self._judged.verdicts.at(self._asked.threshold)
        elif test is not None:
            (a, b), (c, d) = test.confusion
            counts = Counts(KERAS, ((a, b), (c, d)))
        heads = (_("truth"), _("called negative"), _("called positive"), _("right"))
        rows = () if counts is None else tuple(count_rows(counts))
        self.query_one(FigureTable).set_content(heads, rows, title=self.heading())
        measures = (
            ()
            if counts is None
            else tuple(measure_figures(counts, listed=self._judged is not None))
        )
        self.query_one("#result-measures", Figures).set_content(
            measures, title=self.heading(), columns=(_("figure"), _("value"))
        )

    def _draw_answers(self) -> None:
        """What there is only where the answers are known: the knob, the curves, the mistakes."""
        found, threshold = self._judged, self._asked.threshold
        knobs, curves = self.query_one(KnobBar), self.query_one(Curves)
        self.set_class(found is not None, "-answered")
        if found is None:
            knobs.set_content(())
            curves.set_content(())
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
            return _(
                "The test reviews are read once, when the last epoch is done: there is no result."
            )
        parts = [_weights_line(record), self._why_not]
        if self._judged is not None:
            parts.append(_("What is above the threshold is called positive; 0.5 is Keras' own."))
            if isinstance(record.run, str):
                parts.append(_("The counts are of the weights as they came with the app, rounded."))
            if self._judged.verdicts.not_numbers:
                parts.append(counted(*NOT_NUMBERS, self._judged.verdicts.not_numbers))
        return "\n".join(part for part in parts if part)

    # The answers, read beside the event loop

    def _ask(self, record: Record | None) -> None:
        """Read what the run that is looked at has said of each review; once."""
        wanted = None
        if record is not None and record.run is not None and record.test is not None:
            wanted = (record.run, record.test.confusion)
        if wanted == self._asked_for:
            return
        self._asked_for, self._judged, self._why_not = wanted, None, ""
        if wanted is not None:
            run, where = wanted[0], self.app.session.places
            self.beside(
                lambda _reports: judged(run, where),
                partial(self._answered, wanted),
                refused=partial(self._not_answered, wanted),
                group="answers",
            )

    def _answered(self, asked_for: object, found: Judged) -> None:
        if asked_for != self._asked_for:
            return  # another run is looked at by now
        self._judged = found
        self.draw()
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

    def action_mistakes(self) -> None:
        """Open the mistakes, or go back to the result."""
        self._asked.mistakes = not self._asked.mistakes
        self.draw()
        self.focus_first()

    def action_result(self) -> None:
        """Go back to the result."""
        self.action_mistakes()


def _weights_line(record: Record) -> str:
    """Which epoch's weights were tested."""
    epoch = record.counts
    if epoch is None:
        return ""
    if record.plan.fit.patience is not None:
        return say(
            "Tested with the weights of epoch {epoch}, which validated best: early stopping took "
            "them back.",
            epoch=epoch.epoch,
        )
    return say(
        "Tested with the weights of the last epoch, {epoch}, whether it was the best or not.",
        epoch=epoch.epoch,
    )


def _figures(record: Record, test: Tested) -> list[Figure]:
    rows = record.rows.test
    note = _("On reviews that neither taught nor chose anything.")
    loss = partial(loss_answer, _("test loss"), test.loss, note)
    found = [
        Figure(_("test accuracy"), value_text(test.accuracy), partial(test_answer, test)),
        Figure(_("test loss"), value_text(test.loss), loss),
    ]
    epoch = record.counts
    if epoch is not None:
        at = record.epochs.index(epoch)
        why = partial(measure_answer, record, at, VAL_ACCURACY)
        found.append(Figure(_("val accuracy"), value_text(epoch.val_accuracy), why))
    known = published(record.plan)
    if known is not None:
        said = _("One run on the real IMDB, as the course's notebook shows it. No target to hit.")
        for name, span in (
            (_("published test"), known.test),
            (_("published val"), known.validation),
        ):
            if span is not None:
                text = span_text(span)
                found.append(Figure(name, text, Answer(name, "", (), text, said)))
    if rows:
        about = Answer(_("test reviews"), "", (), f"{rows:,}")
        found.append(Figure(_("test reviews"), f"{rows:,}", about))
    return found
