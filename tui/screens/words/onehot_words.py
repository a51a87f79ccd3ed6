"""How one-hot words read: their rows, what two of them come to, and what their vectors do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from engine.why import Why
from engine.words import onehot, strips
from engine.words.expression import Sum
from engine.words.resolving import found_row
from engine.words.strips import Strip
from engine.words.vectors import Vectors
from tui import wording
from tui.language import _, say
from tui.screens.words.strips_state import Laid
from tui.screens.words.strips_words import named, three
from widgets.answer import Answer
from widgets.figures import Figure
from widgets.number_grid import Number, Numbers

#: So many of the figures are of the one-hot rows; the others are of vectors.
OF_ONE_HOT: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Words with the places of their 1, and their vectors."""

    vectors: Vectors
    strips: tuple[Strip, ...]
    rows: tuple[int, ...]


def single(wanted: tuple[Sum, ...]) -> tuple[Sum, ...]:
    """The words of all sums, each once: a sum has no row of its own in this world."""
    words = (word for each in wanted for word in (*each.positive, *each.negative))
    return tuple(Sum((word,)) for word in dict.fromkeys(words))


def shown(found: Laid) -> Shown:
    """The words that are there, with their places in the vocabulary."""
    rows = tuple(found_row(found.vectors, each.given.positive[0]) for each in found.strips)
    return Shown(found.vectors, found.strips, rows)


def heading(found: Shown, one: int, other: int) -> str:
    """The two words that are compared."""
    if one == other:
        return say("One-hot: {word} and itself", word=named(found.strips[one].spelled))
    return say(
        "One-hot: {word} and {other}",
        word=named(found.strips[one].spelled),
        other=named(found.strips[other].spelled),
    )


def rows(found: Shown) -> Numbers:
    """Each word's row, in the columns of these words alone."""
    names = [named(each.spelled) for each in found.strips]
    every = range(len(found.rows))
    cells = tuple(
        tuple(Number(str(int(i == j)), answer=partial(_place, found, i, j)) for j in every)
        for i in every
    )
    title = say("{n:,} of {words:,} columns", n=len(names), words=len(found.vectors))
    heads = tuple(f"{i} {name}" for i, name in enumerate(names, start=1))
    return Numbers(title, cells, heads, tuple(str(i + 1) for i in every))


def _place(found: Shown, row: int, column: int) -> Answer:
    word, other = (named(found.strips[i].spelled) for i in (row, column))
    title = say("{word}: its number in the column of {other}", word=word, other=other)
    note = say(
        "A row has {words:,} numbers, one for each word of the vocabulary. One of them is 1.",
        words=len(found.vectors),
    )
    return wording.answer(title, onehot.why_place(found.rows[row], found.rows[column]), note)


def figures(found: Shown, one: int, other: int) -> Iterator[Figure]:
    """What two one-hot words come to, and beside it what their vectors come to."""
    at, words = (found.rows[one], found.rows[other]), len(found.vectors)
    first, second = found.strips[one], found.strips[other]
    pair = say("u = {left}, v = {word}", left=named(first.spelled), word=named(second.spelled))

    def figure(label: str, text: str, why: Callable[[], Why], note: str = "") -> Figure:
        def answer() -> Answer:
            return wording.answer(f"{pair}: {label}", why(), note)

        return Figure(label, text, answer)

    anyone = _("The same for any two words: no word is nearer to one than to another.")
    note = "" if one == other else anyone
    yield figure(_("product"), f"{onehot.dot(*at)}", lambda: onehot.why_dot(*at, words), note)
    yield figure(_("cosine"), f"{onehot.dot(*at)}", lambda: onehot.why_cosine(*at), note)
    yield figure(_("angle"), f"{onehot.angle(*at):.0f}°", lambda: onehot.why_angle(*at), note)
    yield figure(
        _("distance"),
        three(onehot.distance(*at)),
        lambda: onehot.why_distance(*at, words),
        note,
    )
    yield figure(
        _("vectors: cosine"),
        three(strips.cosine(first, second)),
        lambda: strips.why_cosine(first, second),
    )
    yield figure(
        _("vectors: angle"),
        f"{strips.angle(first, second):.1f}°",
        lambda: strips.why_angle(first, second),
    )
    yield figure(
        _("vectors: distance"),
        three(strips.distance(first, second)),
        lambda: strips.why_distance(first, second),
    )
