"""All runs of this home: sorted, filtered, opened, gone on with, named, marked, deleted."""

import time
from collections.abc import Callable
from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.runs.records import COMPLETE, Line
from engine.runs.store import LONGEST_NAME, LONGEST_NOTE, Store
from engine.why import Refusal
from tui import wording
from tui.keys import key
from tui.language import N_, _, counted, say
from tui.screens.ask import AskScreen
from tui.screens.train.answers import value_text
from tui.screens.train.compare import MOST
from tui.screens.train.listing import ORDERS, accuracy_text, in_order
from tui.screens.train.record import Record, read
from tui.screens.train.view import TrainView
from tui.screens.train.words import STATES
from widgets.answer import Answer
from widgets.answer import Line as AnswerLine
from widgets.virtual_list import Column, VirtualList

MARKED, DOOMED, AT_WORK = "◆", "✗", "▶"

#: The column that goes first where there is little room: the test says more.
VAL: Final = 4
WIDE: Final = 76


class RunsView(TrainView):
    """One line for each run."""

    BINDINGS = [
        key("g", "go_on", N_("Go on"), "runs.go_on"),
        key("m", "mark", N_("Compare"), "runs.mark"),
        key("x,delete", "doom", N_("Delete"), "runs.delete"),
        key("u", "spare", N_("Take back"), "runs.take_back"),
        key("f", "sort", N_("Sort"), "runs.sort"),
        key("slash", "filter", N_("Filter"), "runs.filter"),
        key("n", "rename", N_("Name"), "runs.rename"),
        key("k", "note", N_("Note"), "runs.note"),
    ]
    DEFAULT_CSS = """
    RunsView {
        #runs-order { height: 1; color: $text-muted; }
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
        return _("Runs") if lines is None else counted("{n} run", "{n} runs", len(lines))

    def focus_first(self) -> None:
        """The list."""
        self.query_one(VirtualList).focus()

    def draw(self) -> None:
        """Show what is known of them, and look again."""
        self._draw_list()
        self.poll()
        self.shown()

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
            self.state.lines = lines
            self._draw_list()
            self.lab.draw_heading()
            self.lab.explain_again()

    def _draw_list(self) -> None:
        state = self.state
        held = self._line
        self._shown = tuple(in_order(filter(self._wanted, state.lines or ()), state.order))
        columns = [
            Column("", 1),
            Column(_("run"), 4, "right"),
            Column(_("model"), 0),
            Column(_("epochs"), 7, "right"),
            Column(_("val"), 6, "right"),
            Column(_("test"), 6, "right"),
            Column(_("state"), 13),
        ]
        if not self._wide:
            del columns[VAL]
        empty = _("No runs yet. p plans one, and g starts it.")
        if state.lines is None:
            empty = _("Reading …")
        elif state.lines:
            empty = _("No run fits; / filters otherwise.")
        runs = self.query_one(VirtualList)
        runs.set_content(
            columns, self._row, len(self._shown), answer=self._answer, title=_("Runs"), empty=empty
        )
        if held is not None:
            at = next((i for i, line in enumerate(self._shown) if line.run == held.run), None)
            if at is not None:
                runs.move_to(at)
        order = _(ORDERS[state.order])
        if state.wanted:
            order = say("{order} · only “{wanted}”", order=order, wanted=state.wanted)
        self.query_one("#runs-order", Static).update(order)
        self.refresh_bindings()

    @property
    def _wide(self) -> bool:
        return self.size.width >= WIDE

    def on_resize(self) -> None:
        """There may be room for more columns, or for fewer."""
        if self.display and self.is_mounted:
            self._draw_list()

    @property
    def _line(self) -> Line | None:
        """The run under the cursor."""
        at = self.query_one(VirtualList).cursor
        return self._shown[at] if at < len(self._shown) else None

    def _wanted(self, line: Line) -> bool:
        texts = (f"{line.run}", line.name, line.note, line.model, line.data, _(STATES[line.state]))
        return self.state.wanted.casefold() in " ".join(texts).casefold()

    def _row(self, i: int) -> tuple[str, ...]:
        line = self._shown[i]
        mark = AT_WORK if line.state == "running" else ""
        mark = MARKED if line.run in self.state.beside else mark
        mark = DOOMED if line.run in self.state.doomed else mark
        name = f"{line.name} · {line.model}" if line.name else line.model
        cells = [
            mark,
            f"{line.run}",
            f"{name} · {line.data}",
            f"{line.epochs}/{line.epochs_wanted}",
            accuracy_text(line.val_accuracy),
            accuracy_text(line.test_accuracy),
            _(STATES[line.state]),
        ]
        if not self._wide:
            del cells[VAL]
        return tuple(cells)

    def _answer(self, i: int) -> Answer:
        line = self._shown[i]
        begun = time.strftime("%Y-%m-%d %H:%M", time.localtime(line.created))
        facts = [AnswerLine(_("begun"), "", begun), AnswerLine(_("reviews"), "", line.data)]
        if line.val_loss is not None:
            facts.append(AnswerLine(_("val loss"), "", value_text(line.val_loss)))
        note = line.note
        if line.run in self.state.doomed:
            note = _("It is deleted when you leave this list; u takes it back.")
        title = say("run {run}", run=line.run)
        return Answer(title, line.name, tuple(facts), line.model, note, sign="·")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where there is a run for it."""
        if action == "spare":
            return bool(self.state.doomed)
        if action == "go_on":
            line = self._line
            return line is not None and line.state not in (*COMPLETE, "running")
        if action in ("mark", "doom", "rename", "note"):
            return self._line is not None
        return super().check_action(action, parameters)

    # What can be done with one

    @on(VirtualList.Chosen)
    def _open(self, event: VirtualList.Chosen) -> None:
        self.lab.open_run(self._shown[event.index].run)
        self.lab.action_view("curves")

    def action_go_on(self) -> None:
        """Train a run that was left off."""
        if self._line is not None:
            self.lab.go_on_with(self._line.run)

    def action_mark(self) -> None:
        """Lay a run beside others, or no longer."""
        line, beside = self._line, self.state.beside
        if line is None:
            return
        if line.run in beside:
            del beside[line.run]
            self._draw_list()
        elif len(beside) >= MOST:
            self.app.notify(say("{most} runs are the most.", most=MOST), markup=False)
        else:
            where = self.app.session.places
            self.beside(lambda _reports: read(line.run, where), self._marked, group="mark")

    def _marked(self, record: Record) -> None:
        assert record.run is not None
        self.state.beside[record.run] = record
        self._draw_list()

    def action_doom(self) -> None:
        """Delete a run, but not before the list is left."""
        line = self._line
        if line is None or line.run in self.state.doomed:
            return
        if line.state == "running":
            self.app.notify(_("This run is being trained; stop it first."), markup=False)
            return
        self.state.doomed.append(line.run)
        self._draw_list()
        self.lab.explain_again()

    def action_spare(self) -> None:
        """Take the last deletion back."""
        if self.state.doomed:
            self.state.doomed.pop()
            self._draw_list()
            self.lab.explain_again()

    def delete_doomed(self) -> None:
        """Delete for good what was to be deleted."""
        doomed, where = tuple(self.state.doomed), self.app.session.places
        self.state.doomed.clear()
        if not doomed:
            return
        for run in doomed:
            self.state.beside.pop(run, None)
        if self.state.opened is not None and self.state.opened.run in doomed:
            self.state.opened = None
        kept = [line for line in self.state.lines or () if line.run not in doomed]
        self.state.lines = tuple(kept)

        def delete(_reports: object) -> None:
            store = Store(where)
            for run in doomed:
                store.delete(run)

        self.beside(delete, lambda _done: None, group="delete")

    def action_sort(self) -> None:
        """The next way to sort them."""
        orders = list(ORDERS)
        self.state.order = orders[(orders.index(self.state.order) + 1) % len(orders)]
        self._draw_list()

    def action_filter(self) -> None:
        """Only those in which a word occurs."""
        question = _("Only runs with this in their model, reviews, name, note or state:")
        self.app.push_screen(AskScreen(question, self.state.wanted), self._filter)

    def _filter(self, text: str | None) -> None:
        if text is not None:
            self.state.wanted = text.strip()
            self._draw_list()

    def action_rename(self) -> None:
        """Give a run a name."""
        line = self._line
        if line is not None:
            question = say("A name for run {run}:", run=line.run)
            self._ask(question, line.name, LONGEST_NAME, partial(Store.rename, run=line.run))

    def action_note(self) -> None:
        """Write something down beside a run."""
        line = self._line
        if line is not None:
            question = say("A note on run {run}:", run=line.run)
            self._ask(question, line.note, LONGEST_NOTE, partial(Store.note, run=line.run))

    def _ask(self, question: str, value: str, longest: int, write: Callable[..., None]) -> None:
        where = self.app.session.places

        def problem(text: str) -> str:
            if len(text) <= longest:
                return ""
            return say("{most} characters are the most.", most=wording.number(longest))

        def given(text: str | None) -> None:
            if text is not None:
                name = "name" if longest == LONGEST_NAME else "text"
                job = partial(write, Store(where), **{name: text})
                self.beside(lambda _reports: job(), lambda _done: self.poll(), group="write")

        self.app.push_screen(AskScreen(question, value, check=problem), given)
