"""The Why panel: the arithmetic behind the number that the cursor is on."""

from textual.actions import SkipAction

from widgets.answer import Answer, Line, Sheet
from widgets.cell_view import CellView, Piece
from widgets.changed import CHANGED
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


def _margin(answer: Answer, width: int) -> int:
    """The cells before the terms: room for the sign of what has changed, if anything has."""
    return min(cell_len(CHANGED) + 1, width // 2) if answer.changed else 0


def _sign(line: Line, margin: int) -> Run:
    return pad_cells(CHANGED if line.was else "", margin), "why--changed"


def _was(line: Line) -> str:
    return f"({visible(line.was)})" if line.was else ""


def _below(text: str, name: str, indent: int, width: int) -> list[list[Run]]:
    """A text on lines of its own."""
    texts = wrap(text, width - indent) if text else []
    return [[(" " * indent + part, name)] for part in texts]


def _table(answer: Answer, width: int) -> list[list[Run]] | None:
    """The terms one a line, expression = value and what it is; None if that is too wide."""
    margin = _margin(answer, width)
    read = max(cell_len(visible(line.expression)) for line in answer.lines)
    value = max(cell_len(visible(line.value)) for line in answer.lines)
    label = max(cell_len(visible(line.label)) for line in answer.lines)
    word = max(cell_len(word) for line in answer.lines for word in visible(line.label).split(" "))
    before = margin + read + len(EQUALS) + value + len(INDENT)
    room = width - before
    if room < min(label, max(LEAST_LABEL, word)):  # a word is not broken for the sake of a table
        return None
    beneath = all(cell_len(_was(line)) <= room for line in answer.lines)
    rows: list[list[Run]] = []
    for line in answer.lines:
        (first, *others), was = _labels(line, room)
        rows.append(
            [
                _sign(line, margin),
                (pad_cells(line.expression, read), "why--expression"),
                (EQUALS if line.expression else " " * len(EQUALS), "why--sign"),
                (pad_cells(line.value, value, "right"), "why--value"),
                (INDENT + first, "why--label"),
            ]
        )
        rows += [[(" " * before + text, "why--label")] for text in others]
        rows += _below(was, "why--label", before if beneath else margin + len(INDENT), width)
    return rows


def _labels(line: Line, room: int) -> tuple[list[str], str]:
    """What a term is, and after it what it was before; apart where that takes another line."""
    labels, was = wrap(line.label, room) or [""], _was(line)
    joined = f"{labels[-1]} {was}".strip()
    return ([*labels[:-1], joined], "") if cell_len(joined) <= room else (labels, was)


def _stack(answer: Answer, width: int) -> list[list[Run]]:
    """The terms one below the other: what it is, and under it expression = value."""
    margin = _margin(answer, width)
    indent = min(margin + len(INDENT), width // 2)
    lines: list[list[Run]] = []
    for line in answer.lines:
        expression, value, was = visible(line.expression), visible(line.value), _was(line)
        joined = f"{visible(line.label)} {was}".strip()
        one_line = cell_len(joined) <= width - margin
        first, *others = wrap(joined if one_line else line.label, width - margin) or [""]
        if first or was:
            lines.append([_sign(line, margin), (first, "why--label")])
        lines += [[(" " * margin + text, "why--label")] for text in others]
        if indent + cell_len(expression + EQUALS + value) <= width:
            read: Run = (" " * indent + expression, "why--expression")
            equals: Run = (EQUALS if expression else "", "why--sign")
            lines.append([read, equals, (value, "why--value")])
        else:
            lines += _below(expression, "why--expression", indent, width)
            lines += _below(f"= {value}", "why--value", indent, width)
        if not one_line:
            lines += _below(was, "why--label", indent, width)
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
        "why--changed",
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
        & .why--changed { color: $text-primary; text-style: bold; }
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
