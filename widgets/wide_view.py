"""A plane view with more columns than fit: they come into view with the cursor."""

from widgets.number_grid_cells import first_shown
from widgets.plane_view import PlaneView


class WideView(PlaneView):
    """Some of the columns are seen, as many as `set_out` says: it sets `_shown`, and follows."""

    _first = _shown = 0

    @property
    def columns(self) -> int:
        """How many columns there are that come into view and leave it."""
        return self.across

    @property
    def columns_seen(self) -> range:
        """Those that are seen."""
        return range(self._first, min(self._first + self._shown, self.columns))

    def follow(self) -> None:
        """Bring the column of the cursor into view."""
        column = min(self.at[1], self.columns - 1)
        first = first_shown(self._first, column, self._shown, self.columns)
        if first != self._first:
            self._first = first
            self.refresh()

    def show_cursor(self) -> None:
        """Scroll so that the cursor can be seen, across as well."""
        if self.count and self._shown:
            self.follow()
        super().show_cursor()
