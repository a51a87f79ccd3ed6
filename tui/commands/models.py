"""`imdb-tui models`: the models of the course."""

import click

from engine.zoo.models import MODELS
from engine.zoo.summary import summary
from tui import options, wording
from tui.columns import print_columns
from tui.language import N_, _
from tui.printing import print_json
from tui.wording import zoo


@click.command(help=options.lazy(N_("List the models of the course.")))
@options.json_option
@options.everywhere
def models(as_json: bool) -> None:
    """Print every model, with its parameters and where it comes from."""
    tables = [summary(spec) for spec in MODELS.values()]
    if as_json:  # for scripts, so in English whoever runs them
        print_json(
            [
                {
                    "name": table.spec.name,
                    "title": zoo.MODELS[table.spec.name][0],
                    "parameters": table.total,
                    "task": table.spec.task,
                    "source": zoo.ORIGINS[table.spec.origin],
                }
                for table in tables
            ]
        )
        return
    rows = [
        (
            table.spec.name,
            wording.number(table.total),
            _(zoo.TASKS[table.spec.task]),
            _(zoo.ORIGINS[table.spec.origin]),
            _(zoo.MODELS[table.spec.name][0]),
        )
        for table in tables
    ]
    heads = (_("name"), _("parameters"), _("task"), _("source"), _("title"))
    print_columns(heads, rows, right=(1,), spare=(3, 2))
