"""Words on a plane, by PCA or by t-SNE, and why each lies where it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engine.why import Refusal, Why
from engine.words.pca import Components, Table, components
from engine.words.resolving import found_row
from engine.words.tsne import Knobs, Moment, settle
from engine.words.vectors import Vectors

Method = Literal["pca", "tsne"]

LEAST_WORDS = 2
MOST_WORDS = 2000
EVERY = 10  # steps of t-SNE from one look to the next


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """Words with a place for each. `by` is what put them there, as far as it has come."""

    words: tuple[str, ...]
    vectors: Table
    points: Table
    by: Components | Moment

    def why(self, word: int, axis: int) -> Why:
        """For PCA how a coordinate comes about; for t-SNE what a point adds to the divergence."""
        if isinstance(self.by, Moment):
            return self.by.why(word, self.words)
        return self.by.why(self.vectors[word], axis)


def chosen(vectors: Vectors, words: list[str]) -> tuple[tuple[str, ...], Table]:
    """Words as they are spelled here, each once, and their vectors as they were learned."""
    rows = list(dict.fromkeys(found_row(vectors, word) for word in words))
    if len(rows) < LEAST_WORDS:
        raise Refusal("project_too_few", words=len(rows))
    if len(rows) > MOST_WORDS:
        raise Refusal("project_too_many", words=len(rows), most=MOST_WORDS)
    found: Table = vectors.unit[rows] * vectors.lengths[rows, None]
    return tuple(vectors.words[row] for row in rows), found


def by_pca(words: tuple[str, ...], vectors: Table) -> Projection:
    """The plane along which these words differ most."""
    found = components(vectors)
    return Projection(words, vectors, found.points(vectors), found)


def by_tsne(
    words: tuple[str, ...], vectors: Table, knobs: Knobs, seen: Callable[[Projection], None]
) -> Projection:
    """The plane on which near words are near; `seen` is shown it as it settles, and may stop it."""
    for moment in settle(vectors, knobs, EVERY):
        found = Projection(words, vectors, moment.points, moment)
        seen(found)
    return found
