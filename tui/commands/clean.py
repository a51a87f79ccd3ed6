"""`imdb-tui clean`: what takes room, and removing it."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from engine.files.places import Places
from engine.why import Refusal, UnknownName
from tui import options
from tui.language import N_, _, say
from tui.printing import print_json, print_table
from tui.session import Session
from tui.wording import bytes_shown


@dataclass(frozen=True, slots=True)
class Heap:
    """Something that takes room, under the name by which it is removed."""

    name: str
    path: Path
    what: str


def heaps(places: Places) -> tuple[Heap, ...]:
    """All that takes room. Settings and the journey are the learner's own, and are not among it."""
    return (
        Heap("cache", places.cache, N_("what can be fetched or made again")),
        Heap("imports", places.data / "corpora", N_("reviews that you imported")),
        Heap("logs", places.state / "logs", N_("logs")),
        Heap("crashes", places.state / "crashes", N_("crash reports")),
    )


def size_of(path: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(
        file.lstat().st_size for file in path.rglob("*") if file.is_file() and not file.is_symlink()
    )


@click.command(help=options.lazy(N_("List what takes room; with names, remove it.")))
@click.argument("names", nargs=-1, metavar="[NAME]...")
@options.json_option
@options.everywhere
@options.pass_session
def clean(session: Session, names: Sequence[str], as_json: bool) -> None:
    """List, or remove by name."""
    found = heaps(session.places)
    known = {heap.name for heap in found}
    for name in names:
        if name not in known:
            raise UnknownName("unknown_heap", name=name, known=", ".join(sorted(known)))
    rows = []
    for heap in found:
        size, removed = size_of(heap.path), heap.name in names and heap.path.exists()
        if removed:
            _remove(heap.path)
        rows.append({"name": heap.name, "path": str(heap.path), "bytes": size, "removed": removed})
    if as_json:
        print_json(rows)
        return
    print_table(
        (_("name"), _("size"), _("what"), _("where")),
        [
            (
                heap.name,
                _("removed") if row["removed"] else bytes_shown(size_of(heap.path)),
                _(heap.what),
                str(heap.path),
            )
            for heap, row in zip(found, rows, strict=True)
        ],
        right=(1,),
    )
    if not names:
        click.echo(say("Remove with: imdb-tui clean {names}", names="|".join(sorted(known))))


def _remove(path: Path) -> None:
    try:
        while path.exists():
            with suppress(FileNotFoundError):  # somebody else cleans at the same time
                shutil.rmtree(path)
    except OSError as error:
        raise Refusal("cannot_write", path=path, reason=error.strerror) from error
