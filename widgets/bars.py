"""Labelled bars that run to the right, one a line, each of which can be asked why."""

from collections.abc import Iterable
from dataclasses import dataclass

from widgets.answer import Answer, Asked, Sheet, answer_of
from widgets.blocks import across, shares
from widgets.cell_view import Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import ViewMessage
from widgets.row_view import RowView
from widgets.safe_text import cell_len, fit, pad_cells, visible

GAP = 2
SHORTEST_BAR = 4


@dataclass(frozen=True, slots=True)
class LabelledBar:
    """One bar: what it is, its length, how that reads, and why it is so."""

    label: str
    value: float
    text: str
    answer: Asked = None


class Bars(RowView):
    """Label, bar and number on every line, with a cursor on one number.

    A caption, if given, stays above them: say there that the scale is logarithmic, if it is.
    The longest bar goes all the way, unless it is known how much is `full`.
    """

    BINDINGS = cursor_keys("up", "down", "home", "end", "pageup", "pagedown")
    COMPONENT_CLASSES = {"bars--bar"}
    DEFAULT_CSS = """
    Bars .bars--bar { color: $text-secondary; }
    """

    class Moved(ViewMessage):
        """The cursor is on this bar now."""

        def __init__(self, view: "Bars", bar: LabelledBar, index: int) -> None:
            super().__init__(view)
            self.bar = bar
            self.index = index

    def __init__(
        self,
        bars: Iterable[LabelledBar] = (),
        *,
        caption: str = "",
        logarithmic: bool = False,
        plain: bool = False,
        title: str = "",
        columns: tuple[str, str] = ("", ""),
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._caption = caption
        self._logarithmic = logarithmic
        self._plain = plain
        self.name_sheet(title, columns)
        self._take(bars, 0.0)

    def _take(self, bars: Iterable[LabelledBar], full: float) -> None:
        self._bars = tuple(bars)
        values = (bar.value for bar in self._bars)
        self._shares = shares(values, logarithmic=self._logarithmic, full=full)
        self._label_width = max((cell_len(visible(bar.label)) for bar in self._bars), default=0)
        self._text_width = max((cell_len(visible(bar.text)) for bar in self._bars), default=0)

    def set_content(
        self,
        bars: Iterable[LabelledBar],
        *,
        caption: str | None = None,
        title: str | None = None,
        columns: tuple[str, str] | None = None,
        empty: str | None = None,
        full: float = 0.0,
    ) -> None:
        """Show other bars; what is not given stays."""
        self._caption = self._caption if caption is None else caption
        self.name_sheet(title, columns, empty)
        self._take(bars, full)
        self.content_changed()

    @property
    def bar(self) -> LabelledBar | None:
        """The bar under the cursor."""
        return self._bars[self.cursor] if self._bars else None

    def answer(self) -> Answer | None:
        """Why the bar under the cursor is as long as it is."""
        return answer_of(self.bar.answer) if self.bar else None

    def sheet(self) -> Sheet:
        """All bars as a table of two columns."""
        rows = tuple((bar.label, bar.text) for bar in self._bars)
        return Sheet(self._sheet_title, self._sheet_columns, rows)

    @property
    def count(self) -> int:
        return len(self._bars)

    @property
    def header_lines(self) -> int:  # type: ignore[override]
        """One line for the caption, if there is one."""
        return int(bool(self._caption))

    def draw_header(self, y: int, width: int) -> list[Piece]:
        return [(fit(self._caption, width), self.look("view--muted"))]

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= len(self._bars):
            return []
        bar = self._bars[y]
        text = min(self._text_width, width)
        label = self._label_width  # a label says more than a bar, so it is cut last
        if label > width - text - GAP:
            label = max(0, (width - text - GAP) * 3 // 5)
        room = width - label - text - 2 * GAP
        if room < SHORTEST_BAR:
            label, room = max(0, width - text - GAP), 0
        number = fit(bar.text, text)
        gap = " " * min(GAP, width - text - label)
        pieces = [(pad_cells(bar.label, label) + gap, self.rich_style)]
        if room:
            drawn = across(self._shares[y], room, plain=self._plain)
            pieces.append((drawn + " " * GAP, self.look("bars--bar")))
        pieces.append((" " * (text - cell_len(number)), self.rich_style))
        return [*pieces, (number, self.cursor_style(y, self.look("view--strong")))]

    def say_moved(self) -> None:
        if self.bar:
            self.post_message(self.Moved(self, self.bar, self.cursor))
