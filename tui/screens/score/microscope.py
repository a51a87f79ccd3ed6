"""The gate microscope: a recurrent layer over the review in hand, word by word, unit by unit."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from engine.runs.verdicts import KERAS
from tui.keys import key
from tui.language import N_, _
from tui.screens.score import microscope_words as words
from tui.screens.score.inside_pane import InsidePane
from tui.screens.score.inside_reading import layer_name
from tui.screens.score.inside_state import Seen
from tui.screens.steps import recurrence_words as cell
from tui.screens.steps.recurrence_reading import Passage
from tui.screens.view import focus_now
from widgets.curve import Level
from widgets.curves import Curves
from widgets.gauges import Gauges
from widgets.heat_map import HeatMap
from widgets.token_strip import TokenStrip

#: So many lines leave room for the drawing of the cell.
TALL = 13
#: From so many lines on there is room for a curve with its axes.
ROOMY = 28
#: So many words to come are seen beside the one looked at.
AHEAD = 4
#: From this width on the states have the larger part of it.
BROAD = 100


class Microscope(InsidePane):
    """The verdict on the way, the words, the cell at one of them, and the states of all units."""

    BINDINGS = [
        key("n,right_square_bracket", "step(1)", N_("Next word"), "inside.next"),
        key("b,left_square_bracket", "step(-1)", N_("Back"), "inside.back", show=False),
        key("z", "ends(False)", N_("From the beginning"), "inside.first", show=False),
        key("x", "ends(True)", N_("To the end"), "inside.last", show=False),
    ]
    DEFAULT_CSS = """
    Microscope {
        & > Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & > .drawing { height: 2; }
        & > TokenStrip { height: auto; max-height: 3; scrollbar-size-vertical: 1; }
        & > Horizontal { height: 1fr; }
        & Gauges { width: 1fr; height: 1fr; margin-right: 2; scrollbar-size-vertical: 1; }
        & HeatMap { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
        &.-broad HeatMap { width: 2fr; }
        & > Curves { display: none; height: 9; }
        &.-roomy > Curves { display: block; }
        &.-short > .drawing { display: none; }
        &.-short > TokenStrip { max-height: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """The verdict, the words, the cell, all units; and the verdicts once more, as a curve."""
        yield Static(classes="verdict", markup=False)
        yield TokenStrip(id="gates-words")
        yield Static(classes="drawing", markup=False)
        with Horizontal():
            yield Gauges(id="gates-cell")
            yield HeatMap(id="gates-states")
        yield Curves(id="gates-verdicts")

    def on_resize(self, event: events.Resize) -> None:
        """What matters least gives way where there is no room."""
        self.set_class(event.size.height < TALL, "-short")
        self.set_class(event.size.width >= BROAD, "-broad")
        self.set_class(event.size.height >= ROOMY, "-roomy")
        if self.passage is not None:
            self._draw_verdict(self.passage)

    def focus_first(self) -> None:
        """The states: from there every word and every unit is reached."""
        focus_now(self.query_one(HeatMap))

    @property
    def passage(self) -> Passage | None:
        """What is looked at."""
        what = None if self.state.seen is None else self.state.seen.what
        return what if isinstance(what, Passage) else None

    def show(self, seen: Seen) -> None:
        """Show a layer over a text."""
        passage = self.passage
        assert passage is not None
        self.query_one(TokenStrip).set_content(
            words.tokens(passage, lambda: self.state.at),
            title=seen.wanted.asked.text,
            columns=(_("word"), _("id"), _("mark")),
        )
        self.query_one(HeatMap).set_content(cell.heat(passage, len(passage.moments)))
        self.query_one(Curves).set_content(
            words.curves(passage),
            levels=(Level(KERAS, f"{KERAS}"),),
            x_name="t",
            title=_("p after each word"),
        )
        self._draw_moment(passage)

    def about(self, seen: Seen) -> str:
        """Where the learner stands."""
        passage = self.passage
        assert passage is not None
        return words.heading(passage, self.state.at, self.state.unit, layer_name(seen))

    def _draw_moment(self, passage: Passage) -> None:
        at, unit = self.state.at, self.state.unit
        self.query_one(".drawing", Static).update(cell.drawing(passage, at, unit))
        assert self.state.seen is not None
        title = self.about(self.state.seen)
        self.query_one(Gauges).set_content(cell.gauges(passage, at, unit), title=title)
        states = self.query_one(HeatMap)
        if not states.has_focus:
            states.go_to(unit, min(at + AHEAD, len(passage.moments) - 1))
        states.go_to(unit, at)
        self.query_one(TokenStrip).go_to(at)
        self._draw_verdict(passage)
        self.post_message(self.Moved())

    def _draw_verdict(self, passage: Passage) -> None:
        line = words.verdict_line(passage, self.state.at, self.size.width)
        self.query_one(".verdict", Static).update(line)

    def action_step(self, by: int) -> None:
        """A word on, or one back; padding is stepped through too."""
        self._look(self.state.at + by, self.state.unit)

    def action_ends(self, last: bool) -> None:
        """To the last word, or to the first."""
        if self.passage is not None:
            self._look(self.passage.last if last else self.passage.first, self.state.unit)

    @on(HeatMap.Moved)
    def _state_asked(self, event: HeatMap.Moved) -> None:
        states = self.query_one(HeatMap)
        if states.has_focus and states.at == (event.row, event.column):  # it may be elsewhere now
            self._look(event.column, event.row)

    @on(TokenStrip.Moved)
    def _word_asked(self, event: TokenStrip.Moved) -> None:
        strip = self.query_one(TokenStrip)
        if strip.has_focus and strip.index == event.index:
            self._look(event.index + event.length - 1, self.state.unit)

    def _look(self, at: int, unit: int) -> None:
        passage, state = self.passage, self.state
        if passage is None:
            return
        at = max(0, min(at, len(passage.moments) - 1))
        if (at, unit) != (state.at, state.unit):
            state.at, state.unit = at, unit
            self._draw_moment(passage)
