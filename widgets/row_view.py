"""A cursor view whose places lie one below the other, each on a line of its own."""

from textual.geometry import Region

from widgets.cursor_view import CursorView


class RowView(CursorView):
    """One place a line, as wide as the view; the cursor goes up and down."""

    def set_out(self, width: int, height: int) -> int:
        return self.count

    def lines_at(self, width: int) -> int:
        return self.count

    def place_of(self, place: int) -> Region:
        return Region(0, place, max(1, self.size.width), 1)

    def place_at(self, x: int, y: int) -> int | None:
        return y if 0 <= y < self.count else None

    def stepped(self, right: int, down: int) -> int | None:
        place = self.cursor + down
        return place if down and 0 <= place < self.count else None

    def paged(self, pages: int) -> int:
        return max(0, min(self.cursor + pages * self.page_lines, self.count - 1))
