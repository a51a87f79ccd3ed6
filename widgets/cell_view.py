"""The ground on which the widgets stand: own lines, laid out in cells, with a cursor on them."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.geometry import Region, Size, Spacing
from textual.scroll_view import ScrollView
from textual.strip import Strip

from widgets.safe_text import wrap

Piece = tuple[str, Style]


class CellView(ScrollView, can_focus=True, inherit_bindings=False):
    """A view that draws its lines itself and keeps a cursor on one of its numbered places.

    A subclass says how many places there are, sets them out for a width, and draws a line.
    Lines are counted from the first below the header, which stays while the others scroll.
    A key that would carry the cursor beyond the last place is left to the screen.
    """

    header_lines = 0

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"view--cursor", "view--cursor-blurred", "view--muted", "view--strong"}
    DEFAULT_CSS = """
    CellView {
        height: auto;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & .view--cursor {
            color: $text-primary;
            background: $background;
            text-style: bold reverse;
        }
        & .view--cursor-blurred {
            background: $block-cursor-blurred-background;
            text-style: underline;
        }
        & .view--muted { color: $text-muted; }
        & .view--strong { text-style: bold; }
    }
    """

    def __init__(
        self,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self._cursor = 0

    # What a subclass gives.

    @property
    def count(self) -> int:
        """How many places the cursor can be on."""
        raise NotImplementedError

    def set_out(self, width: int, height: int) -> int:
        """Lay everything out for this size, and say how many lines that takes."""
        raise NotImplementedError

    def lines_at(self, width: int) -> int:
        """How many lines it takes at this width, without laying anything out."""
        raise NotImplementedError

    def place_of(self, place: int) -> Region:
        """Where a place lies."""
        raise NotImplementedError

    def place_at(self, x: int, y: int) -> int | None:
        """The place under a cell."""
        raise NotImplementedError

    def draw(self, y: int, width: int) -> list[Piece]:
        """One line, counted from the first below the header."""
        raise NotImplementedError

    def draw_header(self, y: int, width: int) -> list[Piece]:
        """One line of the header."""
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

    # The cursor.

    @property
    def cursor(self) -> int:
        """The place the cursor is on."""
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
        if self.count and self.size.height:
            region = self.place_of(self._cursor).translate((0, self.header_lines))
            above = Spacing(top=self.header_lines)
            self.scroll_to_region(
                region, spacing=above, animate=False, x_axis=False, immediate=True
            )

    @property
    def page_lines(self) -> int:
        """How many lines below the header can be seen at once."""
        return max(1, self.size.height - self.header_lines)

    def cursor_style(self, place: int, otherwise: Style) -> Style:
        """How a place is drawn: as the cursor when it is there, else as given."""
        if place != self._cursor:
            return otherwise
        if self.has_focus:
            return self.look("view--cursor")
        return otherwise + self.get_component_rich_style("view--cursor-blurred", partial=True)

    def look(self, *names: str) -> Style:
        """The style of a component class."""
        return self.get_component_rich_style(*names)

    def action_step(self, right: int, down: int) -> None:
        """Move the cursor by one, or leave the key to the screen at the edge."""
        place = self.stepped(right, down) if self.count else None
        if place is None:
            raise SkipAction()
        self.move_to(place)

    def action_first(self) -> None:
        """Move the cursor to the first place."""
        self.move_to(0)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many lines as can be seen."""
        place = self.paged(pages) if self.count else self._cursor
        if place == self._cursor:
            raise SkipAction()
        self.move_to(place)

    def action_last(self) -> None:
        """Move the cursor to the last place."""
        self.move_to(self.count - 1)

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
        """Move the cursor to what was clicked."""
        place = self.clicked(event)
        if place is not None:
            self.move_to(place)

    def clicked(self, event: events.MouseEvent) -> int | None:
        """The place under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None or not self.count:
            return None
        if offset.y < self.header_lines:
            return None
        return self.place_at(offset.x, offset.y + self.scroll_offset.y - self.header_lines)

    # Layout and drawing.

    def content_changed(self) -> None:
        """Lay out and draw again after new content; the cursor stays where it still can be."""
        self._cursor = max(0, min(self._cursor, self.count - 1))
        auto = self.styles.height is None or self.styles.height.is_auto
        self._lay_out()
        self.refresh(layout=auto)
        if self.has_focus and self.count:
            self.say_moved()

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._lay_out()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines needed at this width."""
        if self.count:
            return self.header_lines + self.lines_at(width)
        return len(self._empty_lines(width))

    def _lay_out(self) -> None:
        size = self.size
        if not size.width or not size.height:
            return
        width = size.width
        lines = self._arranged(width, size.height)
        if lines > size.height:
            width -= self.styles.scrollbar_size_vertical
            lines = self._arranged(width, size.height)
        self.virtual_size = Size(width, lines)
        self.show_cursor()

    def _arranged(self, width: int, height: int) -> int:
        if self.count:
            return self.header_lines + self.set_out(width, height)
        return len(self._empty_lines(width))

    def _empty_lines(self, width: int) -> list[str]:
        return wrap(self._empty, width) if self._empty else []

    def render_line(self, y: int) -> Strip:
        """Draw one line of what can be seen."""
        width = self.scrollable_content_region.width
        return strip(self._line_pieces(y, width), width, self.rich_style)

    def _line_pieces(self, y: int, width: int) -> list[Piece]:
        if self.count and y < self.header_lines:
            return self.draw_header(y, width)
        y += self.scroll_offset.y
        if self.count:
            return self.draw(y - self.header_lines, width)
        lines = self._empty_lines(width)
        return [(lines[y], self.look("view--muted"))] if y < len(lines) else []


def strip(pieces: Iterable[Piece], width: int, ground: Style) -> Strip:
    """Put pieces side by side into a line of exactly so many cells."""
    segments = [Segment(text, style) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(width, ground)
