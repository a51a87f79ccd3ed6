"""Things to begin a drawing with: digits as strokes of the pen, clothes as areas filled with it."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import Final

from widgets.canvas_ink import Point

Lines = Sequence[Sequence[Point]]


def _arc(middle: Point, high: float, wide: float, begin: float, end: float) -> list[Point]:
    """A part of an ellipse, clockwise; 0 is at its top and 1 the whole way round."""
    steps = 24
    turns = (2 * pi * (begin + (end - begin) * i / steps) for i in range(steps + 1))
    return [(middle[0] - high * cos(turn), middle[1] + wide * sin(turn)) for turn in turns]


def _filled(*rows: tuple[int, int, int, int]) -> Iterator[Sequence[Point]]:
    """Areas line by line: each from one row to another, between two columns."""
    for top, bottom, left, right in rows:
        yield from (((row, left), (row, right)) for row in range(top, bottom + 1))


DIGITS: Final[Sequence[Lines]] = (
    [[(7, 8), (7, 19), (22, 12)]],
    [_arc((14, 14), 8, 6, 0, 1)],
    [[(9, 11), (6, 14), (22, 14)]],
    [_arc((9.5, 13), 4, 5, 0.8, 1.5), _arc((18, 13), 4.5, 6, 0, 0.7)],
)
CLOTHES: Final[Sequence[Lines]] = (
    list(_filled((3, 8, 3, 24), (9, 25, 8, 19))),
    list(_filled((2, 7, 8, 19), (8, 25, 8, 12), (8, 25, 15, 19))),
    list(_filled((10, 14, 16, 25), (15, 18, 8, 25), (19, 22, 2, 25))),
    list(_filled((8, 8, 8, 19), (9, 10, 8, 9), (9, 10, 18, 19), (11, 23, 3, 24))),
)


def presets(classes: Sequence[str]) -> Sequence[Lines]:
    """What fits the pictures that a model knows."""
    return DIGITS if "0" in classes else CLOTHES
