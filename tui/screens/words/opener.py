"""The line that says which vectors are in use, and how far others are while they are opened."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from engine.why import Refusal
from engine.words.about import About
from engine.words.catalogue import fetch_vectors
from tui import wording
from tui.background import Background, Came, Reports
from tui.language import counted, say
from tui.word_vectors import opened
from tui.wording.words_training import epochs
from widgets.progress_line import ProgressLine
from widgets.safe_text import visible

if TYPE_CHECKING:
    from engine.words.vectors import Vectors

GROUP = "vectors"


class Used(Protocol):
    """The vectors in use, and what is being opened: a name or a path, and whether it is fetched."""

    source: str
    vectors: "Vectors | None"
    opening: tuple[str, bool] | None


class Opener(Background):
    """Opens vectors beside the event loop; what is opened later makes this void."""

    DEFAULT_CSS = """
    Opener {
        height: 1;
        & > Static { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & > ProgressLine { display: none; }
        &.-opening > ProgressLine { display: block; }
        &.-opening > Static { display: none; }
    }
    """

    _turn = 0
    _source = ""

    def compose(self) -> Iterable[Widget]:
        """One line: of words, or of progress."""
        yield Static(markup=False)
        yield ProgressLine()

    def show(self, about: About) -> None:
        """Say which vectors are in use."""
        self.query_one(Static).update(in_brief(about))

    def use(
        self,
        state: Used,
        source: str,
        fetch: bool,
        draw: Callable[[], None],
        complain: Callable[[Refusal], None],
    ) -> None:
        """Open vectors in place of those in use, which stay until they are there."""

        def then(vectors: "Vectors") -> None:
            state.source, state.vectors = source, vectors
            self._over(state)
            self.show(vectors.about)
            draw()

        def refused(refusal: Refusal) -> None:
            self._over(state)
            self.app.refuse(refusal)
            if state.vectors is None:  # there is nothing else to be seen
                complain(refusal)

        state.opening = (source, fetch)
        self._open(source, fetch, then, refused)
        self.refresh_bindings()

    def _over(self, state: Used) -> None:
        state.opening = None
        self.refresh_bindings()

    def _open(
        self,
        source: str,
        fetch: bool,
        then: Callable[["Vectors"], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        """Have them opened, or fetched first."""
        places = self.app.session.places
        self._turn += 1
        self._source, turn = source, self._turn
        self.add_class("-opening")
        self.query_one(ProgressLine).set_content(say("Opening {name} …", name=visible(source)))

        def job(reports: Reports) -> "Vectors":
            if fetch:
                fetch_vectors(source, places, progress=reports.progress, notify=reports.tell)
            return opened(source, places, progress=reports.progress, notify=reports.tell)

        def done(vectors: "Vectors") -> None:
            self.remove_class("-opening")
            then(vectors)

        def not_done(refusal: Refusal) -> None:
            if turn == self._turn:  # else it was given up for other vectors, or stopped
                self.remove_class("-opening")
                refused(_in_the_lab(refusal))

        self.beside(job, done, refused=not_done, group=GROUP)

    @property
    def is_opening(self) -> bool:
        """Whether it is at work."""
        return self.has_class("-opening")

    def stop(self, state: Used) -> None:
        """Give up what is being opened or fetched; nothing of it is left behind."""
        self._turn += 1
        self.remove_class("-opening")
        self.app.workers.cancel_group(self, GROUP)
        self._over(state)
        self.app.refuse(Refusal("stopped"))

    @on(Came)
    def _came(self, message: Came) -> None:
        progress = message.progress
        text = f"{visible(self._source)} · {wording.stage(progress)} …"
        self.query_one(ProgressLine).set_content(text, progress.done, progress.total)


def _in_the_lab(refusal: Refusal) -> Refusal:
    """With what can be done about it here, where the engine speaks of commands."""
    match refusal.code:
        case "vectors_no_network":
            return Refusal("vectors_unreachable", host=refusal.values["host"])
        case "vectors_not_fetched":
            return Refusal("vectors_to_be_fetched", name=refusal.values["name"])
    return refusal


def in_brief(about: About) -> str:
    """Vectors in a line: their name, how many, how long, and what was left out of them."""
    words = counted("{n} word", "{n} words", about.count)
    parts = [visible(about.name), say("{words} × {d}", words=words, d=about.dimensions)]
    if about.kind == "builtin":
        named, d = about.origin, about.dimensions
        parts.append(say("{origin}, {d} dimensions (PDDL 1.0)", origin=named, d=d))
    elif about.origin and about.kind != "file":
        parts.append(visible(about.origin))
    if about.epochs_wanted:
        parts.append(epochs(about))
    left = sum(about.left_out.values())
    if left:
        parts.append(say("{n:,} left out", n=left))
    return " · ".join(parts)
