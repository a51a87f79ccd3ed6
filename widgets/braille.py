"""Lines drawn in Braille: two dots across and four down in every cell."""

from typing import Final

_BASE: Final = 0x2800
#: The bit of each dot, by its row and column in the cell.
_BITS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
ACROSS: Final = 2
DOWN: Final = 4
#: A dashed line: so many dots drawn, and so many left out.
_DRAWN: Final = 3
_LEFT_OUT: Final = 3


class Braille:
    """A picture of so many cells. Each cell is of the ink that was drawn in it last."""

    def __init__(self, columns: int, lines: int) -> None:
        self.dots_across = columns * ACROSS
        self.dots_down = lines * DOWN
        self._bits = [[0] * columns for _line in range(lines)]
        self._inks: list[list[int]] = [[-1] * columns for _line in range(lines)]

    def cell(self, column: int, line: int) -> tuple[str, int]:
        """What is drawn in a cell, and in which ink; −1 where nothing is."""
        bits = self._bits[line][column]
        return (chr(_BASE + bits) if bits else " "), self._inks[line][column]

    def dot(self, x: int, y: int, ink: int) -> None:
        """One dot; what lies outside is not drawn."""
        if 0 <= x < self.dots_across and 0 <= y < self.dots_down:
            self._bits[y // DOWN][x // ACROSS] |= _BITS[y % DOWN][x % ACROSS]
            self._inks[y // DOWN][x // ACROSS] = ink

    def line(
        self, start: tuple[int, int], end: tuple[int, int], ink: int, *, dashed: bool = False
    ) -> None:
        """A straight line from dot to dot."""
        (x, y), (to_x, to_y) = start, end
        length = max(abs(to_x - x), abs(to_y - y), 1)
        for i in range(length + 1):
            at_x, at_y = round(x + (to_x - x) * i / length), round(y + (to_y - y) * i / length)
            # Dashes are counted along the axis, so that they do not begin anew at every point.
            along = at_x if abs(to_x - x) >= abs(to_y - y) else at_y
            if not dashed or along % (_DRAWN + _LEFT_OUT) < _DRAWN:
                self.dot(at_x, at_y, ink)
