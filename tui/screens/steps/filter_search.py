"""What a filter looks for: of all reviews the phrases that every filter answers most."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.corpus.loading import Loaded
from engine.corpus.padding import Coding, PadSettings, padded
from engine.corpus.store import SplitName
from engine.explain.activations import activate
from engine.explain.numbers import Numbers
from engine.explain.slide import Edge, Slide
from engine.files.progress import OnProgress, Progress
from engine.scoring.reading import CODING
from engine.zoo.layers import Conv1D
from engine.zoo.spec import Reviews
from tui.screens.steps.filter_reading import START, Answers, Sieve

KEPT: Final = 20  # phrases of each filter
AT_ONCE: Final = 200  # reviews
Ids = NDArray[np.int32]
SPLITS: Final[tuple[SplitName, ...]] = ("train", "test")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a filter answers so strongly, and where they stand."""

    answer: float
    words: tuple[str, ...]
    place: int
    split: SplitName | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """For each filter the phrases that it answers most, the strongest first; and of how many."""

    phrases: tuple[tuple[Phrase, ...], ...]
    windows: int

    @property
    def strengths(self) -> list[float]:
        """The strongest answer of every filter."""
        return [each[0].answer if each else 0.0 for each in self.phrases]


def strongest_here(found: Answers, filter_: int, most: int = KEPT) -> list[Phrase]:
    """The phrases of one text that a filter answers most, none of them twice.

    The first layer looks at so few words that none of them may be padding; in the wide spans of
    later ones padding is left out.
    """
    column = found.output[:, filter_]
    phrases: dict[tuple[str, ...], Phrase] = {}
    for place in np.argsort(-column, kind="stable").tolist():
        seen = found.span(place)
        words = tuple(found.texts[at] for at in seen if found.ids[at])
        if words and (found.stage or len(words) == len(seen)):
            phrases.setdefault(words, Phrase(float(column[place]), words, place))
        if len(phrases) == most:
            break
    return list(phrases.values())


def search(sieve: Sieve, loaded: Loaded, progress: OnProgress) -> Found:
    """All reviews, train and test, through the first convolution of a model.

    A phrase's answer is a sum over its words of what each adds at its place, so these are looked
    up and not multiplied. Zeros of the padding are in no phrase.
    """
    stage = sieve.stages[sieve.convolutions[0]]
    assert stage.kernel is not None and isinstance(stage.layer, Conv1D)
    adds = [sieve.table @ weights for weights in stage.kernel]
    bias = np.zeros(stage.kernel.shape[-1], np.float32) if stage.bias is None else stage.bias
    best = _Best(stage.kernel.shape[-1])
    total = sum(loaded.count(split) for split in SPLITS)
    done = windows = 0
    for split, first, rows in _rows(sieve, loaded):
        progress(Progress("reading_reviews", done, total))
        where, phrases = _phrases(rows, stage.layer)
        done, windows = done + len(rows), windows + len(phrases)
        once = _once(phrases)
        where, phrases = where[once], phrases[once]
        sums = bias + sum(part[phrases[:, k]] for k, part in enumerate(adds))
        best.take(sums, phrases, where, split, first)
    progress(Progress("reading_reviews", total, total))
    return Found(best.phrases(sieve, stage.layer.activation), windows)


def _phrases(rows: Ids, layer: Conv1D) -> tuple[NDArray[np.int64], Ids]:
    """The words under the window wherever it stands, without padding; row and place of each."""
    edge: Edge = "same" if layer.padding == "same" else "valid"
    slide = Slide(rows.shape[1], layer.kernel, layer.strides, edge)
    seen = np.lib.stride_tricks.sliding_window_view(rows, layer.kernel, axis=1)
    stands = (np.arange(seen.shape[1]) + slide.before) % slide.stride == 0
    where = np.argwhere((seen != 0).all(axis=2) & stands)
    phrases = seen[where[:, 0], where[:, 1]]
    where[:, 1] = (where[:, 1] + slide.before) // slide.stride
    return where, phrases


def _once(phrases: Ids) -> NDArray[np.int64]:
    """Where each phrase is met first; phrases are told apart by sums that wrap around."""
    factors = np.random.default_rng(0).integers(1, 2**62, phrases.shape[1], dtype=np.uint64)
    _sums, first = np.unique((phrases.astype(np.uint64) * factors).sum(axis=1), return_index=True)
    return first


def _rows(sieve: Sieve, loaded: Loaded) -> Iterator[tuple[SplitName, int, Ids]]:
    """The reviews as the model reads them, some at a time, whatever words they were stored with."""
    corpus = loaded.corpus
    unknown = CODING.oov_char
    ids = [CODING.start_char, *(sieve.ids.get(word, unknown) for word in corpus.vocabulary)]
    coding = Coding(np.array(ids, dtype=np.int32), None)
    assert isinstance(sieve.spec.feed, Reviews)
    for split in SPLITS:
        half, rows = corpus.split(split), loaded.rows(split)
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE]
            length = sieve.spec.input.shape[0] or int(half.lengths[some].max())
            how = PadSettings(length, sieve.spec.feed.padding)
            yield split, first, padded(half.ranks, half.offsets, some, coding, how)


class _Best:
    """The strongest phrases of each filter so far, none of them twice."""

    def __init__(self, filters: int) -> None:
        self._kept: list[dict[tuple[int, ...], tuple[float, SplitName, int, int]]] = [
            {} for _filter in range(filters)
        ]
        self._least = np.full(filters, -np.inf, dtype=np.float32)  # what it takes to be kept

    def take(
        self, sums: Numbers, phrases: Ids, where: NDArray[np.int64], split: SplitName, first: int
    ) -> None:
        """Look through some more phrases."""
        if not len(sums):
            return
        for i, filter_ in self._candidates(sums):
            row, place = where[i].tolist()
            key = tuple(phrases[i].tolist())
            self._kept[filter_].setdefault(
                key, (float(sums[i, filter_]), split, first + row, place)
            )
        for filter_, kept in enumerate(self._kept):
            if len(kept) >= KEPT:
                best = sorted(kept.items(), key=_by_answer)[:KEPT]
                self._kept[filter_] = dict(best)
                self._least[filter_] = best[-1][1][0]

    def _candidates(self, sums: Numbers) -> Iterator[tuple[int, int]]:
        """Phrase and filter of all that may be kept: few, once strong ones have been met."""
        if np.isfinite(self._least).all():
            at, filters = np.nonzero(sums > self._least)
            return zip(at.tolist(), filters.tolist(), strict=True)
        most = min(KEPT, len(sums))
        chosen = np.argpartition(-sums, most - 1, axis=0)[:most].tolist()
        return ((i, filter_) for row in chosen for filter_, i in enumerate(row))

    def phrases(self, sieve: Sieve, activation: str) -> tuple[tuple[Phrase, ...], ...]:
        """What was found, in words."""
        return tuple(
            tuple(
                Phrase(
                    float(activate(activation, np.array([value], dtype=np.float32))[0]),
                    tuple(_word(sieve, each) for each in key),
                    place,
                    split,
                    position,
                )
                for key, (value, split, position, place) in sorted(kept.items(), key=_by_answer)
            )
            for kept in self._kept
        )


def _by_answer(item: tuple[tuple[int, ...], tuple[float, SplitName, int, int]]) -> float:
    return -item[1][0]


def _word(sieve: Sieve, number: int) -> str:
    if number == CODING.start_char:
        return START
    return sieve.words.get(number, "?")
