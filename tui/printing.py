"""What commands print: tables that fit the terminal, and JSON that fits a script."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click
import msgspec

from engine.corpus.about import About
from tui import wording
from tui.language import _
from tui.sources import KINDS, sized


def print_json(document: Any) -> None:
    """One JSON document on one line."""
    click.echo(msgspec.json.encode(document).decode("utf-8"))


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()
) -> None:
    """A table without borders; the columns named in `right` are numbers."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for i, column in enumerate(columns):
        table.add_column(column, justify="right" if i in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    # Text from data must not be taken for markup, emoji codes or terminal codes.
    Console(highlight=False, markup=False, emoji=False).print(table)


def print_figures(about: About, found: Mapping[str, Any]) -> None:
    """The figures of a source, as a table under a line that says what it is."""
    click.echo(f"{about.name} · {_(KINDS[about.kind])} · {sized(about)}")
    rows = []
    for split in ("train", "test"):
        length = found[split]["length"]
        figures = (
            found[split]["reviews"],
            found[split]["positive"],
            *(length[name] for name in ("min", "max", "mean", "median")),
        )
        rows.append((split, *(wording.number(figure) for figure in figures)))
    heads = (
        "",
        _("reviews"),
        _("positive"),
        _("shortest"),
        _("longest"),
        _("mean length"),
        _("median length"),
    )
    print_table(heads, rows, right=range(1, len(heads)))
