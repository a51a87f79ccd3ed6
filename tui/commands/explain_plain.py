"""`imdb-tui explain dense` and `embedding`: layers that slide nothing."""

from typing import Any, Final

import click
import numpy as np

from engine.explain.activations import Activation
from engine.explain.grids import grid
from engine.explain.plain import Dense, Embedding
from tui import options
from tui.commands import explain_grids as grids
from tui.commands.explain_printing import decoded
from tui.language import N_, _

#: Three numbers under two units, and seven words with two features each.
DENSE: Final = ([1, 2, 3], [[1, -1], [0, 2], [2, 0]])
LOOKED_UP: Final = ([0, 1, 2, 3, 4], [[1, 8], [2, 7], [3, 6], [4, 5], [5, 4], [6, 3], [7, 2]])


@click.command(help=options.lazy(N_("Weigh every number of the input for every unit.")))
@grids.input_option
@click.option(
    "--kernel",
    metavar="JSON",
    help=options.lazy(N_("The weights: a row for every input, a column for every unit.")),
)
@grids.bias_option
@grids.activation_option
@options.json_option
@options.everywhere
def dense(
    given: str | None, kernel: str | None, bias: str | None, activation: Activation, as_json: bool
) -> None:
    """Print what dense units make of their input, and how each number came about."""
    array, weights = grid(DENSE[0], 1), grid(DENSE[1], 2)
    if given is not None:
        array = grids.read(given, "--input", "[1, 2, 3]", range(1, 3))
    if kernel is not None:
        weights = grids.widened(
            grids.read(kernel, "--kernel", "[[1, -1], [0, 2], [2, 0]]", range(1, 3)), 2
        )
    found = Dense(array, weights, grids.read_bias(bias), activation)
    grids.check_length(found.shape, len(weights))
    shown = ((_("input"), array), (_("kernel"), weights))
    grids.print_steps_of(shown, found.output, (), found.steps(), as_json)


@click.command(help=options.lazy(N_("Look up the rows of a table by their ids.")))
@click.option(
    "--input",
    "given",
    metavar="JSON",
    help=options.lazy(N_("Ids as JSON, such as [3, 0]; a toy, if none are given.")),
)
@click.option(
    "--kernel",
    "table",
    metavar="JSON",
    help=options.lazy(N_("The table: a row of features for every id.")),
)
@click.option(
    "--kind",
    type=click.Choice(("lookup", "product")),
    default="lookup",
    show_default=True,
    help=options.lazy(N_("By picking the row, or by one-hot rows times the table: the same.")),
)
@options.json_option
@options.everywhere
def embedding(given: str | None, table: str | None, kind: str, as_json: bool) -> None:
    """Print the rows of some ids, and how each number came about."""
    ids: list[int] = LOOKED_UP[0] if given is None else decoded(given, list[int], "[3, 0]")
    rows = grid(LOOKED_UP[1], 2)
    if table is not None:
        rows = grids.read(table, "--kernel", "[[1, 8], [2, 7]]", range(2, 3))
    found = Embedding(ids, rows)
    looked_up = kind == "lookup"
    grids.check_length((len(ids), rows.shape[-1]), 1 if looked_up else len(rows))
    output: Any = found.output if looked_up else found.as_product
    steps = found.steps() if looked_up else found.product_steps()
    shown = ((_("input"), np.asarray(ids, dtype=np.float32)), (_("table"), rows))
    grids.print_steps_of(shown, output, (), steps, as_json)


COMMANDS: Final[tuple[click.Command, ...]] = (dense, embedding)
