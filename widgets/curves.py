"""Curves over one another, with axes, gaps, reference lines and a cursor on every point."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from rich.style import Style
from textual.geometry import Region

from widgets.answer import Answer, Sheet, answer_of
from widgets.cell_view import Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import CursorView, ViewMessage
from widgets.curve import Curve, CurvePoint, Flag, Level
from widgets.plot import INKS, LEVEL_INK, READABLE, Plot, ink_of
from widgets.safe_text import cell_len, fit, pad_cells, visible

__all__ = ["Curve", "CurvePoint", "Curves", "Flag", "Level"]

LEAST_FOR_LEGEND: Final = 9
POINT, GAP = "●", "×"


class Curves(CursorView):
    """Left and right go along a curve, up and down from one curve to the next.

    Above the plot it says which point the cursor is on, and, where there is room, what the letters
    and lines mean.
    """

    BINDINGS = cursor_keys("left", "right", "up", "down", "home", "end")
    COMPONENT_CLASSES = {
        "curves--axis",
        "curves--level",
        *(f"curves--ink-{ink}" for ink in range(INKS)),
    }
    DEFAULT_CSS = """
    Curves {
        height: 12;
        overflow-y: hidden;
        & .curves--axis { color: $text-muted; }
        & .curves--level { color: $text-muted; }
        & .curves--ink-0 { color: $text-primary; }
        & .curves--ink-1 { color: $foreground; }
        & .curves--ink-2 { color: $text-error; }
        & .curves--ink-3 { color: $text-secondary; }
        & .curves--ink-4 { color: $text-success; }
        & .curves--ink-5 { color: $text-warning; }
        & .curves--ink-6 { color: $text-accent; }
    }
    """

    class Moved(ViewMessage):
        """The cursor is on this point of this curve now."""

        def __init__(self, view: "Curves", curve: Curve, point: CurvePoint) -> None:
            super().__init__(view)
            self.curve = curve
            self.point = point

    def __init__(
        self,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._curves: tuple[Curve, ...] = ()
        self._levels: tuple[Level, ...] = ()
        self._flags: tuple[Flag, ...] = ()
        self._logarithmic = False
        self._x_name = ""
        self._plot: Plot | None = None

    def set_content(
        self,
        curves: Iterable[Curve],
        *,
        levels: Iterable[Level] = (),
        flags: Iterable[Flag] = (),
        logarithmic: bool = False,
        x_name: str = "",
        title: str | None = None,
        empty: str | None = None,
    ) -> None:
        """Show other curves; the cursor stays on its point as long as there is one."""
        held, along = self._held()
        self._curves = tuple(curve for curve in curves if curve.points)
        self._levels, self._flags = tuple(levels), tuple(flags)
        self._logarithmic, self._x_name = logarithmic, x_name
        self.name_sheet(title, empty=empty)
        self._plot = None
        letters = [curve.letter for curve in self._curves]
        at = letters.index(held) if held in letters else 0
        if self._curves:
            points = len(self._curves[at].points)
            self._cursor = self._place(at, min(along, points - 1))
        self.content_changed()

    # The places of the cursor: the points, curve after curve.

    def _place(self, curve: int, point: int) -> int:
        return sum(len(each.points) for each in self._curves[:curve]) + point

    def _where(self, place: int) -> tuple[int, int]:
        for number, curve in enumerate(self._curves):
            if place < len(curve.points):
                return number, place
            place -= len(curve.points)
        return 0, 0

    def _held(self) -> tuple[str, int]:
        if not self._curves:
            return "", 0
        curve, point = self._where(self._cursor)
        return self._curves[curve].letter, point

    @property
    def count(self) -> int:
        return sum(len(curve.points) for curve in self._curves)

    @property
    def curve(self) -> Curve | None:
        """The curve that the cursor is on."""
        return self._curves[self._where(self.cursor)[0]] if self._curves else None

    @property
    def point(self) -> CurvePoint | None:
        """The point that the cursor is on."""
        curve, point = self._where(self.cursor)
        return self._curves[curve].points[point] if self._curves else None

    def answer(self) -> Answer | None:
        """Why the point under the cursor lies where it does."""
        return answer_of(self.point.answer) if self.point else None

    def sheet(self) -> Sheet:
        """A row for every place along the axis, a column for every curve."""
        places: dict[float, tuple[str, dict[int, str]]] = {}
        for number, curve in enumerate(self._curves):
            for point in curve.points:
                places.setdefault(point.x, (point.at, {}))[1][number] = point.text
        rows = tuple(
            (at, *(texts.get(number, "") for number in range(len(self._curves))))
            for _x, (at, texts) in sorted(places.items())
        )
        heads = (self._x_name, *(curve.name for curve in self._curves))
        return Sheet(self._sheet_title, heads, rows)

    def stepped(self, right: int, down: int) -> int | None:
        curve, point = self._where(self.cursor)
        if right:
            inside = 0 <= point + right < len(self._curves[curve].points)
            return self.cursor + right if inside else None
        if not 0 <= curve + down < len(self._curves):
            return None
        x = self._curves[curve].points[point].x
        others = self._curves[curve + down].points
        nearest = min(range(len(others)), key=lambda i: abs(others[i].x - x))
        return self._place(curve + down, nearest)

    def action_first(self) -> None:
        """Move the cursor to the first point of its curve."""
        self.move_to(self._place(self._where(self.cursor)[0], 0))

    def action_last(self) -> None:
        """Move the cursor to the last point of its curve."""
        curve = self._where(self.cursor)[0]
        if self._curves:
            self.move_to(self._place(curve, len(self._curves[curve].points) - 1))

    # The layout.

    @property
    def header_lines(self) -> int:  # type: ignore[override]
        """A line to read off and, where there is room, one for what the letters mean."""
        return 1 + int(self.size.height >= LEAST_FOR_LEGEND)

    def lines_at(self, width: int) -> int:
        return LEAST_FOR_LEGEND

    def set_out(self, width: int, height: int) -> int:
        high = max(1, height - self.header_lines - 2)
        self._plot = Plot(self._curves, self._levels, width, high, logarithmic=self._logarithmic)
        return high + 2

    def place_of(self, place: int) -> Region:
        plot = self._plot
        if plot is None or not self._curves:
            return Region()
        curve, at = self._where(place)
        point = self._curves[curve].points[at]
        line = plot.line_of(point.y)
        line = plot.high - 1 if line is None else line
        return Region(plot.gutter + plot.column_of(point.x), line, 1, 1)

    def place_at(self, x: int, y: int) -> int | None:
        """The point nearest to a cell of the plot."""
        if self._plot is None or not 0 <= y < self._plot.high:
            return None
        places = ((place, self.place_of(place)) for place in range(self.count))
        return min(places, key=lambda each: (abs(each[1].x - x), abs(each[1].y - y)))[0]

    def show_cursor(self) -> None:
        """Nothing is scrolled here: everything is always seen."""

    def repaint(self, place: int) -> None:
        header = Region(0, 0, max(1, self.size.width), self.header_lines)
        self.refresh(header, self.place_of(place).translate((0, self.header_lines)))

    # The drawing.

    def draw_header(self, y: int, width: int) -> list[Piece]:
        if y:
            return self._legend(width)
        curve, point = self.curve, self.point
        if curve is None or point is None:
            return []
        read = fit(f"{curve.letter} {curve.name} · {point.at}: {point.text}", width)
        return [(read, self.cursor_style(self.cursor, self.look("view--strong")))]

    def _legend(self, width: int) -> list[Piece]:
        named = [
            (f"{curve.letter} {curve.name}", self._text_ink(number))
            for number, curve in enumerate(self._curves)
        ]
        level, axis = self.look("curves--level"), self.look("curves--axis")
        named += [(f"┈ {each.label}", level) for each in self._levels]
        named += [(f"{each.letter} {each.label}", axis) for each in self._flags]
        pieces: list[Piece] = []
        for text, look in named:
            gap = "  " if pieces else ""
            shown = fit(text, width - len(gap))
            if not shown:
                break
            pieces += [(gap, self.rich_style), (shown, look)]
            width -= len(gap) + cell_len(shown)
        return pieces

    def _ink(self, number: int) -> Style:
        """How the curve of that number is drawn."""
        return self.look(f"curves--ink-{ink_of(number, self._curves[number])}")

    def _text_ink(self, number: int) -> Style:
        """The same for its letter and name, in a colour that can be read."""
        if ink_of(number, self._curves[number]) < READABLE:
            return self._ink(number)
        return self.look("view--strong")

    def draw(self, y: int, width: int) -> list[Piece]:
        plot = self._plot
        if plot is None or y > plot.high + 1:
            return []
        if y == plot.high:
            return self._draw_axis(plot)
        if y > plot.high:
            line = " " * plot.gutter + plot.ticks_line(visible(self._x_name))
            return [(line, self.look("curves--axis"))]
        return self._draw_line(plot, y)

    def _draw_line(self, plot: Plot, y: int) -> list[Piece]:
        axis = self.look("curves--axis")
        side = pad_cells(plot.labels.get(y, ""), plot.gutter - 1, "right") + "│"
        inks = {-1: self.rich_style, LEVEL_INK: self.look("curves--level")}
        inks |= {ink: self.look(f"curves--ink-{ink}") for ink in range(INKS)}
        own = self._own_cells(plot, y)
        cells = (plot.cell(column, y) for column in range(plot.across))
        drawn = [own.get(column, (text, inks[ink])) for column, (text, ink) in enumerate(cells)]
        # Joined, because each piece costs the terminal the codes of its colours.
        runs = groupby(drawn, key=lambda piece: piece[1])
        pieces = [(side, axis), *(("".join(text for text, _ in run), look) for look, run in runs)]
        end = plot.ends.get(y)
        if end is not None:
            pieces.append((f" {fit(self._curves[end].letter, 1)}", self._text_ink(end)))
        return pieces

    def _own_cells(self, plot: Plot, y: int) -> dict[int, Piece]:
        """The cells of a line that are not Braille: where no number was, and the cursor."""
        cells: dict[int, Piece] = {}
        if y == plot.high - 1:
            for number, curve in enumerate(self._curves):
                for point in curve.points:
                    if plot.line_of(point.y) is None:
                        cells[plot.column_of(point.x)] = (GAP, self._ink(number))
        here = self.place_of(self.cursor)
        if here.y == y:
            column = here.x - plot.gutter
            text = cells[column][0] if column in cells else POINT
            look = self._ink(self._where(self.cursor)[0])
            cells[column] = (text, self.cursor_style(self.cursor, look))
        return cells

    def _draw_axis(self, plot: Plot) -> list[Piece]:
        cells = ["─"] * plot.across
        for flag in self._flags:
            cells[plot.column_of(flag.x)] = fit(flag.letter, 1) or "─"
        line = " " * (plot.gutter - 1) + "└" + "".join(cells)
        return [(line, self.look("curves--axis"))]

    def say_moved(self) -> None:
        if self.curve and self.point:
            self.post_message(self.Moved(self, self.curve, self.point))
