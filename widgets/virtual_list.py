"""A list of any length whose rows are worded only when they are seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.actions import SkipAction
from textual.binding import Binding
from textual.cache import LRUCache

from widgets.answer import Answer, Sheet
from widgets.cell_view import Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import ViewMessage
from widgets.mark import N_
from widgets.row_view import RowView
from widgets.safe_text import Align, pad_cells

GAP = 2
KEPT_ROWS = 512


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in cells (0 shares out what is left), how it is set."""

    title: str
    width: int = 0
    align: Align = "left"


RowOf = Callable[[int], Sequence[str]]
AnswerOf = Callable[[int], Answer | None]


def column_widths(columns: Sequence[Column], room: int) -> list[int]:
    """The cells of every column, gaps not counted; what no longer fits is cut from the right."""
    room = max(0, room - GAP * (len(columns) - 1))
    open_columns = sum(1 for column in columns if not column.width)
    spare = max(0, room - sum(column.width for column in columns))
    widths: list[int] = []
    for column in columns:
        width = column.width
        if not width:
            width = -(-spare // open_columns)
            spare, open_columns = spare - width, open_columns - 1
        width = min(width, room)
        widths.append(width)
        room -= width
    return widths


class VirtualList(RowView):
    """Rows rendered on demand, under a header that stays; the cursor is one row."""

    BINDINGS = [
        *cursor_keys("up", "down", "home", "end", "pageup", "pagedown"),
        Binding("enter", "choose", N_("Open"), show=False, id="list.choose"),
    ]
    COMPONENT_CLASSES = {"list--header"}
    DEFAULT_CSS = """
    VirtualList {
        height: 1fr;
        & .list--header { color: $text-muted; text-style: bold; }
    }
    """

    class Highlighted(ViewMessage):
        """The cursor is on this row now."""

        def __init__(self, view: "VirtualList", index: int) -> None:
            super().__init__(view)
            self.index = index

    class Chosen(ViewMessage):
        """This row was chosen: Enter on it, or a click on the row that the cursor is on."""

        def __init__(self, view: "VirtualList", index: int) -> None:
            super().__init__(view)
            self.index = index

    def __init__(
        self,
        columns: Sequence[Column] = (),
        row: RowOf | None = None,
        count: int = 0,
        *,
        answer: AnswerOf | None = None,
        title: str = "",
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self.name_sheet(title)
        self._kept: LRUCache[int, list[str]] = LRUCache(KEPT_ROWS)
        self._widths: list[int] = []
        self._take(columns, row, count, answer)

    def _take(
        self,
        columns: Sequence[Column],
        row: RowOf | None,
        count: int,
        answer: AnswerOf | None,
    ) -> None:
        self._columns = tuple(columns)
        self._row = row
        self._count = count if row else 0
        self._answer_of = answer
        self._kept.clear()

    def set_content(
        self,
        columns: Sequence[Column],
        row: RowOf,
        count: int,
        *,
        answer: AnswerOf | None = None,
        title: str | None = None,
        empty: str | None = None,
    ) -> None:
        """Show another list. The cursor keeps its row number where there still is one."""
        self.name_sheet(title, empty=empty)
        self._take(columns, row, count, answer)
        self.content_changed()

    def rows_changed(self) -> None:
        """Ask for the rows anew, because what `row` gives has changed."""
        self._kept.clear()
        self.refresh()

    def answer(self) -> Answer | None:
        """Why the row under the cursor is what it is."""
        return self._answer_of(self.cursor) if self._answer_of and self._count else None

    def sheet(self) -> Sheet:
        """All rows as a table, each asked for now."""
        row = self._row
        rows = tuple(tuple(row(i)) for i in range(self._count)) if row else ()
        return Sheet(self._sheet_title, tuple(column.title for column in self._columns), rows)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if not self._count:
            raise SkipAction()
        self.post_message(self.Chosen(self, self.cursor))

    def clicked_again(self) -> None:
        self.action_choose()

    @property
    def count(self) -> int:
        return self._count

    @property
    def header_lines(self) -> int:  # type: ignore[override]
        """One line of heads, if any column has one."""
        return int(any(column.title for column in self._columns))

    def _set(self, cells: Sequence[str]) -> list[str]:
        return [
            pad_cells(text, width, column.align)
            for text, width, column in zip(cells, self._widths, self._columns, strict=False)
            if width
        ]

    def _fit_columns(self, width: int) -> None:
        widths = column_widths(self._columns, width)
        if widths != self._widths:
            self._widths = widths
            self._kept.clear()

    def draw_header(self, y: int, width: int) -> list[Piece]:
        self._fit_columns(width)
        heads = self._set([column.title for column in self._columns])
        return [((" " * GAP).join(heads), self.look("list--header"))]

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= self._count or not self._row:
            return []
        self._fit_columns(width)
        cells = self._kept.get(y)
        if cells is None:
            self._kept[y] = cells = self._set(self._row(y))
        text = pad_cells((" " * GAP).join(cells), width)
        return [(text, self.cursor_style(y, self.rich_style))]

    def say_moved(self) -> None:
        self.post_message(self.Highlighted(self, self.cursor))
