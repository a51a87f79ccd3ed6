"""`imdb-tui clean`: what takes room, and removing it."""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from engine.files.places import Places
from engine.why import Refusal, UnknownName
from tui import options
from tui.columns import print_folded
from tui.commands.kept_runs import KeptRuns, delete_all, kept_runs
from tui.language import N_, _, counted, say
from tui.printing import print_json, print_table
from tui.session import Session
from tui.wording import bytes_shown

LEFTOVERS: Final = "leftovers"


@dataclass(frozen=True, slots=True)
class Heap:
    """Something that takes room, under the name by which it is removed."""

    name: str
    path: Path
    what: str


def heaps(places: Places) -> tuple[Heap, ...]:
    """All folders that may go. Settings, the journey and runs are the learner's own."""
    return (
        Heap("cache", places.cache, N_("what can be fetched or made again")),
        Heap("imports", places.data / "corpora", N_("reviews that you imported")),
        Heap("pictures", places.data / "pictures", N_("pictures that you imported")),
        Heap("vectors", places.data / "vectors", N_("vectors of words that you trained")),
        Heap("logs", places.state / "logs", N_("logs")),
        Heap("crashes", places.state / "crashes", N_("crash reports")),
    )


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files below a folder."""
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.lstat().st_size for file in files if file.is_file() and not file.is_symlink())


@click.command(help=options.lazy(N_("List what takes room; with names, remove it.")))
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--runs", is_flag=True, help=options.lazy(N_("Remove all your runs; it asks first.")))
@click.option("--yes", is_flag=True, help=options.lazy(N_("Do not ask, in a terminal either.")))
@options.json_option
@options.everywhere
@options.pass_session
def clean(
    session: Session, names: Sequence[str], runs: bool, yes: bool, as_json: bool
) -> int | None:
    """List, or remove by name."""
    found, kept = heaps(session.places), kept_runs(session.places)
    left = Heap(LEFTOVERS, kept.home, N_("what belongs to no run"))
    known = sorted(heap.name for heap in (*found, left))
    for name in names:
        if name not in known:
            raise UnknownName("unknown_heap", name=name, known=", ".join(known))
    own = {**_row("runs", kept.home, kept.paths), "runs": kept.runs}
    if runs:
        own["removed"] = delete_all(session.places, asks=not yes)
        if own["removed"] is None:
            return 1
    rows = [_cleaned(heap, (heap.path,), names) for heap in found]
    rows.append(_cleaned(left, kept.leftovers, names))
    if as_json:
        print_json([*rows, own])
        return None
    what = {heap.name: _(heap.what) for heap in (*found, left)}
    what[LEFTOVERS] = kept.left or what[LEFTOVERS]
    what["runs"] = _your_runs(kept)
    _print([*rows, own], what)
    if kept.folders_of_lost_runs and LEFTOVERS not in names:
        text = _(
            "Folders without a run may hold the weights of runs in the damaged database, which "
            "was set aside; cleaning leftovers removes both, and for good."
        )
        print_folded(text)
    if not names and not runs:
        click.echo(say("Remove with: imdb-tui clean {names}", names="|".join(known)))
        if kept.runs:
            click.echo(_("Runs are removed only by: imdb-tui clean --runs"))
    return None


def _cleaned(heap: Heap, paths: Sequence[Path], names: Sequence[str]) -> dict[str, Any]:
    """A heap as scripts are told of it; removed, if it is named."""
    row = _row(heap.name, heap.path, paths)
    if heap.name in names:
        there = [path for path in paths if path.exists()]
        for path in there:
            _remove(path)
        row["removed"] = bool(there)
    return row


def _row(name: str, path: Path, paths: Iterable[Path]) -> dict[str, Any]:
    size = sum(map(size_of, paths))
    return {"name": name, "path": str(path), "bytes": size, "removed": False}


def _print(rows: Sequence[dict[str, Any]], what: dict[str, str]) -> None:
    print_table(
        (_("name"), _("size"), _("what"), _("where")),
        [
            (
                row["name"],
                _("removed") if row["removed"] else bytes_shown(row["bytes"]),
                what[row["name"]],
                row["path"],
            )
            for row in rows
        ],
        right=(1,),
    )


def _your_runs(kept: KeptRuns) -> str:
    return counted("{n} run of yours", "{n} runs of yours", kept.runs)


def _remove(path: Path) -> None:
    try:
        while path.exists():
            with suppress(FileNotFoundError):  # somebody else cleans at the same time
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
    except OSError as error:
        raise Refusal("cannot_write", path=path, reason=error.strerror) from error
