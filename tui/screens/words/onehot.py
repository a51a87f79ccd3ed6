"""The one-hot world: the words of the strips as rows with a single 1, and any two of them."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from tui.screens.view import focus_now
from tui.screens.words import onehot_words
from tui.screens.words.onehot_words import Shown
from tui.screens.words.strips_rows import laid
from tui.screens.words.view import WordsView
from widgets.figures import Figures
from widgets.number_grid import NumberGrid

#: From this width on the figures have a place beside the rows.
BROAD = 78


class OneHotPart(WordsView):
    """The rows; the number under the cursor says which two words the figures are about."""

    DEFAULT_CSS = """
    OneHotPart {
        & > Container { height: 1fr; layout: vertical; }
        & NumberGrid { height: 1fr; scrollbar-size-vertical: 1; }
        & Figures { height: auto; max-height: 4; }
        &.-broad > Container { layout: horizontal; }
        &.-broad NumberGrid { width: 1fr; }
        &.-broad Figures { width: 26; height: 1fr; max-height: 100%; margin-left: 1; }
    }
    """
    _found: Shown | None = None

    def compose(self) -> ComposeResult:
        """What is shown, the rows, the figures of two of them."""
        yield Static(classes="heading", markup=False)
        with Container():
            yield NumberGrid(id="onehot-rows")
            yield Figures(id="onehot-pair")

    def on_resize(self, event: events.Resize) -> None:
        """The figures go beside the rows where there is room."""
        self.set_class(event.size.width >= BROAD, "-broad")

    def focus_first(self) -> None:
        """The rows."""
        focus_now(self.query_one(NumberGrid))

    def draw_vectors(self) -> None:
        """Show the words of the strips, those that these vectors have."""
        vectors, wanted = self.vectors, self.state.strips.wanted

        def then(found: Shown) -> None:
            if vectors is not self.state.vectors:
                return
            self._found = found
            grid = self.query_one(NumberGrid)
            numbers = onehot_words.rows(found)
            grid.set_content(numbers)
            grid.styles.max_width = numbers.natural_width + 1  # the figures stand close to it
            if not grid.at[1] and len(found.rows) > 1:
                grid.go_to(0, 1)  # a word and itself say little
            self._draw_pair()
            self.shown()

        self.beside(
            lambda _reports: onehot_words.shown(laid(vectors, onehot_words.single(wanted))), then
        )

    def _draw_pair(self) -> None:
        found = self._found
        if found is None or not found.rows:
            self.query_one(Figures).set_content(())
            return
        one, other = self.query_one(NumberGrid).at
        self.head(onehot_words.heading(found, one, other))
        self.query_one(Figures).set_content(onehot_words.figures(found, one, other))

    @on(NumberGrid.Moved)
    def _moved(self, _event: NumberGrid.Moved) -> None:
        self._draw_pair()

    @on(Figures.Moved)
    def _asked(self, event: Figures.Moved) -> None:
        one, other = self.query_one(NumberGrid).at
        if one != other and event.view.has_focus and event.view.cursor < onehot_words.OF_ONE_HOT:
            self.app.reach("one_hot")
