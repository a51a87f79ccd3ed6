"""Finding reviews: by label, by length, or by a phrase."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.corpus.loading import Loaded
from engine.corpus.store import Corpus, Split, SplitName
from engine.corpus.text import RULES
from engine.why import Refusal

Positions = NDArray[np.int64]


class SearchRefused(Refusal):
    """A search that can find nothing, whatever the reviews are."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a review must be to be found; what is not asked for does not matter."""

    label: int | None = None
    shortest: int | None = None
    longest: int | None = None
    phrase: str = ""  # its words must follow one another; empty asks for nothing


def search(loaded: Loaded, split: SplitName, query: Query) -> Positions:
    """The positions of all reviews that fit, in the order of loading."""
    if query.shortest is not None and query.longest is not None and query.shortest > query.longest:
        raise SearchRefused("lengths_crossed", shortest=query.shortest, longest=query.longest)
    fits = np.ones(loaded.count(split), dtype=np.bool_)
    if query.label is not None:
        fits &= loaded.labels(split) == query.label
    if query.shortest is not None:
        fits &= loaded.lengths(split) >= query.shortest
    if query.longest is not None:
        fits &= loaded.lengths(split) <= query.longest
    if query.phrase.strip():
        ranks = _ranks(loaded.corpus, query.phrase)
        fits &= _with_phrase(loaded.corpus.split(split), ranks)[loaded.rows(split)]
    return np.flatnonzero(fits)


def _ranks(corpus: Corpus, phrase: str) -> list[int]:
    """The ranks of a phrase's words, cut by the rule that cut the reviews."""
    ranks = []
    for word in RULES[corpus.about.rule](phrase):
        rank = corpus.vocabulary.rank(word)
        if rank is None:
            raise SearchRefused("word_in_no_review", word=word)
        ranks.append(rank)
    if not ranks:
        raise SearchRefused("phrase_without_words")
    return ranks


def _with_phrase(half: Split, ranks: list[int]) -> NDArray[np.bool_]:
    """Which rows of the file hold these ranks in sequence.

    The rarest word is looked for first, as few places are left after it. A phrase cannot reach
    from one review into the next, because a 0 stands between them.
    """
    flat = np.asarray(half.ranks)
    rarest = max(range(len(ranks)), key=ranks.__getitem__)
    starts = np.flatnonzero(flat == ranks[rarest]) - rarest
    starts = starts[(starts >= 0) & (starts <= len(flat) - len(ranks))]
    for place, rank in enumerate(ranks):
        starts = starts[flat[starts + place] == rank]
    found = np.zeros(len(half), dtype=np.bool_)
    found[np.searchsorted(half.offsets, starts, side="right") - 1] = True
    return found
