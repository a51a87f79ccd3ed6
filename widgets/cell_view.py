"""The ground on which the widgets stand: lines of their own, laid out in cells."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from widgets.safe_text import wrap

Piece = tuple[str, Style]


class CellView(ScrollView, can_focus=True, inherit_bindings=False):
    """A view that sets its content out in lines and draws them itself, as they are seen.

    Lines are counted from the first below the header, which stays while the others scroll.
    With nothing to show it shows the text it was given for that.
    """

    header_lines = 0
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"view--muted", "view--strong", "view--value"}
    DEFAULT_CSS = """
    CellView {
        height: auto;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & .view--muted { color: $text-muted; }
        & .view--strong { text-style: bold; }
        & .view--value { color: $text-primary; text-style: bold; }
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

    # What a subclass gives.

    @property
    def count(self) -> int:
        """How many things are shown."""
        raise NotImplementedError

    def set_out(self, width: int, height: int) -> int:
        """Lay everything out for this size, and say how many lines that takes."""
        raise NotImplementedError

    def lines_at(self, width: int) -> int:
        """How many lines it takes at this width, without laying anything out."""
        raise NotImplementedError

    def draw(self, y: int, width: int) -> list[Piece]:
        """One line, counted from the first below the header."""
        raise NotImplementedError

    def draw_header(self, y: int, width: int) -> list[Piece]:
        """One line of the header."""
        raise NotImplementedError

    # What it gets for that.

    @property
    def page_lines(self) -> int:
        """How many lines below the header can be seen at once."""
        return max(1, self.size.height - self.header_lines)

    def look(self, *names: str) -> Style:
        """The style of a component class."""
        return self.get_component_rich_style(*names)

    def content_changed(self) -> None:
        """Lay out and draw again after new content."""
        lines = self.virtual_size.height
        self._lay_out()
        same = bool(self.size) and self.virtual_size.height == lines
        height = self.styles.height
        self.refresh(layout=not same and (height is None or height.is_auto))

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
        lines = self._set_out(width, size.height)
        if lines > size.height and self.styles.overflow_y == "auto":
            width = max(1, width - self.styles.scrollbar_size_vertical)
            lines = self._set_out(width, size.height)
        self.virtual_size = Size(width, lines)
        # At once, as ScrollView does on mounting: the cursor may be scrolled to right after this.
        self._refresh_scrollbars()

    def _set_out(self, width: int, height: int) -> int:
        if self.count:
            return self.header_lines + self.set_out(width, height)
        return len(self._empty_lines(width))

    def _empty_lines(self, width: int) -> list[str]:
        return wrap(self._empty, width) if self._empty else []

    def render_line(self, y: int) -> Strip:
        """Draw one line of what can be seen."""
        width = self.scrollable_content_region.width
        return strip(self._pieces(y, width), width, self.rich_style)

    def _pieces(self, y: int, width: int) -> list[Piece]:
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
