"""Guesses that a network for word vectors is asked after every epoch, always the same ones."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.corpus.store import Corpus, Split
from engine.why import Term, Why

ASKED: Final = 2000
SEED: Final = 7
_TRIES: Final = 5 * ASKED  # words too rare for a vector, and reviews of one word, give no guess
_POWER: Final = 0.75  # of a word's count, by which wrong words are drawn, as gensim draws them

Ranks = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Guesses:
    """What is given, filled up with 0; the word that belongs to it, and some drawn by chance."""

    given: Ranks  # a row for each guess: one word for skip-gram, those of the window for CBOW
    right: Ranks
    wrong: Ranks  # a row for each guess

    @property
    def count(self) -> int:
        """How many there are: fewer than were wanted, where the reviews do not hold as many."""
        return len(self.right)

    def loss(self, inputs: NDArray[Any], outputs: NDArray[Any], rows: Mapping[int, int]) -> float:
        """The mean over all guesses of −ln σ(right) − Σ ln σ(−wrong)."""
        if not self.count:
            return float("nan")
        row = np.zeros(max(rows) + 1, dtype=np.int64)
        row[list(rows)] = list(rows.values())
        there = (self.given > 0)[..., np.newaxis]
        vectors = (inputs[row[self.given]] * there).sum(axis=1) / there.sum(axis=1)
        right = np.einsum("nd,nd->n", vectors, outputs[row[self.right]])
        wrong = np.einsum("nd,nkd->nk", vectors, outputs[row[self.wrong]])
        return float((_surprise(right) + _surprise(-wrong).sum(axis=1)).mean())


def of_nothing(negative: int) -> float:
    """The loss of a network that knows nothing: every answer is even odds."""
    return (1 + negative) * math.log(2)


def why_loss(loss: float, negative: int, asked: int) -> Why:
    """A loss after an epoch of so many guesses, beside that of a network that knows nothing."""
    nothing = of_nothing(negative)
    terms = (
        Term("guesses_asked", f"{asked}", asked),
        Term("guesses_knowing_nothing", f"(1 + {negative}) × ln 2", nothing),
    )
    return Why(f"Σ (−ln σ(u·v) − Σ ln σ(−u·v′)) / {asked:,}", terms, loss)


def drawn(
    corpus: Corpus, counts: NDArray[np.int64], window: int, width: int, negative: int
) -> Guesses:
    """Draw guesses from the reviews; words without a count have no vector and are left out."""
    draw = np.random.default_rng(SEED)
    given: list[list[int]] = []
    right: list[int] = []
    for _ in range(_TRIES):
        centre, around = _place(corpus.train, window, draw)
        known = [rank for rank in around if counts[rank]]
        if known and counts[centre]:
            chosen = known if width > 1 else [known[int(draw.integers(len(known)))]]
            given.append(chosen + [0] * (width - len(chosen)))
            right.append(centre)
        if len(right) == ASKED:
            break
    weights = counts.astype(np.float64) ** _POWER
    wrong = draw.choice(len(counts), (len(right), negative), p=weights / weights.sum())
    table = np.array(given, dtype=np.int64).reshape(-1, width)
    return Guesses(table, np.array(right, dtype=np.int64), wrong.astype(np.int64))


def _place(split: Split, window: int, draw: np.random.Generator) -> tuple[int, list[int]]:
    """A word of a review, and those that the window holds around it."""
    ranks = split.ranks_of(int(draw.integers(len(split))))
    if not len(ranks):
        return 0, []
    at = int(draw.integers(len(ranks)))
    around = [*ranks[max(0, at - window) : at], *ranks[at + 1 : at + 1 + window]]
    return int(ranks[at]), [int(rank) for rank in around]


def _surprise(scores: NDArray[Any]) -> NDArray[Any]:
    """−ln σ of each."""
    found: NDArray[Any] = np.logaddexp(0.0, -scores.astype(np.float64))
    return found
