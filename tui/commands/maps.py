"""`imdb-tui maps`: what a network makes of a picture, in the terminal or as a PNG."""

import os
import sys
from pathlib import Path

import click

from engine.files.places import expanded
from engine.why import Refusal
from tui import options
from tui.language import N_, _
from tui.session import Session


def _out(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Path | None:
    """A file that can be told to be a PNG, in a folder that is there."""
    if text is None:
        return None
    path = expanded(Path(text))
    if not text or path.suffix.lower() != ".png":
        raise click.BadParameter(_("The name of a file that ends in .png is wanted."))
    if not os.path.lexists(path.parent):
        raise Refusal("no_such_folder", path=str(path.parent))
    return path


def _picture(_ctx: click.Context, _param: click.Parameter, text: str) -> str:
    """The number of a picture, or a file: at least something."""
    if not text:
        raise click.BadParameter(_("The number of a picture is wanted, or a file."))
    return text


@click.command(help=options.lazy(N_("Show what each layer of a network makes of a picture.")))
@click.argument("model", required=False)
@click.option(
    "--run",
    metavar="RUN",
    help=options.lazy(N_("Look with the weights of this run, or of starter:NAME.")),
)
@click.option(
    "--picture",
    default="0",
    callback=_picture,
    metavar="N|FILE",
    show_default=True,
    help=options.lazy(N_("A picture of the test set by its number, or one in a file.")),
)
@click.option(
    "--data",
    metavar="SOURCE",
    help=options.lazy(N_("The pictures: a name or a path; else those that go with the model.")),
)
@click.option("--layer", metavar="NAME", help=options.lazy(N_("Show what this layer makes of it.")))
@click.option(
    "--map",
    "number",
    type=int,
    metavar="K",
    help=options.lazy(N_("Of its maps only this one, counted from 0.")),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False),
    callback=_out,
    metavar="PNG",
    help=options.lazy(N_("Write it to this file instead, as a picture.")),
)
@options.json_option
@options.everywhere
@options.pass_session
def maps(
    session: Session,
    model: str | None,
    run: str | None,
    picture: str,
    data: str | None,
    layer: str | None,
    number: int | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Have the picture go through the network, and print what was asked for."""
    if model is None and run is None:
        raise click.UsageError(_("Name a model, such as fashion-cnn, or a run with --run."))
    if number is not None and layer is None:
        raise click.UsageError(_("--map wants a --layer to be of."))
    from tui.commands import maps_printing, maps_seen

    seen = maps_seen.see(session, maps_seen.Asked(model, run, picture, data, layer, number))
    if out is not None:
        from tui.commands.maps_png import save

        save(seen, session.settings, out)
    if as_json:
        maps_printing.print_record(seen, out)
    elif out is None:
        maps_printing.print_seen(seen, session.settings, coloured=sys.stdout.isatty())
    else:
        maps_printing.print_saved(out)
