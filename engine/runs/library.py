"""Runs by key: a number is a run of this home, `starter:NAME` one that came with the app."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from engine.runs.records import Line, Run
from engine.runs.starters import as_run, starter, starters, subwords
from engine.runs.store import Store
from engine.why import Refusal

if TYPE_CHECKING:
    from engine.corpus.subwords import Subwords

RunKey = int | str
STARTER: Final = "starter:"


def key_of(line: Line) -> RunKey:
    """What a run is asked for by: its number; a starter has none, but a name that is its own."""
    return line.run or line.name


def find(store: Store, key: RunKey) -> Run:
    """All that is known of a run, wherever it lies."""
    if isinstance(key, int):
        return store.run(key)
    return as_run(starter(key.removeprefix(STARTER)))


def usable(store: Store) -> Iterator[tuple[RunKey, Run]]:
    """The runs with weights, the newest first, and then the starters; what cannot be read is none
    of them."""
    for key in map(key_of, (*store.runs(), *shipped()[0])):
        try:
            run = find(store, key)
        except Refusal:
            continue
        if run.weights is not None:
            yield key, run


def subwords_of(store: Store, key: RunKey) -> "Subwords | None":
    """What a model cuts texts into; None for one that reads words or pictures."""
    if isinstance(key, str):
        return subwords(key.removeprefix(STARTER))
    pieces = store.pieces(key)
    return pieces.subwords() if pieces is not None and pieces.kind == "subwords" else None


def shipped() -> tuple[tuple[Line, ...], tuple[Refusal, ...]]:
    """The starters in brief, in the order of the course; and what is wrong with those left out."""
    lines: list[Line] = []
    wrong: list[Refusal] = []
    try:
        names = starters()
    except Refusal as refusal:
        return (), (refusal,)
    for name in names:
        try:
            lines.append(as_run(starter(name)).line)
        except Refusal as refusal:
            wrong.append(refusal)
    return tuple(lines), tuple(wrong)
