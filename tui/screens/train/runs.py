"""All runs: opened, replayed, gone on with, marked, named, deleted."""

from collections.abc import Callable, Iterable
from functools import partial

from textual import on

from engine.runs.library import key_of
from engine.runs.records import COMPLETE, Line
from engine.runs.store import LONGEST_NAME, LONGEST_NOTE, Store
from engine.why import Refusal
from tui import wording
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.ask import AskScreen
from tui.screens.train.listing import LEAVING, ORDERS, is_shipped
from tui.screens.train.record import Record, read
from tui.screens.train.runs_list import RunsList
from tui.screens.train.state import LETTERS
from widgets.virtual_list import VirtualList


class RunsView(RunsList):
    """The list, and what can be done with each; those of the app stay as they are."""

    BINDINGS = [
        key("g", "go_on", N_("Go on"), "runs.go_on"),
        key("m", "mark", N_("Compare"), "runs.mark"),
        key("z", "replay", N_("Replay"), "runs.replay"),
        key("x,delete", "doom", N_("Delete"), "runs.delete"),
        key("u", "spare", N_("Take back"), "runs.take_back"),
        key("f", "sort", N_("Sort"), "runs.sort"),
        key("slash", "filter", N_("Filter"), "runs.filter"),
        key("n", "rename", N_("Name"), "runs.rename"),
        key("k", "note", N_("Note"), "runs.note"),
    ]

    @property
    def own(self) -> Line | None:
        """The run under the cursor, if it is one of this home."""
        line = self.line
        return None if line is None or is_shipped(line) else line

    @property
    def _dooms(self) -> bool:
        """Whether the run under the cursor is deleted when the list is left."""
        return self.line is not None and self._is_doomed(self.line)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where there is a run for it."""
        if action == "spare":
            return bool(self.state.doomed)
        if action in ("go_on", "replay") and self._dooms:
            return False  # it would be gone before it began
        if action == "go_on":
            own = self.own
            if own is None or self.app.is_being_sent(own.run):
                return False
            return own.state not in (*COMPLETE, "running")
        if action == "mark":
            return self.line is not None
        if action == "replay":
            return self.line is not None and self.line.epochs > 0
        if action in ("doom", "rename", "note"):
            return self.own is not None
        return super().check_action(action, parameters)

    @on(VirtualList.Highlighted)
    def _moved(self) -> None:
        """Other keys, where another run takes others."""
        self.refresh_bindings()

    @on(VirtualList.Chosen)
    def _open(self, event: VirtualList.Chosen) -> None:
        if self._dooms:
            self.app.notify(_(LEAVING), markup=False)
        elif self.line is not None:
            self.lab.open_run(key_of(self.line))
            self.lab.action_view("curves")

    def action_go_on(self) -> None:
        """Train a run that was left off."""
        if self.own is not None:
            self.lab.go_on_with(self.own.run)

    def action_replay(self) -> None:
        """Show a run as if it were being trained."""
        if self.line is not None:
            self.lab.replay(key_of(self.line))

    # Marking

    def action_mark(self) -> None:
        """Lay a run beside others, or no longer."""
        line, beside = self.line, self.state.beside
        if line is None:
            return
        run = key_of(line)
        if run in beside:
            del beside[run]
            self.draw_list()
        elif len(beside) >= len(LETTERS):
            self.app.notify(say("{most} runs are the most.", most=len(LETTERS)), markup=False)
        else:
            where = self.app.session.places
            self.beside(lambda _reports: read(run, where), self._marked, group="mark")

    def _marked(self, record: Record) -> None:
        self.state.mark(record)
        self.draw_list()

    # Deleting

    def action_doom(self) -> None:
        """Delete a run, but not before the list is left; ask to stop one that is trained."""
        line = self.own
        if line is None or line.run in self.state.doomed:
            return
        if line.state == "running":
            self._ask_stop(line.run)
            return
        self.state.doomed.append(line.run)
        self.draw_list()
        self.lab.explain_again()

    def _ask_stop(self, run: int) -> None:
        training = self.app.training
        if training is None or not training.going or training.run != run:
            self.lab.ask_stop_elsewhere(run)
        elif not training.stopping:
            self.lab.action_ask_stop()

    def action_spare(self) -> None:
        """Take the last deletion back."""
        if self.state.doomed:
            self.state.doomed.pop()
            self.draw_list()
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
        if self.state.replay is not None and self.state.replay.record.run in doomed:
            self.lab.end_replay()
        kept = [line for line in self.state.lines or () if line.run not in doomed]
        self.state.lines = tuple(kept)

        self.beside(
            lambda _reports: delete_runs(Store(where), doomed), lambda _done: None, group="delete"
        )

    # Sorting, filtering, describing

    def action_sort(self) -> None:
        """The next way to sort them."""
        orders = list(ORDERS)
        self.state.order = orders[(orders.index(self.state.order) + 1) % len(orders)]
        self.draw_list()

    def action_filter(self) -> None:
        """Only those in which a word occurs."""
        question = _("Only runs with this in their model, reviews, name, note or state:")
        self.app.push_screen(AskScreen(question, self.state.wanted), self._filter)

    def _filter(self, text: str | None) -> None:
        if text is not None:
            self.state.wanted = text.strip()
            self.draw_list()
            self.lab.draw_heading()

    def action_rename(self) -> None:
        """Give a run a name."""
        line = self.own
        if line is not None:
            question = say("A name for run {run}:", run=line.run)
            self._ask(question, line.name, LONGEST_NAME, partial(Store.rename, run=line.run))

    def action_note(self) -> None:
        """Write something down beside a run."""
        line = self.own
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


def delete_runs(store: Store, runs: Iterable[int]) -> None:
    """Delete runs; one that cannot be deleted, as it is trained again, keeps none of the others."""
    refused: Refusal | None = None
    for run in runs:
        try:
            store.delete(run)
        except Refusal as refusal:
            refused = refusal
    if refused is not None:
        raise refused
