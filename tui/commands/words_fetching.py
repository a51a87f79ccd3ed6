"""`imdb-tui words list`, `fetch` and `remove`: the vectors that are here, and those that can be."""

from contextlib import closing
from typing import Any, Final

import click

from engine.words.catalogue import Entry, entries, fetch_vectors, remove
from engine.words.official import OFFICIAL
from tui import options, wording
from tui.columns import print_columns
from tui.commands.telling_progress import Telling
from tui.language import N_, _, counted, say
from tui.printing import print_json
from tui.session import Session
from tui.wording.words_training import epochs


@click.command("list", help=options.lazy(N_("List the vectors that can be asked.")))
@options.json_option
@options.everywhere
@options.pass_session
def list_(session: Session, as_json: bool) -> None:
    """Print every name."""
    found = entries(session.places)
    if as_json:
        print_json([_record(entry) for entry in found])
        return
    heads = (_("name"), _("words"), "d", _("state"))
    print_columns(heads, [_row(entry) for entry in found], right=(1, 2))


def _row(entry: Entry) -> tuple[str, ...]:
    words, dimensions = _shape(entry)
    size = wording.bytes_shown(entry.bytes) if entry.bytes else ""
    if entry.state == "absent":
        size = wording.bytes_shown(OFFICIAL[entry.name].known.size)
    states = {
        "ready": _("here"),
        "absent": _("to be fetched"),
        "damaged": _("damaged"),
        "old": _("of another version"),
    }
    trained = epochs(entry.about) if entry.about else ""
    state = " · ".join(filter(None, (states[entry.state], trained, size)))
    return (entry.name, f"{words:,}" if words else "", f"{dimensions or ''}", state)


def _record(entry: Entry) -> dict[str, Any]:
    words, dimensions = _shape(entry)
    about = entry.about
    trained = about if about is not None and about.epochs_wanted else None
    return {
        "name": entry.name,
        "state": entry.state,
        "kind": about.kind if about else None,
        "words": words,
        "dimensions": dimensions,
        "epochs": trained.epochs if trained else None,
        "epochs_wanted": trained.epochs_wanted if trained else None,
        "bytes": entry.bytes,
    }


def _shape(entry: Entry) -> tuple[int | None, int | None]:
    """How many words, and how many numbers each has, as far as that is known without opening."""
    if entry.about is not None:
        return entry.about.count, entry.about.dimensions
    known = OFFICIAL.get(entry.name)
    return (known.words, known.dimensions) if known else (None, None)


@click.command("fetch", help=options.lazy(N_("Fetch vectors that gensim knows by name.")))
@click.argument("name")
@click.option(
    "--mirror", help=options.lazy(N_("Fetch from this folder instead of the official ones."))
)
@options.json_option
@options.everywhere
@options.pass_session
def fetch(session: Session, name: str, mirror: str | None, as_json: bool) -> None:
    """Fetch, check, store."""
    with closing(Telling()) as telling:
        about = fetch_vectors(
            name, session.places, mirror=mirror, progress=telling.progress, notify=telling.tell
        )
    if as_json:
        print_json(about)
        return
    words = counted("{n} word", "{n} words", about.count)
    click.echo(say("{name} · {words} × {d}", name=about.name, words=words, d=about.dimensions))


@click.command("remove", help=options.lazy(N_("Remove what is stored of vectors.")))
@click.argument("name")
@options.json_option
@options.everywhere
@options.pass_session
def remove_(session: Session, name: str, as_json: bool) -> None:
    """Remove by name or path."""
    freed = remove(name, session.places)
    if as_json:
        print_json({"name": name, "bytes": freed})
        return
    size = wording.bytes_shown(freed)
    click.echo(say("{name} is removed; {size} are free again.", name=name, size=size))


COMMANDS: Final[tuple[click.Command, ...]] = (list_, fetch, remove_)
