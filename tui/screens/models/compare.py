"""Two models side by side: the one in hand, and another."""

from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from engine.zoo.models import MODELS, model
from engine.zoo.summary import Row, Summary, summary
from tui.language import _, say
from tui.screens.models.answers import layer_figures, total_answer
from tui.screens.models.view import ModelView
from tui.screens.view import focus_now
from widgets.answer import Answer, Line
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure, Figures
from widgets.knobs import Choice, ChoiceKnob, KnobBar
from widgets.minus import with_minus
from widgets.safe_text import cell_len

#: The least width at which both tables can be read side by side.
SIDE_BY_SIDE: Final = 80


class CompareView(ModelView):
    """A knob for the other model, the difference, and a table for each, with its total above."""

    DEFAULT_CSS = """
    CompareView {
        #compare-upper { layout: horizontal; height: 1; }
        #compare-figures { width: 1fr; height: 1; margin-left: 3; }
        #compare-halves { layout: horizontal; height: 1fr; scrollbar-size-vertical: 1; }
        .half { width: 1fr; height: 1fr; margin-right: 2; }
        #half-other { margin-right: 0; }
        .half FigureTable { height: 1fr; }
        &.-stacked {
            #compare-upper { layout: vertical; height: 2; }
            #compare-figures { margin-left: 0; }
            #compare-halves { layout: vertical; overflow-y: auto; }
            .half { height: auto; margin-right: 0; }
            .half FigureTable { height: auto; }
        }
    }
    """

    def compose(self) -> ComposeResult:
        """The other model and the difference above, the two tables below."""
        with Container(id="compare-upper"):
            yield KnobBar(id="compare-knobs", show_help=False)
            yield Figures(id="compare-figures")
        with Container(id="compare-halves"):
            for which in ("hand", "other"):
                with Vertical(id=f"half-{which}", classes="half"):
                    yield Figures(id=f"compare-total-{which}")
                    yield FigureTable(id=f"compare-{which}")

    def focus_first(self) -> None:
        """The difference is what one comes for; the knob stands right before it."""
        focus_now(self.query_one("#compare-figures"))

    def on_resize(self) -> None:
        """Where both tables cannot be read side by side, they go below one another."""
        self.set_class(self.size.width < SIDE_BY_SIDE, "-stacked")

    def draw(self) -> None:
        """Set the model in hand beside the other."""
        hand, other = self.state.table, summary(model(self._other))
        self._draw_knob()
        names = self._names()
        self.query_one("#compare-figures", Figures).set_content(
            (_difference(names, hand, other), _ratio(names, hand, other)),
            title=say("{one} and {other}", one=names[0], other=names[1]),
        )
        self._draw_half("hand", names[0], hand)
        self._draw_half("other", names[1], other)
        self.shown()

    @property
    def _other(self) -> str:
        """The other model's name; the one in hand only when it has been changed."""
        state, names = self.state, list(MODELS)
        if state.other != state.name or self._was_changed:
            return state.other
        return names[(names.index(state.name) + 1) % len(names)]

    @property
    def _was_changed(self) -> bool:
        return self.state.name in self.state.changed

    @property
    def _with_itself(self) -> bool:
        """Whether the model in hand is compared with what it was."""
        return self._other == self.state.name

    def _names(self) -> tuple[str, str]:
        name = self.state.name
        changed = say("{model}, changed", model=name) if self._was_changed else name
        return changed, name if self._with_itself else self._other

    def _draw_knob(self) -> None:
        choices = [Choice(name, name) for name in MODELS if name != self.state.name]
        if self._was_changed:
            choices.insert(0, Choice(self.state.name, _("the same, unchanged")))
        label = _("with")
        bar = self.query_one(KnobBar)
        box = max(cell_len(choice.text) for choice in choices)
        bar.styles.width = cell_len(label) + len(" []") + box
        bar.set_content([ChoiceKnob("other", label, self._other, tuple(choices))])

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        self.state.other = str(event.value)
        self.draw()

    def _draw_half(self, which: str, name: str, table: Summary) -> None:
        total = Figure(name, f"{table.total:,}", partial(total_answer, table))
        self.query_one(f"#compare-total-{which}", Figures).set_content((total,), title=name)
        came_from: tuple[Row | None, ...] = table.rows
        if which == "hand" and self._with_itself:
            came_from = self.state.came_from
        pairs = zip(table.rows, came_from, strict=True)
        self.query_one(f"#compare-{which}", FigureTable).set_content(
            (_("layer"), _("output"), _("params")),
            [FigureRow(row.layer.label, layer_figures(row, before)) for row, before in pairs],
            title=name,
        )


Names = tuple[str, str]


def _difference(names: Names, hand: Summary, other: Summary) -> Figure:
    """How many parameters the model in hand has more, or less."""
    text = with_minus(f"{hand.total - other.total:+,}") if hand.total != other.total else "0"
    title = say("{one} − {other}", one=names[0], other=names[1])
    lines = _lines((names[0], hand), (names[1], other))
    answer = Answer(title, f"{hand.total} − {other.total}", lines, text)
    return Figure(_("difference"), text, answer)


def _ratio(names: Names, hand: Summary, other: Summary) -> Figure:
    """How often the smaller of both fits into the larger."""
    pair = sorted(zip(names, (hand, other), strict=True), key=lambda each: each[1].total)
    (less, small), (more, large) = pair
    title = say("{one} ÷ {other}", one=more, other=less)
    lines = _lines((more, large), (less, small))
    text = f"{large.total / small.total:,.2f}" if small.total else "–"
    return Figure(_("ratio"), text, Answer(title, f"{large.total} ÷ {small.total}", lines, text))


def _lines(*pairs: tuple[str, Summary]) -> tuple[Line, ...]:
    return tuple(
        Line(say("parameters of {model}", model=name), _sum(table), f"{table.total:,}")
        for name, table in pairs
    )


def _sum(table: Summary) -> str:
    """The counts of the layers, added; a single one is the total itself."""
    added = table.why_total.formula
    return added if "+" in added else ""
