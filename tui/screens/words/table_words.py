"""How the table with named features reads: its numbers, the analogy in it, and every why."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from engine.words import featurised
from engine.words.featurised import ANALOGY, DIFFERENCES, FEATURES, SINGLE, Mix
from tui import wording
from tui.language import N_, _, say
from tui.screens.words.strips_words import three
from widgets.answer import Answer
from widgets.figures import Figure
from widgets.minus import MINUS, with_minus
from widgets.number_grid import Number, Numbers

WORDS: Final[Mapping[str, str]] = {
    "man": N_("Man"),
    "woman": N_("Woman"),
    "king": N_("King"),
    "queen": N_("Queen"),
    "apple": N_("Apple"),
    "orange": N_("Orange"),
}
NAMED: Final[Mapping[str, str]] = {
    "gender": N_("Gender"),
    "royal": N_("Royal"),
    "age": N_("Age"),
    "food": N_("Food"),
}


def named(of: Mix) -> str:
    """Words with their signs: King − Man + Woman."""
    text = " ".join(f"{'+' if sign > 0 else MINUS} {_(WORDS[word])}" for sign, word in of.parts)
    return text.removeprefix("+ ")


def heading() -> str:
    """What the analogy comes to."""
    word, score = featurised.nearest(ANALOGY)
    return say(
        "{sum} comes nearest to {word}: {score}",
        sum=named(ANALOGY),
        word=_(WORDS[word]),
        score=three(score),
    )


def two(number: float) -> str:
    """A number of the table: two digits behind the point."""
    return with_minus(featurised.two(number))


def numbers() -> Numbers:
    """The words, the differences and the analogy: four features, and the cosine to the last."""
    every = (*SINGLE, *DIFFERENCES, ANALOGY)
    rows = tuple(
        (
            *(
                Number(two(featurised.value(of, i)), answer=partial(value_answer, of, i))
                for i in range(len(FEATURES))
            ),
            Number(three(featurised.cosine(ANALOGY, of)), answer=partial(_cosine, ANALOGY, of)),
        )
        for of in every
    )
    heads = (*(_(NAMED[name]) for name in FEATURES), _("cosine"))
    title = say("Features with names, and the cosine to {sum}", sum=named(ANALOGY))
    return Numbers(title, rows, tuple(map(named, every)), heads)


def value_answer(of: Mix, feature: int) -> Answer:
    """Why a word, or a sum of words, has so much of a feature."""
    name = _(NAMED[FEATURES[feature]])
    title = say("{word}: {feature}", word=named(of), feature=name)
    note = ""
    if of.is_word:
        note = _(
            "Set by hand, so that it can be read. What a network learns has no such names, and yet "
            "differences like these."
        )
    return wording.answer(title, featurised.why_value(of, feature), note)


def _cosine(first: Mix, second: Mix) -> Answer:
    title = say("u = {left}, v = {word}: the cosine", left=named(first), word=named(second))
    return wording.answer(title, featurised.why_cosine(first, second))


def figures() -> Iterator[Figure]:
    """How like one another the two differences are, and what the analogy answers."""
    men, rulers = DIFFERENCES
    pair = f"{named(men)} ~ {named(rulers)}"
    yield Figure(
        say("{pair}: cosine", pair=pair),
        with_minus(f"{featurised.cosine(men, rulers):.4f}"),
        partial(_cosine, men, rulers),
    )
    yield Figure(
        say("{pair}: distance", pair=pair),
        three(featurised.apart(men, rulers)),
        partial(_apart, men, rulers),
    )
    word, _score = featurised.nearest(ANALOGY)
    answer = next(each for each in SINGLE if each.parts == ((1, word),))
    yield Figure(
        say("{sum} → {word}: distance", sum=named(ANALOGY), word=named(answer)),
        three(featurised.apart(ANALOGY, answer)),
        partial(_apart, ANALOGY, answer),
    )


def _apart(first: Mix, second: Mix) -> Answer:
    title = say("u = {left}, v = {word}: the distance", left=named(first), word=named(second))
    return wording.answer(title, featurised.why_apart(first, second))
