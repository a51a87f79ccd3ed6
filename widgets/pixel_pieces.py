"""Pixels as pieces of a line: what the widgets that show maps draw them with."""

from collections.abc import Iterator
from functools import cache
from typing import Protocol, runtime_checkable

from rich.color import Color
from rich.style import Style

from widgets.cell_view import Piece
from widgets.pixels import Levels, Look, Span, legend_levels, palette, runs
from widgets.safe_text import cell_len, fit, pad_cells

LEGEND = 8


@runtime_checkable
class ShowsPixels(Protocol):
    """A widget that shows maps as pixels."""

    def show_in(self, look: Look) -> None:
        """Show the same in other colours, or in as many as there are."""


def pieces(upper: Levels, lower: Levels, look: Look, signed: bool, plain: Style) -> Iterator[Piece]:
    """A line of cells; what has no colour is drawn plain."""
    for text, ink, ground in runs(upper, lower, look.depth, signed):
        if ground < 0:
            yield text, plain if ink < 0 else plain + pixel_style(look, signed, ink, ground)
        else:
            yield text, pixel_style(look, signed, ink, ground)


@cache
def pixel_style(look: Look, signed: bool, ink: int, ground: int) -> Style:
    """The style of a half block, or of two pixels that are the same."""
    return Style(color=_colour(look, signed, ink), bgcolor=_colour(look, signed, ground))


def _colour(look: Look, signed: bool, level: int) -> Color | None:
    return Color.from_rgb(*palette(look, signed)[level]) if level >= 0 else None


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
    return f"{number:.3g}"


def heading(
    title: str, ends: tuple[float, float], span: Span, look: Look, width: int, style: Style
) -> list[Piece]:
    """A title, and at the right the part of the colour map that is in use, with its two ends."""
    low, high = map(figure, ends)
    room = width - cell_len(low) - cell_len(high) - LEGEND - 3
    if room < LEGEND:
        return [(fit(title, width), style)]
    upper, lower = legend_levels(ends, span, LEGEND)
    return [
        (pad_cells(title, room) + f" {low} ", style),
        *pieces(upper, lower, look, span.signed, style),
        (f" {high}", style),
    ]
