"""How large maps are drawn, so that as many as can be are seen at once, and where each lies."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.geometry import Region

#: A map is never made smaller than this, nor to less than a quarter of its width.
LEAST = 8
#: But a little, if then all fit.
LEAST_OF_ALL = 7
#: No map of a few numbers is made wider than this.
MOST = 56
BAR = 1
LABEL = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """Each map in so many pixels, and so many maps side by side."""

    rows: int
    columns: int
    across: int

    @property
    def high(self) -> int:
        """The lines of a map, with its label."""
        return (self.rows + 1) // 2 + LABEL

    def lines(self, count: int) -> int:
        """The lines of so many maps."""
        return -(-count // self.across) * self.high

    def place_of(self, place: int) -> Region:
        """Where a map lies, with its label and the bars beside it."""
        row, column = divmod(place, self.across)
        wide = self.columns + BAR
        return Region(column * wide, row * self.high, wide + BAR, self.high)

    def place_at(self, x: int, y: int) -> int | None:
        """The map at a cell."""
        column = max(0, x - BAR) // (self.columns + BAR)
        if x < 0 or y < 0 or column >= self.across:
            return None
        return y // self.high * self.across + column


def lay_out(count: int, shape: tuple[int, ...], width: int, height: int) -> Layout:
    """The largest maps with which all fit; if there are none, the smallest, and they scroll."""
    layout = Layout(1, 1, 1)
    for wide in _widths(shape[1], width - 2 * BAR):
        layout = _layout(shape, wide, width)
        if layout.lines(count) <= height:
            return layout
    smaller = _layout(shape, LEAST_OF_ALL, width)
    fits = layout.columns == LEAST and smaller.lines(count) <= height
    return smaller if fits else layout


def _layout(shape: tuple[int, ...], wide: int, width: int) -> Layout:
    """Maps that are so wide, as many side by side as there is room for."""
    high = max(1, round(shape[0] * wide / shape[1]))
    return Layout(high, wide, max(1, (width - BAR) // (wide + BAR)))


def _widths(columns: int, room: int) -> Iterator[int]:
    """How wide a map may be, from wide to narrow: it grows in whole steps.

    Shrunk, it is an even number of pixels wide, so that a square one fills its lines.
    """
    for times in range(max(1, min(MOST, room) // columns), 1, -1):
        yield columns * times
    widest = max(1, min(columns, room))
    least = min(widest, max(LEAST, -(-columns // 4)))
    yield widest
    yield from range((widest - 1) // 2 * 2, least - 1, -2)
