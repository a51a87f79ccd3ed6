"""Choosing the reviews to work with; fetching the real IMDB; importing a file of one's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from engine.corpus.about import About
from engine.corpus.catalogue import Entry, entries, fetch_imdb, import_corpus, open_corpus, remove
from engine.why import Refusal
from tui import wording
from tui.background import Background, Came, Reports
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.ask import AskScreen
from tui.screens.dialog import Dialog
from tui.sources import described, weight
from widgets.progress_line import ProgressLine
from widgets.safe_text import fit, pad_cells
from widgets.steady_list import SteadyList

WORK: Final = "work"


class SourcesScreen(Dialog[str | None], Background):
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
        self._doomed = ""  # the source that one more x removes
        self._got = ""  # the source that is there now, to be taken as soon as nothing is asked

    def compose(self) -> ComposeResult:
        """The sources, the line of progress, what went wrong, the keys."""
        with Vertical(classes="dialog"):
            yield Static(_("Reviews to work with"), classes="title")
            yield SteadyList(id="sources", markup=False)
            yield ProgressLine(id="progress")
            yield Static(id="problem", markup=False)
            yield Static(_("⏎ use it · f fetch IMDB · i import a file · x remove · Esc close"))

    def on_mount(self) -> None:
        """Show what there is; begin to fetch if that is what was asked for."""
        self.query_one("#progress").display = False
        self._list()
        if self._fetch_at_once:
            self.action_fetch()

    def on_resize(self) -> None:
        """The lines are cut to the width."""
        if self._entries:
            self.call_after_refresh(self._show, self._entries)

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
        question = _("A path: .csv, .tsv, aclImdb, aclImdb_v1.tar.gz or imdb.npz")
        self.app.push_screen(AskScreen(question), self._import)

    def _import(self, answer: str | None) -> None:
        if not answer or not answer.strip():
            return
        path, where = Path(answer.strip()), self.app.session.places
        self._work(
            lambda reports: import_corpus(
                path, where, progress=reports.progress, notify=reports.tell
            )
        )

    def action_remove(self) -> None:
        """Remove the source under the cursor from the disk, when asked twice."""
        at = self.query_one("#sources", OptionList).highlighted
        if at is None:
            return
        name = self._entries[at].name
        if self._doomed != name:
            self._doomed = name
            self._say(say("Remove {name}? x once more removes it.", name=name))
            return
        self._doomed = ""
        try:
            freed = remove(name, self.app.session.places)
        except Refusal as refusal:
            self._say(wording.refusal(refusal))
            return
        if name == self.app.source:
            self.app.use_source("builtin")
        size = wording.bytes_shown(freed)
        self._say(say("{name} is removed; {size} are free again.", name=name, size=size))
        self._list()

    @on(OptionList.OptionHighlighted, "#sources")
    def _moved_on(self) -> None:
        """A question about one source is not an answer about the next."""
        self._doomed = ""

    def action_leave(self) -> None:
        """Stop what is under way, or close."""
        running = [worker for worker in self.workers if worker.group == WORK and worker.is_running]
        for worker in running:
            worker.cancel()
        if running:
            self._say(_("Stopping …"))
        else:
            self.dismiss(None)

    # The work, in a thread

    def _work(self, job: Callable[[Reports], About]) -> None:
        self._got = ""
        self._say("")
        self.beside(job, self._done, refused=self._refused, group=WORK)

    @on(Came)
    def _came(self, message: Came) -> None:
        line = self.query_one(ProgressLine)
        line.display = True
        progress = message.progress
        line.set_content(wording.stage(progress), progress.done, progress.total)

    def _done(self, about: About) -> None:
        self._got = about.name
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Close with what is there now; not beneath a question, and not twice."""
        if self._got and self.is_active:
            self.dismiss(self._got)

    def _refused(self, refusal: Refusal) -> None:
        self.query_one("#progress").display = False
        self._say(wording.refusal(refusal))
        self._list()

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(sentence)


def _index(names: list[str], name: str) -> int:
    return names.index(name) if name in names else 0
