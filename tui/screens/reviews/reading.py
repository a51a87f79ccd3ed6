"""A review read twice: as its ids are meant, and as a program reads them that forgets the +3."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from engine.corpus import reading
from engine.corpus.reading import side_by_side
from tui import wording
from tui.language import _, say
from tui.screens.reviews.view import ReviewView
from widgets.answer import Answer
from widgets.safe_text import legible
from widgets.token_strip import Token, TokenMark, TokenStrip

MARKS = {
    "word": TokenMark.WORD,
    "padding": TokenMark.PADDING,
    "start": TokenMark.START,
    "unknown": TokenMark.UNKNOWN,
    "unused": TokenMark.DROPPED,
    "outside": TokenMark.DROPPED,
}


class ReadingView(ReviewView):
    """Two strips whose cursors go together."""

    def compose(self) -> ComposeResult:
        """A heading, and a strip for each reading."""
        yield Static(id="reading-heading", classes="heading", markup=False)
        with Horizontal():
            with Vertical():
                yield Static(id="reading-right-title", classes="heading", markup=False)
                yield TokenStrip(id="reading-right", two_rows=True)
            with Vertical():
                yield Static(id="reading-wrong-title", classes="heading", markup=False)
                yield TokenStrip(id="reading-wrong", two_rows=True)

    def draw(self) -> None:
        """Read the review in hand both ways."""
        state, loaded = self.state, self.loaded
        state.sentence = ""
        shift = loaded.settings.index_from
        pairs = side_by_side(
            loaded.ids(state.split, state.position).tolist(),
            loaded.corpus.vocabulary,
            loaded.settings,
        )
        count = say("{n:,} ids", n=len(pairs))
        self.query_one("#reading-heading", Static).update(f"{self.heading()} · {count}")
        self.query_one("#reading-right-title", Static).update(
            say("right: word of id − {shift}", shift=shift)
        )
        self.query_one("#reading-wrong-title", Static).update(_("off by three: word of id"))
        self.query_one("#reading-right", TokenStrip).set_content(
            self._tokens(pair.right for pair in pairs)
        )
        self.query_one("#reading-wrong", TokenStrip).set_content(
            self._tokens(pair.misread for pair in pairs)
        )
        self.shown()

    def _tokens(self, read: Iterable[reading.Token]) -> Iterable[Token]:
        for token in read:
            yield Token(
                read_text(token),
                str(token.id),
                MARKS[token.mark],
                lambda token=token: self._answer(token),  # type: ignore[misc]
            )

    def _answer(self, token: reading.Token) -> Answer:
        return wording.answer(
            say("id {id} is read as “{word}”", id=token.id, word=read_text(token)), token.why
        )

    @on(TokenStrip.Moved)
    def _go_together(self, event: TokenStrip.Moved) -> None:
        if event.control.has_focus:
            for strip in self.query(TokenStrip):
                if strip is not event.control:
                    strip.go_to(event.index)
            if event.index:
                self.app.reach("off_by_three")


def read_text(token: reading.Token) -> str:
    """A token in words: the word itself, or what its id is reserved for."""
    match token.mark:
        case "padding":
            return _("padding")
        case "start":
            return _("start")
        case "unknown":
            return _("unknown")
        case "unused":
            return _("unused")
        case "outside":
            return _("no word")
        case _:
            return legible(token.word or "")
