"""Labelled numbers in even columns, each of which can be asked why."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.geometry import Region

from widgets.answer import Answer, Asked, Sheet, answer_of
from widgets.cell_view import Piece
from widgets.changed import marked
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import CursorView, ViewMessage
from widgets.flow import Place, first_of_lines, grid, holding, lines_of, nearest, on_line
from widgets.safe_text import cell_len, fit, pad_cells, visible

GAP = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: what it is, how it reads, why it is so, and whether it is marked as changed."""

    label: str
    text: str
    answer: Asked = None
    mark: bool = False

    @property
    def shown(self) -> str:
        """How it reads, with its mark."""
        return marked(self.text, self.mark)


class Figures(CursorView):
    """A handful of labelled numbers that wrap to the width, with a cursor on one of them."""

    BINDINGS = cursor_keys("left", "right", "up", "down", "home", "end")

    class Moved(ViewMessage):
        """The cursor is on this figure now."""

        def __init__(self, view: "Figures", figure: Figure) -> None:
            super().__init__(view)
            self.figure = figure

    def __init__(
        self,
        figures: Iterable[Figure] = (),
        *,
        title: str = "",
        columns: tuple[str, str] = ("", ""),
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._figures = tuple(figures)
        self.name_sheet(title, columns)
        self._places: list[Place] = []
        self._firsts: list[int] = []

    def set_content(
        self,
        figures: Iterable[Figure],
        *,
        title: str | None = None,
        columns: tuple[str, str] | None = None,
        empty: str | None = None,
    ) -> None:
        """Show other figures; what is not given stays."""
        self._figures = tuple(figures)
        self.name_sheet(title, columns, empty)
        self._places, self._firsts = [], []
        self.content_changed()

    @property
    def figure(self) -> Figure | None:
        """The figure under the cursor."""
        return self._figures[self.cursor] if self._figures else None

    def answer(self) -> Answer | None:
        """Why the figure under the cursor is what it is."""
        return answer_of(self.figure.answer) if self.figure else None

    def sheet(self) -> Sheet:
        """All figures as a table of two columns."""
        rows = tuple((figure.label, figure.shown) for figure in self._figures)
        return Sheet(self._sheet_title, self._sheet_columns, rows)

    @property
    def count(self) -> int:
        return len(self._figures)

    def _grid(self, width: int) -> list[Place]:
        widths = [
            cell_len(visible(figure.label)) + 2 + cell_len(visible(figure.shown))
            for figure in self._figures
        ]
        return grid(widths, width, GAP)

    def set_out(self, width: int, height: int) -> int:
        self._places = self._grid(width)
        self._firsts = first_of_lines(self._places)
        return len(self._firsts)

    def lines_at(self, width: int) -> int:
        return lines_of(self._grid(width))

    def place_of(self, place: int) -> Region:
        if place >= len(self._places):
            return Region()
        at = self._places[place]
        return Region(at.x, at.line, at.width, 1)

    def _line(self, y: int) -> range:
        return on_line(self._firsts, len(self._places), y)

    def place_at(self, x: int, y: int) -> int | None:
        return holding(self._places, self._line(y), x)

    def stepped(self, right: int, down: int) -> int | None:
        if self.cursor >= len(self._places):
            return None
        here = self._places[self.cursor]
        if down:
            return nearest(self._places, self._line(here.line + down), here.x)
        beside = self.cursor + right
        return beside if beside in self._line(here.line) else None

    def draw(self, y: int, width: int) -> list[Piece]:
        pieces: list[Piece] = []
        x = 0
        for i in self._line(y):
            place = self._places[i]
            pieces.append((" " * (place.x - x), self.rich_style))
            pieces += self._draw_figure(i, place.width)
            x = place.x + place.width
        return pieces

    def _draw_figure(self, i: int, width: int) -> list[Piece]:
        figure = self._figures[i]
        text = fit(figure.shown, width)
        room = width - cell_len(text)
        return [
            (pad_cells(fit(figure.label, room - 1), room), self.look("view--muted")),
            (text, self.cursor_style(i, self.look("view--strong"))),
        ]

    def say_moved(self) -> None:
        if self.figure:
            self.post_message(self.Moved(self, self.figure))
