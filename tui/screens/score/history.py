"""What was asked before, to be asked again."""

from datetime import datetime
from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from tui import wording
from tui.keys import key
from tui.language import N_, _, counted
from tui.score_words import model_name, verdict
from tui.screens.save import SaveScreen
from tui.screens.score.compare_words import name_of
from tui.screens.score.exporting import history_document
from tui.screens.score.history_file import Entry, change, history_file, read, without
from tui.screens.score.view import ScoreView
from tui.screens.view import focus_now
from widgets.answer import Answer, Line
from widgets.virtual_list import Column, VirtualList

#: Cells of a verdict, and of a model's name.
VERDICT: Final = 16
MODEL: Final = 22


class PastView(ScoreView):
    """A line for every verdict that is kept, the newest first."""

    BINDINGS = [
        key("x", "export", N_("Export"), "score.export_history"),
        key("delete,backspace", "forget", N_("Forget it"), "score.forget"),
    ]
    DEFAULT_CSS = """
    PastView {
        & > .heading { height: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """How many there are, and the list."""
        yield Static(classes="heading", markup=False)
        yield VirtualList(id="score-history")

    def focus_first(self) -> None:
        """The list."""
        focus_now(self.query_one(VirtualList))

    def draw(self) -> None:
        """Show the list; at first it must be read."""
        if self.state.history is None:
            self.head(_("Reading …"))
            path = history_file(self.app.session.places.data)
            self.beside(lambda _reports: read(path), self._was_read)
            return
        self._draw_list(self.state.history)
        self.shown()

    def _was_read(self, entries: tuple[Entry, ...]) -> None:
        self.state.history = entries
        self.draw()

    def _draw_list(self, entries: tuple[Entry, ...]) -> None:
        n = len(entries)
        count = counted("{n} verdict kept · ⏎ asks again", "{n} verdicts kept · ⏎ asks again", n)
        empty = _("What you type is kept here when you leave its line; what you choose, at once.")
        self.head(count if entries else "")
        columns = (Column(_("verdict"), VERDICT), Column(_("model"), MODEL), Column(_("text")))
        self.query_one(VirtualList).set_content(
            columns,
            lambda i: _cells(entries[i]),
            len(entries),
            answer=lambda i: _answer(entries[i]),
            title=_("the history"),
            empty=empty,
        )
        self.refresh_bindings()

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        """Ask it again, of the model that was asked then."""
        if self.state.history:
            entry = self.state.history[event.index]
            self.lab.ask(text=entry.text, key=entry.model)
            self.lab.action_view("ask")

    def action_forget(self) -> None:
        """Remove the line under the cursor for good."""
        if self.state.history:
            entry = self.state.history[self.query_one(VirtualList).cursor]
            path = history_file(self.app.session.places.data)
            job = partial(change, path, partial(without, entry=entry))
            self.beside(lambda _reports: job(), self._was_read)

    def action_export(self) -> None:
        """Save all of it."""
        if self.state.history:
            self.app.push_screen(SaveScreen(history_document(self.state.history)))


def _cells(entry: Entry) -> tuple[str, ...]:
    return verdict(entry.probability), name_of(entry.model), entry.text


def _answer(entry: Entry) -> Answer:
    """The text in full, and when it was asked."""
    when = datetime.fromtimestamp(entry.at).strftime("%Y-%m-%d %H:%M")
    lines = (
        Line(_("asked"), "", when),
        Line(_("model"), "", model_name(entry.model)),
        Line(_("how positive"), "", wording.number(entry.probability)),
    )
    return Answer(_("an earlier verdict"), "", lines, verdict(entry.probability), entry.text)
