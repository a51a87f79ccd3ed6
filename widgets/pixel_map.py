"""Maps of numbers as small pictures side by side, each of which can be asked about and chosen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from rich.style import Style
from textual.actions import SkipAction
from textual.binding import Binding
from textual.geometry import Region

from widgets.answer import Answer, Sheet
from widgets.cell_view import CellView, Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import ViewMessage
from widgets.mark import N_
from widgets.pixel_layout import Layout, lay_out
from widgets.pixel_pieces import ShowsPixels, figure, heading, pieces
from widgets.pixels import (
    Levels,
    Numbers,
    Span,
    extent,
    levels,
    resized,
    rows_of_cells,
    span_of,
)
from widgets.safe_text import pad_cells


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """Equally large maps, and a label for each.

    Each has the whole colour map to itself, unless they are to share one (`common`), or the
    numbers at its ends are given (`span`). The title should say which. Where they are
    drawn smaller, `smaller` says what is to be told of that, asked with how many numbers down and
    across each pixel stands for.
    """

    title: str = ""
    maps: Numbers = field(default_factory=lambda: np.zeros((0, 1, 1)))
    labels: Sequence[str] = ()
    common: bool = False
    span: Span | None = None
    answer: Callable[[int], Answer | None] = lambda _index: None
    smaller: Callable[[float, float], str] = lambda _down, _across: ""
    short: str = ""  # the title where there is little room

    def spans(self, drawn: Numbers | None = None) -> list[Span]:
        """What the ends of the colour map stand for, map by map, if they are `drawn` so small."""
        shown = self.maps if drawn is None or self.maps.dtype == np.uint8 else drawn
        if self.span is None and not self.common:
            return [span_of(each) for each in shown]
        span = span_of(shown) if self.span is None else self.span
        return [span] * len(self.maps)


class PixelMaps(ShowsPixels):
    """As many maps side by side as fit, as large as fits; too many of them scroll.

    The header has the title and, for the map under the cursor, the smallest and the largest number
    that is drawn with the colours between them: of a map made smaller these are means, and so the
    colours go as far as they do. That map stands between two bars.
    """

    header_lines = 1
    _maps = Maps()
    _layout = Layout(1, 1, 1)
    _small: Numbers = _maps.maps  # as they are drawn
    _spans: Sequence[Span] = ()
    _levels: Sequence[tuple[Levels, Levels]] = ()
    BINDINGS = [
        *cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        Binding("enter", "choose", N_("Open"), show=False, id="maps.choose"),
    ]

    class Moved(ViewMessage):
        """The cursor is on this map now."""

        def __init__(self, view: "PixelMaps", index: int) -> None:
            super().__init__(view)
            self.index = index

    class Chosen(ViewMessage):
        """This map was chosen: Enter on it, or a click on the one that the cursor is on."""

        def __init__(self, view: "PixelMaps", index: int) -> None:
            super().__init__(view)
            self.index = index

    def set_content(self, maps: Maps) -> None:
        """Show other maps; the cursor keeps its number where there still is such a map.

        Where they are as many and as large as before, only lines that are new are drawn again.
        """
        before, drawn = self._maps, self._levels
        self._maps = maps
        self._cursor = max(0, min(self._cursor, self.count - 1))
        self._draw_levels()
        alike = before.maps.shape == maps.maps.shape and before.labels == maps.labels
        if alike:
            self._refresh_what_changed(drawn)
        else:
            CellView.content_changed(self)

    def _refresh_what_changed(self, drawn: Sequence[tuple[Levels, Levels]]) -> None:
        self.refresh_lines(0, self.header_lines)
        for place, (old, new) in enumerate(zip(drawn, self._levels, strict=True)):
            if not all(map(np.array_equal, old, new)):
                self.repaint(place)

    @property
    def maps(self) -> Maps:
        """What is shown."""
        return self._maps

    def answer(self) -> Answer | None:
        """What there is to say about the map under the cursor."""
        found = self._maps.answer(self._cursor) if self.count else None
        (high, wide), drawn = self._maps.maps.shape[1:], self._layout
        if found is None or (high <= drawn.rows and wide <= drawn.columns):
            return found
        said = self._maps.smaller(high / drawn.rows, wide / drawn.columns)
        return replace(found, note=f"{said} {found.note}".strip())

    def sheet(self) -> Sheet:
        """Each map with its smallest and its largest number."""
        ends = [map(figure, extent(each)) for each in self._maps.maps]
        rows = tuple((self._label(i), *each) for i, each in enumerate(ends))
        return Sheet(self._maps.title, self._sheet_columns, rows)

    def _label(self, index: int) -> str:
        return self._maps.labels[index] if self._maps.labels else f"{index}"

    @property
    def count(self) -> int:
        return len(self._maps.maps)

    def set_out(self, width: int, height: int) -> int:
        shape = self._maps.maps.shape[1:]
        self._layout = lay_out(self.count, shape, width, height - self.header_lines)
        self._draw_levels()
        return self.lines

    def lines_at(self, width: int) -> int:
        return lay_out(self.count, self._maps.maps.shape[1:], width, 0).lines(self.count)

    @property
    def lines(self) -> int:
        """How many lines the maps take."""
        return self._layout.lines(self.count)

    def _draw_levels(self) -> None:
        """The maps as pixels of the size at which they are shown."""
        self._small = resized(self._maps.maps, self._layout.rows, self._layout.columns)
        self._spans = self._maps.spans(self._small)
        self._levels = [
            rows_of_cells(levels(each, span))
            for each, span in zip(self._small, self._spans, strict=True)
        ]

    def place_of(self, place: int) -> Region:
        return self._layout.place_of(place)

    def place_at(self, x: int, y: int) -> int | None:
        place = self._layout.place_at(x, y)
        return place if place is not None and place < self.count else None

    def stepped(self, right: int, down: int) -> int | None:
        place = self._cursor + right + down * self._layout.across
        return place if 0 <= place < self.count else None

    def paged(self, pages: int) -> int:
        rows = max(1, self.page_lines // self._layout.high)
        return max(0, min(self._cursor + pages * rows * self._layout.across, self.count - 1))

    def action_choose(self) -> None:
        """Choose the map under the cursor."""
        if not self.count:
            raise SkipAction()
        self.post_message(self.Chosen(self, self._cursor))

    def clicked_again(self) -> None:
        self.action_choose()

    def move_to(self, place: int) -> None:
        """Put the cursor on a map; the header is about that one."""
        super().move_to(place)
        self.refresh_lines(0, self.header_lines)

    def draw_header(self, y: int, width: int) -> list[Piece]:
        ends = extent(self._small[self._cursor])
        span = self._spans[self._cursor]
        maps, style = self._maps, self.look("view--muted")
        return heading(maps.title, ends, span, self._look, width, style, maps.short)

    def draw(self, y: int, width: int) -> list[Piece]:
        row, line = divmod(y, self._layout.high)
        first = row * self._layout.across
        beyond = min(first + self._layout.across, self.count)
        plain = self.rich_style  # looked up once a line: that takes longer than drawing a map
        labels = line * 2 >= self._layout.rows
        found: list[Piece] = []
        for place in range(first, beyond):
            found.append(self._bar(place - 1 if place > first else place, place, plain))
            found += [self._label_piece(place)] if labels else self._line_of(place, line, plain)
        if beyond > first:
            found.append(self._bar(beyond - 1, beyond - 1, plain))
        return found

    def _bar(self, before: int, after: int, plain: Style) -> Piece:
        """What stands between two maps, or at an end."""
        if self._cursor in (before, after):
            return "┃", self.look("view--value" if self.has_focus else "view--muted")
        return " ", plain

    def _line_of(self, place: int, line: int, plain: Style) -> Iterator[Piece]:
        upper, lower = self._levels[place]
        return pieces(upper[line], lower[line], self._look, self._spans[place].signed, plain)

    def _label_piece(self, place: int) -> Piece:
        text = pad_cells(self._label(place), self._layout.columns)
        return text, self.cursor_style(place, self.look("view--muted"))

    def say_moved(self) -> None:
        if self.count:
            self.post_message(self.Moved(self, self._cursor))
