"""One map of numbers, large, with a cursor on each of its pixels."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from rich.style import Style
from textual import on
from textual.geometry import Region
from textual.message import Message

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


class _Made(Message, bubble=False):
    """The picture that was asked for."""

    def __init__(self, asked: object, picture: Picture) -> None:
        super().__init__()
        self.asked = asked
        self.picture = picture


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
    _asked: object = None  # stands for what is pictured, or is to be; None where that is no more
    _making = False
    BINDINGS = cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown")

    class Moved(WideView.Moved):
        """The cursor is in this row and column now."""

    def show_in(self, look: Look) -> None:
        """Show the same in other colours, or in as many as there are."""
        if look != self._look:
            self._asked = self._picture = None
        super().show_in(look)

    def set_content(self, shown: PixelMap) -> None:
        """Show another map; the cursor keeps its row and column where they still exist."""
        before, drawn = self.at, self._levels
        self._map = shown
        self._span = span_of(shown.numbers) if shown.span is None else shown.span
        self._levels = levels(shown.numbers, self._span)
        self._asked = None
        self.keep_at(*before)
        if drawn.shape != self._levels.shape:
            CellView.content_changed(self)
        else:
            self._refresh_what_changed(drawn)
        self.say_if_moved(before)

    def _refresh_what_changed(self, drawn: Levels) -> None:
        self.refresh_lines(0, self.header_lines)
        if self._can_be_real and (drawn != self._levels).any():
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
        self._times = max(1, times)
        self._asked = self._picture = None
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
        real = self._real()
        if real is None:
            return self._cells(upper, lower)
        return ((" ", real.style(y, column)) for column in range(begin, begin + len(upper)))

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
    def _can_be_real(self) -> bool:
        """Whether the map is shown so: where the terminal can, and all of it is to be seen."""
        seen = self._lines <= self.page_lines and self._shown == self.across
        return self._look.graphics is not None and bool(self.count) and seen

    def _real(self) -> Picture | None:
        """What is seen through the cells: until it is made, what was seen before, or nothing."""
        if not self._can_be_real:
            return None
        if self._asked is None and not self._making:
            self._asked, self._making = object(), True
            ground = np.array(self.background_colors[1].rgb, np.uint8)
            shown = self._map.numbers, self._look, self._span, self._times
            job = partial(self._make, self._asked, partial(_pictured, *shown, ground))
            # Sixels of a large map take longer than a key may wait.
            self.run_worker(job, thread=True, exit_on_error=False)
        return self._picture

    def _make(self, asked: object, make: Callable[[], Picture]) -> None:
        """What the thread does."""
        self.post_message(_Made(asked, make()))

    @on(_Made)
    def _was_made(self, message: _Made) -> None:
        self._making = False
        if message.asked is self._asked:
            self._picture = message.picture
        self.refresh()  # which asks for the next one, if this one is too late

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


def _pictured(numbers: Numbers, look: Look, span: Span, times: int, ground: Numbers) -> Picture:
    """A map as a picture, so many half lines to a number."""
    assert look.graphics is not None
    colours = colours_of(numbers, look.colours, span)
    colours = colours.repeat(times, axis=0).repeat(times, axis=1)
    if len(colours) % 2:  # the last line is only half filled
        colours = np.concatenate([colours, np.broadcast_to(ground, colours[:1].shape)])
    return picture(colours, colours.shape[1], len(colours) // 2, look.graphics)
