"""How the answer to a question reads: a heading, and a gauge for each score with its why."""

from collections.abc import Iterator
from functools import partial

from engine.words.answering import Answered, why_angle, why_near, why_rank
from engine.words.expression import Sum
from engine.words.query import Neighbour
from engine.words.vectors import Vectors
from tui import wording
from tui.language import _, say
from widgets.answer import Answer
from widgets.gauges import Gauge
from widgets.safe_text import legible, visible

GIVEN, EXPECTED, ODD = "●", "◆", "✗"


def shown(given: Sum) -> str:
    """A sum as a learner would write it, harmless."""
    return visible(str(given))


def heading(answered: Answered, include_inputs: bool) -> str:
    """What was asked, and the answer in short."""
    question = answered.question
    left = shown(question.left)
    if question.right is not None:
        return say(
            "{left} ~ {right}: cos {cosine:.3f}, {angle:.1f}°",
            left=left,
            right=shown(question.right),
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
        yield from _pair(answered)
        return
    for place, each in enumerate(answered.neighbours, start=1):
        yield _neighbour(vectors, answered, each, place)
    rank = answered.rank
    if rank is not None and rank.place > len(answered.neighbours):
        each = Neighbour(rank.word, rank.row, rank.score)
        yield _neighbour(vectors, answered, each, rank.place)


def _neighbour(vectors: Vectors, answered: Answered, each: Neighbour, place: int) -> Gauge:
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
        f"{each.score:.3f}".replace("-", "−"),
        partial(_near_answer, vectors, answered, each),
    )


def _near_answer(vectors: Vectors, answered: Answered, each: Neighbour) -> Answer:
    left, word = shown(answered.question.left), legible(each.word)
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
    why = why_rank(answered)
    return say(
        "The answer expected: {nearer:,} words are nearer, so it is number {place:,}.",
        nearer=why.terms[0].value,
        place=why.value,
    )


def _pair(answered: Answered) -> Iterator[Gauge]:
    assert answered.right is not None and answered.question.right is not None
    left, right = shown(answered.question.left), shown(answered.question.right)
    title = say("u = {left}, v = {word}: the cosine", left=left, word=right)
    cosine = answered.cosine
    direction, other = answered.left.direction, answered.right.direction
    yield Gauge(
        _("cosine"),
        cosine,
        f"{cosine:.3f}".replace("-", "−"),
        lambda: wording.answer(title, why_near(direction, other)),
        signed=cosine < 0,
    )
    yield Gauge(
        _("angle"),
        answered.angle / 180,
        f"{answered.angle:.1f}°",
        lambda: wording.answer(_("the angle between the two"), why_angle(answered)),
    )
