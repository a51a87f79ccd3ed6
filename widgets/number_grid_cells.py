"""A grid of numbers as plain data, and the arithmetic of what of it fits into a place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from widgets.answer import Asked
from widgets.safe_text import cell_len, visible

USUAL_WIDTH = 2
SPARE = 1  # right of the last sign, so that two grids side by side stay two

At = tuple[int, int]
"""Row and column of a number."""


class Kind(Enum):
    """What a number of a grid is to the learner."""

    GIVEN = "given"
    FILLED = "filled"  # filled in at the edge, and no part of what was given
    PENDING = "pending"  # not reckoned out yet
    HIDDEN = "hidden"
    WRONG = "wrong"
    RIGHT = "right"


#: What is said beside a number, so that it need not be told by its colour.
SIGNS = {Kind.WRONG: "✗", Kind.RIGHT: "✓"}


@dataclass(frozen=True, slots=True)
class Number:
    """One number: how it reads, what it is, why it is so, and whether another may be typed."""

    text: str
    kind: Kind = Kind.GIVEN
    answer: Asked = None
    editable: bool = False

    @property
    def shown(self) -> str:
        """How it reads, with its sign."""
        return SIGNS.get(self.kind, "") + visible(self.text)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Rows of equally many numbers; a head for each row and column, or none at all."""

    title: str = ""
    rows: tuple[tuple[Number, ...], ...] = ()
    row_heads: tuple[str, ...] = ()
    column_heads: tuple[str, ...] = ()
    cell_width: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Measure the widest number, or head of a column, once and for all."""
        heads = (visible(head) for head in self.column_heads)
        shown = (number.shown for row in self.rows for number in row)
        widest = max(map(cell_len, {*heads, *shown}), default=1) or 1
        object.__setattr__(self, "cell_width", widest)

    @property
    def across(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def head_width(self) -> int:
        """The cells that the heads of the rows take, with the gap after them."""
        widest = max((cell_len(visible(head)) for head in self.row_heads), default=0)
        return widest + bool(widest)

    @property
    def natural_width(self) -> int:
        """The cells in which all of it is seen without crowding."""
        wide = max(self.cell_width, USUAL_WIDTH)
        grid = self.head_width + self.across * (wide + 1) + 1
        return max(grid, cell_len(visible(self.title))) + SPARE


def fitting(natural: int, across: int, room: int) -> tuple[int, int]:
    """How wide each number is drawn, and how many columns fit side by side; at least one does."""
    for wide in (max(natural, USUAL_WIDTH), natural):
        if across * (wide + 1) + 1 <= room:
            return wide, across
    wide = max(1, min(natural, room - 2))
    return wide, max(1, min(across, (room - 1) // (wide + 1)))


def first_shown(first: int, column: int, shown: int, across: int) -> int:
    """The first column of so many, so that this one is among them and no room is wasted."""
    first = min(first, column, max(0, across - shown))
    return max(first, column - shown + 1)


def sheet_rows(numbers: Numbers) -> Sequence[tuple[str, ...]]:
    """The rows as texts, each after its head where there are any."""
    rows = [tuple(number.shown for number in row) for row in numbers.rows]
    if not numbers.row_heads:
        return rows
    return [(head, *row) for head, row in zip(numbers.row_heads, rows, strict=True)]
