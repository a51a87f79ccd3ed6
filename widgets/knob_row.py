"""Knobs side by side, as they are laid out and drawn; `knobs` makes them turn."""

from collections.abc import Iterable
from dataclasses import replace

from textual.geometry import Region

from widgets.answer import Answer, Sheet
from widgets.cell_view import Piece
from widgets.cursor_view import CursorView
from widgets.flow import Place, first_of_lines, flow, holding, lines_of, on_line
from widgets.knob import ChoiceKnob, Knob, KnobValue, NumberKnob, room_for, value_text
from widgets.safe_text import Align, cell_len, fit, pad_cells, visible

GAP = 3
CARET = "▏"


class KnobRow(CursorView):
    """A wrapping row of knobs, and below it a line for help or for what is wrong."""

    COMPONENT_CLASSES = {"knob--typed", "knob--help", "knob--error"}
    DEFAULT_CSS = """
    KnobRow {
        & .knob--typed { color: $foreground; background: $panel; text-style: bold underline; }
        & .knob--help { color: $text-muted; }
        & .knob--error { color: $text-error; text-style: bold; }
    }
    """

    def __init__(
        self,
        knobs: Iterable[Knob] = (),
        *,
        show_help: bool = True,
        title: str = "",
        columns: tuple[str, str] = ("", ""),
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._knobs = tuple(knobs)
        self._show_help = show_help
        self.name_sheet(title, columns)
        self._typed: str | None = None
        self._error = ""
        self._places: list[Place] = []
        self._firsts: list[int] = []
        self._measure()

    def _measure(self) -> None:
        self._boxes = [room_for(knob) for knob in self._knobs]
        self._places = []
        self._firsts = []

    def set_content(
        self,
        knobs: Iterable[Knob],
        *,
        title: str | None = None,
        columns: tuple[str, str] | None = None,
        empty: str | None = None,
    ) -> None:
        """Show other knobs, or other values; the cursor stays on the knob of the same id."""
        held = self.knob.id if self.knob else ""
        self._knobs = tuple(knobs)
        self._measure()
        self.name_sheet(title, columns, empty)
        ids = [knob.id for knob in self._knobs]
        if held in ids:
            self._cursor = ids.index(held)
        else:
            self._stop_typing()
        self.content_changed()

    @property
    def knob(self) -> Knob | None:
        """The knob under the cursor."""
        return self._knobs[self.cursor] if self._knobs else None

    @property
    def values(self) -> dict[str, KnobValue]:
        """The value of every knob, by id."""
        return {knob.id: knob.value for knob in self._knobs}

    @property
    def typing(self) -> bool:
        """Whether a value is being typed, so that keys belong to it."""
        return self._typed is not None

    def set_value(self, knob_id: str, value: KnobValue) -> None:
        """Give a knob another value without saying so."""
        self._knobs = tuple(
            _with_value(knob, value) if knob.id == knob_id else knob for knob in self._knobs
        )
        self._measure()
        self.content_changed()

    def _stop_typing(self) -> None:
        self._typed, self._error = None, ""
        self._draw_knob()

    def _draw_knob(self) -> None:
        self.repaint(self.cursor)
        self.refresh_lines(len(self._firsts))
        if not self._show_help:
            self.content_changed()  # what is wrong is said on a line that is there only then

    @property
    def _below(self) -> int:
        """How many lines stand below the knobs."""
        return int(self._show_help or bool(self._error))

    def answer(self) -> Answer | None:
        """Nothing: a setting is the learner's own choice."""
        return None

    def sheet(self) -> Sheet:
        """All settings as a table of two columns."""
        rows = tuple((knob.label, value_text(knob)) for knob in self._knobs)
        return Sheet(self._sheet_title, self._sheet_columns, rows)

    @property
    def count(self) -> int:
        return len(self._knobs)

    def _flow(self, width: int) -> list[Place]:
        widths = [
            cell_len(visible(knob.label)) + 3 + box
            for knob, box in zip(self._knobs, self._boxes, strict=True)
        ]
        return flow(widths, width, GAP)

    def set_out(self, width: int, height: int) -> int:
        self._places = self._flow(width)
        self._firsts = first_of_lines(self._places)
        return len(self._firsts) + self._below

    def lines_at(self, width: int) -> int:
        return lines_of(self._flow(width)) + self._below

    def place_of(self, place: int) -> Region:
        if place >= len(self._places):
            return Region()
        at = self._places[place]
        return Region(at.x, at.line, at.width, 1)

    def _line(self, line: int) -> range:
        return on_line(self._firsts, len(self._places), line)

    def place_at(self, x: int, y: int) -> int | None:
        return holding(self._places, self._line(y), x)

    def stepped(self, right: int, down: int) -> int | None:
        place = self.cursor + right
        return place if right and 0 <= place < self.count else None

    def draw(self, y: int, width: int) -> list[Piece]:
        if self._below and y == len(self._firsts):
            return self._draw_help(width)
        pieces: list[Piece] = []
        x = 0
        for i in self._line(y):
            place = self._places[i]
            pieces.append((" " * (place.x - x), self.rich_style))
            pieces += self._draw_one(i, place.width)
            x = place.x + place.width
        return pieces

    def _draw_one(self, i: int, width: int) -> list[Piece]:
        box = min(self._boxes[i] + 2, width)
        label = pad_cells(self._knobs[i].label, max(0, width - box - 1))
        pieces = [(f"{label} " if label else "", self.rich_style)]
        inside = max(0, box - 2)
        if i == self.cursor and self._typed is not None:
            text = pad_cells(_end_of(self._typed, inside - 1) + CARET, inside)
            return [*pieces, (f"[{text}]", self.look("knob--typed"))]
        align: Align = "right" if isinstance(self._knobs[i], NumberKnob) else "left"
        text = pad_cells(value_text(self._knobs[i]), inside, align)
        return [*pieces, (f"[{text}]", self.cursor_style(i, self.look("view--value")))]

    def _draw_help(self, width: int) -> list[Piece]:
        if self._error:
            return [(fit(f"! {self._error}", width), self.look("knob--error"))]
        text = self.knob.help if self.knob and self.has_focus else ""
        return [(fit(text, width), self.look("knob--help"))]

    def say_moved(self) -> None:
        """Nothing: where the cursor stands among the knobs concerns nobody else."""


def _with_value(knob: Knob, value: KnobValue) -> Knob:
    if isinstance(knob, ChoiceKnob):
        return replace(knob, value=str(value))
    return replace(knob, value=None if isinstance(value, str) else value)


def _end_of(text: str, width: int) -> str:
    """The end of a typed text that fits."""
    while cell_len(text) > width:
        text = text[1:]
    return text
