"""Vectors as strips of colour, one under another, each held to the one that was chosen."""

import os
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.why import Refusal
from engine.words.expression import Sum
from engine.words.strips import cosine, strip_of, sums, there
from engine.words.vectors import Vectors
from tui.background import Reports
from tui.keys import key
from tui.language import N_, _
from tui.screens.choose import ChooseScreen
from tui.screens.view import focus_now
from tui.screens.words import strips_words
from tui.screens.words.strips_state import PRESETS, Laid, StripsState
from tui.screens.words.view import WordsView
from tui.screens.words.word_line import WordLine
from tui.terminal.colours import pixel_look
from widgets.colour_strip import ColourStrips, Strips

GROUP: Final = "strips"


def laid(vectors: Vectors, wanted: tuple[Sum, ...]) -> Laid:
    """The strips of what these vectors have."""
    has = [each for each in wanted if there(vectors, each)]
    missing = tuple(each for each in wanted if each not in has)
    return Laid(vectors, wanted, tuple(strip_of(vectors, each) for each in has), missing)


class RowsPart(WordsView):
    """The strips; Enter chooses the one to which the others are held."""

    BINDINGS = [
        key("e", "add", N_("Add words"), "strips.add"),
        key("b,delete,backspace", "take_out", N_("Take out"), "strips.take_out"),
        key("o", "sort", N_("Sort by this"), "strips.sort"),
        key("n", "difference", N_("◆ minus this"), "strips.difference"),
        key("r", "raw", N_("As learned"), "strips.raw"),
        key("p", "preset", N_("Of the lesson"), "strips.preset", show=False),
    ]
    DEFAULT_CSS = "RowsPart { & > ColourStrips { height: 1fr; } }"

    def compose(self) -> ComposeResult:
        """A line for words to add, what is shown, the strips."""
        yield WordLine(lambda: self.state.vectors, self.strips.history)
        yield Static(classes="heading", markup=False)
        empty = _("No strips: e adds words, p those of the lesson.")
        yield ColourStrips(id="strips-all", empty=empty)

    @property
    def strips(self) -> StripsState:
        """What is in hand."""
        return self.state.strips

    def focus_first(self) -> None:
        """The strips: from there every number is asked."""
        focus_now(self.query_one(ColourStrips))

    def draw_vectors(self) -> None:
        """Show the strips in hand; those of other vectors are read first."""
        found, wanted = self.strips.laid, self.strips.wanted
        if found is not None and (found.vectors, found.wanted) == (self.vectors, wanted):
            self._draw_strips(found)
        else:
            self._lay(wanted)

    def _lay(self, wanted: tuple[Sum, ...], at: Sum | None = None) -> None:
        """Have strips read beside the event loop; what cannot be read changes nothing."""
        vectors = self.vectors

        def then(found: Laid) -> None:
            if vectors is not self.state.vectors:
                return  # others have come meanwhile, and are laid out themselves
            self.strips.wanted, self.strips.laid = wanted, found
            self._draw_strips(found, at)

        self.beside(
            lambda _reports: laid(vectors, wanted), then, refused=self.complain, group=GROUP
        )

    def _draw_strips(self, found: Laid, at: Sum | None = None) -> None:
        shown = self.query_one(ColourStrips)
        column = shown.at[1]
        if not found.strips:
            shown.set_content(Strips())
            self.head(strips_words.missing(found) if found.missing else "")
            return
        chosen = strips_words.chosen(found, self.strips.chosen)
        shown.set_content(
            strips_words.content(found, chosen, self.strips.raw),
            look=pixel_look(self.app.session.settings, os.environ),
        )
        self.head(strips_words.heading(found, chosen, self.strips.raw))
        places = [each.given for each in found.strips]
        if at in places:
            shown.go_to(places.index(at), column)
        self.shown()

    @property
    def _under_cursor(self) -> Sum | None:
        found = self.strips.laid
        if found is None or not found.strips:
            return None
        return found.strips[self.query_one(ColourStrips).at[0]].given

    # Which strips

    def action_add(self) -> None:
        """Type words, or sums of them."""
        self.query_one(WordLine).open()

    @on(WordLine.Left)
    def _typed_no_more(self, event: WordLine.Left) -> None:
        event.stop()
        self.draw()  # what could not be taken is no longer said
        self.focus_first()

    @on(WordLine.Given)
    def _given(self, event: WordLine.Given) -> None:
        event.stop()
        if self.state.vectors is None:
            return
        vectors, wanted = self.vectors, self.strips.wanted

        def job(_reports: Reports) -> tuple[Sum, ...]:
            given = sums(vectors, event.text)
            for each in given:
                strip_of(vectors, each)
            return tuple(given)

        def then(given: tuple[Sum, ...]) -> None:
            self._lay(tuple(dict.fromkeys((*wanted, *given))), at=given[0])

        def refused(refusal: Refusal) -> None:
            self.complain(refusal)
            self.query_one(WordLine).mend(event.text, refusal)

        self.beside(job, then, refused=refused, group=GROUP)

    def action_take_out(self) -> None:
        """Leave the strip under the cursor out."""
        out = self._under_cursor
        if out is not None:
            self._lay(tuple(each for each in self.strips.wanted if each != out))

    def action_difference(self) -> None:
        """Lay the chosen one without the one under the cursor under it."""
        found, here = self.strips.laid, self._under_cursor
        if found is None or here is None:
            return
        given = strips_words.chosen(found, self.strips.chosen).given
        made = Sum((*given.positive, *here.negative), (*given.negative, *here.positive))
        at = self.strips.wanted.index(here) + 1
        wanted = (*self.strips.wanted[:at], made, *self.strips.wanted[at:])
        self._lay(tuple(dict.fromkeys(wanted)), at=made)

    def action_sort(self) -> None:
        """Hold all to the strip under the cursor, the nearest first."""
        found, here = self.strips.laid, self._under_cursor
        if found is None or here is None:
            return
        self.strips.chosen = here
        by = strips_words.chosen(found, here)
        ordered = sorted(found.strips, key=lambda each: -cosine(by, each))
        self._lay((*(each.given for each in ordered), *found.missing), at=here)

    @on(ColourStrips.Chosen)
    def _chosen(self, event: ColourStrips.Chosen) -> None:
        """Hold all to this one."""
        here = self._under_cursor
        if here is not None:
            self.strips.chosen = here
            self.draw()

    def action_raw(self) -> None:
        """The numbers as they were learned, or in rows of length 1."""
        self.strips.raw = not self.strips.raw
        self.draw()

    def action_preset(self) -> None:
        """Strips that the lesson speaks of."""

        def chosen(i: int | None) -> None:
            if i is not None and self.state.vectors is not None:
                self.strips.chosen = PRESETS[i][0]
                self._lay(PRESETS[i], at=PRESETS[i][0])

        lines = [", ".join(map(str, each)) for each in PRESETS]
        self.app.push_screen(ChooseScreen(_("Which strips?"), lines), chosen)
