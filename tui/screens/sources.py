"""Choosing the reviews to work with; fetching the real IMDB; importing a file of one's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from engine.corpus.about import About
from engine.corpus.catalogue import Entry, entries, fetch_imdb, import_corpus, open_corpus, remove
from engine.why import Refusal
from tui import wording
from tui.background import Background, Came, Reports
from tui.keys import key
from tui.language import N_, _
from tui.screens.dialog import Dialog
from tui.sources import described, weight
from widgets.progress_line import ProgressLine
from widgets.safe_text import fit, pad_cells

WORK: Final = "work"


class SourcesScreen(Background, Dialog[str | None]):
    """Gives back the name of the source that was chosen."""

    BINDINGS = [
        key("escape", "leave", N_("Close"), "sources.close"),
        key("f", "fetch", N_("Fetch IMDB"), "sources.fetch"),
        key("i", "ask_path", N_("Import a file"), "sources.import"),
        key("delete,x", "remove", N_("Remove"), "sources.remove"),
    ]

    def __init__(self, *, fetch: bool = False) -> None:
        super().__init__()
        self._fetch_at_once = fetch
        self._entries: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """The sources, the line of progress, a field for a path."""
        with Vertical(classes="dialog"):
            yield Static(_("Reviews to work with"), classes="title")
            yield OptionList(id="sources", markup=False)
            yield Input(
                placeholder=_("A path: .csv, .tsv, aclImdb, aclImdb_v1.tar.gz or imdb.npz"),
                id="path",
            )
            yield ProgressLine(id="progress")
            yield Static(id="problem", markup=False)
            yield Static(_("⏎ use it · f fetch IMDB · i import a file · x remove · Esc close"))

    def on_mount(self) -> None:
        """Show what there is; begin to fetch if that is what was asked for."""
        self.query_one("#path").display = False
        self.query_one("#progress").display = False
        self._list()
        if self._fetch_at_once:
            self.action_fetch()

    def _list(self) -> None:
        where = self.app.session.places
        self.beside(lambda _reports: entries(where), self._show, group="list")

    def _show(self, found: tuple[Entry, ...]) -> None:
        self._entries = found
        options = self.query_one("#sources", OptionList)
        at = options.highlighted
        options.clear_options()
        options.add_options([Option(self._line(entry), id=entry.name) for entry in found])
        names = [entry.name for entry in found]
        options.highlighted = at if at is not None else _index(names, self.app.source)
        options.focus()

    def _line(self, entry: Entry) -> Content:
        width = max(20, self.query_one("#sources").size.width - 4)
        mark = "● " if entry.name == self.app.source else "  "
        head = pad_cells(fit(mark + entry.name, width - 10), width - 10) + pad_cells(
            weight(entry), 10, "right"
        )
        return Content.assemble((head, "bold"), "\n  ", described(entry))

    @on(OptionList.OptionSelected, "#sources")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        name = event.option_id
        if name is None:
            return
        where = self.app.session.places
        # Opened here already: a source that cannot be opened must not become the one in use.
        self._work(
            lambda reports: (
                open_corpus(name, where, progress=reports.progress, notify=reports.tell).about
            )
        )

    def action_fetch(self) -> None:
        """Fetch the real IMDB and use it."""
        where = self.app.session.places
        self._work(
            lambda reports: fetch_imdb(where, progress=reports.progress, notify=reports.tell)
        )

    def action_ask_path(self) -> None:
        """Ask for the file to import."""
        field = self.query_one("#path", Input)
        field.display = True
        field.focus()

    @on(Input.Submitted, "#path")
    def _import(self, event: Input.Submitted) -> None:
        path = Path(event.value.strip()).expanduser()
        where = self.app.session.places
        self._work(
            lambda reports: import_corpus(
                path, where, progress=reports.progress, notify=reports.tell
            )
        )

    def action_remove(self) -> None:
        """Remove the source under the cursor from the disk."""
        at = self.query_one("#sources", OptionList).highlighted
        if at is None:
            return
        name = self._entries[at].name
        try:
            remove(name, self.app.session.places)
        except Refusal as refusal:
            self._say(wording.refusal(refusal))
            return
        if name == self.app.source:
            self.app.use_source("builtin")
        self._list()

    def action_leave(self) -> None:
        """Stop what is under way, or close."""
        running = [worker for worker in self.workers if worker.group == WORK and worker.is_running]
        for worker in running:
            worker.cancel()
        if running:
            self._say(_("Stopping …"))
        elif self.query_one("#path").display:
            self.query_one("#path").display = False
            self.query_one("#sources").focus()
        else:
            self.dismiss(None)

    # The work, in a thread

    def _work(self, job: Callable[[Reports], About]) -> None:
        self._say("")
        self.beside(job, self._done, refused=self._refused, group=WORK)

    @on(Came)
    def _came(self, message: Came) -> None:
        line = self.query_one(ProgressLine)
        line.display = True
        progress = message.progress
        line.set_content(wording.stage(progress), progress.done, progress.total)

    def _done(self, about: About) -> None:
        self.dismiss(about.name)

    def _refused(self, refusal: Refusal) -> None:
        self.query_one("#progress").display = False
        self._say(wording.refusal(refusal))
        self._list()

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(sentence)


def _index(names: list[str], name: str) -> int:
    return names.index(name) if name in names else 0
