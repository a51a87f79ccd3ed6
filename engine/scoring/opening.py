"""Opening a run, or a model that came with the app, to be asked about texts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.corpus.about import Rule
from engine.runs import starters
from engine.runs.library import STARTER, RunKey, find, subwords_of
from engine.runs.records import Run
from engine.runs.store import Store
from engine.scoring.model import Scorer, scorer
from engine.scoring.reading import Reader, SubwordReader, WordReader
from engine.why import Refusal, UnknownName
from engine.zoo.spec import Reviews

if TYPE_CHECKING:
    from engine.training.state import Arrays


@contextmanager
def chosen() -> Iterator[None]:
    """A run that was chosen on a screen, and is gone by now, is no number that somebody has typed:
    another one is chosen in the same place."""
    try:
        yield
    except UnknownName as refusal:
        if refusal.code != "unknown_run":
            raise
        raise Refusal("chosen_run_gone", run=refusal.values["run"]) from refusal


def open_scorer(key: RunKey, store: Store) -> Scorer:
    """A model that has learned something; refused where it has not, or reads no text."""
    run = find(store, key)
    spec = run.plan.spec
    if not isinstance(spec.feed, Reviews) or spec.vocabulary is None:
        raise Refusal("score_reads_no_text", model=spec.name)
    arrays = arrays_of(store, key, run)
    return scorer(spec, arrays, reader_of(store, key, spec.vocabulary), _epoch(key, run))


def arrays_of(store: Store, key: RunKey, run: Run | None = None) -> "Arrays":
    """The weights that count, by Keras' names; of a run as it was found, where that was before."""
    if isinstance(key, str):
        return starters.weights(key.removeprefix(STARTER))
    return store.weights(run or find(store, key))


def _epoch(key: RunKey, run: Run) -> int | None:
    """After which epoch these were kept; what came with the app learns no more."""
    if isinstance(key, str):
        return None
    return run.best_epoch if run.weights == run.best else run.line.epochs


def reader_of(store: Store, key: RunKey, vocabulary: int) -> Reader:
    """How a model cuts a text: by the words or subwords that it has kept."""
    subwords = subwords_of(store, key)
    if subwords is not None:
        return SubwordReader(subwords)
    return WordReader(*words_of(store, key), vocabulary)


def words_of(store: Store, key: RunKey) -> tuple[Sequence[str], Rule]:
    """The words of a model that reads words, by rank, and the rule by which a text is cut."""
    if isinstance(key, str):
        found = starters.starter(key.removeprefix(STARTER))
        return found.words, found.rule
    pieces = store.pieces(key)
    assert pieces is not None
    words = pieces.words()
    # A run keeps its words, and not by which rule they were cut; only characters are all short.
    return words, "characters" if all(len(word) == 1 for word in words) else "words"
