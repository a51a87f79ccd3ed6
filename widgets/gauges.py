"""Labelled gauges, one a line, each between fixed ends, and each of which can be asked why."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from widgets.answer import Answer, Asked, Sheet, answer_of
from widgets.blocks import across
from widgets.cell_view import Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import ViewMessage
from widgets.row_view import RowView
from widgets.safe_text import cell_len, fit, pad_cells, visible

GAP = 1
SHORTEST = 5
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Gauge:
    """What it is, how far it stands from 0, how that reads, and why it is so.

    `share` is 1 at the upper end; a signed one goes down to -1, and its 0 is in the middle.
    """

    label: str
    share: float
    text: str
    answer: Asked = None
    signed: bool = False


class Gauges(RowView):
    """Label, gauge and number on every line, with a cursor on one number."""

    BINDINGS = cursor_keys("up", "down", "home", "end", "pageup", "pagedown")
    COMPONENT_CLASSES = {"gauges--gauge", "gauges--end"}
    DEFAULT_CSS = """
    Gauges {
        & .gauges--gauge { color: $text-secondary; }
        & .gauges--end { color: $text-muted; }
    }
    """

    class Moved(ViewMessage):
        """The cursor is on this gauge now."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._gauges: tuple[Gauge, ...] = ()
        self._label_width = self._text_width = 0

    def set_content(self, gauges: Iterable[Gauge], *, title: str | None = None) -> None:
        """Show other gauges; the cursor keeps its line."""
        self.name_sheet(title)
        self._gauges = tuple(gauges)
        self._label_width = max((cell_len(visible(each.label)) for each in self._gauges), default=0)
        self._text_width = max((cell_len(visible(each.text)) for each in self._gauges), default=0)
        self.content_changed()

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """What is shown."""
        return self._gauges

    def answer(self) -> Answer | None:
        """Why the gauge under the cursor stands where it stands."""
        return answer_of(self._gauges[self.cursor].answer) if self._gauges else None

    def sheet(self) -> Sheet:
        """All gauges as a table."""
        rows = tuple((each.label, each.text) for each in self._gauges)
        return Sheet(self._sheet_title, ("", ""), rows)

    @property
    def count(self) -> int:
        return len(self._gauges)

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= len(self._gauges):
            return []
        gauge = self._gauges[y]
        text = min(self._text_width, width)
        spare = width - text - 2 * GAP - 2
        # A gauge says more than the end of a label, as long as the beginning of that is seen.
        label = min(self._label_width, max(spare - SHORTEST, SHORTEST))
        room = min(LONGEST, spare - label)
        if room < SHORTEST:
            label, room = max(0, min(self._label_width, width - text - GAP)), 0
        pieces = [(pad_cells(fit(gauge.label, label), label) + " " * GAP, self.rich_style)]
        if room:
            end = self.look("gauges--end")
            share = max(-1.0, min(gauge.share, 1.0)) if isfinite(gauge.share) else 0.0
            bar = (_signed if gauge.signed else across)(share, room)
            pieces += [("▕", end), (bar, self.look("gauges--gauge")), ("▏" + " " * GAP, end)]
        number = fit(gauge.text, text)
        pieces.append((" " * (text - cell_len(number)), self.rich_style))
        return [*pieces, (number, self.cursor_style(y, self.look("view--strong")))]

    def say_moved(self) -> None:
        if self._gauges:
            self.post_message(self.Moved(self))


def _signed(share: float, cells: int) -> str:
    """A bar from the middle to either side, in exactly so many cells."""
    half = (cells - 1) // 2
    left, right = " " * half, " " * (cells - 1 - half)
    if share < 0:
        left = ("█" * max(1, round(-share * half))).rjust(half)
    elif share > 0:
        right = across(share, cells - 1 - half)
    return f"{left}│{right}"
