"""A grid of numbers as it is laid out and drawn; `number_grid` lets it be edited."""

from collections.abc import Iterable

from rich.style import Style
from textual.geometry import Region, Spacing

from widgets.answer import Answer, Sheet, answer_of
from widgets.cell_view import CellView, Piece
from widgets.cursor_view import CursorView
from widgets.number_grid_cells import (
    At,
    Kind,
    Number,
    Numbers,
    first_shown,
    fitting,
    sheet_rows,
)
from widgets.safe_text import cell_len, cut, fit, pad_cells, visible

CARET = "▏"
MOST_TYPED_SHOWN = 8


class NumberGridView(CursorView):
    """Numbers in rows and columns, some of which can be bracketed, and one pointed out.

    Brackets stand between the numbers: `[9  0] 9`. What does not fit comes into view with the
    cursor, under a title and heads that stay.
    """

    header_lines = 2
    COMPONENT_CLASSES = {
        "grid--head",
        "grid--marked",
        "grid--pointed",
        "grid--filled",
        "grid--pending",
        "grid--hidden",
        "grid--wrong",
        "grid--right",
        "grid--typed",
    }
    DEFAULT_CSS = """
    NumberGridView {
        & .grid--head { color: $text-muted; }
        & .grid--marked { color: $text; background: $surface; text-style: bold; }
        & .grid--pointed { color: $text; background: $surface; text-style: bold underline; }
        & .grid--filled { color: $text-muted; text-style: italic; }
        & .grid--pending { color: $text-muted; }
        & .grid--hidden { color: $text-primary; text-style: bold; }
        & .grid--wrong { color: $text-error; text-style: bold; }
        & .grid--right { color: $text; text-style: bold; }
        & .grid--typed { color: $foreground; background: $panel; text-style: bold underline; }
    }
    """

    def __init__(
        self,
        numbers: Numbers | None = None,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._numbers = numbers or Numbers()
        self._marked: frozenset[At] = frozenset()
        self._pointed: At | None = None
        self._typed: str | None = None
        self._first = 0
        self._wide, self._shown_columns = 1, 0

    def set_content(self, numbers: Numbers) -> None:
        """Show other numbers; the cursor keeps its row and column where they still exist."""
        before = row, column = self.at
        self._numbers = numbers
        if self.count:
            row, column = min(row, len(numbers.rows) - 1), min(column, numbers.across - 1)
            self._cursor = row * numbers.across + column
        # Another number under a cursor that stays is no move, which would ask something new.
        CellView.content_changed(self)
        if self.has_focus and self.count and self.at != before:
            self.say_moved()

    def set_marks(self, marked: Iterable[At] = (), pointed: At | None = None) -> None:
        """Put these numbers between brackets, and point one of them out."""
        marks = frozenset(marked), pointed
        if marks == (self._marked, self._pointed):
            return
        self._marked, self._pointed = marks
        self.show_marks()
        self.refresh()

    def show_marks(self) -> None:
        """Scroll so that what is marked can be seen, unless the cursor is the learner's own."""
        if self.has_focus or not self.size.height or not self._shown_columns:
            return
        pointed = frozenset() if self._pointed is None else {self._pointed}
        for marks in (self._marked, pointed):  # all of it if there is room; this one in any case
            if marks:
                rows, columns = zip(*marks, strict=True)
                self._go_to_column(max(columns))
                self._go_to_column(min(columns))
                self._go_to_rows(min(rows), max(rows))

    def _go_to_rows(self, first: int, last: int) -> None:
        region = Region(0, first + self.header_lines, 1, last - first + 1)
        above = Spacing(top=self.header_lines)
        self.scroll_to_region(region, spacing=above, animate=False, x_axis=False)

    @property
    def numbers(self) -> Numbers:
        """What is shown."""
        return self._numbers

    @property
    def at(self) -> At:
        """Row and column of the cursor."""
        return divmod(self._cursor, self._numbers.across) if self._numbers.across else (0, 0)

    @property
    def number(self) -> Number | None:
        """The number under the cursor."""
        row, column = self.at
        return self._numbers.rows[row][column] if self.count else None

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a number."""
        self.move_to(row * self._numbers.across + column)

    def answer(self) -> Answer | None:
        """Why the number under the cursor is what it is."""
        return answer_of(self.number.answer) if self.number else None

    def sheet(self) -> Sheet:
        """The grid as data."""
        heads = self._numbers.column_heads or ("",) * self._numbers.across
        corner = ("",) if self._numbers.row_heads else ()
        return Sheet(self._numbers.title, (*corner, *heads), tuple(sheet_rows(self._numbers)))

    # Where everything lies

    @property
    def count(self) -> int:
        return len(self._numbers.rows) * self._numbers.across

    def set_out(self, width: int, height: int) -> int:
        natural = self._numbers.cell_width
        if self._typed is not None:
            natural = max(natural, min(cell_len(self._typed) + 1, MOST_TYPED_SHOWN))
        room = width - self._numbers.head_width
        self._wide, self._shown_columns = fitting(natural, self._numbers.across, room)
        self._go_to_column(self.at[1])
        return len(self._numbers.rows)

    def lines_at(self, width: int) -> int:
        return len(self._numbers.rows)

    def _go_to_column(self, column: int) -> None:
        first = first_shown(self._first, column, self._shown_columns, self._numbers.across)
        if first != self._first:
            self._first = first
            self.refresh()

    def show_cursor(self) -> None:
        if self.count and self._shown_columns:
            self._go_to_column(self.at[1])
        super().show_cursor()

    @property
    def _columns(self) -> range:
        last = min(self._first + self._shown_columns, self._numbers.across)
        return range(self._first, last)

    def place_of(self, place: int) -> Region:
        row, column = divmod(place, self._numbers.across)
        x = self._numbers.head_width + (column - self._first) * (self._wide + 1) + 1
        return Region(x, row, self._wide, 1)

    def place_at(self, x: int, y: int) -> int | None:
        column = (x - self._numbers.head_width) // (self._wide + 1) + self._first
        if column not in self._columns or not 0 <= y < len(self._numbers.rows):
            return None
        return y * self._numbers.across + column

    def stepped(self, right: int, down: int) -> int | None:
        row, column = self.at
        row, column = row + down, column + right
        if not (0 <= row < len(self._numbers.rows) and 0 <= column < self._numbers.across):
            return None
        return row * self._numbers.across + column

    def paged(self, pages: int) -> int:
        row, column = self.at
        row = max(0, min(row + pages * self.page_lines, len(self._numbers.rows) - 1))
        return row * self._numbers.across + column

    # Drawing

    def cursor_style(self, place: int, otherwise: Style) -> Style:
        """The cursor is seen where the focus is; elsewhere the marks are what counts."""
        return super().cursor_style(place, otherwise) if self.has_focus else otherwise

    def draw_header(self, y: int, width: int) -> list[Piece]:
        if y == 0:
            return [(fit(self._numbers.title, width), self.look("view--strong"))]
        look = self.look("grid--head")
        columns = self._columns
        pieces = [(" " * self._numbers.head_width, look)]
        heads = self._numbers.column_heads or ("",) * self._numbers.across
        for column in columns:
            hidden_before = column == columns.start and column > 0
            pieces.append(("‹" if hidden_before else " ", look))
            pieces.append((pad_cells(heads[column], self._wide, "right"), look))
        if columns.stop < self._numbers.across:
            pieces.append(("›", look))
        return pieces

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= len(self._numbers.rows):
            return []
        pieces: list[Piece] = []
        if self._numbers.row_heads:
            head = pad_cells(self._numbers.row_heads[y], self._numbers.head_width - 1, "right")
            pieces.append((f"{head} ", self.look("grid--head")))
        for column in self._columns:
            pieces.append(self._sign(y, column))
            pieces.append(self._draw_number(y, column))
        return [*pieces, self._sign(y, self._columns.stop)]

    def _sign(self, row: int, column: int) -> Piece:
        """What stands between a number and the one before it."""
        before, after = (row, column - 1), (row, column)
        if self._pointed in (before, after):
            return "‹" if self._pointed == before else "›", self.look("grid--pointed")
        opened, closed = after in self._marked, before in self._marked
        if opened != closed:
            return "[" if opened else "]", self.look("grid--marked")
        edge = self._is_filled(before) != self._is_filled(after)
        inside = 0 < column < self._numbers.across
        look = self.look("grid--marked" if opened else "grid--head")
        return "│" if edge and inside else " ", look

    def _is_filled(self, at: At) -> bool:
        row, column = at
        inside = 0 <= column < self._numbers.across
        return inside and self._numbers.rows[row][column].kind is Kind.FILLED

    def _draw_number(self, row: int, column: int) -> Piece:
        place = row * self._numbers.across + column
        if self._typed is not None and place == self.cursor:
            text = pad_cells(_end_of(self._typed, self._wide - 1) + CARET, self._wide, "right")
            return text, self.look("grid--typed")
        number = self._numbers.rows[row][column]
        text = pad_cells(number.shown, self._wide, "right")
        return text, self.cursor_style(place, self._look_of(number, (row, column)))

    def _look_of(self, number: Number, at: At) -> Style:
        """What a number is; where it is marked, that comes first, and its sign says the rest."""
        own = self.rich_style
        if number.kind is not Kind.GIVEN:
            own = self.look(f"grid--{number.kind.value}")
        if at == self._pointed:
            return self.look("grid--pointed") + Style(italic=own.italic)
        if at in self._marked:
            return self.look("grid--marked") + Style(italic=own.italic)
        return own


def _end_of(text: str, width: int) -> str:
    """The end of a typed text that fits."""
    shown = visible(text)
    while cell_len(shown) > max(0, width):
        shown = shown[max(1, len(cut(shown, 1))) :]
    return shown
