"""What a widget can say about a number, and any table, as plain data in ready words."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from widgets.minus import with_hyphen

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escape_markdown(text: str) -> str:
    """Keep a text from being read as Markdown, and on one line, so that it can stand in a cell."""
    escaped = _MARKDOWN.sub(r"\\\1", text)
    return re.sub(r"\r\n?|\n", "<br>", escaped)


def code_span(text: str) -> str:
    """Quote a text as Markdown code, whatever backticks it holds."""
    line = " ".join(text.splitlines())
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest else f"{fence}{line}{fence}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as data: what can be copied, or saved as Markdown or CSV."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The table as Markdown, with its title above it."""
        width = max(len(self.columns), max((len(row) for row in self.rows), default=0))
        lines = [f"### {escape_markdown(self.title)}", ""] if self.title else []
        if width:
            lines += [_table_line(self.columns, width), "|" + "---|" * width]
            lines += [_table_line(row, width) for row in self.rows]
        return "\n".join(lines) + "\n"

    def csv(self) -> str:
        """The table as CSV after RFC 4180, its numbers as programs read them.

        The title, which CSV has no place for, is left out.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerows(map(with_hyphen, row) for row in (self.columns, *self.rows))
        return text.getvalue()


def _table_line(cells: tuple[str, ...], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return "| " + " | ".join(escape_markdown(cell) for cell in filled) + " |"


@dataclass(frozen=True, slots=True)
class Line:
    """One part of an answer: what it is, how it reads, and what it comes to.

    Where it has changed, `was` says in ready words what it was before ("500 × 8 = 4,000 before").
    """

    label: str
    expression: str
    value: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The arithmetic behind one number, ready to be read.

    The sign stands between formula and value: "=" for arithmetic, "→" for a condition and what
    follows from it.
    """

    title: str
    formula: str
    lines: tuple[Line, ...]
    value: str
    note: str = ""
    sign: str = "="

    @property
    def changed(self) -> bool:
        """Whether any term was something else before."""
        return any(line.was for line in self.lines)

    def sheet(self) -> Sheet:
        """The terms as a table, headed by what they make together."""
        columns = 4 if self.changed else 3
        heads = (self.title, self.formula, self.value, "")[:columns]
        terms = ((line.label, line.expression, line.value, line.was) for line in self.lines)
        return Sheet(self.title, heads, tuple(term[:columns] for term in terms))

    def markdown(self) -> str:
        """The whole answer as Markdown: title, formula, result, terms and note."""
        parts = [f"### {escape_markdown(self.title)}"]
        formula = f"{code_span(self.formula)} {self.sign} " if self.formula else ""
        parts.append(f"{formula}**{escape_markdown(self.value)}**")
        if self.lines:
            terms = self.sheet()
            heads = ("",) * len(terms.columns)
            parts.append(Sheet("", heads, terms.rows).markdown().rstrip("\n"))
        if self.note:
            parts.append(escape_markdown(self.note))
        return "\n\n".join(parts) + "\n"


Asked = Answer | Callable[[], Answer | None] | None
"""An answer, or how to word it once it is asked for, or none."""


def answer_of(asked: Asked) -> Answer | None:
    """The answer itself, worded now if it was not yet."""
    return asked() if callable(asked) else asked


@runtime_checkable
class Shows(Protocol):
    """A widget that shows numbers: what the app copies, saves and explains."""

    def sheet(self) -> Sheet:
        """Everything shown, as a table."""

    def answer(self) -> Answer | None:
        """The answer of what the cursor is on, if it has one."""
