"""One map of numbers, large, with a cursor on each of its pixels."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from rich.style import Style
from textual.geometry import Region

from widgets.answer import Answer, Sheet
from widgets.cell_view import CellView, Piece
from widgets.cursor_keys import cursor_keys
from widgets.pixel_pieces import ShowsPixels, cursor_ink, heading, pieces
from widgets.pixels import (
    Levels,
    Look,
    Numbers,
    Span,
    colours_of,
    extent,
    levels,
    rows_of_cells,
    span_of,
)
from widgets.pixels_real import Picture, picture
from widgets.wide_view import WideView

#: A pixel is at most so many cells wide.
WIDEST = 8


@dataclass(frozen=True, slots=True, eq=False)
class PixelMap:
    """One map; the numbers at the ends of the colour map are its own, if `span` does not say."""

    title: str = ""
    numbers: Numbers = field(default_factory=lambda: np.zeros((0, 0)))
    span: Span | None = None
    answer: Callable[[int, int], Answer | None] = lambda _row, _column: None


class PixelZoom(WideView, ShowsPixels):
    """A map as large as fits. The header has its smallest and largest number.

    The pixel under the cursor has brackets about it; where a cell has two pixels, it has the
    colour of that one, and a sign that points up or down.
    """

    header_lines = 1
    _map = PixelMap()
    _span = Span(0.0, 1.0)
    _levels: Levels = np.zeros((0, 0), np.int16)
    _times = 1  # the cells that a pixel is wide, and the half lines that it is high
    _picture: Picture | None = None
    BINDINGS = cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown")

    class Moved(WideView.Moved):
        """The cursor is in this row and column now."""

    def show_in(self, look: Look) -> None:
        """Show the same in other colours, or in as many as there are."""
        if look != self._look:
            self._picture = None
        super().show_in(look)

    def set_content(self, shown: PixelMap) -> None:
        """Show another map; the cursor keeps its row and column where they still exist."""
        before, drawn = self.at, self._levels
        self._map = shown
        self._span = span_of(shown.numbers) if shown.span is None else shown.span
        self._levels = levels(shown.numbers, self._span)
        self._picture = None
        self.keep_at(*before)
        if drawn.shape != self._levels.shape:
            CellView.content_changed(self)
        else:
            self._refresh_what_changed(drawn)
        self.say_if_moved(before)

    def _refresh_what_changed(self, drawn: Levels) -> None:
        self.refresh_lines(0, self.header_lines)
        if self._is_real and (drawn != self._levels).any():
            self.refresh()  # the picture is another, from its first cell to its last
            return
        for row in np.flatnonzero((drawn != self._levels).any(axis=1)).tolist():
            self.repaint(row * self.across)

    @property
    def shown(self) -> PixelMap:
        """What is shown."""
        return self._map

    @property
    def down(self) -> int:
        return len(self._levels)

    @property
    def across(self) -> int:
        return int(self._levels.shape[1])

    def answer(self) -> Answer | None:
        """Why the number under the cursor is what it is."""
        return self._map.answer(*self.at) if self.count else None

    def sheet(self) -> Sheet:
        """All numbers, under the numbers of their columns."""
        heads = ("", *(f"{column}" for column in range(self.across)))
        rows = enumerate(self._map.numbers.tolist())
        return Sheet(
            self._map.title,
            heads,
            tuple((f"{i}", *(f"{number:.6g}" for number in row)) for i, row in rows),
        )

    def set_out(self, width: int, height: int) -> int:
        room = 2 * max(1, height - self.header_lines)
        times = min(width // self.across, room // self.down, WIDEST)
        self._times, self._picture = max(1, times), None
        self._shown = max(1, min(self.across, width // self._times))
        self.follow()
        return self._lines

    def lines_at(self, width: int) -> int:
        return (self.down + 1) // 2

    @property
    def _lines(self) -> int:
        return (self.down * self._times + 1) // 2

    @property
    def page_rows(self) -> int:
        return max(1, 2 * self.page_lines // self._times)

    def place_of(self, place: int) -> Region:
        row, column = divmod(place, self.across)
        top = row * self._times // 2
        beyond = ((row + 1) * self._times + 1) // 2
        return Region((column - self._first) * self._times, top, self._times, beyond - top)

    def place_at(self, x: int, y: int) -> int | None:
        column, row = x // self._times + self._first, 2 * y // self._times
        if x < 0 or not (0 <= row < self.down and column < self._first + self._shown):
            return None
        return row * self.across + column

    def draw_header(self, y: int, width: int) -> list[Piece]:
        style = self.look("view--muted")
        ends = extent(self._map.numbers)
        return heading(self._map.title, ends, self._span, self._look, width, style)

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= self._lines:
            return []
        upper, lower = self._halves(y)
        region = self.place_of(self._cursor)
        if not region.y <= y < region.bottom:
            return list(self._between(y, 0, upper, lower))
        left, right = region.x, region.right
        return [
            *self._between(y, 0, upper[:left], lower[:left]),
            *self._cursor_cells(y, upper[left:right], lower[left:right]),
            *self._between(y, right, upper[right:], lower[right:]),
        ]

    def _between(self, y: int, begin: int, upper: Levels, lower: Levels) -> Iterator[Piece]:
        """Some cells of a line on which the cursor is not."""
        if self._is_real:
            return self._real_cells(y, begin, begin + len(upper))
        return self._cells(upper, lower)

    def _halves(self, y: int) -> tuple[Levels, Levels]:
        """The upper and the lower half of a line, cell by cell."""
        rows = [half // self._times for half in (2 * y, 2 * y + 1)]
        part = self._levels[[row for row in rows if row < self.down]]
        part = part[:, self._first : self._first + self._shown]
        upper, lower = rows_of_cells(np.repeat(part, self._times, axis=1))
        return upper[0], lower[0]

    def _cells(self, upper: Levels, lower: Levels) -> Iterator[Piece]:
        return pieces(upper, lower, self._look, self._span.signed, self.rich_style)

    # The terminal's own pixels

    @property
    def _is_real(self) -> bool:
        """Whether the map is shown so: where the terminal can, and all of it is to be seen."""
        seen = self._lines <= self.page_lines and self._shown == self.across
        return self._look.graphics is not None and bool(self.count) and seen

    def _real_cells(self, y: int, begin: int, end: int) -> Iterator[Piece]:
        """Cells through which the picture is seen."""
        if self._picture is None:
            graphics = self._look.graphics
            assert graphics is not None
            colours = colours_of(self._map.numbers, self._look.colours, self._span)
            colours = colours.repeat(self._times, axis=0).repeat(self._times, axis=1)
            if len(colours) % 2:  # the last line is only half filled
                ground = np.array(self.background_colors[1].rgb, np.uint8)
                colours = np.concatenate([colours, np.full_like(colours[:1], ground)])
            self._picture = picture(colours, colours.shape[1], self._lines, graphics)
        for column in range(begin, end):
            yield " ", self._picture.style(y, column)

    def _cursor_cells(self, y: int, upper: Levels, lower: Levels) -> Iterator[Piece]:
        row, column = self.at
        level = int(self._levels[row, column])
        if self._times == 1:
            yield ("v" if row % 2 else "^"), self._ink(level)
            return
        if y != (row * self._times + 1) // 2:  # the first line that is all of this pixel
            yield from self._cells(upper, lower)
            return
        yield "[", self._ink(level)
        yield from self._cells(upper[1:-1], lower[1:-1])
        yield "]", self._ink(level)

    def _ink(self, level: int) -> Style:
        """How the cursor's signs are drawn: strong with the focus, else underlined."""
        if self._look.depth == "shades" or level < 0:
            return self.cursor_style(self._cursor, self.rich_style)
        ink = cursor_ink(self._look, self._span.signed, level)
        return ink if self.has_focus else ink + Style(bold=False, underline=True)
