"""How the answer to a question reads: a heading, and a gauge for each score with its why."""

from collections.abc import Iterator
from functools import partial

from engine.words.answering import Answered, why_angle, why_near
from engine.words.expression import Sum
from engine.words.query import Asked, Neighbour
from engine.words.vectors import Vectors
from tui import wording
from tui.language import _, counted, say
from tui.screens.words.strips_words import three
from widgets.answer import Answer
from widgets.gauges import Gauge
from widgets.safe_text import legible, visible

GIVEN, EXPECTED, ODD = "●", "◆", "✗"


def spelled(vectors: Vectors, given: Asked) -> str:
    """A sum of words, each as these vectors spell it."""
    plus, minus = (
        tuple(legible(vectors.words[row]) for row in rows)
        for rows in (given.positive, given.negative)
    )
    return visible(str(Sum(plus, minus)))


def heading(vectors: Vectors, answered: Answered, include_inputs: bool) -> str:
    """What was asked, and the answer in short."""
    question = answered.question
    left = spelled(vectors, answered.left)
    if answered.right is not None:
        return say(
            "{left} ~ {right}: cos {cosine:.3f}, {angle:.1f}°",
            left=left,
            right=spelled(vectors, answered.right),
            cosine=answered.cosine,
            angle=answered.angle,
        )
    if question.kind == "odd":
        odd = answered.neighbours[-1].word
        return say("The odd one out, the farthest from the mean: {word}", word=legible(odd))
    words = say("Nearest to {sum}", sum=left)
    if answered.rank is not None:
        words += " · " + say(
            "{word} is number {place:,}",
            word=legible(answered.rank.word),
            place=answered.rank.place,
        )
    if not question.left.is_word:
        words += " · " + (_("inputs shown") if include_inputs else _("inputs left out"))
    return words


def gauges(vectors: Vectors, answered: Answered) -> Iterator[Gauge]:
    """Every score as a gauge."""
    if answered.right is not None:
        yield from _pair(vectors, answered)
        return
    placed = list(enumerate(answered.neighbours, start=1))
    rank = answered.rank
    if rank is not None and rank.place > len(placed):
        placed.append((rank.place, Neighbour(rank.word, rank.row, rank.score)))
    signed = any(each.score < 0 for _place, each in placed)
    for place, each in placed:
        yield _neighbour(vectors, answered, each, place, signed)


def _neighbour(
    vectors: Vectors, answered: Answered, each: Neighbour, place: int, signed: bool
) -> Gauge:
    sign = " "
    if answered.question.kind == "odd":
        sign = ODD if each == answered.neighbours[-1] else " "
    elif each.given:
        sign = GIVEN
    elif answered.rank is not None and each.row == answered.rank.row:
        sign = EXPECTED
    return Gauge(
        f"{place:>2} {sign} {legible(each.word)}",
        each.score,
        three(each.score),
        partial(_near_answer, vectors, answered, each),
        signed,
    )


def _near_answer(vectors: Vectors, answered: Answered, each: Neighbour) -> Answer:
    left, word = spelled(vectors, answered.left), legible(each.word)
    note = ""
    if answered.question.kind == "odd":
        left = _("the mean of these words")
    if answered.rank is not None and each.row == answered.rank.row:
        note = _rank_note(answered)
    elif each.given:
        note = _("This word was given. gensim leaves such words out of the answers.")
    title = say("u = {left}, v = {word}: the cosine", left=left, word=word)
    return wording.answer(title, why_near(answered.left.direction, vectors.unit[each.row]), note)


def _rank_note(answered: Answered) -> str:
    rank = answered.rank
    assert rank is not None
    return counted(
        "The answer expected: {n} word is nearer, so it is number {place:,}.",
        "The answer expected: {n} words are nearer, so it is number {place:,}.",
        rank.place - 1,
        place=rank.place,
    )


def _pair(vectors: Vectors, answered: Answered) -> Iterator[Gauge]:
    assert answered.right is not None
    left, right = (spelled(vectors, each) for each in (answered.left, answered.right))
    title = say("u = {left}, v = {word}: the cosine", left=left, word=right)
    cosine = answered.cosine
    direction, other = answered.left.direction, answered.right.direction
    yield Gauge(
        _("cosine"),
        cosine,
        three(cosine),
        lambda: wording.answer(title, why_near(direction, other)),
        signed=cosine < 0,
    )
    yield Gauge(
        _("angle"),
        answered.angle / 180,
        f"{answered.angle:.1f}°",
        lambda: wording.answer(_("the angle between the two"), why_angle(answered)),
    )
