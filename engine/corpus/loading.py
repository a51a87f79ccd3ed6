"""Loading reviews exactly as `keras.datasets.imdb.load_data` does, as a view over the flat store.

Nothing is copied until it is asked for. What Keras does is kept where it surprises: the start
token is limited like a word, maxlen drops reviews of that length and longer, and without num_words
the largest id of all still becomes unknown.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.corpus.padding import Coding, PadSettings, Side, padded
from engine.corpus.store import Corpus, Split, SplitName
from engine.why import Refusal

__all__ = ["LoadRefused", "LoadSettings", "Loaded", "PadSettings", "Side", "load"]

SPLITS: tuple[SplitName, SplitName] = ("train", "test")
LARGEST_SETTING = 2**30  # ids are 32 bits wide, and an id is a rank and index_from together
LARGEST_SEED = 2**32 - 1

Rows = NDArray[np.int64]


class LoadRefused(Refusal):
    """Settings under which nothing sensible can be loaded."""


@dataclass(frozen=True, slots=True)
class LoadSettings:
    """The parameters of Keras' `load_data`, with its defaults."""

    num_words: int | None = None
    skip_top: int = 0
    maxlen: int | None = None
    seed: int = 113
    start_char: int | None = 1
    oov_char: int | None = 2
    index_from: int = 3

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            smallest = 1 if name in ("num_words", "maxlen") else 0
            largest = LARGEST_SEED if name == "seed" else LARGEST_SETTING
            if value is not None and value < smallest:
                raise LoadRefused("setting_too_small", setting=name, value=value, least=smallest)
            if value is not None and value > largest:
                raise LoadRefused("setting_too_large", setting=name, value=value, most=largest)


class Loaded:
    """A corpus as a learner's program would see it: shuffled, filtered, and in ids."""

    def __init__(self, corpus: Corpus, settings: LoadSettings) -> None:
        self.corpus = corpus
        self.settings = settings
        self._rows: Mapping[SplitName, Rows] = {
            name: self._kept_rows(name, order)
            for name, order in zip(SPLITS, _shuffled(settings.seed, *_sizes(corpus)), strict=True)
        }

    def count(self, split: SplitName) -> int:
        """How many reviews there are."""
        return len(self._rows[split])

    def rows(self, split: SplitName) -> Rows:
        """Where each review stands in the file, in the order of loading."""
        return self._rows[split]

    def row(self, split: SplitName, i: int) -> int:
        """Where one review stands in the file."""
        return int(self._rows[split][i])

    def labels(self, split: SplitName) -> NDArray[np.uint8]:
        """0 for negative, 1 for positive, in the order of loading."""
        return self.corpus.split(split).labels[self._rows[split]]

    def lengths(self, split: SplitName) -> NDArray[np.int64]:
        """How many ids each review has, in the order of loading."""
        half, rows = self.corpus.split(split), self._rows[split]
        kept = self.coding.kept
        if kept is None:
            return half.lengths[rows]
        stays = kept.take(half.ranks, mode="clip")
        return np.add.reduceat(stays, half.offsets[:-1], dtype=np.int64)[rows]

    def ids(self, split: SplitName, i: int) -> NDArray[np.int32]:
        """The ids of one review."""
        half, row = self.corpus.split(split), self.row(split, i)
        ranks = half.ranks[half.offsets[row] : half.offsets[row + 1]]
        if self.coding.kept is not None:
            ranks = ranks[self.coding.kept[ranks]]
        return self.coding.ids[ranks]

    def padded(
        self, split: SplitName, settings: PadSettings, positions: Rows | None = None
    ) -> NDArray[np.int32]:
        """The reviews at one length, a row each: all of them, or those at these positions."""
        half, rows = self.corpus.split(split), self._rows[split]
        chosen = rows if positions is None else rows[positions]
        return padded(half.ranks, half.offsets, chosen, self.coding, settings)

    @cached_property
    def limit(self) -> int:
        """The first id that is too large to stay: num_words, or else the largest id there is."""
        settings = self.settings
        if settings.num_words is not None:
            return settings.num_words
        largest = max(self._largest_rank(name) for name in SPLITS)
        return max(largest + settings.index_from if largest else 0, settings.start_char or 0)

    @cached_property
    def coding(self) -> Coding:
        """What each rank of the vocabulary becomes, and which ranks are dropped."""
        settings = self.settings
        ids = np.arange(len(self.corpus.vocabulary) + 1, dtype=np.int32) + settings.index_from
        ids[0] = settings.start_char or 0
        kept = (ids >= settings.skip_top) & (ids < self.limit)
        if settings.oov_char is not None:
            ids[~kept] = settings.oov_char
            kept[:] = True
        kept[0] &= settings.start_char is not None
        return Coding(ids, None if kept.all() else kept)

    def _kept_rows(self, split: SplitName, order: Rows) -> Rows:
        maxlen = self.settings.maxlen
        if maxlen is None or len(order) == 0:
            return order
        lengths = self.corpus.split(split).lengths - (self.settings.start_char is None)
        rows = order[lengths[order] < maxlen]
        if len(rows) == 0:
            shortest = int(lengths.min())
            raise LoadRefused("maxlen_leaves_no_review", maxlen=maxlen, least=shortest + 1)
        return rows

    def _largest_rank(self, split: SplitName) -> int:
        """The largest rank among the reviews that are kept."""
        half, rows = self.corpus.split(split), self._rows[split]
        if len(rows) == len(half):
            return int(half.ranks.max(initial=0))
        return int(_largest_of_each(half)[rows].max(initial=0))


def load(corpus: Corpus, settings: LoadSettings | None = None) -> Loaded:
    """The corpus under these settings; Keras' defaults if none are given."""
    return Loaded(corpus, settings or LoadSettings())


def _sizes(corpus: Corpus) -> tuple[int, int]:
    return len(corpus.train), len(corpus.test)


def _largest_of_each(split: Split) -> NDArray[np.int32]:
    return np.maximum.reduceat(split.ranks, split.offsets[:-1])


@lru_cache(maxsize=8)
def _shuffled(seed: int, train: int, test: int) -> tuple[Rows, Rows]:
    """Keras' order: one generator shuffles the training rows, then the test rows."""
    generator = np.random.RandomState(seed)
    orders = np.arange(train), np.arange(test)
    for order in orders:
        generator.shuffle(order)
        order.flags.writeable = False
    return orders
