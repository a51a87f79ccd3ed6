"""Tokens in flowing lines, as many as there are, each of which can be asked why."""

from bisect import bisect_right
from collections.abc import Iterable

from rich.style import Style
from textual.actions import SkipAction
from textual.binding import Binding
from textual.geometry import Region

from widgets.answer import Answer, Sheet, answer_of
from widgets.cell_view import Piece
from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import CursorView, ViewMessage
from widgets.flow import Place, first_of_lines, flow, holding, lines_of, nearest, on_line
from widgets.mark import N_
from widgets.safe_text import cell_len, pad_cells, visible
from widgets.tokens import Token, TokenMark, fold, signed

__all__ = ["Token", "TokenMark", "TokenStrip", "signed"]

GAP = 1


class TokenStrip(CursorView):
    """Tokens as flowing text, one or two rows each, with a cursor on one of them.

    Runs of padding are folded into one place ("░0 × 397"); Enter unfolds one, and folds it again.
    The cursor is counted in items (a folded run is one); `index` is counted in tokens.
    """

    COMPONENT_CLASSES = {f"token--{mark}" for mark in TokenMark}
    BINDINGS = [
        *cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        Binding("enter", "unfold", N_("Fold or unfold padding"), show=False, id="tokens.unfold"),
    ]
    DEFAULT_CSS = """
    TokenStrip {
        & .token--start { color: $text-primary; text-style: bold; }
        & .token--unknown { color: $text-error; text-style: italic; }
        & .token--struck { color: $text-muted; text-style: strike; }
        & .token--padding { color: $text-muted; }
        & .token--dropped { color: $text-secondary; text-style: italic; }
    }
    """

    class Moved(ViewMessage):
        """The cursor is on this token now (on a folded run: its first, and how many there are)."""

        def __init__(self, view: "TokenStrip", index: int, token: Token, length: int) -> None:
            super().__init__(view)
            self.index = index
            self.token = token
            self.length = length

    def __init__(
        self,
        tokens: Iterable[Token] = (),
        *,
        two_rows: bool = False,
        title: str = "",
        columns: tuple[str, str, str] = ("", "", ""),
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self.name_sheet(title, columns)
        self._two_rows = two_rows
        self._tokens: tuple[Token, ...] = ()
        self._unfolded: frozenset[int] = frozenset()
        self._way = (-1, 0)
        self._take(tokens)

    def _take(self, tokens: Iterable[Token]) -> None:
        self._tokens = tuple(tokens)
        self._fold()

    def _fold(self) -> None:
        self._items = fold(self._tokens, self._unfolded)
        self._texts = [self._item_text(first, length) for first, length in self._items]
        self._subs = [visible(self._tokens[first].sub) for first, _ in self._items]
        self._text_widths = [cell_len(text) for text in self._texts]
        self._both_widths = [
            max(width, cell_len(sub))
            for width, sub in zip(self._text_widths, self._subs, strict=True)
        ]
        self._places: list[Place] = []
        self._firsts: list[int] = []

    def _item_text(self, first: int, length: int) -> str:
        token = self._tokens[first]
        text = signed(visible(token.text), token.mark)
        return text if length == 1 else f"{text} × {length:,}"

    def set_content(
        self,
        tokens: Iterable[Token],
        *,
        two_rows: bool | None = None,
        title: str | None = None,
        columns: tuple[str, str, str] | None = None,
        empty: str | None = None,
    ) -> None:
        """Show other tokens; the cursor stays on the same token number; what is not given stays."""
        index = self.index
        self._two_rows = self._two_rows if two_rows is None else two_rows
        self.name_sheet(title, columns, empty)
        self._unfolded = frozenset()
        self._take(tokens)
        self._cursor = self._item_of(index)
        self.content_changed()

    @property
    def two_rows(self) -> bool:
        """Whether what stands below a token is shown on a row of its own."""
        return self._two_rows

    @two_rows.setter
    def two_rows(self, two_rows: bool) -> None:
        self._two_rows = two_rows
        self.content_changed()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens shown."""
        return self._tokens

    @property
    def index(self) -> int:
        """The number of the token under the cursor."""
        return self._items[self.cursor][0] if self._items else 0

    @property
    def token(self) -> Token | None:
        """The token under the cursor."""
        return self._tokens[self.index] if self._tokens else None

    def go_to(self, index: int) -> None:
        """Put the cursor on a token, or on the folded run it is in."""
        self.move_to(self._item_of(index))

    def _item_of(self, index: int) -> int:
        return max(0, bisect_right(self._items, index, key=lambda item: item[0]) - 1)

    def answer(self) -> Answer | None:
        """Why the token under the cursor is what it is."""
        return answer_of(self.token.answer) if self.token else None

    def sheet(self) -> Sheet:
        """All tokens as a table: token, what stands below it, mark."""
        rows = tuple((token.text, token.sub, str(token.mark)) for token in self._tokens)
        return Sheet(self._sheet_title, self._sheet_columns, rows)

    def action_unfold(self) -> None:
        """Unfold the run of padding under the cursor, or fold it again."""
        index = self.index
        run = self._run_around(index)
        if run is None:
            raise SkipAction()
        self._unfolded ^= {run}
        self._fold()
        self._cursor = self._item_of(index)
        self.content_changed()

    def _run_around(self, index: int) -> int | None:
        """The first token of the foldable run that a token is in."""
        for first, length in fold(self._tokens):
            if first <= index < first + length:
                return first if length > 1 else None
        return None

    def paged(self, pages: int) -> int:
        if self.cursor >= len(self._places):
            return self.cursor
        here = self._places[self.cursor]
        line = here.line + max(1, self.page_lines // self._rows) * pages
        return self._on_line(max(0, min(line, len(self._firsts) - 1))) or 0

    def _on_line(self, line: int) -> int | None:
        """The item of another line nearest to the column where the way up or down began."""
        start, column = self._way
        if start != self.cursor:
            column = self._places[self.cursor].x
        place = nearest(self._places, self._line(line), column)
        if place is not None:
            self._way = (place, column)
        return place

    @property
    def _rows(self) -> int:
        return 2 if self._two_rows else 1

    @property
    def count(self) -> int:
        return len(self._items)

    def _flow(self, width: int) -> list[Place]:
        return flow(self._both_widths if self._two_rows else self._text_widths, width, GAP)

    def set_out(self, width: int, height: int) -> int:
        self._places = self._flow(width)
        self._firsts = first_of_lines(self._places)
        return len(self._firsts) * self._rows

    def lines_at(self, width: int) -> int:
        return lines_of(self._flow(width)) * self._rows

    def place_of(self, place: int) -> Region:
        if place >= len(self._places):
            return Region()
        at = self._places[place]
        return Region(at.x, at.line * self._rows, at.width, self._rows)

    def _line(self, line: int) -> range:
        return on_line(self._firsts, len(self._places), line)

    def place_at(self, x: int, y: int) -> int | None:
        return holding(self._places, self._line(y // self._rows), x)

    def stepped(self, right: int, down: int) -> int | None:
        if self.cursor >= len(self._places):
            return None
        if down:
            return self._on_line(self._places[self.cursor].line + down)
        beside = self.cursor + right
        return beside if 0 <= beside < self.count else None

    def draw(self, y: int, width: int) -> list[Piece]:
        line, row = divmod(y, self._rows)
        pieces: list[Piece] = []
        x = 0
        for i in self._line(line):
            place = self._places[i]
            pieces.append((" " * (place.x - x), self.rich_style))
            text = self._subs[i] if row else self._texts[i]
            pieces.append((pad_cells(text, place.width), self._style(i, row)))
            x = place.x + place.width
        return pieces

    def _style(self, i: int, row: int) -> Style:
        mark = self._tokens[self._items[i][0]].mark
        return self.cursor_style(i, self.look("view--muted" if row else f"token--{mark}"))

    def say_moved(self) -> None:
        if self._items:
            first, length = self._items[self.cursor]
            self.post_message(self.Moved(self, first, self._tokens[first], length))
