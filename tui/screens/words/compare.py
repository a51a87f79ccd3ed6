"""Two sets of vectors asked the same, side by side."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from engine.words.comparing import Side, compared
from engine.words.lesson import QUESTIONS
from tui import wording
from tui.keys import key
from tui.language import N_, _
from tui.screens.choose import ChooseScreen
from tui.screens.view import focus_now
from tui.screens.words import compare_words
from tui.screens.words.choosing import choose
from tui.screens.words.compare_state import CompareState
from tui.screens.words.opener import Opener, in_brief
from tui.screens.words.view import WordsView
from tui.screens.words.word_line import WordLine
from widgets.gauges import Gauges

#: From this width on there is room for words and places.
BROAD = 76


class CompareView(WordsView):
    """The vectors in use at the left, others at the right; the same question to both."""

    BINDINGS = [
        key("e", "ask", N_("Ask"), "words_compare.ask"),
        key("o", "other", N_("Other vectors"), "words_compare.other"),
        key("p", "preset", N_("Of the lesson"), "words_compare.preset"),
        key("x", "halt", N_("Stop"), "words_compare.stop"),
    ]
    DEFAULT_CSS = """
    CompareView {
        & > Horizontal { height: 1fr; }
        & > Horizontal > Vertical { width: 1fr; height: 1fr; }
        & > Horizontal > .-left { margin-right: 1; }
        & .of { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & Gauges { height: 1fr; scrollbar-size-vertical: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """A line for the question, what is in hand, both answers."""
        yield WordLine(lambda: self.state.vectors, self.compare.history)
        yield Static(classes="heading", markup=False)
        with Horizontal():
            with Vertical(classes="-left"):
                yield Static(classes="of", markup=False)
                yield Gauges(id="compare-left")
            with Vertical():
                yield Opener(id="compare-opener")
                yield Gauges(id="compare-right")

    @property
    def compare(self) -> CompareState:
        """What is in hand."""
        return self.state.compare

    def focus_first(self) -> None:
        """The answers at the left."""
        focus_now(self.query_one("#compare-left", Gauges))

    def on_resize(self, _event: events.Resize) -> None:
        """The places among the answers of the other stand where there is room for them."""
        if self.compare.sides is not None:
            self._draw_sides(self.compare.sides)

    # The other vectors

    def draw_vectors(self) -> None:
        """Ask both; others are opened when they are first wanted."""
        self.query_one(".of", Static).update(in_brief(self.vectors.about))
        opener, state = self.query_one(Opener), self.compare
        if state.vectors is None:
            if not opener.is_opening:
                self.use(*(state.opening or (state.source, False)))
            return
        opener.show(state.vectors.about)
        if state.opening is not None and not opener.is_opening:
            self.use(*state.opening)  # what was under way ended with its line
        self._ask(state.text)

    def use(self, source: str, fetch: bool = False) -> None:
        """Open others at the right; those that are there stay until then."""
        self.query_one(Opener).use(self.compare, source, fetch, self.draw, self.complain)

    def action_other(self) -> None:
        """Choose which vectors are at the right."""
        choose(self.query_one(Opener), self.use)

    def action_halt(self) -> None:
        """Give up what is being opened at the right."""
        self.query_one(Opener).stop(self.compare)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is going on can be stopped."""
        if action == "halt":
            return any(opener.is_opening for opener in self.query(Opener))
        return super().check_action(action, parameters)

    # Asking

    def _ask(self, text: str) -> None:
        first, second = self.state.vectors, self.compare.vectors
        self.compare.text = text  # at once: whatever draws anew meanwhile asks this, too
        if first is None or second is None:
            return

        def then(sides: tuple[Side, Side]) -> None:
            if (first, second) != (self.state.vectors, self.compare.vectors):
                return  # others have come meanwhile, and are asked themselves
            self.compare.sides, self.compare.asked = sides, text
            self._draw_sides(sides)

        self.beside(lambda _reports: compared(first, second, text), then, group="compare")

    def _draw_sides(self, sides: tuple[Side, Side]) -> None:
        places, asked = self.size.width >= BROAD, self.compare.asked
        self.head(compare_words.heading(asked, sides, places))
        for name, side, other in zip(("left", "right"), sides, reversed(sides), strict=True):
            listed = self.query_one(f"#compare-{name}", Gauges)
            sentence = "" if side.refusal is None else f"! {wording.refusal(side.refusal)}"
            title = compare_words.title(asked, side)
            listed.name_sheet(title, None, sentence)
            listed.set_content(compare_words.gauges(side, other, places), title=title)
        self.shown()

    def action_ask(self) -> None:
        """Type another question."""
        self.query_one(WordLine).open(self.compare.text)

    @on(WordLine.Left)
    def _typed_no_more(self, event: WordLine.Left) -> None:
        event.stop()
        self.focus_first()

    @on(WordLine.Given)
    def _given(self, event: WordLine.Given) -> None:
        event.stop()
        self._ask(event.text)

    def action_preset(self) -> None:
        """One of the questions of the lesson."""

        def chosen(i: int | None) -> None:
            if i is not None:
                self._ask(QUESTIONS[i])

        self.app.push_screen(ChooseScreen(_("Which question?"), QUESTIONS), chosen)
