"""What each word adds: exactly, where a model only weighs its words, or along a path elsewhere."""

from textual.app import ComposeResult
from textual.widgets import Static

from tui.keys import key
from tui.language import N_, _
from tui.screens.score import inside_added_words as words
from tui.screens.score.inside_pane import InsidePane
from tui.screens.score.inside_state import Seen, Weighed
from tui.screens.view import focus_now
from widgets.figures import Figures
from widgets.gauges import Gauges


class AddedPane(InsidePane):
    """Figures that add up, and a gauge for every word."""

    BINDINGS = [key("v", "order", N_("Order"), "inside.order")]
    DEFAULT_CSS = """
    AddedPane {
        & > Figures { height: auto; max-height: 3; }
        & > .note { height: auto; max-height: 2; color: $text-muted; }
        & > Gauges { height: 1fr; scrollbar-size-vertical: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """The figures, what to know of them, the words."""
        yield Figures(id=f"{self.id}-figures")
        yield Static(classes="note", markup=False)
        yield Gauges(id=f"{self.id}-words")

    def focus_first(self) -> None:
        """The words."""
        focus_now(self.query_one(Gauges))

    def about(self, seen: Seen) -> str:
        """In which order."""
        return _("strongest first (v)") if self.state.strongest else _("as they stand (v)")

    def show(self, seen: Seen) -> None:
        """Show what every word adds."""
        added = words.added(seen)
        self.query_one(Figures).set_content(added.figures, title=added.title)
        note = self.query_one(".note", Static)
        note.display = isinstance(seen.what, Weighed)
        if isinstance(seen.what, Weighed):
            note.update(words.on_order(seen.what))
        gauges = sorted(added.gauges, key=lambda each: -abs(each.share))
        if not self.state.strongest:
            gauges = list(added.gauges)
        self.query_one(Gauges).set_content(gauges, title=added.title)

    def action_order(self) -> None:
        """The strongest first, or as they stand in the text."""
        self.state.strongest = not self.state.strongest
        if self.state.seen is not None:
            self.show(self.state.seen)
            self.post_message(self.Moved())
