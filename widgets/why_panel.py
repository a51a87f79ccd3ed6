"""The Why panel: the arithmetic behind the number that the cursor is on."""

from textual.actions import SkipAction

from widgets.answer import Answer, Line, Sheet
from widgets.cell_view import CellView, Piece
from widgets.cursor_keys import cursor_keys
from widgets.safe_text import cell_len, pad_cells, visible, wrap

EQUALS = " = "
INDENT = "  "
LEAST_LABEL = 12

Run = tuple[str, str]
"""A text and the component class it is drawn in."""


def _head(answer: Answer, width: int) -> list[list[Run]]:
    """Title, formula and result: on one line if they fit, else one below the other."""
    title, formula = visible(answer.title), visible(answer.formula)
    result = visible(answer.value)
    sign = f" {answer.sign} "
    # A condition is not what the title is, so only arithmetic is joined to it by its sign.
    joint = sign if answer.sign == "=" or not formula else INDENT
    line: list[Run] = [(title, "why--title")] if title else []
    if formula:
        line += [*([(joint, "why--sign")] if line else []), (formula, "why--formula")]
    if result:
        line += [*([(sign, "why--sign")] if line else []), (result, "why--result")]
    if sum(cell_len(text) for text, _ in line) <= width:
        return [line]
    lines: list[list[Run]] = [[(text, "why--title")] for text in wrap(title, width)]
    lines += [[(text, "why--formula")] for text in wrap(formula, width) if formula]
    if not result:
        return lines
    used = sum(cell_len(text) for text, _ in lines[-1])
    if used + cell_len(sign + result) <= width:
        lines[-1] += [(sign, "why--sign"), (result, "why--result")]
        return lines
    return lines + [[(text, "why--result")] for text in wrap(f"{answer.sign} {result}", width)]


def _table(answer: Answer, width: int) -> list[list[Run]] | None:
    """The terms one a line, expression = value and what it is; None if that is too wide."""
    read = max(cell_len(visible(line.expression)) for line in answer.lines)
    value = max(cell_len(visible(line.value)) for line in answer.lines)
    label = max(cell_len(visible(line.label)) for line in answer.lines)
    room = width - read - len(EQUALS) - value - len(INDENT)
    if room < min(label, LEAST_LABEL):
        return None
    return [row for line in answer.lines for row in _row(line, read, value, room)]


def _row(line: Line, read: int, value: int, room: int) -> list[list[Run]]:
    """One term; a label that is longer than its room goes on below itself."""
    first, *others = wrap(line.label, room) or [""]
    before = read + len(EQUALS) + value
    head: list[Run] = [
        (pad_cells(line.expression, read), "why--expression"),
        (EQUALS if line.expression else " " * len(EQUALS), "why--sign"),
        (pad_cells(line.value, value, "right"), "why--value"),
        (INDENT + first, "why--label"),
    ]
    return [head, *([(" " * before + INDENT + text, "why--label")] for text in others)]


def _stack(answer: Answer, width: int) -> list[list[Run]]:
    """The terms one below the other: what it is, and under it expression = value."""
    lines: list[list[Run]] = []
    for line in answer.lines:
        lines += [[(text, "why--label")] for text in wrap(line.label, width) if text]
        expression, value = visible(line.expression), visible(line.value)
        if cell_len(INDENT + expression + EQUALS + value) <= width:
            read: list[Run] = [(INDENT + expression, "why--expression")] if expression else []
            sign = EQUALS if expression else INDENT
            lines.append([*read, (sign, "why--sign"), (value, "why--value")])
            continue
        inside = max(1, width - len(INDENT))
        texts = wrap(expression, inside) if expression else []
        lines += [[(INDENT + text, "why--expression")] for text in texts]
        lines += [[(INDENT + text, "why--value")] for text in wrap(f"= {value}", inside)]
    return lines


def why_lines(answer: Answer, width: int) -> list[list[Run]]:
    """The answer set out in lines of at most so many cells."""
    lines = _head(answer, width)
    if answer.lines:
        lines += _table(answer, width) or _stack(answer, width)
    if answer.note:
        lines += [[(text, "why--note")] for text in wrap(answer.note, width)]
    return lines


class WhyPanel(CellView):
    """Shows one answer, or a friendly text while there is none; scrolls when it is long."""

    BINDINGS = cursor_keys("up", "down", "home", "end", "pageup", "pagedown")
    COMPONENT_CLASSES = {
        "why--title",
        "why--formula",
        "why--result",
        "why--sign",
        "why--expression",
        "why--value",
        "why--label",
        "why--note",
    }
    DEFAULT_CSS = """
    WhyPanel {
        height: 5;
        & .why--title { text-style: bold; }
        & .why--result { color: $text-primary; text-style: bold; }
        & .why--sign { color: $text-muted; }
        & .why--value { text-style: bold; }
        & .why--label { color: $text-muted; }
        & .why--note { text-style: italic; }
    }
    """

    def __init__(
        self,
        answer: Answer | None = None,
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._answer = answer
        self._lines: list[list[Run]] = []

    def set_content(self, answer: Answer | None, *, empty: str | None = None) -> None:
        """Show another answer, from its beginning."""
        empty = self._empty if empty is None else empty
        if (answer, empty) == (self._answer, self._empty):
            return
        self._answer, self._empty = answer, empty
        self.scroll_to(y=0, animate=False)
        self.content_changed()

    def answer(self) -> Answer | None:
        """The answer shown."""
        return self._answer

    def sheet(self) -> Sheet:
        """The answer as a table."""
        return self._answer.sheet() if self._answer else Sheet("", (), ())

    @property
    def count(self) -> int:
        return int(self._answer is not None)

    def set_out(self, width: int, height: int) -> int:
        self._lines = why_lines(self._answer, width) if self._answer else []
        return len(self._lines)

    def lines_at(self, width: int) -> int:
        return len(why_lines(self._answer, width)) if self._answer else 0

    def draw(self, y: int, width: int) -> list[Piece]:
        if y >= len(self._lines):
            return []
        return [(text, self.look(name)) for text, name in self._lines[y]]

    def action_step(self, right: int, down: int) -> None:
        """Scroll by a line."""
        self._scroll(down)

    def action_page(self, pages: int) -> None:
        """Scroll by as many lines as can be seen."""
        self._scroll(pages * self.page_lines)

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self._scroll(-self.scroll_offset.y)

    def action_last(self) -> None:
        """Scroll to the end."""
        self._scroll(self.max_scroll_y - self.scroll_offset.y)

    def _scroll(self, lines: int) -> None:
        """Scroll, or leave the key to the screen when there is nothing more to see."""
        goal = max(0, min(self.scroll_offset.y + lines, self.max_scroll_y))
        if goal == self.scroll_offset.y:
            raise SkipAction()
        self.scroll_to(y=goal, animate=False)
