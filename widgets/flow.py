"""Layout arithmetic: where things lie when they are set side by side and line below line."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """Where one thing lies: its line, its first cell and its width in cells."""

    line: int
    x: int
    width: int


def flow(widths: Sequence[int], room: int, gap: int) -> list[Place]:
    """Set things one after another, beginning a new line when the next does not fit."""
    places: list[Place] = []
    line = x = 0
    for width in widths:
        width = max(1, min(width, room))
        if x and x + width > room:
            line, x = line + 1, 0
        places.append(Place(line, x, width))
        x += width + gap
    return places


def grid(widths: Sequence[int], room: int, gap: int) -> list[Place]:
    """Set things in even columns; what is wider than a column takes several.

    The columns are wide enough for everything, unless narrower ones would save lines.
    """
    if not widths or room <= 0:
        return []
    ordered = sorted(widths)
    usual = ordered[(len(ordered) - 1) * 3 // 4]
    return min((_columns(widths, room, gap, wide) for wide in (ordered[-1], usual)), key=lines_of)


def _columns(widths: Sequence[int], room: int, gap: int, wide: int) -> list[Place]:
    wide = max(1, min(wide, room))
    columns = (room + gap) // (wide + gap)
    places: list[Place] = []
    line = column = 0
    for width in widths:
        spans = max(1, -(-(width + gap) // (wide + gap)))
        if column and column + spans > columns:
            line, column = line + 1, 0
        taken = spans * (wide + gap) - gap if spans <= columns else room
        places.append(Place(line, column * (wide + gap), taken))
        column += spans
    return places


def lines_of(places: Sequence[Place]) -> int:
    """How many lines the places take."""
    return places[-1].line + 1 if places else 0


def first_of_lines(places: Sequence[Place]) -> list[int]:
    """The first place of every line."""
    return [i for i, place in enumerate(places) if not i or places[i - 1].line != place.line]


def on_line(firsts: Sequence[int], count: int, line: int) -> range:
    """The places on a line."""
    if not 0 <= line < len(firsts):
        return range(0)
    return range(firsts[line], firsts[line + 1] if line + 1 < len(firsts) else count)


def nearest(places: Sequence[Place], candidates: range, column: int) -> int | None:
    """The candidate whose cells come closest to a column."""

    def distance(i: int) -> int:
        place = places[i]
        return max(place.x - column, column - (place.x + place.width - 1), 0)

    return min(candidates, key=distance, default=None)


def holding(places: Sequence[Place], candidates: range, column: int) -> int | None:
    """The candidate that covers a column."""
    i = bisect_right(candidates, column, key=lambda i: places[i].x) - 1
    if i < 0 or column >= places[candidates[i]].x + places[candidates[i]].width:
        return None
    return candidates[i]
