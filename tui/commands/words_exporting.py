"""`imdb-tui words export`: vectors for the Embedding Projector, of a file or of a run."""

from contextlib import closing
from pathlib import Path
from typing import Final

import click

from engine.files.places import expanded
from tui import options
from tui.commands.saving import saving
from tui.commands.telling_progress import Telling
from tui.commands.words_vectors import opened, vectors_option
from tui.language import N_, _, counted, say
from tui.printing import print_json
from tui.session import Session


@click.command(
    "export",
    help=options.lazy(N_("Write vecs.tsv and meta.tsv for the Embedding Projector, row for row.")),
)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    help=options.lazy(N_("The folder to write them into.")),
)
@vectors_option
@options.json_option
@options.everywhere
@options.pass_session
def export(session: Session, out: str, vectors: str, as_json: bool) -> None:
    """Write both, and say where."""
    if not out.strip():
        raise click.UsageError(_("--out is empty; name the folder to write into."))
    folder = expanded(Path(out))
    found = opened(session, vectors)
    from engine.words.exporting import VECTORS
    from engine.words.exporting import export as write

    with saving(folder / VECTORS), closing(Telling()) as telling:
        paths = write(found, folder, telling.progress)
    if as_json:
        print_json({"vectors": str(paths[0]), "words": str(paths[1]), "rows": len(found)})
        return
    rows = counted("{n} row", "{n} rows", len(found))
    for path in paths:
        click.echo(say("{path} · {rows}", path=path, rows=rows))


COMMANDS: Final[tuple[click.Command, ...]] = (export,)
