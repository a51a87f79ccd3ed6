"""Vectors by whatever they are asked for: a name, a path, or the Embedding layer of a run.

Runs and vectors do not know of one another; here one's arrays are handed to the other.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from engine.files.places import Places
from engine.files.progress import OnProgress, unseen
from engine.runs.library import STARTER, RunKey, find, subwords_of, usable
from engine.runs.store import Store
from engine.scoring.model import tables
from engine.scoring.opening import arrays_of, words_of
from engine.scoring.reading import ids_of
from engine.why import Notify, Refusal, unheard
from engine.words.about import About
from engine.words.catalogue import open_vectors
from engine.zoo.layers import Embedding
from engine.zoo.spec import Reviews, Spec
from engine.zoo.summary import summary

if TYPE_CHECKING:
    from engine.words.vectors import Vectors

RUN: Final = "run:"


def opened(
    source: str,
    places: Places,
    *,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> "Vectors":
    """Open vectors: builtin, a name, a path, run:7, or starter:gru."""
    if source.startswith(STARTER):
        return of_run(Store(places), source)
    if source.startswith(RUN):
        return of_run(Store(places), _number(source))
    return open_vectors(source, places, progress=progress, notify=notify)


def of_run(store: Store, key: RunKey) -> "Vectors":
    """The rows of a trained Embedding that belong to words, without those reserved."""
    from engine.words.vectors import from_arrays

    run = find(store, key)
    spec = run.plan.spec
    layer = embedding_of(spec)
    if layer is None:
        raise Refusal("run_without_embedding", model=spec.name)
    table = tables(layer, arrays_of(store, key))[0]
    ids = dict(_rows_of(store, key, spec))
    about = About(_named(key), "run", origin=f"{spec.name} · {run.plan.data}")
    return from_arrays(about, list(ids), table[list(ids.values())])


def embedding_of(spec: Spec) -> str | None:
    """The name that Keras gives the layer in which a model keeps its words, if it has one."""
    if not isinstance(spec.feed, Reviews):
        return None
    return next((row.name for row in summary(spec).rows if isinstance(row.layer, Embedding)), None)


def with_embedding(places: Places) -> dict[str, tuple[str, str]]:
    """The runs with weights, the newest first, and the starters, that keep words as vectors.

    With the model and the reviews of each.
    """
    return {
        _named(key): (run.plan.spec.name, run.plan.data)
        for key, run in usable(Store(places))
        if embedding_of(run.plan.spec) is not None
    }


def _named(key: RunKey) -> str:
    return key if isinstance(key, str) else f"{RUN}{key}"


def _rows_of(store: Store, key: RunKey, spec: Spec) -> Iterator[tuple[str, int]]:
    """Each word or subword of a model, and its row."""
    subwords = subwords_of(store, key)
    if subwords is None:
        assert spec.vocabulary is not None
        yield from ids_of(words_of(store, key)[0], spec.vocabulary).items()
        return
    for row in range(1, subwords.used + 1):
        yield subwords.piece(row).text, row


def _number(source: str) -> int:
    number = source.removeprefix(RUN)
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Refusal("run_not_a_number", name=source)
    return int(number)
