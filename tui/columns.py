"""Tables of figures that never cut one: the last column takes the room that is left."""

import shutil
from collections.abc import Collection, Sequence

import click

from widgets.safe_text import cell_len, pad_cells, visible, wrap

GAP = "  "


def print_columns(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[int] = ()
) -> None:
    """A table whose last column breaks at its blanks; those named in `right` are numbers."""
    table = [[visible(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
    before = sum(widths[:-1]) + len(GAP) * (len(widths) - 1)
    longest = max(cell_len(word) for row in table for word in ["", *row[-1].split()])
    widths[-1] = min(widths[-1], max(longest, shutil.get_terminal_size().columns - before))
    for number, row in enumerate(table):
        for line in _broken(row, widths[-1]):
            click.echo(_line(line, widths, right))
        if not number:
            click.echo("─" * (before + widths[-1]))


def _broken(row: Sequence[str], room: int) -> list[list[str]]:
    """A row as the lines that it takes."""
    *figures, text = row
    pieces = wrap(text, room)
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
