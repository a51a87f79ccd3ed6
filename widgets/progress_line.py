"""One line of progress: what is done, a bar, and how far it is."""

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from widgets.cell_view import Piece, strip
from widgets.safe_text import cell_len, fit, pad_cells, visible

LONGEST_BAR = 30
SHORTEST_BAR = 6
PERCENT = 5


def bar_cells(text: int, width: int) -> int:
    """The cells of the bar beside a text of so many cells; none where there is no room."""
    room = min(LONGEST_BAR, width - PERCENT - 1 - min(text, width // 2))
    return room if room >= SHORTEST_BAR else 0


class ProgressLine(Widget):
    """Text, bar and percent. Without a known end, a block in the bar moves on at every report."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"progress--bar", "progress--rest"}
    DEFAULT_CSS = """
    ProgressLine {
        height: 1;
        & .progress--bar { color: $text-primary; }
        & .progress--rest { color: $text-muted; }
    }
    """

    def __init__(
        self,
        text: str = "",
        *,
        plain: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._text = text
        self._plain = plain
        self._share: float | None = None
        self._reports = 0

    def set_content(self, text: str, done: float = 0, total: float | None = None) -> None:
        """Report how far it is; without a total, that it goes on."""
        before = self._runs(self.size.width)
        self._text = text
        self._share = max(0.0, min(done / total, 1.0)) if total else None
        self._reports += 1
        # Where it is hidden it has no width to compare at, and what was drawn is kept.
        if not self.size.width or self._runs(self.size.width) != before:
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, whatever comes."""
        return 1

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        text, before, done, after, percent = self._runs(width)
        pieces: list[Piece] = [
            (text, self.rich_style),
            (before, self.get_component_rich_style("progress--rest")),
            (done, self.get_component_rich_style("progress--bar")),
            (after, self.get_component_rich_style("progress--rest")),
            (percent, self.rich_style),
        ]
        return strip(pieces, width, self.rich_style)

    def _runs(self, width: int) -> tuple[str, str, str, str, str]:
        """Text, the three parts of the bar, and percent, as they are drawn."""
        if self._share is None and not self._reports:
            return fit(self._text, width), "", "", "", ""
        cells = bar_cells(cell_len(visible(self._text)), width)
        percent = "" if self._share is None else f"{int(self._share * 100)}%"
        room = max(0, width - cells - PERCENT - (1 if cells else 0))
        text = pad_cells(self._text, room) + " " * bool(cells)
        before, block, after = self._bar(cells)
        return text, before, block, after, fit(percent.rjust(PERCENT), width)

    def _bar(self, cells: int) -> tuple[str, str, str]:
        """What lies before the filled part, the filled part, and what lies behind it."""
        full, rest = ("#", "-") if self._plain else ("█", "░")
        if self._share is not None:
            filled = int(self._share * cells)
            return "", full * filled, rest * (cells - filled)
        length = cells // 4
        start = self._reports % max(1, cells - length + 1)
        return rest * start, full * length, rest * (cells - length - start)
