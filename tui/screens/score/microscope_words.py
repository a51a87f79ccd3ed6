"""How a review reads under the gate microscope: what each word did, and the verdict on the way."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

import numpy as np

from tui import wording
from tui.language import _, say
from tui.screens.steps import recurrence_words as words
from tui.screens.steps.recurrence_reading import Passage
from widgets.answer import Answer, Asked, Line
from widgets.curve import Curve, CurvePoint
from widgets.safe_text import cell_len, legible
from widgets.sparks import spark
from widgets.token_strip import Token, TokenMark

MOST_MOVED: Final = 6  # units that a word has moved


def tokens(passage: Passage, at: Callable[[], int]) -> Iterable[Token]:
    """The review; each word says what it did.

    Zeros side by side are one to the eye, so they are asked about the moment looked at.
    """
    for t, token in enumerate(passage.tokens):
        answer: Asked = partial(did, passage, t)
        if token.mark == "padding":
            answer = lambda: did(passage, at())  # noqa: E731 - as short as it gets
        yield Token(word(passage, t), f"{token.id}", TokenMark(token.mark), answer)


def word(passage: Passage, t: int) -> str:
    """A token as a learner reads it; of several the first and the last."""
    token = passage.tokens[t]
    first, dots, last = token.word.partition("…")
    if dots:
        return f"{_named(first)}…{_named(last)}"
    return words.word(passage, t)


def _named(text: str) -> str:
    return legible(text) if text else _("start")


def did(passage: Passage, t: int) -> Answer:
    """What a word did: to the verdict, and to which units."""
    moment = passage.moments[t]
    with np.errstate(invalid="ignore"):  # as of a training that has diverged
        moved = moment.state - moment.before
    order = np.argsort(-np.abs(moved), kind="stable")[:MOST_MOVED].tolist()
    lines = [
        Line(
            f"h[{unit}]",
            f"{words.figure(float(moment.before[unit]))} → "
            f"{words.figure(float(moment.state[unit]))}",
            words.figure(float(moved[unit])),
        )
        for unit in order
    ]
    title = say("what “{word}” did at t = {t}", word=word(passage, t), t=t)
    note = _("The units that it moved most, from what they were to what they are.")
    now = passage.probability(t)
    if now is None:
        far = float(np.sqrt(np.square(moved).sum()))
        return Answer(title, "√Σ(h − h′)²", tuple(lines), wording.number(round(far, 6)), note)
    before = passage.probability(t - 1) if t else None
    if before is None:
        return Answer(title, "p", tuple(lines), f"{now:.4f}", note)
    return Answer(
        title, f"p: {now:.4f} − {before:.4f}", tuple(lines), words.figure(now - before), note
    )


def verdict_line(passage: Passage, t: int, cells: int) -> str:
    """The verdict after each word, as a line; a bar stands behind the word looked at."""
    if passage.verdicts is None:
        return _("Above this layer all states are used, so there is no verdict on the way.")
    first, last = passage.first, passage.last
    values = passage.verdict_column[first : last + 1].tolist()
    now = passage.probability(t)
    text = say("p after each word: {now:.3f} here, {end:.3f} at the end", now=now, end=values[-1])
    room = max(1, min(len(values), cells - cell_len(text) - 4))
    drawn = spark(values, room)
    done = -(-(max(0, t - first + 1)) * room // len(values)) if t <= last else room
    return f"{drawn[:done]}│{drawn[done:]}  {text}"


def curves(passage: Passage) -> tuple[Curve, ...]:
    """The verdict after each word, if there is one on the way."""
    if passage.verdicts is None:
        return ()
    points = tuple(
        CurvePoint(
            t,
            float(passage.verdict_column[t]),
            word(passage, t),
            f"{passage.verdict_column[t]:.4f}",
            partial(words.verdict_answer, passage, t),
        )
        for t in range(passage.first, passage.last + 1)
    )
    return (Curve(_("after each word"), "p", points),)


def heading(passage: Passage, t: int, unit: int, layer: str) -> str:
    """Which layer, which word, which unit."""
    place = _("padding")
    if passage.first <= t <= passage.last:
        all_ = passage.last - passage.first + 1
        place = say("word {n}/{all}", n=t - passage.first + 1, all=all_)
    which = say("unit {unit} of {all}", unit=unit, all=passage.layer.units)
    return " · ".join((layer, place, which))
