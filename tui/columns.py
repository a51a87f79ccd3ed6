"""Tables of figures that never cut one: they fold, leave columns out, or become lists."""

import shutil
from collections.abc import Collection, Sequence

import click

from tui.wrapping import wrapped
from widgets.safe_text import cell_len, pad_cells, visible

GAP = "  "
BETWEEN = "; "
INDENT = 4

#: With less room than this behind its label, a text begins on a line of its own.
LEAST_ROOM = 24


def print_columns(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Collection[int] = (),
    spare: Sequence[int] = (),
    below: Sequence[str] = (),
) -> None:
    """A table whose last column breaks at its blanks; those named in `right` are numbers.

    `below` is a word on each row, under it. Where the terminal is too narrow the columns in
    `spare` go, one after another, and where that is not enough each row is a text of its own.
    """
    table = [[visible(cell) for cell in row] for row in (heads, *rows)]
    notes = ["", *(visible(note) for note in below)] if below else [""] * len(table)
    room = shutil.get_terminal_size().columns
    for gone in range(len(spare) + 1):
        kept = [place for place in range(len(heads)) if place not in spare[:gone]]
        widths = _widths([[row[place] for place in kept] for row in table], room)
        if _whole(widths) <= room:
            numbers = [number for number, place in enumerate(kept) if place in right]
            _print_table([[row[place] for place in kept] for row in table], widths, numbers, notes)
            return
    for (first, *others), note in zip(table, notes, strict=True):
        print_folded(f"{first}: {BETWEEN.join(cell for cell in (*others, note) if cell)}")


def print_folded(text: str, *, label: str = "", indent: int = INDENT) -> None:
    """A text in as many lines as it takes, behind its label if there is one."""
    room = shutil.get_terminal_size().columns
    if cell_len(label + text) <= room:
        click.echo(label + text)
        return
    margin = cell_len(label) or indent
    if room - margin < LEAST_ROOM:
        click.echo(label.rstrip(), nl=bool(label.strip()))
        label, margin = " " * INDENT, INDENT
    for number, line in enumerate(wrapped(text, room - margin)):
        click.echo(f"{' ' * margin if number else label}{line}")


def _print_table(
    table: Sequence[Sequence[str]],
    widths: Sequence[int],
    right: Collection[int],
    notes: Sequence[str],
) -> None:
    for number, (row, note) in enumerate(zip(table, notes, strict=True)):
        for line in _broken(row, widths[-1]):
            click.echo(_line(line, widths, right))
        if note:
            print_folded(note, label=" " * (widths[0] + len(GAP)))
        if not number:
            click.echo("─" * _whole(widths))


def _widths(table: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide the columns are: the last one takes what is left, and breaks no word."""
    *before, last = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
    longest = max(cell_len(word) for row in table for word in ["", *row[-1].split()])
    return [*before, min(last, max(longest, room - _whole([*before, 0])))]


def _whole(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _broken(row: Sequence[str], room: int) -> list[list[str]]:
    """A row as the lines that it takes."""
    *figures, text = row
    pieces = wrapped(text, room)
    return [
        [*(figures if number == 0 else [""] * len(figures)), piece]
        for number, piece in enumerate(pieces or [""])
    ]


def _line(cells: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    padded = [
        pad_cells(cell, width, "right" if place in right else "left")
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return GAP.join(padded).rstrip()
