"""What `imdb-tui data` does with pictures: shown in figures, listed, fetched, imported."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import click

from engine.pictures.about import About
from engine.pictures.catalogue import (
    Entry,
    fetch_pictures,
    import_pictures,
    open_pictures,
)
from engine.pictures.names import BUILTIN, Official
from tui import wording
from tui.columns import print_folded
from tui.commands.telling_progress import Telling
from tui.language import N_, _, say
from tui.picture_sources import KINDS, sized
from tui.printing import print_json, print_table
from tui.session import Session
from tui.wording.classes import class_name
from widgets.safe_text import visible

#: What can be fetched, by name.
FETCHED: Final[Mapping[str, Official]] = {name: name for name in BUILTIN}


def show(session: Session, source: str, as_json: bool) -> None:
    """Print the figures of a set of pictures."""
    from engine.pictures.figures import record

    with closing(Telling()) as telling:
        found = open_pictures(
            source, session.places, progress=telling.progress, notify=telling.tell
        )
    figures = record(found)
    if as_json:
        print_json(figures)
    else:
        _print_figures(found.about, figures)


def _print_figures(about: About, found: Mapping[str, Any]) -> None:
    print_folded(f"{visible(about.name)} · {_(KINDS[about.kind])} · {sized(about)}")
    splits = found["train"], found["test"]
    rows = [
        (_("pictures"), *(wording.number(split["pictures"]) for split in splits)),
        *(
            (_(label), *(wording.number(round(split["brightness"][name], 4)) for split in splits))
            for label, name in BRIGHTNESS
        ),
    ]
    rows += [
        (class_name(code), *(wording.number(split["per_class"][label]) for split in splits))
        for label, code in enumerate(about.classes)
    ]
    print_table(("", "train", "test"), rows, right=(1, 2))


BRIGHTNESS: Final = (
    (N_("mean brightness (0–255)"), "mean"),
    (N_("standard deviation"), "std"),
    (N_("share of black pixels"), "black"),
)


def fetch(session: Session, name: str, mirror: str | None, as_json: bool) -> None:
    """Fetch, check, store."""
    with closing(Telling()) as telling:
        about = fetch_pictures(
            FETCHED[name],
            session.places,
            mirror=mirror,
            progress=telling.progress,
            notify=telling.tell,
        )
    _stored(about, as_json)


def import_(session: Session, path: str, name: str | None, as_json: bool) -> None:
    """Import and store."""
    with closing(Telling()) as telling:
        about = import_pictures(
            Path(path), session.places, name=name, progress=telling.progress, notify=telling.tell
        )
    _stored(about, as_json)


def _stored(about: About, as_json: bool) -> None:
    if as_json:
        print_json(about)
    else:
        click.echo(say("{name}: {size}", name=about.name, size=sized(about)))


def entry_record(entry: Entry) -> dict[str, Any]:
    """A set of pictures as scripts are told of it."""
    about = entry.about
    return {
        "name": entry.name,
        "of": "pictures",
        "state": entry.state,
        "bytes": entry.bytes,
        "kind": about.kind if about else None,
        "generated": entry.name == "garments",
        "train": about.train if about else None,
        "test": about.test if about else None,
        "classes": len(about.classes) if about else None,
    }
