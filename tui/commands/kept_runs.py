"""The runs of a home as things that take room: the learner's own, and what belongs to no run."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.files.places import Places
from engine.why import Refusal
from tui.language import _, counted
from tui.voice import complain

if TYPE_CHECKING:
    from engine.runs.store import Store


@dataclass(frozen=True, slots=True)
class KeptRuns:
    """How many runs there are, where each thing of them lies, and what belongs to none.

    `folders_of_lost_runs` says that some of it may be the weights of runs that were lost with a
    damaged database, which is set aside and may still be mended.
    """

    home: Path
    runs: int = 0
    paths: tuple[Path, ...] = ()
    leftovers: tuple[Path, ...] = ()
    left: str = ""
    folders_of_lost_runs: bool = False


def kept_runs(places: Places) -> KeptRuns:
    """Look for them; a home without any is not asked twice."""
    home = places.data / "runs"
    if not home.exists() and not any(places.data.glob("runs*.db")):
        return KeptRuns(home)
    from engine.runs.leftovers import leftovers

    store = _store(places)
    try:
        left, folders = leftovers(store), store.folders()
    except Refusal as refusal:  # the other things can be seen and cleaned all the same
        complain(refusal)
        return KeptRuns(home)
    database = store.database.path
    files = (database, database.with_name(f"{database.name}-journal"))
    written = (file for folder in folders for file in folder.glob("*"))
    databases = [path for path in left.databases if path.suffix == database.suffix]
    words = [
        counted("{n} folder without a run", "{n} folders without a run", len(left.folders)),
        counted("{n} unfinished file", "{n} unfinished files", len(left.parts)),
        counted("{n} damaged database", "{n} damaged databases", len(databases)),
    ]
    found = (left.folders, left.parts, databases)
    told = ", ".join(word for word, paths in zip(words, found, strict=True) if paths)
    return KeptRuns(
        home,
        len(folders),
        (*files, *(set(written) - set(left.parts))),
        left.paths,
        told,
        folders_of_lost_runs=bool(left.folders and databases),
    )


def delete_all(places: Places, *, asks: bool) -> bool | None:
    """Delete every run, and whether there was one; None if the answer was no.

    Refused while one of them is trained.
    """
    if not (places.data / "runs.db").exists():
        return False
    store = _store(places)
    lines = store.runs()
    for line in lines:
        if line.state == "running":
            raise Refusal("run_running", run=line.run)
    if lines and asks and not _confirmed(len(lines)):
        return None
    for line in lines:
        store.delete(line.run)
    return bool(lines)


def _confirmed(runs: int) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(_("Nobody is there to be asked; --yes removes the runs."))
    question = counted(
        "Delete {n} run, with its epochs and weights?",
        "Delete {n} runs, with their epochs and weights?",
        runs,
    )
    return click.confirm(question)


def _store(places: Places) -> "Store":
    from engine.runs.store import Store

    return Store(places, complain)
