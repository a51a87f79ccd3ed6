"""Figures in rows and columns under a header that stays, each of which can be asked why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.actions import SkipAction
from textual.binding import Binding
from textual.geometry import Region

from widgets.answer import Answer, Sheet, answer_of
from widgets.cell_view import Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import CursorView, ViewMessage
from widgets.figures import Figure
from widgets.mark import N_
from widgets.safe_text import cell_len, pad_cells, visible

GAP = 2
MORE = " ›"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row: what it is about, and a figure for every column."""

    label: str
    cells: tuple[Figure, ...]


def _widest(texts: Iterable[str]) -> int:
    return max((cell_len(visible(text)) for text in texts), default=0)


def columns_from(widths: Sequence[int], first: int, room: int) -> int:
    """The column after the last that fits beside its neighbours; one is shown in any case.

    Where some do not fit, there is room left for the sign that says so.
    """
    whole = sum(widths[first:]) + GAP * (len(widths) - first - 1)
    room -= widths[first] + (cell_len(MORE) if whole > room else 0)
    last = first + 1
    while last < len(widths) and widths[last] + GAP <= room:
        room -= widths[last] + GAP
        last += 1
    return last


class FigureTable(CursorView):
    """Rows of figures; columns that do not fit come into view as the cursor reaches them.

    Where choosing a figure leads somewhere, the table is made `choosable`. Elsewhere Enter is left
    to the screen, and the help does not promise that it does something.
    """

    header_lines = 1
    BINDINGS = [
        *cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        Binding("enter", "choose", N_("Open"), show=False, id="table.choose"),
    ]
    COMPONENT_CLASSES = {"table--header"}
    DEFAULT_CSS = """
    FigureTable .table--header { color: $text-muted; text-style: bold; }
    """

    class Moved(ViewMessage):
        """The cursor is on this figure now, in this row and column."""

        def __init__(self, view: "FigureTable", figure: Figure, row: int, column: int) -> None:
            super().__init__(view)
            self.figure = figure
            self.row = row
            self.column = column

    class Chosen(ViewMessage):
        """This figure was chosen: Enter on it, or a click on the cell that the cursor is on."""

        def __init__(self, view: "FigureTable", figure: Figure, row: int, column: int) -> None:
            super().__init__(view)
            self.figure = figure
            self.row = row
            self.column = column

    def __init__(
        self,
        columns: Sequence[str] = (),
        rows: Iterable[FigureRow] = (),
        *,
        choosable: bool = False,
        title: str = "",
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self.name_sheet(title)
        self._choosable = choosable
        self._first = 0
        self._label_width = 0
        self._take(columns, rows)

    def _take(self, columns: Sequence[str], rows: Iterable[FigureRow]) -> None:
        """Keep the content; `columns` begins with the head of the labels."""
        self._heads = tuple(columns)
        self._rows = tuple(rows)
        self._across = len(self._heads) - 1
        self._widths = [
            max(1, _widest([self._heads[i + 1], *(self._cell(row, i).shown for row in self._rows)]))
            for i in range(self._across)
        ]

    def set_content(
        self,
        columns: Sequence[str],
        rows: Iterable[FigureRow],
        *,
        title: str | None = None,
        empty: str | None = None,
    ) -> None:
        """Show another table; `columns` begins with the head of the labels."""
        self.name_sheet(title, empty=empty)
        self._take(columns, rows)
        self.content_changed()

    @staticmethod
    def _cell(row: FigureRow, column: int) -> Figure:
        return row.cells[column] if column < len(row.cells) else Figure(row.label, "")

    @property
    def at(self) -> tuple[int, int]:
        """The row and the column that the cursor is in; the first of each in an empty table."""
        return divmod(self.cursor, self._across) if self.count else (0, 0)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a row and a column."""
        self.move_to(row * self._across + column)

    @property
    def figure(self) -> Figure | None:
        """The figure under the cursor."""
        row, column = self.at
        return self._cell(self._rows[row], column) if self.count else None

    def answer(self) -> Answer | None:
        """Why the figure under the cursor is what it is."""
        return answer_of(self.figure.answer) if self.figure else None

    def sheet(self) -> Sheet:
        """The table as data."""
        rows = tuple((row.label, *(cell.shown for cell in row.cells)) for row in self._rows)
        return Sheet(self._sheet_title, self._heads, rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Choosing is a key only where it leads somewhere."""
        return action != "choose" or self._choosable

    def action_choose(self) -> None:
        """Choose the figure under the cursor."""
        if not self.figure:
            raise SkipAction()
        self.post_message(self.Chosen(self, self.figure, *self.at))

    def clicked_again(self) -> None:
        if self._choosable:
            self.action_choose()

    @property
    def count(self) -> int:
        return len(self._rows) * max(0, self._across)

    def set_out(self, width: int, height: int) -> int:
        labels = _widest([self._heads[0], *(row.label for row in self._rows)])
        whole = sum(self._widths) + GAP * len(self._widths)
        narrow = min(max(self._widths) + GAP, width * 2 // 3)
        self._label_width = max(1, min(labels, max(width - whole, width // 3), width - narrow))
        self._room = width - self._label_width - GAP
        self._show_column()
        return len(self._rows)

    def lines_at(self, width: int) -> int:
        return len(self._rows)

    def _show_column(self) -> None:
        """Choose the first column shown, so that the cursor's column is among them."""
        column = self.cursor % self._across
        first = min(self._first, column, self._across - 1)
        while columns_from(self._widths, first, self._room) <= column:
            first += 1
        while first and columns_from(self._widths, first - 1, self._room) == self._across:
            first -= 1
        if first != self._first:
            self._first = first
            self.refresh()

    def show_cursor(self) -> None:
        if self.count and self._label_width:
            self._show_column()
        super().show_cursor()

    def _shown(self) -> list[tuple[int, int, int]]:
        """Number, first cell and width of the columns that can be seen."""
        if not self._label_width:
            return []
        shown: list[tuple[int, int, int]] = []
        x = self._label_width + GAP
        for column in range(self._first, columns_from(self._widths, self._first, self._room)):
            width = max(1, min(self._widths[column], self._room))
            shown.append((column, x, width))
            x += width + GAP
        return shown

    def place_of(self, place: int) -> Region:
        row, column = divmod(place, self._across)
        for shown, x, width in self._shown():
            if shown == column:
                return Region(x, row, width, 1)
        return Region(0, row, 1, 1)

    def place_at(self, x: int, y: int) -> int | None:
        if not 0 <= y < len(self._rows):
            return None
        for column, start, width in self._shown():
            if start - GAP < x < start + width:
                return y * self._across + column
        return None

    def stepped(self, right: int, down: int) -> int | None:
        row, column = self.at
        row, column = row + down, column + right
        if not (0 <= row < len(self._rows) and 0 <= column < self._across):
            return None
        return row * self._across + column

    def paged(self, pages: int) -> int:
        row, column = self.at
        row = max(0, min(row + pages * self.page_lines, len(self._rows) - 1))
        return row * self._across + column

    def draw_header(self, y: int, width: int) -> list[Piece]:
        look = self.look("table--header")
        pieces = [(pad_cells(self._heads[0], self._label_width), look)]
        shown = self._shown()
        for column, _, wide in shown:
            more = column == self._first and column > 0
            pieces.append(("‹ " if more else " " * GAP, look))
            pieces.append((pad_cells(self._heads[column + 1], wide, "right"), look))
        if shown and shown[-1][0] < self._across - 1:
            pieces.append((MORE, look))
        return pieces

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= len(self._rows):
            return []
        row = self._rows[y]
        pieces = [(pad_cells(row.label, self._label_width), self.look("view--muted"))]
        for column, _, wide in self._shown():
            text = visible(self._cell(row, column).shown)
            ahead = max(0, wide - cell_len(text))
            style = self.cursor_style(y * self._across + column, self.look("view--strong"))
            pieces.append((" " * (GAP + ahead), self.rich_style))
            pieces.append((pad_cells(text, wide - ahead), style))
        return pieces

    def say_moved(self) -> None:
        if self.figure:
            self.post_message(self.Moved(self, self.figure, *self.at))
