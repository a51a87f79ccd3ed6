"""What commands print: tables that fit the terminal, and JSON that fits a script."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from tui import wording
from tui.columns import print_folded
from tui.language import N_, _
from widgets.safe_text import visible

if TYPE_CHECKING:
    from engine.corpus.about import About


def print_json(document: Any) -> None:
    """One JSON document on one line."""
    import msgspec

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
        is_number = i in right
        table.add_column(
            Text(visible(column)),
            justify="right" if is_number else "left",
            overflow="fold",
            no_wrap=is_number,  # half a number is a wrong number
        )
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    # Text from data must not be taken for markup, emoji codes or terminal codes.
    Console(highlight=False, markup=False, emoji=False).print(table)


def print_figures(about: "About", found: Mapping[str, Any]) -> None:
    """The figures of a source, as a table under a line that says what it is."""
    from tui.sources import KINDS, sized

    print_folded(f"{visible(about.name)} · {_(KINDS[about.kind])} · {sized(about)}")
    rows = [
        (_(label), *(wording.number(pick(found[split])) for split in ("train", "test")))
        for label, pick in FIGURES
    ]
    print_table(("", "train", "test"), rows, right=(1, 2))


#: Figures as rows: three columns fit any terminal.
FIGURES: Final[Sequence[tuple[str, Callable[[Mapping[str, Any]], Any]]]] = (
    (N_("reviews"), lambda split: split["reviews"]),
    (N_("positive"), lambda split: split["positive"]),
    (N_("shortest"), lambda split: split["length"]["min"]),
    (N_("longest"), lambda split: split["length"]["max"]),
    (N_("mean length"), lambda split: split["length"]["mean"]),
    (N_("median length"), lambda split: split["length"]["median"]),
)
