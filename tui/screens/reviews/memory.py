"""The memory ledger: what the same reviews weigh as ids, as one-hot rows, and embedded."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.explain.memory import Entry, ledger
from tui import wording
from tui.language import N_, _
from tui.screens.reviews.view import ReviewView
from tui.wording.reviews import LEDGER
from widgets.answer import Answer
from widgets.bars import Bars, LabelledBar
from widgets.knobs import KnobBar, NumberKnob

KNOBS = {
    "reviews": (N_("reviews"), (1_000, 2_000, 5_000, 10_000, 20_000, 25_000, 50_000)),
    "maxlen": (N_("length"), (10, 50, 100, 200, 300, 500, 1_000)),
    "size": (N_("words"), (100, 500, 1_000, 5_000, 10_000, 50_000, 88_584)),
    "dimension": (N_("features"), (2, 8, 16, 32, 50, 100, 300)),
}


class MemoryView(ReviewView):
    """A bar for each way to hold the reviews, the sizes as knobs."""

    def compose(self) -> ComposeResult:
        """What is compared, the bars, the knobs."""
        yield Static(id="memory-heading", classes="heading", markup=False)
        yield Bars(id="memory-bars", logarithmic=True)
        yield KnobBar(id="memory-knobs", show_help=False)

    def draw(self) -> None:
        """Weigh everything at the sizes of the knobs."""
        sizes = self.state.ledger
        given = {name: getattr(sizes, name) for name in KNOBS}
        self.query_one("#memory-heading", Static).update(
            _("Bytes for the same reviews. Each bar is ten times as much for every equal step.")
        )
        self.query_one(KnobBar).set_content(
            NumberKnob(
                name,
                _(label),
                given[name],
                minimum=1,
                maximum=10_000_000,
                steps=steps,
                error=_("A whole number from 1 to 10,000,000 is wanted here."),
            )
            for name, (label, steps) in KNOBS.items()
        )
        self.query_one(Bars).set_content(
            [self._bar(entry) for entry in ledger(**given)], title=_("Memory")
        )
        self.shown()

    def _bar(self, entry: Entry) -> LabelledBar:
        shape = "×".join(str(axis) for axis in entry.shape)
        label = f"{_(LEDGER[entry.code])} ({shape}) {entry.dtype}"
        return LabelledBar(
            label, entry.bytes, wording.number(entry.bytes), lambda: self._answer(entry, label)
        )

    def _answer(self, entry: Entry, label: str) -> Answer:
        return wording.answer(label, entry.why, note=wording.bytes_shown(entry.bytes))

    @on(Bars.Moved)
    def _found(self, event: Bars.Moved) -> None:
        if event.control.has_focus and event.index == list(LEDGER).index("to_categorical"):
            self.app.reach("ledger")

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        setattr(self.state.ledger, event.id, event.value)
        self.draw()
