"""The shapes on their way through a network: a line for each tensor, from input to output."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from widgets.answer import Answer, Asked, Sheet, answer_of
from widgets.blocks import across, centred, dotted, shares
from widgets.cell_view import Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import ViewMessage
from widgets.row_view import RowView
from widgets.safe_text import cell_len, fit, pad_cells, visible

GAP = 2
WAY = 2
LEAST_PLACES = 7
LEAST_DEPTH = 4

Heads = tuple[str, str, str, str]
"""The heads of the labels, the places, the texts and the depths."""


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One tensor: what made it, how its shape reads, how many places it has and how deep each is.

    Places are steps or pixels, 1 in a flat vector; the depth is how many numbers stand at each.
    What is not known is None.
    """

    label: str
    text: str
    places: float | None
    depth: float | None
    answer: Asked = None


class Lanes(NamedTuple):
    """How many cells the direction, the label, the places, the text and the depth have."""

    way: int
    label: int
    places: int
    text: int
    depth: int


def lanes_of(width: int, label: int, text: int) -> Lanes:
    """Share the width out; where it is short, the depth goes first, then the places, the direction.

    With none of them left, labels and texts share every line as the line needs it.
    """
    way = WAY if WAY + label + GAP + text <= width else 0
    room = width - way - label - GAP - text
    if room >= GAP + LEAST_PLACES + GAP + LEAST_DEPTH:
        places = max(LEAST_PLACES, _odd((room - 2 * GAP) * 3 // 5))
        return Lanes(way, label, places, text, room - 2 * GAP - places)
    if room >= GAP + LEAST_PLACES:
        places = _odd(room - GAP)
        return Lanes(way, label, places, text + room - GAP - places, 0)
    return Lanes(way, 0, 0, 0, 0)


def _odd(cells: int) -> int:
    """At most so many, but an odd number, because that has a middle."""
    return cells - (cells + 1) % 2


def _beside(label: str, text: str, width: int) -> tuple[str, str, str]:
    """A label, a gap and a text that share a line; the label is cut only after the text is gone."""
    label = fit(label, width)
    text = fit(text, width - cell_len(label) - GAP)
    return label, " " * (width - cell_len(label) - cell_len(text)), text


class Funnel(RowView):
    """Label, a bar for the places, the shape and a bar for the depth on every line.

    The bars for the places stand one below another about the same middle, so that they can be seen
    narrowing; a single place is a thread. Both kinds of bars are logarithmic and begin at 1.
    """

    BINDINGS = cursor_keys("up", "down", "home", "end", "pageup", "pagedown")
    COMPONENT_CLASSES = {"funnel--places", "funnel--depth", "funnel--header"}
    DEFAULT_CSS = """
    Funnel {
        & .funnel--header { color: $text-muted; text-style: bold; }
        & .funnel--places { color: $text-secondary; }
        & .funnel--depth { color: $text-muted; }
    }
    """

    class Moved(ViewMessage):
        """The cursor is on this tensor now."""

        def __init__(self, view: "Funnel", row: FunnelRow, index: int) -> None:
            super().__init__(view)
            self.row = row
            self.index = index

    def __init__(
        self,
        rows: Iterable[FunnelRow] = (),
        *,
        heads: Heads = ("", "", "", ""),
        plain: bool = False,
        title: str = "",
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._plain = plain
        self.name_sheet(title)
        self._take(rows, heads)

    def _take(self, rows: Iterable[FunnelRow], heads: Heads) -> None:
        self._rows = tuple(rows)
        self._heads = heads
        self._places = self._shares(row.places for row in self._rows)
        self._depths = self._shares(row.depth for row in self._rows)
        labels = [heads[0], *(row.label for row in self._rows)]
        texts = [heads[2], *(row.text for row in self._rows)]
        self._label_width = max(cell_len(visible(label)) for label in labels)
        self._text_width = max(cell_len(visible(text)) for text in texts)

    @staticmethod
    def _shares(values: Iterable[float | None]) -> list[float]:
        return shares((value or 0.0 for value in values), logarithmic=True, least=1)

    def set_content(
        self,
        rows: Iterable[FunnelRow],
        *,
        heads: Heads | None = None,
        title: str | None = None,
        empty: str | None = None,
    ) -> None:
        """Show other tensors; what is not given stays."""
        self.name_sheet(title, empty=empty)
        self._take(rows, self._heads if heads is None else heads)
        self.content_changed()

    @property
    def row(self) -> FunnelRow | None:
        """The tensor under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    def answer(self) -> Answer | None:
        """Why the tensor under the cursor has the shape it has."""
        return answer_of(self.row.answer) if self.row else None

    def sheet(self) -> Sheet:
        """All shapes as a table of two columns."""
        rows = tuple((row.label, row.text) for row in self._rows)
        return Sheet(self._sheet_title, (self._heads[0], self._heads[2]), rows)

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def header_lines(self) -> int:  # type: ignore[override]
        """One line of heads, if there are any."""
        return int(any(self._heads))

    def draw_header(self, y: int, width: int) -> list[Piece]:
        label, places, text, depth = self._heads
        lanes = lanes_of(width, self._label_width, self._text_width)
        look = self.look("funnel--header")
        if not lanes.places:
            label, gap, text = _beside(label, text, width - lanes.way)
            return [(" " * lanes.way + label + gap + text, look)]
        gap = " " * GAP
        cells = [
            " " * lanes.way + pad_cells(label, lanes.label),
            pad_cells(places, lanes.places, "center"),
            pad_cells(text, lanes.text, "right"),
            *([fit(depth, lanes.depth)] if lanes.depth else []),
        ]
        return [(gap.join(cells), look)]

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= len(self._rows):
            return []
        row = self._rows[y]
        lanes = lanes_of(width, self._label_width, self._text_width)
        ground, strong = self.rich_style, self.cursor_style(y, self.look("view--strong"))
        way = (pad_cells(self._way(y), lanes.way), self.look("view--muted"))
        if not lanes.places:
            label, gap, text = _beside(row.label, row.text, width - lanes.way)
            return [way, (label, ground if text else strong), (gap, ground), (text, strong)]
        text = fit(row.text, lanes.text)
        pieces = [
            way,
            (pad_cells(row.label, lanes.label) + " " * GAP, ground),
            (self._places_bar(y, lanes.places), self.look("funnel--places")),
            (" " * (GAP + lanes.text - cell_len(text)), ground),
            (text, strong),
        ]
        if lanes.depth:
            bar = self._depth_bar(y, lanes.depth)
            pieces += [(" " * GAP, ground), (bar, self.look("funnel--depth"))]
        return pieces

    def _way(self, y: int) -> str:
        """The line along which everything flows, with its arrow at the end."""
        if y < self.count - 1:
            return "|" if self._plain else "│"
        return ("v" if self._plain else "↓") if y else ""

    def _places_bar(self, y: int, cells: int) -> str:
        places = self._rows[y].places
        if places is None:
            return dotted(cells, plain=self._plain)
        if 0 < places <= 1:
            return ("|" if self._plain else "┃").center(cells)
        # More than one place is never as thin as the thread of a single one.
        share = self._places[y] and max(self._places[y], 2 / cells)
        return centred(share, cells, plain=self._plain)

    def _depth_bar(self, y: int, cells: int) -> str:
        if self._rows[y].depth is None:
            return dotted(cells, plain=self._plain)
        return across(self._depths[y], cells, plain=self._plain)

    def say_moved(self) -> None:
        if self.row:
            self.post_message(self.Moved(self, self.row, self.cursor))
