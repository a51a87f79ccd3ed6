"""Which words a network is to guess from which: skip-gram, CBOW, and words that are not there.

Skip-gram guesses every word around a centre from the centre, CBOW the centre from the words around.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.explain.numerals import short
from engine.why import Refusal, Term, Why

MOST_PAIRS: Final = 200_000
FLATTENED: Final = 0.75  # the power that makes frequent words less so, as word2vec has it


class SkipgramRefused(Refusal):
    """Words or settings that give nothing to guess."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A centre and one word around it, by their places."""

    centre: int
    context: int
    window: int
    words: tuple[str, str]

    def why(self) -> Why:
        """How far the two stand apart, and how far they may."""
        distance = abs(self.context - self.centre)
        terms = (
            Term("skipgram_centre", f"{self.centre}", self.centre),
            Term("skipgram_context", f"{self.context}", self.context),
            Term("skipgram_window", f"{distance} ≤ {self.window}", self.window),
        )
        return Why(f"|{self.context} − {self.centre}|", terms, distance)


@dataclass(frozen=True, slots=True)
class Surrounded:
    """A centre and all words around it, by their places."""

    centre: int
    contexts: tuple[int, ...]
    word: str
    around: tuple[str, ...]

    def why(self) -> Why:
        """How many words there are to the left and to the right."""
        left = sum(place < self.centre for place in self.contexts)
        right = len(self.contexts) - left
        terms = (
            Term("skipgram_left", f"{left}", left),
            Term("skipgram_right", f"{right}", right),
        )
        return Why(f"{left} + {right}", terms, left + right)


def cbow(words: Sequence[str], window: int) -> tuple[Surrounded, ...]:
    """Each word in turn as the centre, with the words up to so many places away."""
    _check(words, window)
    found = []
    for centre, word in enumerate(words):
        near = range(max(0, centre - window), min(len(words), centre + window + 1))
        contexts = tuple(place for place in near if place != centre)
        found.append(Surrounded(centre, contexts, word, tuple(words[i] for i in contexts)))
    return tuple(found)


def pairs(words: Sequence[str], window: int) -> tuple[Pair, ...]:
    """Each word with each of those around it, in reading order."""
    return tuple(
        Pair(each.centre, place, window, (each.word, words[place]))
        for each in cbow(words, window)
        for place in each.contexts
    )


@dataclass(frozen=True, slots=True)
class Noise:
    """Words to be told apart from true contexts, drawn as often as they occur, but flattened."""

    counts: dict[str, int]

    @classmethod
    def of(cls, words: Sequence[str]) -> "Noise":
        """The words of a text, in the order in which they are first met."""
        return cls(dict(Counter(words)))

    def chance(self, word: str) -> float:
        """How likely a word is to be drawn, if none is left out."""
        return float(self.counts[word] ** FLATTENED / self._total())

    def why(self, word: str) -> Why:
        """How a word's chance comes about."""
        count, total = self.counts[word], self._total()
        weight = count**FLATTENED
        terms = (
            Term("noise_count", f"{count}", count),
            Term("noise_weight", f"{count}^{FLATTENED}", weight),
            Term("noise_total", f"Σ n^{FLATTENED}", total),
        )
        return Why(f"{short(weight)} ÷ {short(total)}", terms, self.chance(word))

    def draw(self, context: str, count: int, seed: int) -> tuple[str, ...]:
        """So many words that are not the true context; one may come more than once."""
        others = [word for word in self.counts if word != context]
        if not others:
            raise SkipgramRefused("noise_without_words", word=context)
        if count < 1:
            raise SkipgramRefused("noise_too_few", count=count)
        weights = np.array([self.counts[word] for word in others]) ** FLATTENED
        drawn = np.random.default_rng(seed).choice(len(others), count, p=weights / weights.sum())
        return tuple(others[i] for i in drawn.tolist())

    def _total(self) -> float:
        return float(sum(count**FLATTENED for count in self.counts.values()))


def _check(words: Sequence[str], window: int) -> None:
    if window < 1:
        raise SkipgramRefused("skipgram_window_too_small", window=window)
    if len(words) < 2:
        raise SkipgramRefused("skipgram_too_few_words", words=len(words))
    most = len(words) * 2 * min(window, len(words) - 1)
    if most > MOST_PAIRS:
        raise SkipgramRefused("skipgram_too_long", pairs=most, most=MOST_PAIRS)
