"""A cursor view whose places lie in rows and columns."""

from widgets.cell_view import CellView
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import CursorView, ViewMessage


class PlaneView(CursorView):
    """The cursor is on a row and a column; at the edges a key is left to the screen."""

    BINDINGS = cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown")

    class Moved(ViewMessage):
        """The cursor is in this row and column now."""

        def __init__(self, view: "PlaneView", row: int, column: int) -> None:
            super().__init__(view)
            self.row = row
            self.column = column

    # What a subclass gives.

    @property
    def down(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def across(self) -> int:
        """How many columns there are."""
        raise NotImplementedError

    @property
    def page_rows(self) -> int:
        """How many rows can be seen at once."""
        return self.page_lines

    # What it gets for that.

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return divmod(self._cursor, self.across) if self.across else (0, 0)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a row and a column."""
        self.move_to(row * self.across + column)

    def keep_at(self, row: int, column: int) -> None:
        """Leave the cursor, after new content, where it was as far as there still is such a place.

        Another number under a cursor that stays is no move.
        """
        row, column = min(row, self.down - 1), min(column, self.across - 1)
        self._cursor = max(0, row * self.across + column)

    def content_replaced(self, before: tuple[int, int]) -> None:
        """Lay out and draw again after new content, with the cursor where it was before."""
        self.keep_at(*before)
        CellView.content_changed(self)
        self.say_if_moved(before)

    def say_if_moved(self, before: tuple[int, int]) -> None:
        """Tell the screen that new content has carried the cursor elsewhere, if it has."""
        if self.has_focus and self.count and self.at != before:
            self.say_moved()

    @property
    def count(self) -> int:
        return self.down * self.across

    def stepped(self, right: int, down: int) -> int | None:
        row, column = self.at
        row, column = row + down, column + right
        if not (0 <= row < self.down and 0 <= column < self.across):
            return None
        return row * self.across + column

    def paged(self, pages: int) -> int:
        row, column = self.at
        row = max(0, min(row + pages * self.page_rows, self.down - 1))
        return row * self.across + column

    def say_moved(self) -> None:
        if self.count:
            self.post_message(self.Moved(self, *self.at))
