"""A cell view with a cursor: on one of its numbered places, moved by keys and by mouse."""

from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.geometry import Region, Spacing
from textual.message import Message
from textual.widget import Widget

from widgets.cell_view import CellView


class ViewMessage(Message):
    """Something a view says; `@on` can tell by its `control` which view it was."""

    def __init__(self, view: "CursorView") -> None:
        super().__init__()
        self.view = view

    @property
    def control(self) -> "CursorView":
        """The view that says so."""
        return self.view


class CursorView(CellView):
    """A view whose things are places for a cursor.

    The cursor is strong while the view has the focus, and faint (underlined) while it has not.
    A key that would carry it beyond the last place is left to the screen.
    """

    COMPONENT_CLASSES = {"view--cursor", "view--cursor-blurred"}
    DEFAULT_CSS = """
    CursorView {
        & .view--cursor {
            color: $text-primary;
            background: $background;
            text-style: bold reverse;
        }
        & .view--cursor-blurred {
            color: $text;
            background: $block-cursor-blurred-background;
        }
    }
    """

    def __init__(
        self,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._cursor = 0
        self._sheet_title = ""
        self._sheet_columns: tuple[str, ...] = ()

    # What a subclass gives.

    def place_of(self, place: int) -> Region:
        """Where a place lies."""
        raise NotImplementedError

    def place_at(self, x: int, y: int) -> int | None:
        """The place under a cell."""
        raise NotImplementedError

    def stepped(self, right: int, down: int) -> int | None:
        """Where a step leads, or None if it leads out of the widget."""
        raise NotImplementedError

    def paged(self, pages: int) -> int:
        """Where a page up or down leads."""
        return self._cursor

    def say_moved(self) -> None:
        """Tell the screen what the cursor is on now."""
        raise NotImplementedError

    def clicked_again(self) -> None:
        """Do what a click does on the place that the cursor is on: nothing, if none is chosen."""

    # What it gets for that.

    def name_sheet(
        self, title: str | None, columns: tuple[str, ...] | None = None, empty: str | None = None
    ) -> None:
        """Take the title and heads of the copied table, and the empty text; None leaves one be."""
        self._sheet_title = self._sheet_title if title is None else title
        self._sheet_columns = self._sheet_columns if columns is None else columns
        self._empty = self._empty if empty is None else empty

    @property
    def cursor(self) -> int:
        """The number of the place the cursor is on."""
        return self._cursor

    def move_to(self, place: int) -> None:
        """Put the cursor on a place, bring it into view and say so."""
        if not self.count:
            return
        place = max(0, min(place, self.count - 1))
        if place == self._cursor:
            return
        before, self._cursor = self._cursor, place
        self.repaint(before)
        self.repaint(place)
        self.show_cursor()
        self.say_moved()

    def repaint(self, place: int) -> None:
        """Draw again the lines on which a place lies."""
        region = self.place_of(place)
        self.refresh_lines(region.y + self.header_lines, region.height)

    def show_cursor(self) -> None:
        """Scroll so that the cursor can be seen."""
        if not self.count or not self.size.height:
            return
        region = self.place_of(self._cursor).translate((0, self.header_lines))
        above = Spacing(top=self.header_lines)
        self.scroll_to_region(region, spacing=above, animate=False, x_axis=False)
        if self.has_focus:
            self._show_in_containers(region)

    def _show_in_containers(self, region: Region) -> None:
        """Scroll the containers too, where this view is taller than what they show of it."""
        at = region.translate(self.content_region.offset - self.scroll_offset)
        for container in self.ancestors:
            if isinstance(container, Widget) and container.is_scrollable:
                window = container.scrollable_content_region
                by = Region.get_scroll_to_visible(window, at).y
                container.scroll_relative(y=by, animate=False)
                at = at.translate((0, -by))

    def cursor_style(self, place: int, otherwise: Style) -> Style:
        """How a place is drawn: as the cursor when it is there, else as given."""
        if place != self._cursor:
            return otherwise
        if self.has_focus:
            return self.look("view--cursor")
        faint = self.look("view--cursor-blurred")
        return otherwise + Style(color=faint.color, bgcolor=faint.bgcolor, underline=True)

    def content_changed(self) -> None:
        """Lay out and draw again; the cursor keeps its number where there still is such a place."""
        self._cursor = max(0, min(self._cursor, self.count - 1))
        super().content_changed()
        if self.has_focus and self.count:
            self.say_moved()

    def _lay_out(self) -> None:
        super()._lay_out()
        self.show_cursor()

    def action_step(self, right: int, down: int) -> None:
        """Move the cursor by one, or leave the key to the screen at the edge."""
        place = self.stepped(right, down) if self.count else None
        if place is None:
            raise SkipAction()
        self.move_to(place)

    def action_first(self) -> None:
        """Move the cursor to the first place."""
        self.move_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last place."""
        self.move_to(self.count - 1)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many lines as can be seen."""
        place = self.paged(pages) if self.count else self._cursor
        if place == self._cursor:
            raise SkipAction()
        self.move_to(place)

    def on_focus(self) -> None:
        """Show the strong cursor, and say what it is on."""
        if self.count:
            self.repaint(self._cursor)
            self.say_moved()

    def on_blur(self) -> None:
        """Show the faint cursor."""
        if self.count:
            self.repaint(self._cursor)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to what was clicked, unless it is there already."""
        place = self.clicked(event)
        if place is not None and place == self._cursor:
            self.clicked_again()
        elif place is not None:
            self.move_to(place)

    def clicked(self, event: events.MouseEvent) -> int | None:
        """The place under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None or not self.count or offset.y < self.header_lines:
            return None
        return self.place_at(offset.x, offset.y + self.scroll_offset.y - self.header_lines)
