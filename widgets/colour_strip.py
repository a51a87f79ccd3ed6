"""Rows of numbers as strips of colour, one under another, each number of which can be asked why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isnan

import numpy as np
from rich.style import Style
from textual.actions import SkipAction
from textual.binding import Binding
from textual.geometry import Region

from widgets.answer import Answer, Sheet
from widgets.cell_view import Piece
from widgets.cursor_view import ViewMessage
from widgets.mark import N_
from widgets.pixel_pieces import ShowsPixels, cursor_ink, figure, heading
from widgets.pixels import SIGNED_SHADES, UNKNOWN, Look, Numbers, Span, levels, span_of
from widgets.safe_text import cell_len, pad_cells, visible
from widgets.wide_view import WideView

#: A label may take a third of the width, but never less than this.
LEAST_LABEL = 10
#: A number is not drawn wider than this, nor a strip higher.
WIDEST = 4
HIGHEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Strips:
    """Equally long rows of numbers: a label before each, and a number of its own behind it.

    The numbers at the ends of the colours are given (`span`), or the farthest from 0 that there
    is. `answer` is asked with a row and a column; the number behind the row is one column beyond.
    """

    title: str = ""
    numbers: Numbers = field(default_factory=lambda: np.zeros((0, 0)))
    labels: Sequence[str] = ()
    behind: Sequence[str] = ()
    behind_head: str = ""
    span: Span | None = None
    answer: Callable[[int, int], Answer | None] = lambda _row, _column: None

    @property
    def length(self) -> int:
        """How many numbers a strip has."""
        return int(self.numbers.shape[1])

    def ends(self) -> Span:
        """What the ends of the colours stand for, 0 in the middle."""
        if self.span is not None:
            return self.span
        high = span_of(np.abs(self.numbers)).high
        return Span(-high, high)


class ColourStrips(WideView, ShowsPixels):
    """Strips under a line that says the number under the cursor, with the colours at its right.

    A number is a sign on its colour, so strips read without colours, too; where there are lines
    enough, they are higher. What is too long comes into view with the cursor.
    """

    header_lines = 1
    _strips = Strips()
    _span = Span(-1.0, 1.0)
    _label_width = _behind_width = 0
    _wide = _high = 1
    BINDINGS = [Binding("enter", "choose", N_("Choose"), show=False, id="strips.choose")]

    class Chosen(ViewMessage):
        """This strip was chosen: Enter on it, or a click on the number that the cursor is on."""

        def __init__(self, view: "ColourStrips", row: int) -> None:
            super().__init__(view)
            self.row = row

    def set_content(self, strips: Strips, *, look: Look | None = None) -> None:
        """Show other strips; the cursor keeps its row and column where there still are such."""
        before = self.at
        self._strips, self._span = strips, strips.ends()
        self._look = look or self._look
        self.content_replaced(before)

    @property
    def strips(self) -> Strips:
        """What is shown."""
        return self._strips

    @property
    def down(self) -> int:
        return len(self._strips.labels)

    @property
    def across(self) -> int:
        return self._strips.length + 1 if self.down else 0

    @property
    def columns(self) -> int:
        return self._strips.length

    @property
    def page_rows(self) -> int:
        return max(1, self.page_lines // self._high)

    def answer(self) -> Answer | None:
        """Why the number under the cursor is what it is."""
        return self._strips.answer(*self.at) if self.count else None

    def sheet(self) -> Sheet:
        """The strips as numbers."""
        given = self._strips
        rows = tuple(
            (label, *(f"{number:.6g}" for number in numbers), behind)
            for label, numbers, behind in zip(
                given.labels, given.numbers.tolist(), given.behind, strict=True
            )
        )
        heads = ("", *map(str, range(given.length)), given.behind_head)
        return Sheet(given.title, heads, rows)

    # Where everything lies

    def set_out(self, width: int, height: int) -> int:
        given = self._strips
        widest = max(cell_len(visible(label)) for label in given.labels)
        self._label_width = min(widest, max(LEAST_LABEL, width // 3))
        texts = (*given.behind, given.behind_head)
        self._behind_width = max(cell_len(visible(text)) for text in texts)
        room = max(1, width - self._label_width - self._behind_width - 2)
        self._wide = max(1, min(WIDEST, room // max(1, given.length)))
        self._shown = max(1, min(given.length, room // self._wide))
        self._high = max(1, min(HIGHEST, (height - self.header_lines) // self.down))
        self.follow()
        return self.down * self._high

    def lines_at(self, width: int) -> int:
        return self.down

    @property
    def _behind_at(self) -> int:
        """Where the numbers behind the strips begin."""
        return self._label_width + 2 + len(self.columns_seen) * self._wide

    def place_of(self, place: int) -> Region:
        row, column = divmod(place, self.across)
        y = row * self._high
        if column == self._strips.length:
            return Region(self._behind_at, y, self._behind_width, self._high)
        x = self._label_width + 1 + (column - self._first) * self._wide
        return Region(x, y, self._wide, self._high)

    def place_at(self, x: int, y: int) -> int | None:
        row = y // self._high
        if not 0 <= row < self.down:
            return None
        if x >= self._behind_at:
            return row * self.across + self._strips.length
        column = (x - self._label_width - 1) // self._wide + self._first
        return row * self.across + column if column in self.columns_seen else None

    # Choosing

    def action_choose(self) -> None:
        """Choose the strip under the cursor."""
        if not self.count:
            raise SkipAction()
        self.post_message(self.Chosen(self, self.at[0]))

    def clicked_again(self) -> None:
        self.action_choose()

    def move_to(self, place: int) -> None:
        """Put the cursor on a number; the line above says it."""
        super().move_to(place)
        self.refresh_lines(0, self.header_lines)

    # Drawing

    def draw_header(self, y: int, width: int) -> list[Piece]:
        ends = (self._span.low, self._span.high)
        return heading(self._said(), ends, self._span, self._look, width, self.look("view--strong"))

    def _said(self) -> str:
        """The number under the cursor, in words."""
        row, column = self.at
        label = visible(self._strips.labels[row])
        if column == self._strips.length:
            return f"{label} · {self._strips.behind_head} {self._strips.behind[row]}".rstrip()
        number = figure(float(self._strips.numbers[row, column]))
        return f"{label} [{column}] {number}"

    def draw(self, y: int, width: int) -> list[Piece]:
        row, line = divmod(y, self._high)
        if row >= self.down:
            return []
        columns = self.columns_seen
        first = line == (self._high - 1) // 2  # the line on which signs and labels stand
        muted = self.look("view--muted")
        label = pad_cells(self._strips.labels[row] if first else "", self._label_width)
        strong = self.look("view--strong") if row == self.at[0] else self.rich_style
        pieces: list[Piece] = [(label, strong), ("‹" if columns.start else " ", muted)]
        for column, share, level in self._numbers(row):
            text = sign(share) if first else ""
            style = self.cursor_style(row * self.across + column, self._style(level))
            pieces.append((text.center(self._wide), style))
        pieces.append(("›" if columns.stop < self._strips.length else " ", muted))
        behind = pad_cells(self._strips.behind[row] if first else "", self._behind_width, "right")
        place = row * self.across + self._strips.length
        return [*pieces, (behind, self.cursor_style(place, self.rich_style))]

    def _numbers(self, row: int) -> Iterator[tuple[int, float, int]]:
        """The columns of a row that are seen: each with its share of the end, and its colour."""
        columns, high = self.columns_seen, self._span.high
        numbers = self._strips.numbers[row, columns.start : columns.stop]
        shares = np.where(np.isfinite(numbers), np.clip(numbers / high, -1, 1), np.nan)
        steps = levels(numbers, self._span)
        yield from zip(columns, shares.tolist(), steps.tolist(), strict=True)

    def _style(self, level: int) -> Style:
        """A sign stands on its colour, where there are any."""
        if level < 0 or self._look.depth == "shades":
            return self.rich_style
        return cursor_ink(self._look, True, level)


def sign(share: float) -> str:
    """%=- stand for far to little below 0, +*# for little to far above it."""
    if isnan(share):
        return UNKNOWN
    middle = len(SIGNED_SHADES) // 2
    return SIGNED_SHADES[middle + round(share * middle)]
