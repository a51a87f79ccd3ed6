"""A question as it was typed, answered: neighbours, ranks, angles, and each number's why."""

from dataclasses import dataclass
from math import acos, degrees
from typing import Final

import numpy as np

from engine.why import Term, Why
from engine.words import query
from engine.words.expression import Question, Sum, parsed
from engine.words.figures import four
from engine.words.query import Asked, Neighbour, Rank
from engine.words.resolving import row_of
from engine.words.vectors import Rows, Vectors

#: So many of the largest products are written out.
_LARGEST: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """What came of a question: to `nearest` and `odd` words, to a `pair` one number."""

    question: Question
    left: Asked
    right: Asked | None = None
    neighbours: tuple[Neighbour, ...] = ()
    rank: Rank | None = None

    @property
    def cosine(self) -> float:
        """How near the two sides of a pair are."""
        assert self.right is not None
        return float(np.dot(self.left.direction, self.right.direction))

    @property
    def angle(self) -> float:
        """The angle between the two sides of a pair, in degrees."""
        return angle_of(self.cosine)


def angle_of(cosine: float) -> float:
    """The angle that a cosine means, in degrees; rounding may have made it longer than 1."""
    return degrees(acos(max(-1.0, min(cosine, 1.0))))


def answered(
    vectors: Vectors, text: str, topn: int = query.TOPN, *, include_inputs: bool = False
) -> Answered:
    """Take a question apart and answer it."""
    question = parsed(text, lambda word: row_of(vectors, word) is not None)
    left = _asked(vectors, question.left)
    if question.kind == "odd":
        near = query.odd_one_out(vectors, question.left.positive)
        return Answered(question, left, neighbours=tuple(near))
    if question.right is not None:
        return Answered(question, left, _asked(vectors, question.right))
    all_of = query.scores(vectors, left.direction)
    found = query.nearest(vectors, left, all_of, topn, include_inputs=include_inputs)
    rank = None
    if question.expected:
        expected = question.expected
        rank = query.rank_of(vectors, left, all_of, expected, include_inputs=include_inputs)
    return Answered(question, left, neighbours=tuple(found), rank=rank)


def _asked(vectors: Vectors, given: Sum) -> Asked:
    return query.asked(vectors, given.positive, given.negative)


def why_near(direction: Rows, other: Rows) -> Why:
    """A cosine by its largest products: both vectors have length 1, so it is their dot product."""
    products = direction.astype(np.float64) * other
    value = float(products.sum())
    largest = np.argsort(-np.abs(products), kind="stable")[:_LARGEST]
    terms = [
        Term(
            "product_of_dimension",
            f"[{i}] {four(direction[i])} × {four(other[i])}",
            four(products[i]),
        )
        for i in largest.tolist()
    ]
    rest = len(products) - len(largest)
    if rest:
        left = value - float(products[largest].sum())
        terms.append(Term("products_of_rest", f"+ {rest}", four(left)))
    return Why("Σ u[i]·v[i]", tuple(terms), four(value))


def why_angle(answered_: Answered) -> Why:
    """The angle that a cosine means."""
    cosine = four(answered_.cosine)
    term = Term("cosine_of_angle", cosine, cosine)
    return Why(f"arccos({cosine})", (term,), f"{answered_.angle:.1f}°")
