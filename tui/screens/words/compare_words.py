"""How the answers of two sets of vectors read side by side, and why each score is what it is."""

from collections.abc import Iterator
from functools import partial

from engine.words.answering import Answered, why_near
from engine.words.comparing import Elsewhere, Side
from engine.words.query import Neighbour
from tui import wording
from tui.language import _, counted, say
from tui.screens.words.ask_words import gauges as asked_gauges
from tui.screens.words.ask_words import spelled
from tui.screens.words.strips_words import three
from widgets.answer import Answer
from widgets.gauges import Gauge
from widgets.safe_text import legible, visible

SHARED = "●"


def heading(text: str, sides: tuple[Side, Side], places: bool) -> str:
    """The question, and how far both agree; what # means, if places are shown."""
    question, answers = visible(text), [side.answered for side in sides]
    if answers[0] is None and answers[1] is None:
        return say("{question} · neither can answer", question=question)
    one, other = answers
    if one is None or other is None:
        return say("{question} · only one of them can answer", question=question)
    if one.right is not None and other.right is not None:
        return say(
            "{question} · cos {left} and {right}",
            question=question,
            left=three(one.cosine),
            right=three(other.cosine),
        )
    if one.question.kind == "odd" or other.question.kind == "odd":
        return say(
            "{question} · the odd one: {left} and {right}",
            question=question,
            left=legible(one.neighbours[-1].word),
            right=legible(other.neighbours[-1].word),
        )
    meaning = (_("# is the place in the other"),) if places else ()
    return " · ".join((question, *_agreed(one, other, sides[0].shared), *meaning))


def _agreed(one: Answered, other: Answered, shared: int) -> Iterator[str]:
    """How many answers both give, and where both have the one that was expected."""
    shown = len(one.neighbours)
    yield counted("{shared} of {n} in both", "{shared} of {n} in both", shown, shared=shared)
    if one.rank is not None and other.rank is not None:
        yield say(
            "{word} is number {place:,} and number {other:,}",
            word=legible(one.rank.word),
            place=one.rank.place,
            other=other.rank.place,
        )


def title(text: str, side: Side) -> str:
    """What a table of answers is of."""
    return f"{visible(text)} · {visible(side.vectors.about.name)}"


def gauges(side: Side, other: Side, places: bool) -> Iterator[Gauge]:
    """Every answer with its score and, where there is room, its place among those of the other."""
    found = side.answered
    if found is None:
        return
    if found.question.kind != "nearest":
        yield from asked_gauges(side.vectors, found)
        return
    signed = any(each.score < 0 for each in found.neighbours)
    pairs = zip(found.neighbours, side.elsewhere, strict=True)
    for place, (each, there) in enumerate(pairs, start=1):
        sign = SHARED if there is not None and there.shared else " "
        yield Gauge(
            f"{place:>2} {sign} {legible(each.word)}",
            each.score,
            f"{three(each.score)} {_place(there, other):>7}" if places else three(each.score),
            partial(_answer, side, other, each, there),
            signed,
        )


def _place(there: Elsewhere | None, other: Side) -> str:
    """The place among the answers of the other; nothing if it has none."""
    if other.answered is None:
        return ""
    if there is None:
        return "–"
    return f"#{there.place:,}" if there.place else "#–"


def _answer(side: Side, other: Side, each: Neighbour, there: Elsewhere | None) -> Answer:
    assert side.answered is not None
    given = side.answered.left
    title = say(
        "u = {left}, v = {word}: the cosine",
        left=spelled(side.vectors, given),
        word=legible(each.word),
    )
    why = why_near(given.direction, side.vectors.unit[each.row])
    return wording.answer(title, why, _seen_there(other, there))


def _seen_there(other: Side, there: Elsewhere | None) -> str:
    name = visible(other.vectors.about.name)
    if other.answered is None:
        return say("{name} cannot answer this question.", name=name)
    if there is None:
        return say("{name} has no such word.", name=name)
    if not there.place:
        return say("In {name} it is one of the words that were given.", name=name)
    return say(
        "In {name} it is number {place:,}, with {score}. Compare places: scores of other vectors "
        "are on a scale of their own.",
        name=name,
        place=there.place,
        score=three(there.score),
    )
