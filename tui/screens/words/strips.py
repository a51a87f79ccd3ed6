"""Words as rows of numbers: their vectors, the one-hot world, and a table with named features."""

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import ContentSwitcher

from tui.keys import key
from tui.language import N_, _
from tui.screens.words.onehot import OneHotPart
from tui.screens.words.strips_rows import RowsPart
from tui.screens.words.table import TablePart
from tui.screens.words.table_lookup import LookupPart
from tui.screens.words.view import WordsView
from widgets.tab_line import Tab, TabLine

#: The parts: name, key, title, class.
PARTS: Final[tuple[tuple[str, str, str, type[WordsView]], ...]] = (
    ("rows", "u", N_("Vectors"), RowsPart),
    ("onehot", "i", N_("One-hot"), OneHotPart),
    ("table", "j", N_("Table"), TablePart),
    ("lookup", "h", N_("Lookup"), LookupPart),
)


class StripsView(WordsView):
    """Four parts, of which one is open; each has its own heading."""

    BINDINGS = [
        key(letter, f"part('{name}')", title, f"strips.{name}", show=False)
        for name, letter, title, _class in PARTS
    ]
    DEFAULT_CSS = """
    StripsView {
        & > ContentSwitcher { height: 1fr; }
    }
    """

    def compose(self) -> ComposeResult:
        """Which parts there are, and the one that is open."""
        yield TabLine([Tab(name, letter, _(title)) for name, letter, title, _class in PARTS])
        with ContentSwitcher(initial=f"strips-{self.state.strips.part}"):
            for name, _letter, _title, made in PARTS:
                yield made(id=f"strips-{name}")

    @property
    def part(self) -> WordsView:
        """The part that is open."""
        return self.query_one(f"#strips-{self.state.strips.part}", WordsView)

    def head(self, sentence: str) -> None:
        """Say it above the part that is open."""
        self.part.head(sentence)

    def focus_first(self) -> None:
        """Where the part that is open begins."""
        self.part.focus_first()

    def draw(self) -> None:
        """Draw the part that is open; the table needs no vectors."""
        self.query_one(TabLine).current = self.state.strips.part
        self.query_one(ContentSwitcher).current = f"strips-{self.state.strips.part}"
        self.part.draw()

    def action_part(self, name: str) -> None:
        """Open another part."""
        self.state.strips.part = name
        self.lab.action_view("strips")

    @on(TabLine.Chosen)
    def _part_chosen(self, event: TabLine.Chosen) -> None:
        event.stop()
        self.action_part(event.name)
