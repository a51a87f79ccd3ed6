"""The test reviews that a model was most confidently wrong about, and what it read in them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from engine.runs.answered import reviews_of
from engine.runs.verdicts import Mistake
from engine.why import Refusal
from tui import wording
from tui.language import _, counted, say
from tui.screens.reviews.trace import MARKS, cell_text
from tui.screens.train.answers import value_text
from tui.screens.train.judging import Judged
from tui.screens.train.threshold import threshold_text
from tui.screens.train.view import TrainView
from tui.screens.view import focus_now
from widgets.answer import Answer
from widgets.safe_text import visible
from widgets.token_strip import Token, TokenMark, TokenStrip, signed
from widgets.virtual_list import Column, VirtualList

if TYPE_CHECKING:
    from engine.runs.rereading import Read, Reread

#: So many words of a review are enough to fill the widest row of the list.
GLANCE = 40
#: From this width on the review stands beside the list.
BESIDE = 100


class MistakesView(TrainView):
    """The list, and the review under the cursor as the model saw it."""

    DEFAULT_CSS = """
    MistakesView {
        #mistakes-heading { height: 1; }
        #mistakes-body { height: 1fr; layout: vertical; }
        #mistakes-list { height: 2fr; min-height: 3; }
        #mistakes-reading { height: 3fr; }
        #mistakes-about { height: auto; max-height: 2; color: $text-muted; }
        #mistakes-review { height: 1fr; }
        &.-unread #mistakes-list { height: 1fr; }
        &.-unread #mistakes-reading { height: auto; }
        &.-unread #mistakes-review { display: none; }
        &.-beside #mistakes-body { layout: horizontal; }
        &.-beside #mistakes-list { width: 1fr; height: 1fr; margin-right: 2; }
        &.-beside #mistakes-reading { width: 1fr; height: 1fr; }
    }
    """

    _judged: Judged | None = None
    _threshold = 0.0
    _mistakes: tuple[Mistake, ...] = ()
    _reviews: "Reread | None" = None
    _problem = ""
    _searching = True
    #: The mistake whose review is shown, or being read.
    _read: Mistake | None = None

    def compose(self) -> ComposeResult:
        """How many there are, which, and one of them in full."""
        yield Static(id="mistakes-heading", classes="heading", markup=False)
        with Container(id="mistakes-body"):
            yield VirtualList(id="mistakes-list")
            with Vertical(id="mistakes-reading"):
                yield Static(id="mistakes-about", markup=False)
                yield TokenStrip(id="mistakes-review")

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= BESIDE, "-beside")

    def focus_first(self) -> None:
        """The list."""
        focus_now(self.query_one(VirtualList))

    def set_content(self, judged: Judged, threshold: float) -> None:
        """Show the mistakes of a run at a threshold."""
        if judged is not self._judged:
            self._judged, self._reviews, self._problem = judged, None, ""
            self._mistakes, self._read, self._searching = (), None, True
            self.draw()
            where = self.app.session.places
            self.beside(
                lambda reports: reviews_of(judged.run, where, reports.progress, reports.tell),
                self._opened,
                refused=self._not_opened,
                group="reviews",
            )
        elif threshold == self._threshold:
            self.draw()
            return
        self._threshold = threshold
        self.beside(
            lambda _reports: judged.verdicts.mistakes(threshold=threshold),
            self._found,
            group="mistakes",
        )

    def _opened(self, reviews: "Reread") -> None:
        self._reviews, self._read = reviews, None
        self.draw()

    def _not_opened(self, refusal: Refusal) -> None:
        self._problem = wording.refusal(refusal)
        self.draw()

    def _found(self, mistakes: tuple[Mistake, ...]) -> None:
        self._mistakes, self._searching = mistakes, False
        self.draw()

    def draw(self) -> None:
        """Show the list, and the review under the cursor."""
        title = " · ".join(
            (
                counted("{n} wrong test review", "{n} wrong test reviews", len(self._mistakes)),
                say("threshold {threshold}", threshold=threshold_text(self._threshold)),
                _("the most confident first"),
            )
        )
        self.query_one("#mistakes-heading", Static).update(title)
        self.set_class(bool(self._problem), "-unread")  # then the list may have all the room
        nothing = _("At this threshold no test review is called what it is not.")
        columns = (
            Column("x_test", 6, "right"),
            Column(_("truth"), 10),
            Column(_("p(positive)"), 11, "right"),
            Column(_("beginning"), 0),
        )
        self.query_one(VirtualList).set_content(
            columns,
            self._row,
            len(self._mistakes),
            answer=self._answer,
            title=title,
            empty=_("Reading …") if self._searching else nothing,
        )
        self._draw_review()
        self.shown()

    def _row(self, i: int) -> tuple[str, ...]:
        mistake = self._mistakes[i]
        truth = ("+ " if mistake.truth else "− ") + _side(mistake.truth)
        begins = "" if self._reviews is None else self._reviews.text(mistake.position, GLANCE)
        return (f"{mistake.position}", truth, f"{mistake.probability:.6f}", visible(begins))

    def _answer(self, i: int) -> Answer:
        mistake = self._mistakes[i]
        title = say(
            "x_test[{at}] is {truth}, and called {verdict}: what that costs",
            at=mistake.position,
            truth=_side(mistake.truth),
            verdict=_side(1 - mistake.truth),
        )
        note = ""
        if self._judged is not None and self._judged.run.test is not None:
            mean = value_text(self._judged.run.test.loss)
            note = say(
                "The mean of this over all test reviews is the test loss, {loss}.", loss=mean
            )
        return wording.answer(title, mistake.why(), note)

    @on(VirtualList.Highlighted)
    def _moved(self) -> None:
        self._draw_review()

    def _draw_review(self) -> None:
        """Read the review under the cursor, beside the event loop."""
        at = self.query_one(VirtualList).cursor
        mistake = self._mistakes[at] if at < len(self._mistakes) else None
        reviews = self._reviews
        if mistake is None or reviews is None:
            opening = "" if mistake is None else _("Opening the reviews …")
            self._say(self._problem or opening)
            self._read = None
            self.query_one(TokenStrip).set_content(())
        elif mistake != self._read:
            self._read = mistake
            self.beside(
                lambda _reports: (mistake, reviews.pieces(mistake.position)),
                self._show,
                group="review",
            )

    def _show(self, found: "tuple[Mistake, tuple[Read, ...]]") -> None:
        mistake, pieces = found
        if mistake is not self._read:
            return  # another one is looked at by now
        self._say(_about(mistake, [MARKS[piece.cell.mark] for piece in pieces]))
        strip = self.query_one(TokenStrip)
        strip.set_content(self._tokens(pieces), title=f"x_test[{mistake.position}]")
        strip.action_first()

    def _say(self, text: str) -> None:
        self.query_one("#mistakes-about", Static).update(text)

    def _tokens(self, pieces: "Iterable[Read]") -> Iterable[Token]:
        for piece in pieces:
            cell = piece.cell
            text, sub = cell_text(cell), wording.plain(cell.number)
            yield Token(
                text,
                sub,
                MARKS[cell.mark],
                lambda text=text, why=piece.why: wording.answer(text, why()),  # type: ignore[misc]
            )


def _side(label: int) -> str:
    return _("positive") if label else _("negative")


def _about(mistake: Mistake, marks: list[TokenMark]) -> str:
    """What the model saw of a review, and what the signs mean that occur in it."""
    cut, unknown = marks.count(TokenMark.STRUCK), marks.count(TokenMark.UNKNOWN)
    seen = len(marks) - cut - marks.count(TokenMark.PADDING)
    parts = [say("x_test[{at}]", at=mistake.position)]
    parts.append(counted("{n} id was read", "{n} ids were read", seen))
    if cut:
        word = signed(_("cut off"), TokenMark.STRUCK)
        parts.append(say("{n:,} {word}", n=cut, word=word))
    if unknown:
        word = signed(_("unknown"), TokenMark.UNKNOWN)
        parts.append(say("{n:,} {word}", n=unknown, word=word))
    return " · ".join(parts)
