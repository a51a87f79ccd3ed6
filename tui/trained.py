"""What runs and starters have in common for whoever reads a text with their weights."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.corpus.about import Rule
from engine.corpus.loading import LoadSettings
from engine.explain.numbers import Numbers
from engine.runs import starters
from engine.runs.library import STARTER, RunKey, find
from engine.runs.store import Store

if TYPE_CHECKING:
    from engine.training.state import Arrays


def arrays_of(store: Store, key: RunKey) -> "Arrays":
    """The weights that count, by Keras' names."""
    if isinstance(key, str):
        return starters.weights(key.removeprefix(STARTER))
    return store.weights(find(store, key))


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


def ids_of(words: Sequence[str], vocabulary: int) -> dict[str, int]:
    """Rank and index_from, for the words that a model can tell apart."""
    first = LoadSettings().index_from + 1
    return dict(zip(words, range(first, vocabulary), strict=False))


def tables(layer: str, arrays: "Arrays") -> list[Numbers]:
    """A layer's tables, in Keras' order."""
    return [array for path, array in arrays.items() if path.partition("/")[0] == layer]
