"""What `imdb-tui explain rnn`, `lstm` and `gru` print: every moment, and the last worked out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import click
import numpy as np

from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_drift import Drift
from engine.explain.recurrence_moment import Moment, Part
from engine.runs.library import RunKey
from tui import wording
from tui.columns import print_columns, print_folded
from tui.language import _, say
from tui.recurrent import Token
from tui.wording.recurrence import PARTS
from widgets.minus import with_minus
from widgets.safe_text import legible, visible

OTHERS: Final = 3  # units that stand beside the one that is asked for


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A layer, and what it has read: a token for every moment. The toy has no source."""

    source: RunKey | None
    name: str
    layer: Recurrence
    tokens: tuple[Token, ...]
    moments: tuple[Moment, ...]
    unit: int


def print_reading(found: Reading) -> None:
    """A row for every word and one for all padding in a row; then the last word, worked out."""
    layer, unit = found.layer, found.unit
    if found.source is not None:
        source = (
            found.source if isinstance(found.source, str) else say("run {run}", run=found.source)
        )
        print_folded(f"{source} · {found.name}")
    others = [each for each in range(layer.units) if each != unit][:OTHERS]
    parts = [_letter(part, unit) for part in layer.parts]
    heads = ("t", _("word"), _("id"), *parts, *(_letter("state", each) for each in others))
    numbers = range(3, len(heads))
    rows = list(_rows(found, others))
    print_columns(heads, rows, right=(0, 2, *numbers), spare=numbers[: -len(others) - 1 : -1])
    click.echo()
    for part in layer.parts:
        print_folded(_(PARTS[part][1]), label=f"{_letter(part, unit)}  ")
    _print_unknown(found)
    _print_drift(found)
    _print_last(found)


def _rows(found: Reading, others: list[int]) -> Iterator[tuple[str, ...]]:
    """The table; of padding in a row only what it has come to."""
    pairs = zip(found.tokens, found.moments, strict=True)
    for padding, group in groupby(pairs, lambda pair: pair[0].mark == "padding"):
        several = list(group)
        first = several[0][1].t
        for token, moment in several[-1:] if padding else several:
            t = f"{first}–{moment.t}" if padding and moment.t > first else f"{moment.t}"
            parts = [moment.values(part)[found.unit] for part in found.layer.parts]
            values = [*parts, *moment.state[others]]
            shown = (with_minus(f"{float(value):.4f}") for value in values)
            yield t, _said(token), f"{token.id}", *shown


def _said(token: Token) -> str:
    """A token as a learner reads it."""
    if token.mark == "padding":
        return _("padding")
    if token.mark == "start":
        return _("start")
    word = legible(token.word)
    return say("{word} (unknown)", word=word) if token.mark == "unknown" else word


def _print_unknown(found: Reading) -> None:
    """Words that stand as unknown here, and that a stored review may be without.

    Only the words that a model can tell apart are kept with it, so that it cannot be said which of
    the others have a rank.
    """
    unknown = {token.word: token.id for token in found.tokens if token.mark == "unknown"}
    if unknown:
        click.echo()
        text = say(
            "This model does not know: {words}. Here each is read as {id}; stored reviews leave "
            "out a word that has no rank at all, so the same text may get another probability "
            "there.",
            words=", ".join(f"“{visible(legible(word))}”" for word in unknown),
            id=next(iter(unknown.values())),
        )
        print_folded(text)


def _print_drift(found: Reading) -> None:
    """How far the padding in front has moved the state, where there is any."""
    marks = [token.mark for token in found.tokens]
    first = next(place for place, mark in enumerate(marks) if mark != "padding")
    if first:
        padding = found.moments[:first]
        drift = Drift(padding[0].before, np.array([moment.state for moment in padding]))
        click.echo()
        text = say(
            "Padding is read like any word: {n} times in front it moved the state by {distance}.",
            n=first,
            distance=wording.number(float(drift.moved[-1])),
        )
        print_folded(text)


def _print_last(found: Reading) -> None:
    """The last word's arithmetic, part by part."""
    last = max(t for t, token in enumerate(found.tokens) if token.mark != "padding")
    for part in found.layer.parts:
        title = f"{_letter(part, found.unit)}, t = {last}"
        answer = wording.answer(title, found.layer.why(found.moments[last], found.unit, part))
        click.echo()
        print_folded(f"{answer.title}: {answer.formula} {answer.sign} {answer.value}")
        for line in answer.lines:
            reads = f"{line.expression} = {line.value}" if line.expression else line.value
            print_folded(f"{line.label}: {reads}", label="  ")


def _letter(part: Part, unit: int) -> str:
    return f"{PARTS[part][0]}[{unit}]"
