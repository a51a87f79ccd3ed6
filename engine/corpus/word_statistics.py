"""Words in figures: which are frequent, which tell a positive review from a negative one."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.corpus.loading import Loaded
from engine.corpus.statistics import Figure
from engine.corpus.store import SplitName
from engine.why import Term, Why

CHUNK = 4096  # reviews counted at a time
PRIOR_SHARE = 50_000  # one imagined occurrence on either side for so many words


@dataclass(frozen=True, slots=True, eq=False)
class WordCounts:
    """How often each rank occurs in the negative and in the positive reviews; rank 0 never."""

    by_label: NDArray[np.int64]  # (2, vocabulary + 1)

    @property
    def all(self) -> NDArray[np.int64]:
        """How often each rank occurs."""
        both: NDArray[np.int64] = self.by_label[0] + self.by_label[1]
        return both


@dataclass(frozen=True, slots=True)
class WordFigure:
    """A word and what is said of it."""

    word: str
    rank: int
    figure: Figure


def word_counts(loaded: Loaded, split: SplitName) -> WordCounts:
    """The words of the reviews that are loaded, counted by label before any limit."""
    half = loaded.corpus.split(split)
    width = len(loaded.corpus.vocabulary) + 1
    side = np.full(len(half), 2, dtype=np.int32)  # 2: left out
    side[loaded.rows(split)] = loaded.labels(split)
    counts = np.zeros(3 * width, dtype=np.int64)
    for first in range(0, len(half), CHUNK):
        offsets = half.offsets[first : first + CHUNK + 1]
        keys = np.repeat(side[first : first + CHUNK] * width, np.diff(offsets))
        keys += half.ranks[offsets[0] : offsets[-1]]
        counts += np.bincount(keys, minlength=3 * width)
    by_label = counts.reshape(3, width)[:2]
    by_label[:, 0] = 0
    return WordCounts(by_label)


def most_frequent(
    loaded: Loaded, counts: WordCounts, label: int, top: int = 20, skip: int = 0
) -> tuple[WordFigure, ...]:
    """The words that occur most often under a label, without the `skip` most frequent of all."""
    occurrences = counts.by_label[label].copy()
    occurrences[: skip + 1] = 0
    in_all = int(counts.by_label[label].sum())
    return tuple(
        _frequent(loaded, rank, int(occurrences[rank]), in_all)
        for rank in _largest(occurrences, top)
        if occurrences[rank]
    )


def most_telling(
    loaded: Loaded, counts: WordCounts, label: int, top: int = 20
) -> tuple[WordFigure, ...]:
    """The words whose odds differ most between the labels, in favour of this one.

    Log-odds, with a few imagined occurrences of every word on both sides: a word that is met
    once in the one and never in the other proves nothing.
    """
    prior = max(1, int(counts.by_label.sum()) // PRIOR_SHARE)
    totals = counts.by_label.sum(axis=1, keepdims=True)
    odds = (counts.by_label + prior) / (totals - counts.by_label + prior)
    score = np.log(odds[label]) - np.log(odds[1 - label])
    score[counts.all == 0] = -np.inf
    return tuple(
        _telling(loaded, counts, rank, label, prior)
        for rank in _largest(score, top)
        if score[rank] > 0
    )


def real_words(loaded: Loaded) -> Figure:
    """How many words keep an id of their own under these settings."""
    settings, vocabulary = loaded.settings, len(loaded.corpus.vocabulary)
    first, beyond = settings.index_from + 1, settings.index_from + vocabulary + 1
    low, high = max(first, settings.skip_top), min(beyond, loaded.limit)
    lowest = (
        Term("first_word_id", f"{settings.index_from} + 1", first)
        if low == first
        else Term("skip_top", f"{low}", low)
    )
    if high == beyond:
        highest = Term("id_after_last_word", f"{settings.index_from} + {vocabulary} + 1", high)
    elif settings.num_words is None:
        highest = Term("largest_id", f"{high}", high)
    else:
        highest = Term("num_words", f"{high}", high)
    value = max(high - low, 0)
    formula = f"{high} − {low}" if high >= low else f"{high} < {low}  →  0"
    return Figure(value, Why(formula, (highest, lowest), value))


def coverage(loaded: Loaded, counts: WordCounts) -> Figure:
    """Which share of all words keeps an id of its own under these settings."""
    ids = np.arange(counts.by_label.shape[1]) + loaded.settings.index_from
    known = (ids >= loaded.settings.skip_top) & (ids < loaded.limit)
    kept, in_all = int(counts.all[known].sum()), int(counts.all.sum())
    value = kept / in_all if in_all else None
    terms = (Term("words_kept", f"{kept}", kept), Term("words_in_all", f"{in_all}", in_all))
    return Figure(value, Why(f"{kept} ÷ {in_all}", terms, value))


def _largest(values: NDArray[np.int64] | NDArray[np.float64], top: int) -> list[int]:
    """The places of the largest values, largest first; among equals, the lower rank first."""
    ranks: list[int] = np.argsort(-values, kind="stable")[:top].tolist()
    return ranks


def _frequent(loaded: Loaded, rank: int, occurrences: int, in_all: int) -> WordFigure:
    share = Term("share_of_words", f"{occurrences} ÷ {in_all}", occurrences / in_all)
    times = Term("occurrences", f"{occurrences}", occurrences)
    why = Why(f"{occurrences}", (times, share), occurrences)
    return WordFigure(loaded.corpus.vocabulary.word(rank), rank, Figure(occurrences, why))


def _telling(loaded: Loaded, counts: WordCounts, rank: int, label: int, prior: int) -> WordFigure:
    here, here_all = int(counts.by_label[label, rank]), int(counts.by_label[label].sum())
    there, there_all = int(counts.by_label[1 - label, rank]), int(counts.by_label[1 - label].sum())
    odds = (here + prior) / (here_all - here + prior)
    other = (there + prior) / (there_all - there + prior)
    value = math.log(odds) - math.log(other)
    terms = (
        Term("odds_here", f"({here} + {prior}) ÷ ({here_all} − {here} + {prior})", odds),
        Term("odds_there", f"({there} + {prior}) ÷ ({there_all} − {there} + {prior})", other),
        Term("imagined_occurrences", f"{prior}", prior),
    )
    why = Why(f"ln({odds:.9f}) − ln({other:.9f})", terms, value)
    return WordFigure(loaded.corpus.vocabulary.word(rank), rank, Figure(value, why))
