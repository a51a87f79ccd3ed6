"""E times a one-hot column, product by product: it picks a column, which a lookup reads at once."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.words.featurised import WORDS
from tui.keys import key
from tui.language import N_
from tui.screens.view import focus_now
from tui.screens.words import table_lookup_words as words
from tui.screens.words.strips_state import LookupState
from tui.screens.words.view import WordsView
from widgets.number_grid import NumberGrid


class LookupPart(WordsView):
    """The one-hot column, written lying, above E; at the right what they make so far."""

    BINDINGS = [
        key("n,right_square_bracket", "step(1)", N_("Next product"), "lookup.next"),
        key("b,left_square_bracket", "step(-1)", N_("Back"), "lookup.back", show=False),
        key("z", "ends(0)", N_("From the beginning"), "lookup.first"),
        key("e", "ends(1)", N_("To the end"), "lookup.last"),
        key("o", "next_word", N_("Next word"), "lookup.word"),
    ]
    DEFAULT_CSS = "LookupPart { & > NumberGrid { height: 1fr; scrollbar-size-vertical: 1; } }"

    def compose(self) -> ComposeResult:
        """What was just multiplied, and the numbers."""
        yield Static(classes="heading", markup=False)
        yield NumberGrid(id="lookup-numbers")

    @property
    def lookup(self) -> LookupState:
        """What is in hand."""
        return self.state.strips.lookup

    def focus_first(self) -> None:
        """The numbers."""
        focus_now(self.query_one(NumberGrid))

    def draw(self) -> None:
        """Show how far the product is; it needs no vectors."""
        word, taken = self.lookup.word, self.lookup.taken
        grid = self.query_one(NumberGrid)
        grid.set_content(words.numbers(word, taken))
        column = [(row, taken - 1) for row in range(words.LINES)] if taken else []
        grid.set_marks(column)
        self.head(words.heading(word, taken))
        self.shown()

    def action_step(self, by: int) -> None:
        """Take one more product in every row, or one less."""
        self._go(self.lookup.taken + by)

    def action_ends(self, end: int) -> None:
        """None of the products, or all of them."""
        self._go(end * len(WORDS))

    def _go(self, taken: int) -> None:
        self.lookup.taken = max(0, min(taken, len(WORDS)))
        self.draw()

    def action_next_word(self) -> None:
        """Put the 1 one place further."""
        self._take((self.lookup.word + 1) % len(WORDS))

    @on(NumberGrid.Chosen)
    def _chosen(self, event: NumberGrid.Chosen) -> None:
        """Put the 1 above the column that was chosen."""
        if event.column < len(WORDS):
            self._take(event.column)

    def _take(self, word: int) -> None:
        self.lookup.word = word
        self.draw()
