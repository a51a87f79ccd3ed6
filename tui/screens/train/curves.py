"""The curves of a run, large: training and validation over one another, and others beside them."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from tui.language import _, counted
from tui.screens.train.beside import ShowsMarked
from tui.screens.train.drawing import both_curves, flags_of, marked_curves, word_on
from tui.screens.train.published import published, span_text
from tui.screens.train.record import Record
from tui.screens.view import focus_now
from widgets.curves import Curve, Curves, Level
from widgets.knobs import Choice, ChoiceKnob, Knob, KnobBar, NumberKnob


class CurvesView(ShowsMarked):
    """Knobs for how they are drawn, the curves, and a word on what they show."""

    DEFAULT_CSS = """
    CurvesView {
        #curves-knobs { height: auto; }
        #curves-plot { height: 1fr; }
        #curves-note { height: auto; max-height: 2; color: $text-muted; }
    }
    """

    def compose(self) -> ComposeResult:
        """How they are drawn, and the curves."""
        yield KnobBar(id="curves-knobs", show_help=False)
        yield Curves(id="curves-plot")
        yield Static(id="curves-note", markup=False)

    def heading(self) -> str:
        """What is looked at, which may be marked runs alone."""
        if self.record is None and self.state.beside:
            return counted("{n} marked run", "{n} marked runs", len(self.state.beside))
        return super().heading()

    def focus_first(self) -> None:
        """The curves; the knobs stand right before them."""
        focus_now(self.query_one(Curves))

    def draw(self) -> None:
        """Draw the run that is looked at, as the knobs say."""
        record, how = self.record, self.state.drawing
        self.query_one(KnobBar).set_content(self._knobs())
        own = [] if record is None else list(self._own(record))
        run = None if record is None else record.run
        others = list(marked_curves(self.state, self.app.reach, without=run))
        if len(others) + bool(own) > 1:
            self.app.reach("compared_runs")
        self.query_one(Curves).set_content(
            [*own, *others],
            levels=() if record is None else self._levels(record),
            flags=() if record is None else flags_of(record, how.over_time),
            logarithmic=how.logarithmic,
            x_name=_("seconds") if how.over_time else _("epoch"),
            title=self.heading(),
            empty=_("The curves begin after the first epoch of a run."),
        )
        note = "" if record is None else word_on(record)
        self.query_one("#curves-note", Static).update(note)
        self.shown()

    def _own(self, record: Record) -> Iterator[Curve]:
        """Both curves of the run that is looked at."""
        how = self.state.drawing
        return both_curves(
            record, how.measure, self.app.reach, smoothing=how.smoothing, over_time=how.over_time
        )

    def _levels(self, record: Record) -> Iterator[Level]:
        """The accuracies that were published of the same model."""
        known = published(record.plan)
        if known is None or self.state.drawing.measure != "accuracy":
            return
        if not self.state.drawing.published:
            return
        named = ((_("published val"), known.validation), (_("published test"), known.test))
        for name, span in named:
            if span is not None:
                yield Level(sum(span) / 2, f"{name} {span_text(span)}")

    def _knobs(self) -> Iterator[Knob]:
        how = self.state.drawing
        loss, accuracy = Choice("loss", _("loss")), Choice("accuracy", _("accuracy"))
        yield ChoiceKnob("measure", _("show"), how.measure, (loss, accuracy))
        linear, log = Choice("linear", _("linear")), Choice("log", _("log"))
        scale = "log" if how.logarithmic else "linear"
        yield ChoiceKnob("scale", _("scale"), scale, (linear, log))
        by = (Choice("epoch", _("epoch")), Choice("time", _("time")))
        yield ChoiceKnob("x", _("by"), "time" if how.over_time else "epoch", by)
        yield NumberKnob(
            "smoothing",
            _("smoothing"),
            how.smoothing,
            0.0,
            0.99,
            (0.0, 0.3, 0.6, 0.8, 0.9, 0.95),
            error=_("A number from 0 to 0.99 is wanted."),
        )
        if how.measure == "accuracy":
            both = (Choice("yes", _("yes")), Choice("no", _("no")))
            chosen = "yes" if how.published else "no"
            yield ChoiceKnob("published", _("published"), chosen, both)

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        how, value = self.state.drawing, event.value
        match event.id:
            case "measure":
                how.measure = "loss" if value == "loss" else "accuracy"
            case "scale":
                how.logarithmic = value == "log"
            case "x":
                how.over_time = value == "time"
            case "published":
                how.published = value == "yes"
            case _:
                how.smoothing = float(value or 0)
        self.draw()
