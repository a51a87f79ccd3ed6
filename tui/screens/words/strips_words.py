"""How strips read: their heading, their labels, and why each number is what it is."""

from collections.abc import Iterable

import numpy as np

from engine.words.expression import Sum
from engine.words.strips import Strip, cosine, why_cosine, why_number
from tui import wording
from tui.language import _, counted, say
from tui.screens.words.strips_state import Laid
from widgets.answer import Answer
from widgets.colour_strip import Strips
from widgets.minus import with_minus
from widgets.pixels import Span
from widgets.safe_text import legible, visible

CHOSEN = "◆"
#: One number in twenty lies beyond the ends of the colours, which else a single one would set.
_BEYOND = 0.95


def named(given: Sum) -> str:
    """A sum of words, each so that it can be seen."""
    plus, minus = (tuple(map(legible, words)) for words in (given.positive, given.negative))
    return visible(str(Sum(plus, minus)))


def chosen(found: Laid, wanted: Sum) -> Strip:
    """The strip that the others are held to; the first, if the wanted one is not there."""
    return next((each for each in found.strips if each.given == wanted), found.strips[0])


def heading(found: Laid, by: Strip, raw: bool) -> str:
    """What is shown, and what is not there."""
    strips = counted("{n} strip", "{n} strips", len(found.strips))
    numbers = counted("{n} number", "{n} numbers", len(by.unit))
    form = _("as learned") if raw else _("each word at length 1")
    parts = [
        say("{strips} of {numbers}, {form}", strips=strips, numbers=numbers, form=form),
        _("at the right the cosine to ◆"),
    ]
    if found.missing:
        parts.append(missing(found))
    return " · ".join(parts)


def missing(found: Laid) -> str:
    """What these vectors do not have."""
    return not_there(map(named, found.missing))


def not_there(words: Iterable[str]) -> str:
    """Words that vectors do not have."""
    return say("not in these vectors: {words}", words=", ".join(words))


def content(found: Laid, by: Strip, raw: bool) -> Strips:
    """All strips, each with its cosine to the chosen one."""
    rows = [each.raw if raw else each.unit for each in found.strips]
    numbers = np.stack(rows)
    end = float(np.quantile(np.abs(numbers), _BEYOND)) or 1.0

    def answer(row: int, column: int) -> Answer:
        strip = found.strips[row]
        if column == len(strip.unit):
            return cosine_answer(by, strip)
        return number_answer(found, strip, column, raw)

    return Strips(
        heading(found, by, raw),
        numbers,
        [f"{CHOSEN if each is by else ' '} {named(each.spelled)}" for each in found.strips],
        [three(cosine(by, each)) for each in found.strips],
        say("cos {word}", word=named(by.spelled)),
        Span(-end, end),
        answer,
    )


def number_answer(found: Laid, strip: Strip, column: int, raw: bool) -> Answer:
    """Why a number is what it is."""
    title = say("{word}: its number {place}", word=named(strip.spelled), place=column)
    if strip.given.is_word:
        note = _("Nobody gave this number a meaning: training found it. x is the word's row.")
    else:
        note = _("A sum of words is reckoned number by number; x is the row of a word.")
    return wording.answer(title, why_number(found.vectors, strip, column, raw=raw), note)


def cosine_answer(by: Strip, strip: Strip) -> Answer:
    """Why two strips point so much the same way."""
    title = say(
        "u = {left}, v = {word}: the cosine", left=named(by.spelled), word=named(strip.spelled)
    )
    note = _("Each number of one strip times the one below or above it; both made as long as 1.")
    return wording.answer(title, why_cosine(by, strip), note)


def three(number: float) -> str:
    """Three digits behind the point."""
    return with_minus(f"{number:.3f}")
