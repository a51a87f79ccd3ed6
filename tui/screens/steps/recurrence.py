"""A sentence of one's own through a trained recurrent cell, word by word and number by number."""

from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from engine.runs.library import RunKey
from engine.why import Refusal
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.steps import recurrence_words as words
from tui.screens.steps.playing import PlayingView
from tui.screens.steps.recurrence_reading import (
    Reading,
    begin_with,
    load_model,
    read,
    readable,
)
from tui.screens.steps.recurrence_state import RecurrenceState
from tui.screens.view import focus_now
from widgets.gauges import Gauges
from widgets.heat_map import HeatMap
from widgets.token_strip import TokenStrip

#: So many lines leave room for the drawing of the cell.
TALL = 13
#: From this width on the states have the larger part of it.
BROAD = 100


class RecurrenceView(PlayingView):
    """The sentence, the cell at one word for one unit, and the states of all units that grow."""

    BINDINGS = [
        key("space", "play", N_("Play"), "steps.play"),
        key("n,right_square_bracket", "step(1)", N_("Next word"), "recurrence.next"),
        key("b,left_square_bracket", "step(-1)", N_("Back"), "recurrence.back", show=False),
        key("z", "ends(False)", N_("From the beginning"), "steps.first", show=False),
        key("x", "ends(True)", N_("To the end"), "steps.last", show=False),
        key("e", "ask_sentence", N_("Own sentence"), "recurrence.sentence"),
        key("m", "ask_model", N_("Model"), "recurrence.model"),
        key("a", "padding", N_("Padding"), "recurrence.padding"),
        key("h", "next_layer", N_("Next layer"), "recurrence.layer"),
    ]
    DEFAULT_CSS = """
    RecurrenceView {
        & > .heading { height: auto; max-height: 2; }
        & > TokenStrip { height: auto; max-height: 3; scrollbar-size-vertical: 1; }
        & > .padding { height: auto; max-height: 2; color: $text-muted; }
        & > .drawing { height: 2; text-wrap: nowrap; text-overflow: ellipsis; }
        & > Horizontal { height: 1fr; }
        & Gauges { width: 1fr; height: 1fr; margin-right: 2; scrollbar-size-vertical: 1; }
        & HeatMap { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
        &.-broad HeatMap { width: 2fr; }
        &.-short > .drawing { display: none; }
        &.-short > .padding { max-height: 1; }
        &.-short > TokenStrip { max-height: 1; }
    }
    """

    def __init__(self, state: RecurrenceState, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.state = state
        self._reading = False

    def compose(self) -> ComposeResult:
        """What is in hand, the words, the cell, all units."""
        yield Static(classes="heading", markup=False)
        yield TokenStrip(id="recurrence-words")
        yield Static(classes="padding", markup=False)
        yield Static(classes="drawing", markup=False)
        with Horizontal():
            yield Gauges(id="recurrence-cell")
            yield HeatMap(id="recurrence-states")

    def on_resize(self, event: events.Resize) -> None:
        """What matters least gives way where there is no room."""
        self.set_class(event.size.height < TALL, "-short")
        self.set_class(event.size.width >= BROAD, "-broad")

    def focus_first(self) -> None:
        """The states: from there every word and every unit is reached."""
        focus_now(self.query_one(HeatMap))

    # Reading

    def draw(self) -> None:
        """Show what is in hand; at first it must be read."""
        if self.state.reading is None:
            if not self._reading:
                self._read(self.state.key, self.state.layer)
            return
        self._draw_all()
        self.shown()

    def _read(self, model: RunKey | None, layer: int, sentence: str | None = None) -> None:
        """Read a sentence with a model beside the event loop; weights that are here stay."""
        state, where = self.state, self.app.session.places
        text = state.sentence if sentence is None else sentence
        self._reading = True
        self.stop()
        self.head(_("Reading …"))

        def job(_reports: object) -> Reading:
            loaded = state.model
            wanted = begin_with() if model is None else model
            if loaded is None or loaded.key != wanted:
                loaded = load_model(where, wanted)
            return read(loaded, text, min(layer, len(loaded.layers) - 1))

        self.beside(job, partial(self._was_read, text), refused=self._not_read)

    def _was_read(self, text: str, reading: Reading) -> None:
        self._reading = False
        self.state.sentence = text
        self.state.take(reading)
        self._draw_all()
        self.shown()

    def _not_read(self, refusal: Refusal) -> None:
        self._reading = False
        if self.state.reading is not None:
            self._draw_all()
        self.complain(refusal)

    # Drawing

    def _draw_all(self) -> None:
        state = self.state
        reading, passage = state.reading, state.passage
        assert reading is not None and passage is not None
        self.query_one(TokenStrip).set_content(
            words.tokens(passage, lambda: state.at),
            title=state.sentence,
            columns=(_("word"), _("id"), _("mark")),
        )
        self.query_one(".padding", Static).update(words.padding_sentence(reading, state.padding))
        self._draw_moment()

    def _draw_moment(self) -> None:
        state = self.state
        reading, passage = state.reading, state.passage
        assert reading is not None and passage is not None
        at, unit = state.at, state.unit
        self.head(words.heading(reading, passage, at, unit))
        self.query_one(".drawing", Static).update(words.drawing(passage, at, unit))
        self.query_one(Gauges).set_content(
            words.gauges(passage, at, unit), title=words.heading(reading, passage, at, unit)
        )
        states, strip = self.query_one(HeatMap), self.query_one(TokenStrip)
        if states.heat.rows is not passage.rows or states.heat.known != state.known:
            states.set_content(words.heat(passage, state.known))
        states.go_to(unit, at)
        strip.go_to(at)
        self.refresh_bindings()
        self.lab.explain_again()

    # Stepping

    def is_ready(self) -> bool:
        """Whether a sentence has been read."""
        return self.state.reading is not None

    def is_over(self) -> bool:
        """Whether the last moment is looked at."""
        passage = self.state.passage
        return passage is not None and self.state.at == len(passage.moments) - 1

    def step(self, by: int) -> bool:
        """A moment on, or one back."""
        went = self.state.go_to(self.state.at + by)
        if self.is_over():
            self.app.reach("followed_state")
        self._draw_moment()
        return went

    def ends(self, last: bool) -> None:
        """Everything read, or the first word."""
        passage = self.state.passage
        assert passage is not None
        if last:
            self.state.go_to(len(passage.moments) - 1)
        else:
            self.state.begin()
        self._draw_moment()

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
        if self.is_ready() and (at, unit) != (self.state.at, self.state.unit):
            self.stop()
            self.state.unit = unit
            self.state.go_to(at)
            self._draw_moment()

    # Choosing

    def action_ask_sentence(self) -> None:
        """Take a sentence of the learner's own in hand."""

        def problem(text: str) -> str:
            return "" if text.strip() else _("There is no word in it yet.")

        def given(text: str | None) -> None:
            if text is not None:
                self._read(self.state.key, self.state.layer, text)

        question = _("A sentence of your own:")
        self.app.push_screen(AskScreen(question, self.state.sentence, check=problem), given)

    def action_ask_model(self) -> None:
        """Choose the model that reads."""
        where = self.app.session.places
        self.beside(lambda _reports: readable(where), self._offer, group="models")

    def _offer(self, found: list[RunKey]) -> None:
        if not self.lab.is_open(self.id or ""):
            return  # who has gone elsewhere in the meantime asks no more
        titles = [each if isinstance(each, str) else say("run {run}", run=each) for each in found]

        def chosen(i: int | None) -> None:
            if i is not None:
                self._read(found[i], 0)

        self.app.push_screen(ChooseScreen(_("Which model is to read?"), titles), chosen)

    def action_padding(self) -> None:
        """Read the zeros that fill the model up, or leave them out."""
        if self.is_ready():
            self.stop()
            self.state.turn_padding()
            self._draw_all()

    def action_next_layer(self) -> None:
        """The next recurrent layer of a stack."""
        model = self.state.model
        if model is not None:
            self._read(self.state.key, (self.state.layer + 1) % len(model.layers))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing now is not offered."""
        if action == "next_layer":
            return self.state.model is not None and len(self.state.model.layers) > 1
        return super().check_action(action, parameters)
