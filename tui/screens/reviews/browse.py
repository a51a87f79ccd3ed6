"""Finding reviews by label, length and words, and reading them."""

import numpy as np
from numpy.typing import NDArray
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from engine.corpus.search import Query, search
from engine.why import Refusal, Term, Why
from tui import wording
from tui.language import _, say
from tui.screens.reviews.view import ReviewView
from tui.screens.view import focus_now
from widgets.answer import Answer
from widgets.knobs import Choice, ChoiceKnob, Knob, KnobBar, NumberKnob
from widgets.safe_text import visible
from widgets.virtual_list import Column, VirtualList

#: So many words of a review are enough to fill the widest row of the list.
GLANCE = 40
_LENGTHS = (10, 20, 50, 100, 150, 200, 300, 500, 1_000, 2_000)


class BrowseView(ReviewView):
    """Knobs to filter with, the list, and the review under the cursor."""

    def compose(self) -> ComposeResult:
        """Filters, list, text."""
        yield KnobBar(id="browse-knobs", show_help=False)
        yield Static(id="browse-heading", classes="heading", markup=False)
        yield VirtualList(id="browse-list")
        with VerticalScroll(id="browse-reading"):
            yield Static(id="browse-text", markup=False)

    _found: NDArray[np.int64] = np.zeros(0, dtype=np.int64)

    def focus_first(self) -> None:
        """The list is what is read."""
        focus_now(self.query_one(VirtualList))

    def draw(self) -> None:
        """Search with the filters as they stand."""
        self.query_one(KnobBar).set_content(self._knobs())
        filters, split, loaded = self.state.filters, self.state.split, self.loaded
        query = Query(filters.label, filters.shortest, filters.longest, filters.phrase)
        self.beside(
            lambda _reports: search(loaded, split, query), self._show, refused=self._refused
        )

    def _refused(self, refusal: Refusal) -> None:
        self._show(np.zeros(0, dtype=np.int64))
        self.query_one("#browse-heading", Static).update(wording.refusal(refusal))

    def _show(self, found: NDArray[np.int64]) -> None:
        self._found = found
        state = self.state
        phrase = (
            say(" · with “{phrase}” (/ changes it)", phrase=state.filters.phrase)
            if state.filters.phrase
            else ""
        )
        self.query_one("#browse-heading", Static).update(
            say(
                "{n:,} of {all:,} reviews of x_{split}",
                n=len(found),
                all=self.loaded.count(state.split),
                split=state.split,
            )
            + visible(phrase)
        )
        columns = (
            Column(f"x_{state.split}", 7, "right"),
            Column(_("label"), 10),
            Column(_("ids"), 5, "right"),
            Column(_("beginning"), 0),
        )
        listing = self.query_one(VirtualList)
        listing.set_content(
            columns,
            self._row,
            len(found),
            answer=self._length_answer,
            title=_("Reviews"),
            empty=_("No review is like that."),
        )
        at = int(np.searchsorted(found, state.position))
        if len(found):
            listing.move_to(min(at, len(found) - 1))
        self._read()
        self.shown()

    def _row(self, i: int) -> tuple[str, ...]:
        split, position = self.state.split, int(self._found[i])
        label = int(self.loaded.labels(split)[position])
        name = ("+ " if label else "− ") + (_("positive") if label else _("negative"))
        length = len(self.loaded.ids(split, position))
        return (str(position), name, f"{length}", visible(self._text(position, GLANCE)))

    def _text(self, position: int, words: int | None = None) -> str:
        """The review as it was written or, where only its ranks are kept, their words."""
        split, loaded = self.state.split, self.loaded
        half, row = loaded.corpus.split(split), loaded.row(split, position)
        text = half.text_of(row)
        if text is not None:
            return text if words is None else text[: words * 8]
        # To be read, so every word is there, whatever the knobs would make of it.
        ranks = half.ranks_of(row)[:words].tolist()
        return " ".join(loaded.corpus.vocabulary.word(rank) for rank in ranks)

    def _length_answer(self, i: int) -> Answer:
        split, position = self.state.split, int(self._found[i])
        length = len(self.loaded.ids(split, position))
        starts = int(self.loaded.settings.start_char is not None)
        terms = (
            Term("start_tokens", f"{starts}", starts),
            Term("words_in_review", f"{length - starts}", length - starts),
        )
        why = Why(f"{starts} + {length - starts}", terms, length)
        return wording.answer(say("the length of x_{split}[{at}]", split=split, at=position), why)

    @on(VirtualList.Highlighted)
    def _moved(self, event: VirtualList.Highlighted) -> None:
        if len(self._found):
            self.state.position = int(self._found[event.index])
            self.state.sentence = ""
            self._read()

    @on(VirtualList.Chosen)
    def _chosen(self, _event: VirtualList.Chosen) -> None:
        self.lab.action_view("trace")

    def _read(self) -> None:
        text = self._text(self.state.position) if len(self._found) else ""
        paragraphs = "\n".join(visible(line) for line in text.split("\n"))
        self.query_one("#browse-text", Static).update(Content(paragraphs))
        self.query_one("#browse-reading", VerticalScroll).scroll_home(animate=False)

    # Filters

    def _knobs(self) -> tuple[Knob, ...]:
        filters = self.state.filters
        either = Choice("", _("either"))
        labels = (either, Choice("0", self.label_name(0)), Choice("1", self.label_name(1)))
        label = "" if filters.label is None else str(filters.label)
        return (
            ChoiceKnob("label", _("label"), label, labels),
            _length("shortest", _("from"), filters.shortest),
            _length("longest", _("to"), filters.longest),
        )

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        value: object = event.value
        if event.id == "label":
            value = int(str(value)) if value else None
        setattr(self.state.filters, event.id, value)
        self.draw()


def _length(name: str, label: str, value: int | None) -> NumberKnob:
    return NumberKnob(
        name,
        label,
        value,
        minimum=1,
        maximum=1_000_000,
        steps=_LENGTHS,
        none_text=_("any length"),
        error=_("A length is a whole number from 1 on."),
    )
