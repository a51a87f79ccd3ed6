"""A histogram of block characters that fills its width."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.geometry import Region

from widgets.answer import Answer, Asked, Sheet, answer_of
from widgets.axis import bars_at, columns_of, place_labels
from widgets.blocks import shares, upward
from widgets.cell_view import Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import CursorView, ViewMessage
from widgets.safe_text import cell_len, fit, pad_cells, visible

LEAST_FOR_READOUT = 6
GAP = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name on the axis, its height, how that reads, and why it is so."""

    label: str
    value: float
    text: str
    answer: Asked = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A letter on the axis: where (in bars from the left, 2.5 is the middle of the third)."""

    at: float
    letter: str
    label: str


class Histogram(CursorView):
    """Bars side by side over an axis with names and letters, with a cursor on one bar.

    From six lines on, the first says what the letters mean and what the bar under the cursor is.
    """

    BINDINGS = cursor_keys("left", "right", "home", "end")
    COMPONENT_CLASSES = {"histogram--bar", "histogram--bar-cursor", "histogram--axis"}
    DEFAULT_CSS = """
    Histogram {
        height: 8;
        overflow-y: hidden;
        & .histogram--bar { color: $text-secondary; }
        & .histogram--bar-cursor { color: $foreground; }
        & .histogram--axis { color: $text-muted; }
    }
    """

    class Moved(ViewMessage):
        """The cursor is on this bar now."""

        def __init__(self, view: "Histogram", bar: Bar, index: int) -> None:
            super().__init__(view)
            self.bar = bar
            self.index = index

    def __init__(
        self,
        bars: Iterable[Bar] = (),
        *,
        top: str = "",
        markers: Iterable[Marker] = (),
        plain: bool = False,
        title: str = "",
        columns: tuple[str, str] = ("", ""),
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._plain = plain
        self.name_sheet(title, columns)
        self._across = 0
        self._high = 0
        self._gutter = 0
        self._take(bars, top, markers)

    def _take(self, bars: Iterable[Bar], top: str, markers: Iterable[Marker]) -> None:
        self._bars = tuple(bars)
        self._shares = shares(bar.value for bar in self._bars)
        self._top = visible(top)
        self._markers = tuple(markers)

    def set_content(
        self,
        bars: Iterable[Bar],
        *,
        top: str = "",
        markers: Iterable[Marker] = (),
        title: str | None = None,
        columns: tuple[str, str] | None = None,
        empty: str | None = None,
    ) -> None:
        """Show other bars; `top` is how the largest value reads, beside the top of the axis."""
        self.name_sheet(title, columns, empty)
        self._take(bars, top, markers)
        self.content_changed()

    @property
    def bar(self) -> Bar | None:
        """The bar under the cursor."""
        return self._bars[self.cursor] if self._bars else None

    def answer(self) -> Answer | None:
        """Why the bar under the cursor is as high as it is."""
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
        """One line to read off, where there is room for it."""
        return int(self.size.height >= LEAST_FOR_READOUT)

    def set_out(self, width: int, height: int) -> int:
        self._gutter = min(max(cell_len(self._top), 1), width // 3) + 1
        self._across = max(1, width - self._gutter)
        self._high = max(1, height - self.header_lines - 2)
        return self._high + 2

    def lines_at(self, width: int) -> int:
        return LEAST_FOR_READOUT + 1

    def place_of(self, place: int) -> Region:
        return Region(0, 0, max(1, self.size.width), self._high + 2)

    def repaint(self, place: int) -> None:
        top, width = self.header_lines, max(1, self.size.width)
        columns = columns_of(place, self.count, self._across)
        self.refresh(
            Region(0, 0, width, top),
            Region(self._gutter + columns.start, top, len(columns), self._high + 1),
            Region(0, top + self._high + 1, width, 1),
        )

    def place_at(self, x: int, y: int) -> int | None:
        column = x - self._gutter
        if not 0 <= column < self._across:
            return None
        return bars_at(column, len(self._bars), self._across)[-1]

    def stepped(self, right: int, down: int) -> int | None:
        place = self.cursor + right
        return place if right and 0 <= place < self.count else None

    def draw_header(self, y: int, width: int) -> list[Piece]:
        legend = "  ".join(f"{marker.letter} {marker.label}" for marker in self._markers)
        reading = fit(self._reading(width - cell_len(visible(legend)) - GAP), width)
        return [
            (pad_cells(legend, width - cell_len(reading)), self.look("view--muted")),
            (reading, self.look("view--strong")),
        ]

    def _reading(self, room: int) -> str:
        """What the bar under the cursor is; its name, which the axis shows too, only with room."""
        if not self.bar:
            return ""
        named = f"{self.bar.label}: {self.bar.text}"
        return named if cell_len(visible(named)) <= room else self.bar.text

    def draw(self, y: int, width: int) -> list[Piece]:
        if not self._across or y > self._high + 1:
            return []
        if y == self._high:
            return self._draw_axis()
        return self._draw_labels() if y > self._high else self._draw_bars(y)

    def _draw_bars(self, y: int) -> list[Piece]:
        side = self._top if y == 0 else "0" if y == self._high - 1 else ""
        line = "|" if self._plain else "│"
        side = pad_cells(side, self._gutter - 1, "right") + line
        pieces = [(side, self.look("histogram--axis"))]
        here = columns_of(self.cursor, self.count, self._across)
        styles = self.look("histogram--bar"), self.look("histogram--bar-cursor")
        return pieces + [
            (self._cell(column, y), styles[column in here]) for column in range(self._across)
        ]

    def _cell(self, column: int, y: int) -> str:
        bars = bars_at(column, self.count, self._across)
        # Wide bars stand a little apart, so that equal neighbours can be told apart.
        wide = self._across // self.count > 2
        if wide and column == columns_of(bars[-1], self.count, self._across)[-1]:
            return " "
        share = max(self._shares[bar] for bar in bars)
        return upward(share, self._high, y, plain=self._plain)

    def _draw_axis(self) -> list[Piece]:
        corner, line = ("+", "-") if self._plain else ("└", "─")
        cells = [line] * self._across
        for marker in self._markers:
            place = int(marker.at * self._across / self.count)
            place = max(0, min(place, self._across - 1))
            free = [i for i in range(self._across) if cells[i] == line] or [place]
            nearest = min(free, key=lambda i: (abs(i - place), -i))
            cells[nearest] = fit(marker.letter, 1) or line
        here = columns_of(self.cursor, self.count, self._across)
        axis, letter = self.look("histogram--axis"), self.look("view--value")
        pieces = [(" " * (self._gutter - 1) + corner, axis)]
        for column, cell in enumerate(cells):
            style = axis if cell == line else letter
            place = self.cursor if column in here else -1
            pieces.append((cell, self.cursor_style(place, style)))
        return pieces

    def _draw_labels(self) -> list[Piece]:
        labels = [visible(bar.label) for bar in self._bars]
        pieces: list[Piece] = [(" " * self._gutter, self.rich_style)]
        end = 0
        for x, bar, text in place_labels(labels, self._across, self.cursor):
            pieces.append((" " * (x - end), self.rich_style))
            pieces.append((text, self.cursor_style(bar, self.look("view--muted"))))
            end = x + cell_len(text)
        return pieces

    def say_moved(self) -> None:
        if self.bar:
            self.post_message(self.Moved(self, self.bar, self.cursor))
