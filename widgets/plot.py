"""Curves laid out in cells: where each point lies, and what each cell holds."""

from collections.abc import Sequence
from typing import Final

from widgets.braille import ACROSS, DOWN, Braille
from widgets.curve import Curve, Level
from widgets.safe_text import cell_len, fit, pad_cells
from widgets.scale import scale_of, tick_texts, ticks

#: The colours of curves; beyond those the letters alone tell curves apart. In every theme a line
#: can be seen in all of them, and text be read in the first ones.
INKS: Final = 7
READABLE: Final = 4
LEVEL_INK: Final = INKS
LINES_A_TICK: Final = 3
CELLS_A_TICK: Final = 6
#: The cells that are kept on the right for the letters of the curves.
LETTERS: Final = 2


def ink_of(number: int, curve: Curve) -> int:
    """In which colour a curve is drawn."""
    return (number if curve.ink is None else curve.ink) % INKS


class Plot:
    """The picture of some curves at one size: a gutter for values, the curves, their letters."""

    def __init__(
        self,
        curves: Sequence[Curve],
        levels: Sequence[Level],
        width: int,
        high: int,
        *,
        logarithmic: bool,
    ) -> None:
        points = [point for curve in curves for point in curve.points]
        self._curves, self.high = curves, high
        self._x = scale_of(point.x for point in points)
        values = [*(point.y for point in points), *(level.y for level in levels)]
        self._y = scale_of(values, logarithmic=logarithmic)
        self._whole = all(point.x == round(point.x) for point in points)
        marks = ticks(self._y, max(2, high // LINES_A_TICK))
        texts = tick_texts(marks)
        self.gutter = min(max(map(cell_len, texts), default=1), max(1, width // 3)) + 1
        self.across = max(1, width - self.gutter - LETTERS)
        self.labels = {self.line_of(y) or 0: text for y, text in zip(marks, texts, strict=True)}
        self._canvas = Braille(self.across, high)
        self._draw(levels)
        #: On which line the letter of which curve stands.
        self.ends = self._ends()

    def cell(self, column: int, line: int) -> tuple[str, int]:
        """What is drawn in a cell, and in which ink; −1 where nothing is."""
        return self._canvas.cell(column, line)

    def column_of(self, x: float) -> int:
        """The column in which a place along the axis lies."""
        return self._dot_across(x) // ACROSS

    def line_of(self, y: float) -> int | None:
        """The line in which a value lies; None if it cannot be drawn."""
        dot = self._dot_down(y)
        return None if dot is None else dot // DOWN

    def _ends(self) -> dict[int, int]:
        """Beside the last point that can be drawn; one of several letters makes room."""
        taken: dict[int, int] = {}
        for number, curve in enumerate(self._curves):
            lines = (self.line_of(point.y) for point in reversed(curve.points))
            wanted = next((line for line in lines if line is not None), self.high - 1)
            free = [line for line in range(self.high) if line not in taken]
            if free:
                taken[min(free, key=lambda line: (abs(line - wanted), -line))] = number
        return taken

    def ticks_line(self, name: str) -> str:
        """The line below the axis: round numbers where they belong, and what they count."""
        marks = ticks(self._x, max(2, self.across // CELLS_A_TICK), whole=self._whole)
        room = self.across - cell_len(name) - 1
        line = ""
        for x, text in zip(marks, tick_texts(marks), strict=True):
            column = self.column_of(x)
            clear = not line or cell_len(line) < column
            if clear and column + cell_len(text) <= room:
                line = pad_cells(line, column) + text
        return pad_cells(line, max(0, self.across - cell_len(name))) + fit(name, self.across)

    def _draw(self, levels: Sequence[Level]) -> None:
        for level in levels:
            y = self._dot_down(level.y)
            if y is not None:
                for x in range(0, self._canvas.dots_across, 4):
                    self._canvas.dot(x, y, LEVEL_INK)
        # The first curve is drawn last: where two meet, it is the one that is seen.
        for number, curve in reversed(list(enumerate(self._curves))):
            self._draw_curve(curve, ink_of(number, curve))

    def _draw_curve(self, curve: Curve, ink: int) -> None:
        before: tuple[int, int] | None = None
        for point in curve.points:
            y = self._dot_down(point.y)
            here = None if y is None else (self._dot_across(point.x), y)
            if here is not None:
                self._canvas.line(before or here, here, ink, dashed=curve.dashed)
                self._canvas.dot(*here, ink)
            before = here

    def _dot_across(self, x: float) -> int:
        return round((self._x.share(x) or 0.0) * (self.across * ACROSS - 1))

    def _dot_down(self, y: float) -> int | None:
        share = self._y.share(y)
        return None if share is None else round((1 - share) * (self.high * DOWN - 1))
