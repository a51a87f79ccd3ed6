"""Numbers in rows and columns as pixels of a terminal: two to a cell, in colours or in shades.

A cell is about twice as high as it is wide. So a half block shows two pixels that are square; and
in shades a character stands for the mean of two pixels, which keeps the shape of the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from widgets.colour_map import STEPS, Colours, given_as, table, xterm_table
from widgets.pixels_real import Graphics

Depth = Literal["truecolor", "256", "shades"]
Numbers = NDArray[Any]
Levels = NDArray[np.int16]

SHADES: Final = " .:-=+*#%@"
#: From the farthest below 0 to the farthest above it.
SIGNED_SHADES: Final = "%=- +*#"
UNKNOWN: Final = "?"
#: So many steps: no eye sees more, and equal cells are sent as one.
_TOP: Final = 64
#: Levels of what is no number, and of the half of a cell below the last row.
_BROKEN, _NONE = -1, -2
_PICKED: Final = np.round(np.linspace(0, STEPS - 1, _TOP + 1)).astype(int)


@dataclass(frozen=True, slots=True)
class Look:
    """How pixels are shown: with how many colours a terminal has, and with which.

    A single large map is shown in the terminal's own pixels where it has `graphics`.
    """

    depth: Depth = "truecolor"
    colours: Colours = "bright"
    graphics: Graphics | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers that the ends of the colour map stand for; where one is below 0, about 0."""

    low: float
    high: float

    @property
    def signed(self) -> bool:
        """Whether 0 is in the middle."""
        return self.low < 0


def extent(numbers: Numbers) -> tuple[float, float]:
    """The smallest and the largest of the numbers that are any."""
    sane = numbers[np.isfinite(numbers)]
    return (float(sane.min()), float(sane.max())) if sane.size else (0.0, 0.0)


def span_of(numbers: Numbers) -> Span:
    """From 0 to the largest; as far below 0 as above it, where there is anything below."""
    if numbers.dtype == np.uint8:
        return Span(0.0, 255.0)
    low, high = extent(numbers)
    if low < 0:
        high = max(-low, high)
        return Span(-high, high)
    return Span(0.0, high or 1.0)


def levels(numbers: Numbers, span: Span) -> Levels:
    """The step of each number on the colour map; what is no number has a step below 0."""
    broken = ~np.isfinite(numbers)
    sane = np.where(broken, span.low, np.clip(numbers, span.low, span.high))
    found = np.round((sane - span.low) / (span.high - span.low) * _TOP).astype(np.int16)
    found[broken] = _BROKEN
    return found


def resized(numbers: Numbers, rows: int, columns: int) -> Numbers:
    """In so many rows and columns: each number the mean of the area that it takes the place of."""
    if numbers.shape[-2:] == (rows, columns):
        return numbers
    down, across = _shares(numbers.shape[-2], rows), _shares(numbers.shape[-1], columns)
    broken = ~np.isfinite(numbers)
    means: Numbers = down @ np.where(broken, 0, numbers) @ across.T
    if broken.any():
        means[down @ broken @ across.T > 0] = np.nan
    return means


@cache
def _shares(before: int, after: int) -> Numbers:
    """How large a part each of `before` has in each of `after` equal pieces of their line."""
    begin = np.arange(after)[:, None] * before / after
    at = np.arange(before)[None, :]
    overlap = np.minimum(begin + before / after, at + 1) - np.maximum(begin, at)
    shares: Numbers = np.maximum(overlap, 0) * after / before
    return shares


#: Some characters that look the same: the text, and what stands for its ink and its ground.
Run = tuple[str, int, int]


def rows_of_cells(shown: Levels) -> tuple[Levels, Levels]:
    """The upper and the lower halves of the cells, line by line."""
    if len(shown) % 2:
        shown = np.concatenate([shown, np.full((1, shown.shape[1]), _NONE, np.int16)])
    return shown[::2], shown[1::2]


def runs(upper: Levels, lower: Levels, depth: Depth, signed: bool) -> Iterator[Run]:
    """A line of cells as few pieces; levels below 0 are no colour."""
    if depth == "shades":
        yield _shades(upper, lower, signed), _NONE, _NONE
        return
    pairs = zip(upper.tolist(), lower.tolist(), strict=True)
    for (above, below), alike in groupby(pairs):
        yield _halves(above, below, sum(1 for _ in alike))


def _halves(above: int, below: int, count: int) -> Run:
    if _BROKEN in (above, below):
        return UNKNOWN * count, _NONE, _NONE
    if above == below:
        return " " * count, _NONE, above
    return "▀" * count, above, below


def _shades(upper: Levels, lower: Levels, signed: bool) -> str:
    ramp = SIGNED_SHADES if signed else SHADES
    lower = np.where(lower == _NONE, upper, lower)
    steps = np.round((upper + lower) / 2 / _TOP * (len(ramp) - 1)).astype(int)
    broken = (upper == _BROKEN) | (lower == _BROKEN)
    return "".join(
        UNKNOWN if bad else ramp[step] for step, bad in zip(steps.tolist(), broken, strict=True)
    )


@cache
def palette(look: Look, signed: bool) -> Sequence[tuple[int, int, int]]:
    """Red, green and blue for each of the levels, as Rich is to be given them."""
    if look.depth == "256":
        return tuple(map(given_as, _numbers(look, signed)))
    return tuple((r, g, b) for r, g, b in table(look.colours, signed)[_PICKED].tolist())


@cache
def _numbers(look: Look, signed: bool) -> Sequence[int]:
    every = xterm_table(look.colours, signed)
    return [every[at] for at in _PICKED]


def colours_of(numbers: Numbers, colours: Colours, span: Span) -> NDArray[np.uint8]:
    """Red, green and blue of every number, for a picture that is no terminal's."""
    sane = np.clip(np.nan_to_num(numbers), span.low, span.high)
    steps = np.round((sane - span.low) / (span.high - span.low) * (STEPS - 1)).astype(int)
    found: NDArray[np.uint8] = table(colours, span.signed)[steps]
    return found


def text_lines(numbers: Numbers, look: Look, width: int | None = None) -> list[str]:
    """A map as lines of text with the codes for its colours; in shades, as plain text.

    It is as many columns wide as it has pixels across, or as `width` says.
    """
    rows, columns = numbers.shape
    width = columns if width is None else max(1, width)
    drawn = resized(numbers, max(1, round(rows * width / columns)), width)
    span = span_of(numbers if numbers.dtype == np.uint8 else drawn)
    shown = levels(drawn, span)
    return [
        "".join(_coded(run, look, span.signed) for run in runs(up, low, look.depth, span.signed))
        for up, low in zip(*rows_of_cells(shown), strict=True)
    ]


def legend_levels(ends: tuple[float, float], span: Span, width: int) -> tuple[Levels, Levels]:
    """A line of cells with the part of the colour map between two numbers."""
    line = levels(np.linspace(*ends, max(2, width))[None, :], span)[0]
    return line, line


def _coded(run: Run, look: Look, signed: bool) -> str:
    text, ink, ground = run
    codes = [_code(38, ink, look, signed), _code(48, ground, look, signed)]
    wanted = ";".join(filter(None, codes))
    return f"\x1b[{wanted}m{text}\x1b[0m" if wanted else text


def _code(kind: int, level: int, look: Look, signed: bool) -> str:
    if level < 0:
        return ""
    if look.depth == "256":
        return f"{kind};5;{_numbers(look, signed)[level]}"
    red, green, blue = palette(look, signed)[level]
    return f"{kind};2;{red};{green};{blue}"
