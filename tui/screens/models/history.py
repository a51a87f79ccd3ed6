"""Then and now: what has changed since 2021 for the notebook that a model comes from."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Static

from tui import wording
from tui.language import _, counted, say
from tui.models_history import Change, changes
from tui.screens.models.view import ModelView
from widgets.answer import Answer, Line
from widgets.safe_text import cell_len
from widgets.virtual_list import GAP, Column, VirtualList

THEN, NOW, SAME = "− ", "+ ", "= "


class HistoryView(ModelView):
    """A line for each change, then and now side by side; or below one another, as in a diff."""

    DEFAULT_CSS = """
    HistoryView #history-lines { height: 1fr; }
    """
    _changes: tuple[Change, ...] = ()
    _beside: bool | None = None

    def compose(self) -> ComposeResult:
        """Where the lines are from, and the lines."""
        yield Static(id="history-heading", classes="heading", markup=False)
        yield VirtualList(id="history-lines")

    def draw(self) -> None:
        """List what concerns the model in hand, once it is known how much room there is."""
        if not self.size.width:
            self._beside = None  # it was hidden, and is drawn when it has its place again
            return
        self._changes = changes(self.state.spec)
        self.query_one("#history-heading", Static).update(
            counted(
                "{n} line of a notebook of 2021, as Keras 3.15 takes it",
                "{n} lines of a notebook of 2021, as Keras 3.15 takes them",
                len(self._changes),
            )
        )
        self._list()
        self.shown()

    def on_resize(self) -> None:
        """Lines that no longer fit side by side go below one another."""
        if self._beside is None:
            self.draw()
        elif self._beside != self._fit_beside():
            cursor = self.query_one(VirtualList).cursor
            self._list()
            self.query_one(VirtualList).move_to(cursor // 2 if self._beside else cursor * 2)

    def _fit_beside(self) -> bool:
        return sum(self._widths()) + GAP < self.size.width

    def _widths(self) -> tuple[int, int]:
        """The cells that the widest lines take, then and now."""
        then = [_("in 2021"), *(change.then for change in self._changes)]
        now = [_("today"), *(change.now for change in self._changes)]
        return max(map(cell_len, then)), max(map(cell_len, now))

    def _list(self) -> None:
        self._beside = self._fit_beside()
        count = len(self._changes)
        columns: tuple[Column, ...] = (Column(_("− in 2021, + today"), 0),)
        if self._beside:
            columns = (Column(_("in 2021"), self._widths()[0]), Column(_("today"), 0))
        self.query_one(VirtualList).set_content(
            columns,
            self._pair if self._beside else self._half,
            count if self._beside else 2 * count,
            answer=self._answer,
            title=say("{model}: then and now", model=self.state.name),
            empty=_("Nothing that has changed since concerns this model."),
        )

    def _pair(self, i: int) -> tuple[str, str]:
        return self._changes[i].then, self._changes[i].now

    def _half(self, i: int) -> tuple[str]:
        change = self._changes[i // 2]
        if not i % 2:
            return (THEN + change.then,)
        return ((SAME if change.same else NOW) + change.now,)

    def _answer(self, i: int) -> Answer:
        return change_answer(self._changes[i if self._beside else i // 2])


def change_answer(change: Change) -> Answer:
    """What becomes of the old line, and what to write instead."""
    lines = () if change.same else (Line(_("today"), "", change.now),)
    if change.why is None:
        return Answer(change.then, "", lines, change.outcome, change.advice, sign="→")
    derived = wording.answer(change.then, change.why, change.advice)
    return replace(derived, lines=(*derived.lines, *lines), value=change.outcome)
