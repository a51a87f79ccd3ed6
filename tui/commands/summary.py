"""`imdb-tui summary`: a model's table, every count with its derivation."""

import click

from engine.zoo.editing import knob_names
from engine.zoo.script.pieces import settings
from engine.zoo.signal import shape_text
from engine.zoo.spec import Spec
from engine.zoo.summary import Summary, record
from engine.zoo.summary import summary as summarised
from tui import options, wording
from tui.columns import print_columns, print_folded
from tui.commands.changes import changed_model
from tui.language import N_, _, say
from tui.printing import print_json


@click.command(help=options.lazy(N_("Show a model layer by layer, and why each count is so.")))
@changed_model
@options.json_option
@options.everywhere
def summary(spec: Spec, as_json: bool) -> None:
    """Print the layers, and the sum of their parameters."""
    table = summarised(spec)
    if as_json:
        print_json(record(table))
    else:
        print_summary(table)
        knobs = ", ".join(knob_names(spec))
        print_folded(say("Knobs, for --set: {knobs}", knobs=knobs))


def print_summary(table: Summary) -> None:
    """The layers in a table, and how their parameters add up."""
    rows = [
        (
            f"{number}",
            row.name,
            row.layer.label,
            shape_text(row.shape),
            wording.number(row.count.total),
            row.count.formula if row.count.tables else "",
        )
        for number, row in enumerate(table.rows)
    ]
    heads = ("#", _("name"), _("layer"), _("shape"), _("parameters"), _("derivation"))
    below = [", ".join(settings(row.layer)) for row in table.rows]
    print_columns(heads, rows, right=(0, 4), spare=(1,), below=below)
    total, formula = wording.number(table.total), table.why_total.formula
    print_folded(say("All parameters: {total} = {formula}", total=total, formula=formula))
