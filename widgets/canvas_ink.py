"""What is drawn on a canvas: how bright each pixel is, what made it so, and what was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Point = tuple[float, float]
"""Row and column; whole numbers are the middles of pixels."""

WHITE: Final = 255
#: The brush is bright to half a pixel from its middle, and fades within one more.
REACH: Final = 1.5
#: The rubber is a square of so many pixels on either side of its middle.
RUBBER: Final = 1
MOST_UNDONE: Final = 200


class Made(IntEnum):
    """What a pixel is as bright as it is by."""

    NOTHING = 0
    BRUSH = 1
    RUBBER = 2
    TAKEN = 3  # from a picture
    INVERTED = 4


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The pixels, what each was made by, and where the brush was that made it."""

    numbers: Grey
    made: NDArray[np.uint8]
    pens: NDArray[np.float64]


def brush(distance: NDArray[np.float64]) -> Grey:
    """How bright the brush makes a pixel at a distance from its middle."""
    bright: Grey = np.round(WHITE * np.clip(REACH - distance, 0, 1)).astype(np.uint8)
    return bright


class Ink:
    """A square canvas. Each change is a step that can be undone."""

    def __init__(self, side: int = 28) -> None:
        self.side = side
        self._sheet = self._blank()
        self._before: list[Sheet] = []
        #: Row and column of every pixel.
        self._places = np.moveaxis(np.mgrid[:side, :side], 0, -1).astype(np.float64)

    def _blank(self) -> Sheet:
        square = (self.side, self.side)
        return Sheet(np.zeros(square, np.uint8), np.zeros(square, np.uint8), np.zeros((*square, 2)))

    @property
    def numbers(self) -> Grey:
        """How bright each pixel is, from 0 to 255; never changed in place."""
        return self._sheet.numbers

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.numbers.any()

    def made(self, row: int, column: int) -> Made:
        """What a pixel was made by."""
        return Made(int(self._sheet.made[row, column]))

    def pen(self, row: int, column: int) -> Point:
        """Where the middle of the brush was that made a pixel."""
        at = self._sheet.pens[row, column]
        return float(at[0]), float(at[1])

    # Steps

    def begin(self) -> None:
        """From here on all is one step, until the next begins."""
        self._before = [*self._before[1 - MOST_UNDONE :], self._sheet]

    def undo(self) -> bool:
        """Go back by one step, if there is one."""
        if not self._before:
            return False
        self._sheet = self._before.pop()
        return True

    def stroke(self, start: Point, end: Point) -> None:
        """Draw a line with the brush; ink on ink is no brighter than the brighter of the two."""
        sheet = self._sheet
        pens = self._nearest(start, end)
        ink = brush(np.hypot(*np.moveaxis(self._places - pens, -1, 0)))
        new = ink > sheet.numbers
        self._sheet = Sheet(
            np.where(new, ink, sheet.numbers),
            np.where(new, np.uint8(Made.BRUSH), sheet.made),
            np.where(new[..., None], pens, sheet.pens),
        )

    def rub(self, start: Point, end: Point) -> None:
        """Rub out along a line."""
        away = np.abs(self._places - self._nearest(start, end)).max(axis=-1)
        rubbed = away < RUBBER + 0.5
        self._replace(
            np.where(rubbed, np.uint8(0), self.numbers),
            np.where(rubbed, np.uint8(Made.RUBBER), self._sheet.made),
        )

    def take(self, picture: Grey) -> None:
        """Have a picture on the canvas, in place of what was there."""
        self.begin()
        self._replace(picture.copy(), np.full_like(self._sheet.made, Made.TAKEN))

    def draw_lines(self, lines: Sequence[Sequence[Point]]) -> None:
        """Have these lines on the canvas, in place of what was there."""
        self.clear()
        for line in lines:
            for start, end in pairwise(line):
                self.stroke(start, end)

    def clear(self) -> None:
        """Make the canvas empty."""
        self.begin()
        self._sheet = self._blank()

    def invert(self) -> None:
        """Turn bright and dark round."""
        self.begin()
        self._replace(WHITE - self.numbers, np.full_like(self._sheet.made, Made.INVERTED))

    def shift(self, down: int, right: int) -> None:
        """Move all of it; what leaves at an edge is gone."""
        self.begin()
        old, new = self._sheet, self._blank()
        source, target = _overlap(self.side, down), _overlap(self.side, -down)
        across, to = _overlap(self.side, right), _overlap(self.side, -right)
        for before, after in ((old.numbers, new.numbers), (old.made, new.made)):
            after[target, to] = before[source, across]
        new.pens[target, to] = old.pens[source, across] + (down, right)
        self._sheet = new

    def _replace(self, numbers: Grey, made: NDArray[np.uint8]) -> None:
        self._sheet = Sheet(numbers, made, self._sheet.pens)

    def _nearest(self, start: Point, end: Point) -> NDArray[np.float64]:
        """For every pixel the nearest point of a line."""
        begin, way = np.array(start), np.subtract(end, start)
        length = float(way @ way)
        share = (self._places - begin) @ way / length if length else np.zeros((self.side,) * 2)
        return begin + np.clip(share, 0, 1)[..., None] * way


def _overlap(side: int, by: int) -> slice:
    """Which of a line stay on the canvas when it is moved."""
    return slice(max(0, -by), side - max(0, by))
