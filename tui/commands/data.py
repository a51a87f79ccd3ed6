"""`imdb-tui data`: reviews, shown, listed, fetched, imported and removed."""

import sys
from collections.abc import Mapping
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
from engine.why import Notice, UnknownName
from tui import cli, wording
from tui.language import N_, _, say
from tui.printing import print_json, print_table
from tui.sources import described, sized, weight

RULES = ("words", "characters")


@click.group(
    no_args_is_help=False, help=cli.lazy(N_("Reviews: show, list, fetch, import, remove."))
)
@cli.everywhere
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
            line += f" {progress.done / progress.total:4.0%}"
        if line != self._shown:
            click.echo("\r\x1b[K" + line, err=True, nl=False)
            self._shown = line

    def tell(self, what: Notice) -> None:
        """Say a notice on a line of its own."""
        self.close()
        cli.complain(what)

    def close(self) -> None:
        """Wipe the line of progress."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._shown = ""


@data.command(
    help=cli.lazy(
        N_("Show reviews in figures: builtin, builtin-ko, imdb, an imported name, or a path.")
    )
)
@click.argument("source", required=False)
@cli.json_option
@cli.everywhere
@cli.pass_session
def show(choices: cli.Choices, source: str | None, as_json: bool) -> None:
    """Print the figures of a source; of the one in use, if none is named."""
    from engine.corpus.statistics import record

    session, telling = choices.session, Telling()
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


def print_figures(about: About, found: Mapping[str, Any]) -> None:
    """The figures of a source, as a table under a line that says what it is."""
    from tui.sources import KINDS

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


@data.command("list", help=cli.lazy(N_("List the reviews that can be worked with.")))
@cli.json_option
@cli.everywhere
@cli.pass_session
def list_(choices: cli.Choices, as_json: bool) -> None:
    """Print every source."""
    found = entries(choices.session.places)
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


@data.command(help=cli.lazy(N_("Fetch reviews from the network: imdb.")))
@click.argument("name")
@click.option(
    "--mirror", help=cli.lazy(N_("Fetch from this address instead of the official folder."))
)
@cli.json_option
@cli.everywhere
@cli.pass_session
def fetch(choices: cli.Choices, name: str, mirror: str | None, as_json: bool) -> None:
    """Fetch, check, store."""
    if name != "imdb":
        raise UnknownName("unknown_fetch", name=name, known="imdb")
    telling = Telling()
    try:
        about = fetch_imdb(
            choices.session.places, mirror=mirror, progress=telling.progress, notify=telling.tell
        )
    finally:
        telling.close()
    _stored(about, as_json)


@data.command(
    "import",
    help=cli.lazy(
        N_("Import a CSV or TSV table, the aclImdb folder or archive, or Keras' imdb.npz.")
    ),
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--name",
    help=cli.lazy(N_("The name to store it under; the file's own name, if none is given.")),
)
@click.option(
    "--rule",
    type=click.Choice(RULES),
    help=cli.lazy(N_("Cut texts into words, or into characters.")),
)
@click.option(
    "--words-of",
    metavar="NAME",
    help=cli.lazy(N_("Use the ranks of these reviews instead of counting anew.")),
)
@cli.json_option
@cli.everywhere
@cli.pass_session
def import_(
    choices: cli.Choices,
    path: Path,
    name: str | None,
    rule: Any,
    words_of: str | None,
    as_json: bool,
) -> None:
    """Import and store."""
    telling = Telling()
    try:
        about = import_corpus(
            path,
            choices.session.places,
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


@data.command("remove", help=cli.lazy(N_("Remove stored reviews; what they were made from stays.")))
@click.argument("name")
@cli.json_option
@cli.everywhere
@cli.pass_session
def remove_(choices: cli.Choices, name: str, as_json: bool) -> None:
    """Remove by name."""
    freed = remove(name, choices.session.places)
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
