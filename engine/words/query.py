"""Questions to vectors, answered as gensim's KeyedVectors answers them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.why import Refusal
from engine.words.resolving import found_row
from engine.words.vectors import Rows, Vectors

TOPN: Final = 10
#: A sum of unit vectors shorter than this is what rounding has left of nothing.
_NOTHING: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word, and how much it points the same way. Places count from 1, inputs included."""

    word: str
    row: int
    score: float
    given: bool = False  # it is one of the words that were asked with


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What words come to: their rows, and the direction of the sum of their unit vectors."""

    positive: tuple[int, ...]
    negative: tuple[int, ...]
    direction: Rows

    @property
    def rows(self) -> tuple[int, ...]:
        """All that was given."""
        return (*self.positive, *self.negative)


@dataclass(frozen=True, slots=True)
class Rank:
    """At which place, counted from 1, an expected word is, and how near."""

    word: str
    row: int
    place: int
    score: float


def asked(vectors: Vectors, positive: Sequence[str], negative: Sequence[str] = ()) -> Asked:
    """Words by their rows, and the direction they make together."""
    if not any(word.strip() for word in (*positive, *negative)):
        raise Refusal("expression_empty")
    plus = tuple(found_row(vectors, word) for word in positive)
    minus = tuple(found_row(vectors, word) for word in negative)
    # One after the other in 32 bits, as gensim adds them: the same sum to the last digit.
    total = np.zeros(vectors.about.dimensions, dtype=np.float32)
    for row in plus:
        total += vectors.unit[row]
    for row in minus:
        total -= vectors.unit[row]
    length = float(np.linalg.norm(total / len((*plus, *minus))))
    if length < _NOTHING:
        raise Refusal("expression_cancels")
    direction: Rows = (total / np.linalg.norm(total)).astype(np.float32)
    return Asked(plus, minus, direction)


def scores(vectors: Vectors, direction: Rows) -> Rows:
    """The cosine of every word with a direction."""
    found: Rows = vectors.unit @ direction
    return found


def similar(vectors: Vectors, word: str, topn: int = TOPN) -> list[Neighbour]:
    """The words nearest to a word, without it."""
    return analogy(vectors, [word], (), topn)


def analogy(
    vectors: Vectors,
    positive: Sequence[str],
    negative: Sequence[str],
    topn: int = TOPN,
    *,
    include_inputs: bool = False,
) -> list[Neighbour]:
    """The words nearest to a sum of words; what was given is left out, or shown as it is."""
    given = asked(vectors, positive, negative)
    all_of = scores(vectors, given.direction)
    return nearest(vectors, given, all_of, topn, include_inputs=include_inputs)


def nearest(
    vectors: Vectors, given: Asked, all_of: Rows, topn: int, *, include_inputs: bool = False
) -> list[Neighbour]:
    """The words with the best of all scores, the nearest first."""
    if topn < 1:
        raise Refusal("topn_too_small", topn=topn)
    inputs = {*given.rows}
    wanted = min(topn + (0 if include_inputs else len(inputs)), len(all_of))
    best = np.argpartition(-all_of, wanted - 1)[:wanted]
    # Equal scores in the order of the words, the most frequent first.
    best = best[np.lexsort((best, -all_of[best]))]
    found = [
        Neighbour(vectors.words[int(row)], int(row), float(all_of[row]), int(row) in inputs)
        for row in best
        if include_inputs or int(row) not in inputs
    ]
    return found[:topn]


def rank_of(
    vectors: Vectors, given: Asked, all_of: Rows, expected: str, *, include_inputs: bool = False
) -> Rank:
    """At which place among all scores an expected answer comes."""
    row = found_row(vectors, expected)
    place = place_among(all_of, row, () if include_inputs else given.rows)
    return Rank(vectors.words[row], row, place, float(all_of[row]))


def place_among(all_of: Rows, row: int, left_out: Sequence[int]) -> int:
    """How many scores come before that of a row, counted from 1; some rows count for nothing."""
    before = all_of > all_of[row]
    before[:row] |= all_of[:row] == all_of[row]
    before[list(left_out)] = False
    return int(before.sum()) + 1


def odd_one_out(vectors: Vectors, words: Sequence[str]) -> list[Neighbour]:
    """Each word with its nearness to the mean of all; the last is the odd one out."""
    if len({*words}) < 3:
        raise Refusal("odd_one_of_few")
    given = asked(vectors, tuple(dict.fromkeys(words)))
    near = vectors.unit[list(given.positive)] @ given.direction
    pairs = sorted(zip(near.tolist(), given.positive, strict=True), reverse=True)
    return [Neighbour(vectors.words[row], row, score, given=True) for score, row in pairs]
