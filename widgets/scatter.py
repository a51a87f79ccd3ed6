"""Named points on a plane, to be zoomed and moved about; the cursor goes from point to point."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.style import Style
from textual.geometry import Region

from widgets.answer import Answer, Sheet, answer_of
from widgets.braille import ACROSS, DOWN, Braille
from widgets.cell_view import Piece
from widgets.cursor_view import ViewMessage
from widgets.safe_text import cell_len, fit, visible
from widgets.spread import MARKS, Bounds, Dot, Label, Plane, bounds_of
from widgets.zoomed_view import ZoomedView

__all__ = ["Bounds", "Dot", "Scatter", "Trail"]

_ASIDE: Final = 3  # times as far: what lies aside of where an arrow points


@dataclass(frozen=True, slots=True)
class Trail:
    """A way on the plane, from place to place, drawn behind the points."""

    places: tuple[tuple[float, float], ...]


class Scatter(ZoomedView):
    """Arrows go to the next point there, Page Up and Down through all, one after the other."""

    header_lines = 1
    COMPONENT_CLASSES = {"scatter--trail", "scatter--0", "scatter--1", "scatter--2"}
    DEFAULT_CSS = """
    Scatter {
        height: 14;
        overflow-y: hidden;
        & .scatter--trail { color: $text-muted; }
        & .scatter--0 { color: $text-muted; }
        & .scatter--1 { color: $foreground; }
        & .scatter--2 { color: $text-primary; text-style: bold; }
    }
    """

    class Moved(ViewMessage):
        """The cursor is on this point now."""

        def __init__(self, view: "Scatter", dot: Dot) -> None:
            super().__init__(view)
            self.dot = dot

    def __init__(
        self,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._dots: tuple[Dot, ...] = ()
        self._trails: tuple[Trail, ...] = ()
        self._bounds: Bounds | None = None
        self._cells: list[tuple[int, int] | None] = []
        self._labels: list[Label] = []
        self._behind: Braille | None = None
        self._left_out: Callable[[int], str] | None = None

    def set_content(
        self,
        dots: Iterable[Dot],
        *,
        trails: Iterable[Trail] = (),
        bounds: Bounds | None = None,
        title: str | None = None,
        columns: tuple[str, str] | None = None,
        left_out: Callable[[int], str] | None = None,
        empty: str | None = None,
    ) -> None:
        """Show other points; the cursor stays on the one of the same name, and the zoom stays.

        Without bounds all points are held by them; with some, points move and the plane does not.
        `left_out` says how many names of points that are seen found no room.
        """
        name = self.dot.name if self.dot else ""
        self._dots, self._trails, self._bounds = tuple(dots), tuple(trails), bounds
        self._left_out = left_out
        self.name_sheet(title, columns, empty)
        names = [dot.name for dot in self._dots]
        self._cursor = names.index(name) if name in names else 0
        self.content_changed()

    def set_trails(self, trails: Iterable[Trail]) -> None:
        """Draw other ways behind the points."""
        self._trails = tuple(trails)
        self._behind = self._drawn_trails(self.plane) if self.plane and self._trails else None
        self.refresh()

    @property
    def count(self) -> int:
        return len(self._dots)

    @property
    def dot(self) -> Dot | None:
        """The point that the cursor is on."""
        return self._dots[self._cursor] if self._dots else None

    def answer(self) -> Answer | None:
        """Why the point under the cursor lies there."""
        return answer_of(self.dot.answer) if self.dot else None

    def sheet(self) -> Sheet:
        """Every point, and where it lies."""
        rows = tuple((dot.name, dot.text) for dot in self._dots)
        return Sheet(self._sheet_title, self._sheet_columns, rows)

    def find(self, text: str) -> bool:
        """Go to the next point whose name begins so, or holds that; False if there is none."""
        wanted = text.strip().casefold()
        if not wanted or not self._dots:
            return False
        names = [dot.name.casefold() for dot in self._dots]
        after = [(self._cursor + i) % len(names) for i in range(1, len(names) + 1)]
        begins = [i for i in after if names[i].startswith(wanted)]
        found = [i for i in begins if names[i] == wanted] or begins
        found = found or [i for i in after if wanted in names[i]]
        if not found:
            return False
        self.move_to(found[0])
        return True

    # The layout.

    def lines_at(self, width: int) -> int:
        return 14

    def set_out(self, width: int, height: int) -> int:
        high = max(1, height - self.header_lines)
        bounds = self._bounds or bounds_of((dot.x, dot.y) for dot in self._dots)
        self.plane = plane = Plane(bounds, self.window, width, high)
        self._cells = plane.cells(self._dots)
        self._labels = plane.labels(self._dots, self._cursor)
        self._behind = self._drawn_trails(plane) if self._trails else None
        return high

    def _drawn_trails(self, plane: Plane) -> Braille:
        behind = Braille(plane.width, plane.high)
        for trail in self._trails:
            dots = [plane.at(x, y, ACROSS, DOWN) for x, y in trail.places]
            for start, end in pairwise(dots):
                behind.line(start, end, 0)
        return behind

    def place_of(self, place: int) -> Region:
        cell = self._cells[place] if place < len(self._cells) else None
        return Region() if cell is None else Region(*cell, 1, 1)

    def place_at(self, x: int, y: int) -> int | None:
        """The point whose name is there, else the nearest one."""
        for label in self._labels:
            if label.line == y and label.column <= x < label.column + cell_len(label.text):
                return label.dot
        seen = [(i, cell) for i, cell in enumerate(self._cells) if cell is not None]
        # A line is about as high as two columns are wide.
        return min(
            seen,
            key=lambda each: (each[1][0] - x) ** 2 + 4 * (each[1][1] - y) ** 2,
            default=(None,),
        )[0]

    def stepped(self, right: int, down: int) -> int | None:
        """The point nearest in that direction; what lies straight ahead is near."""
        if self.plane is None or self.dot is None:
            return None
        here = self.plane.at(self.dot.x, self.dot.y, ACROSS, DOWN)
        best: tuple[float, int] | None = None
        for i, dot in enumerate(self._dots):
            if i == self._cursor or not dot.drawable:
                continue
            x, y = self.plane.at(dot.x, dot.y, ACROSS, DOWN)
            ahead = (x - here[0]) * right + (y - here[1]) * down
            aside = abs((x - here[0]) * down) + abs((y - here[1]) * right)
            if ahead > 0:
                best = min(best or (float("inf"), 0), (ahead + _ASIDE * aside, i))
        return None if best is None else best[1]

    def centre(self) -> tuple[float, float] | None:
        """The point under the cursor stays where it is while what is around comes nearer."""
        if self.plane is None or self.dot is None or not self.dot.drawable:
            return None
        return self.plane.share(self.dot.x, self.dot.y)

    def paged(self, pages: int) -> int:
        """The next point or the one before, wherever it lies, so that every one can be reached."""
        return max(0, min(self._cursor + pages, self.count - 1))

    def show_cursor(self) -> None:
        """Move what is seen, where the cursor has left it."""
        plane, dot = self.plane, self.dot
        if plane is None or dot is None or not dot.drawable:
            return
        held = self.window.holding(*plane.share(dot.x, dot.y)).inside()
        if held != self.window:
            self.look_at(held)

    def repaint(self, place: int) -> None:
        """The name under the cursor always finds room, so others may have to give way."""
        if self.plane is not None:
            self._labels = self.plane.labels(self._dots, self._cursor)
        self.refresh()

    # The drawing.

    def draw_header(self, y: int, width: int) -> list[Piece]:
        if self.dot is None:
            return []
        near = f" · {self.window.nearer:.1f}×" if self.window.nearer > 1 else ""
        text = f"{MARKS[self.dot.kind]} {visible(self.dot.name)}  {self.dot.text}{near}"
        text += self._names_left_out()
        return [(fit(text, width), self.cursor_style(self._cursor, self.look("view--strong")))]

    def _names_left_out(self) -> str:
        without = sum(cell is not None for cell in self._cells) - len(self._labels)
        return f" · {self._left_out(without)}" if self._left_out and without else ""

    def draw(self, y: int, width: int) -> list[Piece]:
        plane = self.plane
        if plane is None or y >= plane.high:
            return []
        names = {label.column: label for label in self._labels if label.line == y}
        marks: dict[int, int] = {}
        for i, cell in enumerate(self._cells):
            if cell is not None and cell[1] == y and self._before(i, marks.get(cell[0])):
                marks[cell[0]] = i
        pieces: list[Piece] = []
        column = 0
        while column < plane.width:
            if column in names:
                label = names[column]
                pieces.append((label.text, self._ink(label.dot)))
                column += cell_len(label.text)
                continue
            if column in marks:
                i = marks[column]
                pieces.append((MARKS[self._dots[i].kind], self._ink(i)))
            else:
                pieces.append((self._behind_at(column, y), self.look("scatter--trail")))
            column += 1
        return pieces

    def _before(self, dot: int, other: int | None) -> bool:
        """Whether of two dots in one cell the first is the one that is seen."""
        if other is None or dot == self._cursor:
            return True
        return other != self._cursor and self._dots[dot].kind > self._dots[other].kind

    def _ink(self, dot: int) -> Style:
        return self.cursor_style(dot, self.look(f"scatter--{self._dots[dot].kind}"))

    def _behind_at(self, column: int, line: int) -> str:
        return " " if self._behind is None else self._behind.cell(column, line)[0]

    def say_moved(self) -> None:
        if self.dot is not None:
            self.post_message(self.Moved(self, self.dot))
