"""The filters of a convolution over the text in hand: what each has found, and what it decides."""

from functools import partial

from textual import on
from textual.app import ComposeResult

from engine.scoring.filters import Filters, Peak
from tui.language import _
from tui.screens.score import filters_words as words
from tui.screens.score.inside_pane import InsidePane
from tui.screens.score.inside_reading import layer_name, verdict
from tui.screens.score.inside_state import Seen
from tui.screens.view import focus_now
from widgets.figures import Figures
from widgets.safe_text import cell_len
from widgets.token_strip import TokenStrip
from widgets.virtual_list import Column, VirtualList


class FiltersPane(InsidePane):
    """The text, with what a filter has seen of it in brackets, and all filters."""

    DEFAULT_CSS = """
    FiltersPane {
        & > Figures { height: auto; max-height: 2; }
        & > TokenStrip { height: auto; max-height: 4; scrollbar-size-vertical: 1; }
        & > VirtualList { height: 1fr; scrollbar-size-vertical: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """The figures, the text, all filters."""
        yield Figures(id="filters-figures")
        yield TokenStrip(id="filters-words")
        yield VirtualList(id="filters-list")

    def focus_first(self) -> None:
        """The filters, the most decisive first."""
        focus_now(self.query_one(VirtualList))

    def about(self, seen: Seen) -> str:
        """Which layer."""
        return layer_name(seen)

    def show(self, seen: Seen) -> None:
        """Show what all filters have found."""
        found, reading = seen.what, seen.scored.score.reading
        assert isinstance(found, Filters)
        self.query_one(Figures).set_content(
            words.figures(found, partial(verdict, seen)), title=found.name
        )
        self.query_one(VirtualList).set_content(
            (
                _column(_("filter"), 3),
                _column(_("answer"), 7),
                _column(_("p without"), 6),
                _column(_("decides"), 7),
                Column(_("where it answers most")),
            ),
            lambda i: words.row(found, found.peaks[i], reading),
            len(found.peaks),
            answer=lambda i: words.answer_of(found, found.peaks[i], reading),
            title=found.name,
        )
        self._mark(found, self._peak(found), seen)

    def _peak(self, found: Filters) -> Peak:
        cursor = self.query_one(VirtualList).cursor
        return found.peaks[min(cursor, len(found.peaks) - 1)]

    def _mark(self, found: Filters, peak: Peak, seen: Seen) -> None:
        """Show what a filter has seen of the text."""
        reading = seen.scored.score.reading
        strip = self.query_one(TokenStrip)
        strip.set_content(
            words.tokens(reading, peak.seen, partial(words.answer_of, found, peak, reading)),
            title=seen.wanted.asked.text,
            columns=(_("word"), _("id"), _("mark")),
        )
        if not strip.has_focus:
            strip.go_to(peak.seen.stop - 1)
            strip.go_to(peak.seen.start)

    @on(VirtualList.Highlighted)
    def _filter_asked(self, event: VirtualList.Highlighted) -> None:
        seen = self.state.seen
        if seen is not None and isinstance(seen.what, Filters):
            self._mark(seen.what, self._peak(seen.what), seen)


def _column(head: str, least: int) -> Column:
    """A column of numbers that its head fits over, in any language."""
    return Column(head, max(least, cell_len(head)), "right")
