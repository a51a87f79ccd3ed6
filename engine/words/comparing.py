"""Two sets of vectors asked the same: what both answer, and where each has the other's answers."""

from dataclasses import dataclass

from engine.why import Refusal
from engine.words import query
from engine.words.answering import Answered, answered
from engine.words.query import Neighbour
from engine.words.resolving import row_of
from engine.words.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where the other vectors have an answer: at which place, how near, and whether they show it.

    A word that was given is no answer; it has place 0.
    """

    place: int
    score: float
    shared: bool


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What one set of vectors answers, or why it does not; and each answer seen from the other."""

    vectors: Vectors
    answered: Answered | None
    refusal: Refusal | None = None
    elsewhere: tuple[Elsewhere | None, ...] = ()  # None: there is no such word, or no answer

    @property
    def shared(self) -> int:
        """How many of its answers the other gives too."""
        return sum(each is not None and each.shared for each in self.elsewhere)


def compared(
    first: Vectors, second: Vectors, text: str, topn: int = query.TOPN
) -> tuple[Side, Side]:
    """The answers of both; what only one of them can answer, that one does."""
    one, other = _asked(first, text, topn), _asked(second, text, topn)
    return _seen_from(one, other), _seen_from(other, one)


def _asked(vectors: Vectors, text: str, topn: int) -> Side:
    try:
        return Side(vectors, answered(vectors, text, topn))
    except Refusal as refusal:
        return Side(vectors, None, refusal)


def _seen_from(side: Side, other: Side) -> Side:
    mine, others = side.answered, other.answered
    if mine is None:
        return side
    nearest = mine.question.kind == "nearest"
    if others is None or not nearest or others.question.kind != "nearest":
        return Side(side.vectors, mine, None, (None,) * len(mine.neighbours))
    scores = query.scores(other.vectors, others.left.direction)
    shown = {each.row for each in others.neighbours}

    def elsewhere(each: Neighbour) -> Elsewhere | None:
        row = row_of(other.vectors, each.word)
        if row is None:
            return None
        if row in others.left.rows:
            return Elsewhere(0, float(scores[row]), False)
        place = query.place_among(scores, row, others.left.rows)
        return Elsewhere(place, float(scores[row]), row in shown)

    return Side(side.vectors, mine, None, tuple(map(elsewhere, mine.neighbours)))
