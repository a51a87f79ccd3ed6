"""How E times a one-hot column reads, product by product."""

from functools import partial
from typing import Final

from engine.words import featurised, onehot
from engine.words.featurised import FEATURES, SINGLE, TABLE, WORDS
from tui import wording
from tui.language import _, counted, say
from tui.screens.words.table_words import NAMED, two, value_answer
from tui.screens.words.table_words import WORDS as SPELLED
from widgets.answer import Answer
from widgets.number_grid import Kind, Number, Numbers

#: The one-hot column, and a row for each feature.
LINES: Final = len(FEATURES) + 1


def heading(word: int, taken: int) -> str:
    """What was just multiplied; at the end what it was good for."""
    name = _(SPELLED[WORDS[word]])
    if not taken:
        return say("o is the one-hot column of {word}: n takes E · o by steps", word=name)
    if taken == len(WORDS):
        every = len(FEATURES) * len(WORDS)
        times = counted("{n} multiplication", "{n} multiplications", every)
        return say(
            "{times} for the column of {word}. A lookup reads it without one.",
            times=times,
            word=name,
        )
    column = _(SPELLED[WORDS[taken - 1]])
    return say(
        "Step {step} of {steps}: the column of {column}, times {o}",
        step=taken,
        steps=len(WORDS),
        column=column,
        o=int(taken - 1 == word),
    )


def numbers(word: int, taken: int) -> Numbers:
    """o above E, and what they make so far at the right."""
    above = tuple(
        Number(str(int(j == word)), answer=partial(_place, word, j)) for j in range(len(WORDS))
    )
    rows = [(*above, Number(""))]
    for i in range(len(FEATURES)):
        given = tuple(
            Number(two(TABLE[i][j]), answer=partial(value_answer, SINGLE[j], i))
            for j in range(len(WORDS))
        )
        rows.append((*given, _made(i, word, taken)))
    heads = (*(_(SPELLED[name]) for name in WORDS), "E · o")
    names = ("o", *(_(NAMED[name]) for name in FEATURES))
    return Numbers(_("E, and o above it, written lying"), tuple(rows), names, heads)


def _made(feature: int, word: int, taken: int) -> Number:
    if not taken:
        return Number("·", Kind.PENDING)
    text = two(featurised.product(feature, word, taken))
    return Number(text, answer=partial(_product, feature, word, taken))


def _place(word: int, column: int) -> Answer:
    title = say("o: its number for {word}", word=_(SPELLED[WORDS[column]]))
    return wording.answer(title, onehot.why_place(word, column))


def _product(feature: int, word: int, taken: int) -> Answer:
    title = say("{feature}: the row of E times o", feature=_(NAMED[FEATURES[feature]]))
    note = ""
    if taken == len(WORDS):
        note = say(
            "The lookup reads E[{row}, {column}] = {value}: the same, and nothing is multiplied.",
            row=feature,
            column=word,
            value=two(TABLE[feature][word]),
        )
    return wording.answer(title, featurised.why_product(feature, word, taken), note)
