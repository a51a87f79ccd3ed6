"""`imdb-tui data`: reviews and pictures, shown, listed, fetched, imported and removed."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from engine.corpus.about import About
from engine.corpus.catalogue import (
    Entry,
    entries,
    fetch_imdb,
    import_corpus,
    open_corpus,
    remove,
)
from engine.pictures.catalogue import entries as picture_entries
from engine.pictures.catalogue import remove as remove_pictures
from engine.why import Refusal, UnknownName
from tui import options, picture_sources, wording
from tui.commands import pictures, worlds
from tui.commands.telling_progress import Telling
from tui.language import N_, _, say
from tui.printing import print_figures, print_json, print_table
from tui.session import Session
from tui.sources import described, sized, weight

RULES = ("words", "characters")


@click.group(
    no_args_is_help=False,
    help=options.lazy(N_("Reviews and pictures: show, list, fetch, import, remove.")),
)
@options.everywhere
def data() -> None:
    """The group; its commands do the work."""


@data.command(
    help=options.lazy(
        N_(
            "Show reviews or pictures in figures: builtin, builtin-ko, imdb, digits, garments, "
            "fashion-mnist, mnist, an imported name, or a path."
        )
    )
)
@click.argument("source", required=False)
@options.json_option
@options.everywhere
@options.pass_session
def show(session: Session, source: str | None, as_json: bool) -> None:
    """Print the figures of a source; of the one in use, if none is named."""
    if source == "":
        raise Refusal("no_such_file", path="“”")
    with_name = source or session.settings.source
    if worlds.of_pictures(with_name, session.places):
        pictures.show(session, with_name, as_json)
        return
    from engine.corpus.statistics import record

    with closing(Telling()) as telling, worlds.of_either(session.places):
        corpus = open_corpus(
            with_name, session.places, progress=telling.progress, notify=telling.tell
        )
    found = record(corpus)
    if as_json:
        print_json(found)
    else:
        print_figures(corpus.about, found)


@data.command("list", help=options.lazy(N_("List the reviews and pictures to work with.")))
@options.json_option
@options.everywhere
@options.pass_session
def list_(session: Session, as_json: bool) -> None:
    """Print every source."""
    reviews, others = entries(session.places), picture_entries(session.places)
    if as_json:
        print_json([*map(_entry_record, reviews), *map(pictures.entry_record, others)])
        return
    rows = [(entry.name, weight(entry), described(entry)) for entry in reviews]
    rows += [
        (entry.name, picture_sources.weight(entry), picture_sources.described(entry))
        for entry in others
    ]
    print_table((_("name"), _("size"), _("what")), rows, right=(1,))


def _entry_record(entry: Entry) -> dict[str, Any]:
    about = entry.about
    return {
        "name": entry.name,
        "of": "reviews",
        "state": entry.state,
        "bytes": entry.bytes,
        "kind": about.kind if about else None,
        "language": about.language if about else None,
        "generated": entry.name.startswith("builtin"),
        "train": about.train.reviews if about else None,
        "test": about.test.reviews if about else None,
        "vocabulary": about.vocabulary if about else None,
    }


@data.command(help=options.lazy(N_("Fetch from the network: imdb, fashion-mnist or mnist.")))
@click.argument("name")
@click.option(
    "--mirror", help=options.lazy(N_("Fetch from this address instead of the official folder."))
)
@options.json_option
@options.everywhere
@options.pass_session
def fetch(session: Session, name: str, mirror: str | None, as_json: bool) -> None:
    """Fetch, check, store."""
    if name in pictures.FETCHED:
        pictures.fetch(session, name, mirror, as_json)
        return
    if name != "imdb":
        raise UnknownName("unknown_fetch", name=name, known=", ".join(["imdb", *pictures.FETCHED]))
    with closing(Telling()) as telling:
        about = fetch_imdb(
            session.places, mirror=mirror, progress=telling.progress, notify=telling.tell
        )
    _stored(about, as_json)


@data.command(
    "import",
    help=options.lazy(
        N_(
            "Import reviews (a CSV or TSV table, the aclImdb folder or archive, Keras' imdb.npz) "
            "or pictures (an .npz, or the folder with the four files of MNIST)."
        )
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
    if worlds.checked_world(Path(path), name, session.places) == "pictures":
        if rule is not None or words_of is not None:
            raise Refusal("pictures_have_no_words", path=path)
        pictures.import_(session, path, name, as_json)
        return
    with closing(Telling()) as telling, worlds.of_either(session.places):
        about = import_corpus(
            Path(path),
            session.places,
            name=name,
            rule=rule,
            words_of=words_of,
            progress=telling.progress,
            notify=telling.tell,
        )
    _stored(about, as_json)


def _stored(about: About, as_json: bool) -> None:
    if as_json:
        print_json(about)
        return
    click.echo(say("{name}: {size}", name=about.name, size=sized(about)))
    for code, count in about.left_out.items():
        click.echo("  " + wording.left_out(code, count))


@data.command(
    "remove",
    help=options.lazy(N_("Remove what is stored; what it was made from stays.")),
)
@click.argument("name")
@options.json_option
@options.everywhere
@options.pass_session
def remove_(session: Session, name: str, as_json: bool) -> None:
    """Remove by name."""
    pictured = worlds.of_pictures(name, session.places)
    with worlds.of_either(session.places):
        freed = (remove_pictures if pictured else remove)(name, session.places)
    if not freed:
        raise Refusal("nothing_stored", name=name)
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
