"""Six words by four features that have names, in which an analogy can be followed by numbers."""

from textual.app import ComposeResult
from textual.widgets import Static

from tui.screens.view import focus_now
from tui.screens.words import table_words
from tui.screens.words.view import WordsView
from widgets.figures import Figures
from widgets.number_grid import NumberGrid


class TablePart(WordsView):
    """The table, the differences and the analogy below its words, and what these come to."""

    DEFAULT_CSS = """
    TablePart {
        & > NumberGrid { height: 1fr; scrollbar-size-vertical: 1; }
        & > Figures { height: auto; max-height: 3; }
    }
    """

    def compose(self) -> ComposeResult:
        """What the analogy answers, the table, the figures."""
        yield Static(classes="heading", markup=False)
        yield NumberGrid(id="table-numbers")
        yield Figures(id="table-figures")

    def focus_first(self) -> None:
        """The table."""
        focus_now(self.query_one(NumberGrid))

    def draw(self) -> None:
        """Show the table; it is always the same, and needs no vectors."""
        self.head(table_words.heading())
        self.query_one(NumberGrid).set_content(table_words.numbers())
        self.query_one(Figures).set_content(table_words.figures())
        self.shown()
