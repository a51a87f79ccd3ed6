"""`imdb-tui script`: a model as a program of its own, on stdout."""

import click

from engine.zoo.spec import Spec
from tui import options
from tui import scripts as programs
from tui.commands.changes import changed_model
from tui.language import N_, _
from tui.printing import print_json


@click.command(
    help=options.lazy(N_("Write a model as a Python program of its own, for stock Keras."))
)
@changed_model
@click.option(
    "--notebook", is_flag=True, help=options.lazy(N_("Write a Jupyter notebook instead."))
)
@click.option(
    "--data",
    metavar="PATH",
    help=options.lazy(N_("The data that it reads if it is given no others when it runs.")),
)
@options.json_option
@options.everywhere
def script(spec: Spec, notebook: bool, data: str | None, as_json: bool) -> None:
    """Print the program."""
    if data == "":
        raise click.UsageError(_("--data wants a path"))
    text = programs.notebook(spec, data) if notebook else programs.script(spec, data)
    if as_json:
        kind = "notebook" if notebook else "python"
        print_json({"name": spec.name, "format": kind, "text": text})
    else:
        click.echo(text, nl=False)
