"""Numbers in rows and columns as shades, many at a time, each of which can be asked why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

from rich.style import Style
from textual.geometry import Region

from widgets.answer import Answer, Sheet
from widgets.cell_view import Piece
from widgets.minus import MINUS
from widgets.safe_text import cell_len, fit, pad_cells, visible
from widgets.wide_view import WideView

LEAST_WIDTH = 3
STEPS = 3  # shades on either side of 0


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """Rows of equally many numbers, their heads, and how many columns are known so far.

    A number of the size `scale` has the darkest shade.
    """

    title: str = ""
    rows: Sequence[Sequence[float]] = ()
    row_heads: Sequence[str] = ()
    column_heads: Sequence[str] = ()
    known: int = 0
    scale: float = 1.0
    answer: Callable[[int, int], Answer | None] = lambda _row, _column: None

    @property
    def across(self) -> int:
        """How many columns there are."""
        return len(self.column_heads)

    def sign(self, row: int, column: int) -> str:
        """A number as its sign and the tenths of the scale: it reads without colours, too."""
        if column >= self.known:
            return "·"
        value = self.rows[row][column]
        if not isfinite(value):
            return "?"
        tenths = self._tenths(value)
        return f"{'+' if value > 0 else MINUS}{tenths}" if tenths else "0"

    def shade(self, row: int, column: int) -> int:
        """How dark a number is, from -STEPS to STEPS; numbers that read alike are alike."""
        value = self.rows[row][column] if column < self.known else 0.0
        if not isfinite(value):
            return 0
        dark = -(-self._tenths(value) * STEPS // 9)
        return dark if value > 0 else -dark

    def _tenths(self, value: float) -> int:
        return min(9, int(abs(value) / self.scale * 10 + 1e-6))


class HeatMap(WideView):
    """Shades under a title and heads that stay; columns come into view with the cursor."""

    header_lines = 2
    COMPONENT_CLASSES = {
        "heat--head",
        "heat--0",
        *(f"heat--{side}-{step}" for side in ("more", "less") for step in range(1, STEPS + 1)),
    }
    DEFAULT_CSS = """
    HeatMap {
        & .heat--head { color: $text-muted; }
        & .heat--0 { color: $text-muted; }
        & .heat--more-1 { background: $primary 25%; color: $foreground; }
        & .heat--more-2 { background: $primary 50%; color: $foreground; }
        & .heat--more-3 { background: $primary 75%; color: $foreground; text-style: bold; }
        & .heat--less-1 { background: $error 20%; color: $foreground; }
        & .heat--less-2 { background: $error 40%; color: $foreground; }
        & .heat--less-3 { background: $error 60%; color: $foreground; text-style: bold; }
    }
    """

    class Moved(WideView.Moved):
        """The cursor is in this row and column now."""

    def __init__(
        self,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._heat = Heat()
        self._wide = LEAST_WIDTH

    def set_content(self, heat: Heat) -> None:
        """Show other numbers; the cursor keeps its row and column where they still exist."""
        before = self.at
        if heat.column_heads != self._heat.column_heads:
            widest = max(map(cell_len, map(visible, heat.column_heads)), default=0)
            self._wide = max(LEAST_WIDTH, widest + 1)
        self._heat = heat
        self.content_replaced(before)

    @property
    def heat(self) -> Heat:
        """What is shown."""
        return self._heat

    @property
    def down(self) -> int:
        return len(self._heat.rows)

    @property
    def across(self) -> int:
        return self._heat.across

    def answer(self) -> Answer | None:
        """Why the number under the cursor is what it is."""
        return self._heat.answer(*self.at) if self.count else None

    def sheet(self) -> Sheet:
        """What is known, as numbers."""
        heat = self._heat
        pairs = zip(heat.row_heads, heat.rows, strict=True)
        rows = tuple((head, *(f"{v:.6g}" for v in row[: heat.known])) for head, row in pairs)
        return Sheet(heat.title, ("", *heat.column_heads[: heat.known]), rows)

    @property
    def _head_width(self) -> int:
        return max((cell_len(visible(head)) for head in self._heat.row_heads), default=0)

    def set_out(self, width: int, height: int) -> int:
        self._shown = max(1, min(self._heat.across, (width - self._head_width - 1) // self._wide))
        self.follow()
        return len(self._heat.rows)

    def lines_at(self, width: int) -> int:
        return len(self._heat.rows)

    def place_of(self, place: int) -> Region:
        row, column = divmod(place, self._heat.across)
        return Region(self._head_width + (column - self._first) * self._wide, row, self._wide, 1)

    def place_at(self, x: int, y: int) -> int | None:
        column = (x - self._head_width) // self._wide + self._first
        if column not in self.columns_seen or not 0 <= y < len(self._heat.rows):
            return None
        return y * self._heat.across + column

    def draw_header(self, y: int, width: int) -> list[Piece]:
        look = self.look("heat--head")
        if y == 0:
            return [(fit(self._heat.title, width), look)]
        columns = self.columns_seen
        pieces = [(pad_cells("‹" if columns.start else "", self._head_width), look)]
        for column in columns:
            style = self.look("view--strong") if column == self.at[1] else look
            pieces.append((pad_cells(self._heat.column_heads[column], self._wide, "right"), style))
        if columns.stop < self._heat.across:
            pieces.append(("›", look))
        return pieces

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= len(self._heat.rows):
            return []
        head = pad_cells(self._heat.row_heads[y], self._head_width, "right")
        pieces = [(head, self.look("heat--head"))]
        for column in self.columns_seen:
            text = pad_cells(self._heat.sign(y, column), self._wide, "right")
            style = self._look_of(self._heat.shade(y, column))
            pieces.append((text, self.cursor_style(y * self._heat.across + column, style)))
        return pieces

    def _look_of(self, shade: int) -> Style:
        if not shade:
            return self.look("heat--0")
        return self.look(f"heat--{'more' if shade > 0 else 'less'}-{abs(shade)}")
