"""Pixels as pieces of a line: what the widgets that show maps draw them with."""

from collections.abc import Iterator
from functools import cache

from rich.color import Color
from rich.style import Style

from widgets.cell_view import Piece
from widgets.cursor_view import CursorView
from widgets.minus import with_minus
from widgets.pixels import Levels, Look, Span, legend_levels, palette, runs
from widgets.safe_text import cell_len, fit, pad_cells

#: The colours between the two ends: so many cells of them, and no less where a title is long.
LEGEND, LEAST_LEGEND = 8, 4


class ShowsPixels(CursorView):
    """A view that shows numbers as pixels, in a look that can be another."""

    def __init__(
        self,
        look: Look | None = None,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._look = look or Look()

    def show_in(self, look: Look) -> None:
        """Show the same in other colours, or in as many as there are."""
        if look != self._look:
            self._look = look
            self.refresh()


def pieces(upper: Levels, lower: Levels, look: Look, signed: bool, plain: Style) -> Iterator[Piece]:
    """A line of cells; what has no colour is drawn plain."""
    styles = _styles(look, signed)
    for text, ink, ground in runs(upper, lower, look.depth, signed):
        if ground < 0:
            yield text, plain if ink < 0 else plain + styles.of(ink, ground)
        else:
            yield text, styles.of(ink, ground)


@cache
def _styles(look: Look, signed: bool) -> "Styles":
    return Styles(look, signed)


class Styles:
    """The styles of half blocks, each made once."""

    def __init__(self, look: Look, signed: bool) -> None:
        self._colours = [Color.from_rgb(*colour) for colour in palette(look, signed)]
        self._made: dict[tuple[int, int], Style] = {}

    def of(self, ink: int, ground: int) -> Style:
        """How a half block is drawn, or two pixels that are the same."""
        found = self._made.get((ink, ground))
        if found is None:
            found = Style(color=self._colour(ink), bgcolor=self._colour(ground))
            self._made[ink, ground] = found
        return found

    def _colour(self, level: int) -> Color | None:
        return self._colours[level] if level >= 0 else None


@cache
def cursor_ink(look: Look, signed: bool, level: int) -> Style:
    """How a sign is drawn on a pixel, so that it is seen on every colour."""
    red, green, blue = palette(look, signed)[level]
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 110
    return Style(
        color=Color.from_rgb(*(0,) * 3 if light else (255,) * 3),
        bgcolor=Color.from_rgb(red, green, blue),
        bold=True,
    )


def figure(number: float) -> str:
    """A number in a few characters."""
    return with_minus(f"{number:.3g}")


def heading(
    title: str,
    ends: tuple[float, float],
    span: Span,
    look: Look,
    width: int,
    style: Style,
    short: str = "",
) -> list[Piece]:
    """A title, and at the right the part of the colour map that is in use, with its two ends.

    Where the title would be cut for these, its `short` form stands there, if it has one.
    """
    low, high = map(figure, ends)
    left = width - cell_len(low) - cell_len(high) - 3
    if short and cell_len(title) > left - LEAST_LEGEND:
        title = short
    legend = max(LEAST_LEGEND, min(LEGEND, left - cell_len(title)))
    room = left - legend
    if room < min(LEGEND, cell_len(title)):
        return [(fit(title, width), style)]
    upper, lower = legend_levels(ends, span, legend)
    return [
        (pad_cells(title, room) + f" {low} ", style),
        *pieces(upper, lower, look, span.signed, style),
        (f" {high}", style),
    ]
