"""Points on a plane laid out in cells, each with its name beside it where that covers nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Final

from widgets.answer import Asked
from widgets.safe_text import cell_len, fit, legible

#: How a point is drawn: of itself, one of those that matter, and one from which others were found.
MARKS: Final = ("•", "●", "◆")
NEAREST: Final = 1.0
FARTHEST_IN: Final = 64.0
#: The margin around all points, as a share of what they take.
MARGIN: Final = 0.04


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with a name; `text` is where it lies, as it is read off, and `kind` its mark.

    Names of the higher kinds find room first.
    """

    name: str
    x: float
    y: float
    text: str = ""
    kind: int = 0
    answer: Asked = None

    @property
    def drawable(self) -> bool:
        """Whether it lies anywhere."""
        return isfinite(self.x) and isfinite(self.y)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stretch of the plane."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Window:
    """What is seen of some bounds: so many times nearer, around a place given in shares of them."""

    nearer: float = NEAREST
    x: float = 0.5
    y: float = 0.5

    def zoomed(self, by: float, x: float, y: float) -> "Window":
        """Nearer or farther, with a place (in shares of the bounds) staying where it is seen."""
        nearer = min(max(self.nearer * by, NEAREST), FARTHEST_IN)
        kept = self.nearer / nearer
        return replace(
            self, nearer=nearer, x=x + (self.x - x) * kept, y=y + (self.y - y) * kept
        ).inside()

    def moved(self, right: float, up: float) -> "Window":
        """A part of what is seen further."""
        return replace(self, x=self.x + right / self.nearer, y=self.y + up / self.nearer).inside()

    def holding(self, x: float, y: float) -> "Window":
        """Moved just so far that a place is seen."""
        half = 0.5 / self.nearer
        return replace(
            self,
            x=min(max(self.x, x - half), x + half),
            y=min(max(self.y, y - half), y + half),
        )

    def inside(self) -> "Window":
        """Moved back where it would show what lies outside."""
        half = 0.5 / self.nearer
        return replace(self, x=min(max(self.x, half), 1 - half), y=min(max(self.y, half), 1 - half))


@dataclass(frozen=True, slots=True)
class Label:
    """A name in its place; `dot` says whose it is."""

    column: int
    line: int
    text: str
    dot: int


def bounds_of(places: Iterable[tuple[float, float]]) -> Bounds:
    """What holds all places, with a margin around."""
    kept = [(x, y) for x, y in places if isfinite(x) and isfinite(y)] or [(0.0, 0.0)]
    left, right = _with_margin([x for x, _ in kept])
    bottom, top = _with_margin([y for _, y in kept])
    return Bounds(left, right, bottom, top)


def _with_margin(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
    return low - margin, high + margin


@dataclass(frozen=True, slots=True)
class Plane:
    """So many cells that show a window of some bounds."""

    bounds: Bounds
    window: Window
    width: int
    high: int

    def share(self, x: float, y: float) -> tuple[float, float]:
        """Where a place lies in the bounds, in shares of them."""
        b = self.bounds
        return (x - b.left) / (b.right - b.left), (y - b.bottom) / (b.top - b.bottom)

    def at(self, x: float, y: float, across: int = 1, down: int = 1) -> tuple[int, int]:
        """The column and line of a place; of the dots in it, where a cell holds several."""
        share_x, share_y = self.share(x, y)
        w = self.window
        seen_x, seen_y = (share_x - w.x) * w.nearer + 0.5, (share_y - w.y) * w.nearer + 0.5
        return (
            _rounded(seen_x * (self.width * across - 1)),
            _rounded((1 - seen_y) * (self.high * down - 1)),
        )

    def share_at(self, column: int, line: int) -> tuple[float, float]:
        """The place of a cell, in shares of the bounds."""
        w = self.window
        seen_x = column / max(1, self.width - 1)
        seen_y = 1 - line / max(1, self.high - 1)
        return w.x + (seen_x - 0.5) / w.nearer, w.y + (seen_y - 0.5) / w.nearer

    def holds(self, column: int, line: int) -> bool:
        """Whether a cell is seen."""
        return 0 <= column < self.width and 0 <= line < self.high

    def cells(self, dots: Sequence[Dot]) -> list[tuple[int, int] | None]:
        """The cell of each dot; None for one that is not seen."""
        found = [self.at(dot.x, dot.y) if dot.drawable else (-1, -1) for dot in dots]
        return [cell if self.holds(*cell) else None for cell in found]

    def labels(self, dots: Sequence[Dot], first: int | None = None) -> list[Label]:
        """The names that find room, none over another or over a mark; that of `first` always."""
        cells = self.cells(dots)
        taken = {cell for cell in cells if cell is not None}
        order = sorted(range(len(dots)), key=lambda i: (i != first, -dots[i].kind, i))
        found = []
        for i in order:
            cell = cells[i]
            if cell is None:
                continue
            text = fit(legible(dots[i].name), max(1, self.width - 2))
            place = self._free(cell, cell_len(text), taken.__contains__)
            if place is None and i == first:
                place = self._free(cell, cell_len(text), lambda _: False)
            if place is not None:
                found.append(Label(*place, text, i))
                taken.update((place[0] + step, place[1]) for step in range(cell_len(text)))
        return found

    def _free(
        self, cell: tuple[int, int], wide: int, taken: Callable[[tuple[int, int]], bool]
    ) -> tuple[int, int] | None:
        """Where beside a cell so many cells are free, with one between that and what follows."""
        column, line = cell
        centred = column - wide // 2
        for x, y in (
            (column + 2, line),
            (column - wide - 1, line),
            (column + 1, line),
            (column - wide, line),
            (centred, line - 1),
            (centred, line + 1),
            (column + 1, line - 1),
            (column + 1, line + 1),
            (column - wide, line - 1),
            (column - wide, line + 1),
        ):
            whole = self.holds(x, y) and self.holds(x + wide - 1, y)
            around = ((x + step, y) for step in range(-1, wide + 1) if (x + step, y) != cell)
            if whole and not any(map(taken, around)):
                return x, y
        return None


def _rounded(value: float) -> int:
    """A number of cells; what is too far off for that is just outside."""
    return round(value) if abs(value) < 1e6 else -1


def drawn(dots: Sequence[Dot], width: int, high: int) -> list[str]:
    """All points with the names that find room, as plain lines."""
    plane = Plane(bounds_of((dot.x, dot.y) for dot in dots), Window(), width, high)
    lines: list[dict[int, str]] = [{} for _ in range(high)]
    for dot, cell in zip(dots, plane.cells(dots), strict=True):
        if cell is not None:
            lines[cell[1]][cell[0]] = MARKS[dot.kind]
    for label in plane.labels(dots):
        lines[label.line][label.column] = label.text
    return [_joined(line) for line in lines]


def _joined(pieces: dict[int, str]) -> str:
    text = ""
    for column, piece in sorted(pieces.items()):
        text += " " * (column - cell_len(text)) + piece
    return text
