"""The list of all runs as it is read and drawn: those of this home, then those of the app."""

from typing import Final

from textual.app import ComposeResult
from textual.widgets import Static

from engine.runs.library import key_of, shipped
from engine.runs.records import Line
from engine.runs.store import Store
from engine.why import Refusal
from tui.language import _, counted, say
from tui.screens.train.listing import (
    ORDERS,
    cells,
    columns,
    fits,
    in_order,
    is_shipped,
    line_answer,
)
from tui.screens.train.view import TrainView
from tui.screens.view import focus_now
from widgets.answer import Answer
from widgets.virtual_list import VirtualList

DOOMED, AT_WORK = "✗", "▶"
WIDE: Final = 76


class RunsList(TrainView):
    """One line for each run, read beside the event loop, and again while it is looked at."""

    DEFAULT_CSS = """
    RunsList {
        #runs-order { height: auto; max-height: 4; color: $text-muted; }
        #runs-list { height: 1fr; }
    }
    """
    _shown: tuple[Line, ...] = ()
    #: Whether the list is being read, and whether it has changed since that began.
    _reading = _stale = False
    _refused = ""

    def compose(self) -> ComposeResult:
        """How they are sorted, and the list."""
        yield Static(id="runs-order", markup=False)
        yield VirtualList(id="runs-list")

    def heading(self) -> str:
        """How many runs there are."""
        lines = self.state.lines
        if lines is None:
            return _("Runs")
        fit = sum(fits(line, self.state.wanted) for line in lines)
        runs = counted("{n} run", "{n} runs", len(lines))
        return runs if fit == len(lines) else say("{n} of {runs}", n=fit, runs=runs)

    def focus_first(self) -> None:
        """The list."""
        focus_now(self.query_one(VirtualList))

    def draw(self) -> None:
        """Show what is known of them, and look again."""
        self.draw_list()
        self._unpack()
        self.poll()
        self.shown()

    # Reading

    def _unpack(self) -> None:
        """Read those that came with the app, once."""
        if self.state.shipped is None:
            self.beside(lambda _reports: shipped(), self._unpacked, group="shipped")

    def _unpacked(self, found: tuple[tuple[Line, ...], tuple[Refusal, ...]]) -> None:
        self.state.shipped, wrong = found
        for refusal in wrong:
            self.app.refuse(refusal)
        self.draw_list()
        self.lab.explain_again()

    def poll(self) -> None:
        """Read the list again: other programs train, too. One look at a time."""
        self._stale = self._reading
        if self._reading:
            return
        self._reading, where = True, self.app.session.places
        self.beside(
            lambda reports: Store(where, reports.tell).runs(),
            self._listed,
            refused=self._not_listed,
            group="runs",
        )

    def _not_listed(self, refusal: Refusal) -> None:
        self._reading = False
        if refusal.code != self._refused:  # it is asked every other second, and said once
            self._refused = refusal.code
            self.app.refuse(refusal)

    def _listed(self, lines: tuple[Line, ...]) -> None:
        self._reading, self._refused = False, ""
        if self._stale:
            self.poll()
        if lines != self.state.lines:
            first, self.state.lines = self.state.lines is None, lines
            self.draw_list()
            if first:  # those that came with the app may have been there before, under the cursor
                self.query_one(VirtualList).move_to(0)
            self.lab.draw_heading()
            self.lab.explain_again()

    # Drawing

    def draw_list(self) -> None:
        """Show the lines that are wanted, in order; the cursor stays on its line while it can."""
        state, held = self.state, self.line
        shown: list[Line] = []
        for lines in (state.lines, state.shipped):
            shown += in_order((e for e in lines or () if fits(e, state.wanted)), state.order)
        self._shown = tuple(shown)
        empty = _("No run fits; / filters otherwise.")
        if state.lines is None or state.shipped is None:
            empty = _("Reading …")
        elif not state.lines and not state.shipped:
            empty = _("No runs yet. p plans one, and g starts it.")
        runs = self.query_one(VirtualList)
        runs.set_content(
            columns(self._wide),
            self._row,
            len(self._shown),
            answer=self._answer,
            title=_("Runs"),
            empty=empty,
        )
        if held is not None:
            keys = [key_of(line) for line in self._shown]
            runs.move_to(keys.index(key_of(held)) if key_of(held) in keys else 0)
        self.query_one("#runs-order", Static).update(self._order())
        self.refresh_bindings()

    def _order(self) -> str:
        """How they are sorted; on a fresh home, what these are and what can be done."""
        state = self.state
        if state.lines == () and state.shipped and not state.wanted:
            return _(
                "No runs yet: p plans one, and g starts it. Those with a ★ came with the app, "
                "trained already: ⏎ opens one, z replays its training, m marks it to compare."
            )
        order = _(ORDERS[state.order])
        if state.wanted:
            order = say("{order} · only “{wanted}”", order=order, wanted=state.wanted)
        if any(map(is_shipped, self._shown)):
            order = say("{order} · ★ came with the app", order=order)
        return order

    @property
    def _wide(self) -> bool:
        return self.size.width >= WIDE

    def on_resize(self) -> None:
        """There may be room for more columns, or for fewer."""
        if self.display and self.is_mounted:
            self.draw_list()

    @property
    def line(self) -> Line | None:
        """The run under the cursor."""
        at = self.query_one(VirtualList).cursor
        return self._shown[at] if at < len(self._shown) else None

    def _row(self, i: int) -> tuple[str, ...]:
        line = self._shown[i]
        mark = AT_WORK if line.state == "running" else ""
        marked = self.state.beside.get(key_of(line))
        mark = mark if marked is None else marked.letter
        mark = DOOMED if self._is_doomed(line) else mark
        return cells(line, mark, self._wide)

    def _answer(self, i: int) -> Answer:
        return line_answer(self._shown[i], self._is_doomed(self._shown[i]))

    def _is_doomed(self, line: Line) -> bool:
        return key_of(line) in self.state.doomed
