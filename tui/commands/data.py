"""`imdb-tui data`: reviews, shown, listed, fetched, imported and removed."""

import sys
from pathlib import Path
from typing import Any

import click

from engine.corpus.about import About
from engine.corpus.catalogue import (
    entries,
    fetch_imdb,
    import_corpus,
    open_corpus,
    remove,
)
from engine.files.progress import Progress
from engine.why import Notice, Refusal, UnknownName
from tui import options, wording
from tui.language import N_, _, say
from tui.printing import print_figures, print_json, print_table
from tui.session import Session
from tui.sources import described, sized, weight
from tui.voice import complain
from widgets.blocks import across

RULES = ("words", "characters")
BAR = 24


@click.group(
    no_args_is_help=False, help=options.lazy(N_("Reviews: show, list, fetch, import, remove."))
)
@options.everywhere
def data() -> None:
    """The group; its commands do the work."""


class Telling:
    """Progress on stderr where somebody watches, and notices always."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown = ""

    def progress(self, progress: Progress) -> None:
        """Draw one line over the last."""
        if not self._watched:
            return
        line = wording.stage(progress)
        if progress.total:
            share = min(progress.done / progress.total, 1.0)
            line += f" {across(share, BAR)} {share:4.0%}"
            if progress.code == "fetching":
                line += f" · {wording.bytes_shown(progress.total)}"
        if line != self._shown:
            click.echo("\r\x1b[K" + line, err=True, nl=False)
            self._shown = line

    def tell(self, what: Notice) -> None:
        """Say a notice on a line of its own."""
        self.close()
        complain(what)

    def close(self) -> None:
        """Wipe the line of progress."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._shown = ""


@data.command(
    help=options.lazy(
        N_("Show reviews in figures: builtin, builtin-ko, imdb, an imported name, or a path.")
    )
)
@click.argument("source", required=False)
@options.json_option
@options.everywhere
@options.pass_session
def show(session: Session, source: str | None, as_json: bool) -> None:
    """Print the figures of a source; of the one in use, if none is named."""
    from engine.corpus.statistics import record

    if source == "":
        raise Refusal("no_such_file", path="“”")
    telling = Telling()
    with_name = source or session.settings.source
    try:
        corpus = open_corpus(
            with_name, session.places, progress=telling.progress, notify=telling.tell
        )
    finally:
        telling.close()
    found = record(corpus)
    if as_json:
        print_json(found)
    else:
        print_figures(corpus.about, found)


@data.command("list", help=options.lazy(N_("List the reviews that can be worked with.")))
@options.json_option
@options.everywhere
@options.pass_session
def list_(session: Session, as_json: bool) -> None:
    """Print every source."""
    found = entries(session.places)
    if as_json:
        print_json([_entry_record(entry) for entry in found])
        return
    print_table(
        (_("name"), _("size"), _("what")),
        [(entry.name, weight(entry), described(entry)) for entry in found],
        right=(1,),
    )


def _entry_record(entry: Any) -> dict[str, Any]:
    about = entry.about
    return {
        "name": entry.name,
        "state": entry.state,
        "bytes": entry.bytes,
        "kind": about.kind if about else None,
        "language": about.language if about else None,
        "generated": entry.name.startswith("builtin"),
        "train": about.train.reviews if about else None,
        "test": about.test.reviews if about else None,
        "vocabulary": about.vocabulary if about else None,
    }


@data.command(help=options.lazy(N_("Fetch reviews from the network: imdb.")))
@click.argument("name")
@click.option(
    "--mirror", help=options.lazy(N_("Fetch from this address instead of the official folder."))
)
@options.json_option
@options.everywhere
@options.pass_session
def fetch(session: Session, name: str, mirror: str | None, as_json: bool) -> None:
    """Fetch, check, store."""
    if name != "imdb":
        raise UnknownName("unknown_fetch", name=name, known="imdb")
    telling = Telling()
    try:
        about = fetch_imdb(
            session.places, mirror=mirror, progress=telling.progress, notify=telling.tell
        )
    finally:
        telling.close()
    _stored(about, as_json)


@data.command(
    "import",
    help=options.lazy(
        N_("Import a CSV or TSV table, the aclImdb folder or archive, or Keras' imdb.npz.")
    ),
)
@click.argument("path")
@click.option(
    "--name",
    help=options.lazy(N_("The name to store it under; the file's own name, if none is given.")),
)
@click.option(
    "--rule",
    type=click.Choice(RULES),
    help=options.lazy(N_("Cut texts into words, or into characters.")),
)
@click.option(
    "--words-of",
    metavar="NAME",
    help=options.lazy(N_("Use the ranks of these reviews instead of counting anew.")),
)
@options.json_option
@options.everywhere
@options.pass_session
def import_(
    session: Session,
    path: str,
    name: str | None,
    rule: Any,
    words_of: str | None,
    as_json: bool,
) -> None:
    """Import and store."""
    if not path:
        raise Refusal("no_such_file", path="“”")
    telling = Telling()
    try:
        about = import_corpus(
            Path(path),
            session.places,
            name=name,
            rule=rule,
            words_of=words_of,
            progress=telling.progress,
            notify=telling.tell,
        )
    finally:
        telling.close()
    _stored(about, as_json)


def _stored(about: About, as_json: bool) -> None:
    if as_json:
        print_json(about)
        return
    click.echo(say("{name}: {size}", name=about.name, size=sized(about)))
    for code, count in about.left_out.items():
        click.echo("  " + wording.left_out(code, count))


@data.command(
    "remove", help=options.lazy(N_("Remove stored reviews; what they were made from stays."))
)
@click.argument("name")
@options.json_option
@options.everywhere
@options.pass_session
def remove_(session: Session, name: str, as_json: bool) -> None:
    """Remove by name."""
    freed = remove(name, session.places)
    if as_json:
        print_json({"name": name, "bytes": freed})
    else:
        click.echo(
            say(
                "{name} is removed; {size} are free again.",
                name=name,
                size=wording.bytes_shown(freed),
            )
        )
