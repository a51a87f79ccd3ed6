"""How a moment of a recurrent cell reads: tokens, gauges, the cell as a drawing, answers."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from engine.explain.recurrence_moment import Moment, Part, block
from tui import wording
from tui.language import _, counted, say
from tui.screens.steps.recurrence_reading import Passage, Reading
from tui.wording.recurrence import PARTS
from widgets.answer import Answer, Asked, Line
from widgets.gauges import Gauge
from widgets.heat_map import Heat
from widgets.minus import with_minus
from widgets.safe_text import legible
from widgets.token_strip import Token as Shown
from widgets.token_strip import TokenMark

MOST_FEATURES: Final = 64  # of a word's vector that are written out
GATES: Final = frozenset({"input", "forget", "output", "update", "reset"})
BEFORE: Final = "′"  # what was carried from the moment before


def figure(value: float) -> str:
    """A number of the cell, with its sign."""
    return with_minus(f"{value:+.3f}")


# The words


def tokens(passage: Passage, at: Callable[[], int]) -> Iterable[Shown]:
    """The sentence; each word says which vector it is, and padding what it has done so far.

    Zeros side by side are one to the eye, so they are asked about the moment looked at.
    """
    for t, token in enumerate(passage.tokens):
        answer: Asked = partial(word_answer, passage, t)
        if token.mark == "padding":
            answer = partial(_padding_answer, passage, at)
        yield Shown(word(passage, t), f"{token.id}", TokenMark(token.mark), answer)


def word(passage: Passage, t: int) -> str:
    """A token as a learner reads it."""
    token = passage.tokens[t]
    if token.mark == "padding":
        return "0"
    return _("start") if token.mark == "start" else legible(token.word)


def word_answer(passage: Passage, t: int) -> Answer:
    """What of a word comes in."""
    token = passage.tokens[t]
    row = passage.x[t].tolist()
    lines = tuple(Line(f"x[{i}]", "", wording.number(value)) for i, value in enumerate(row))
    note = say(
        "The first {shown} of {all} numbers.", shown=MOST_FEATURES, all=len(row)
    ) if len(row) > MOST_FEATURES else ""  # fmt: skip
    return Answer(
        title=say("x at t = {t}: what comes in for “{word}”", t=t, word=word(passage, t)),
        formula=say("row {id} of the table", id=token.id),
        lines=lines[:MOST_FEATURES],
        value=counted("{n} number", "{n} numbers", len(row)),
        note=note,
        sign="→",
    )


def _padding_answer(passage: Passage, at: Callable[[], int]) -> Answer | None:
    """What padding has done to the state by now."""
    t, drift = at(), passage.drift
    if drift is None or passage.tokens[t].mark != "padding":
        return None
    count = t + 1 if t < passage.first else t - passage.last
    title = counted(
        "how far {n} zero has moved the state", "how far {n} zeros have moved the state", count
    )
    return wording.answer(title, drift.why(count - 1))


# One unit in one moment


def part_answer(passage: Passage, t: int, unit: int, part: Part) -> Answer:
    """How a unit came to a value."""
    letter, about = PARTS[part]
    title = f"{letter}[{unit}], t = {t} · {word(passage, t)}"
    return wording.answer(title, passage.layer.why(passage.moments[t], unit, part), _(about))


def gauges(passage: Passage, t: int, unit: int) -> Iterable[Gauge]:
    """What was carried, what comes about in order, and the verdict if the sentence ended here."""
    moment = passage.moments[t]
    if moment.carry_before is not None:
        yield _before(passage, t, unit, "carry", float(moment.carry_before[unit]))
    yield _before(passage, t, unit, "state", float(moment.before[unit]))
    for part in passage.layer.parts:
        value = float(moment.values(part)[unit])
        label = f"{PARTS[part][0]} {_(PARTS[part][1]).partition(':')[0]}"
        answer = partial(part_answer, passage, t, unit, part)
        yield Gauge(label, value, figure(value), answer, signed=part not in GATES)
    probability = passage.probability(t)
    if probability is not None:
        label = _("p verdict so far")
        yield Gauge(label, probability, f"{probability:.3f}", partial(verdict_answer, passage, t))


def _before(passage: Passage, t: int, unit: int, part: Part, value: float) -> Gauge:
    """What was carried into a moment: nothing but 0 into the first."""
    letter = PARTS[part][0] + BEFORE
    label = f"{letter} " + (_("carry before") if part == "carry" else _("state before"))
    nothing = Answer(label, "", (), "0", _("Before the first moment nothing is carried."))
    answer = partial(part_answer, passage, t - 1, unit, part) if t else nothing
    return Gauge(label, value, figure(value), answer, signed=True)


def verdict_answer(passage: Passage, t: int) -> Answer:
    """What the layers above make of the state."""
    title = say("p(positive) after “{word}”", word=word(passage, t))
    note = _("The layers above see nothing but the last state.")
    return wording.answer(title, passage.why_verdict(t), note)


def drawing(passage: Passage, t: int, unit: int) -> str:
    """The cell with its numbers, in two lines."""
    moment = passage.moments[t]
    state = f"h {figure(float(moment.state[unit]))}"

    def said(part: Part) -> str:
        return figure(float(moment.values(part)[unit]))

    before = f"h{BEFORE} {figure(float(moment.before[unit]))}"
    if passage.layer.kind == "gru":
        update = float(moment.values("update")[unit])
        kept, new = f"{before} ─×z {figure(update)}", f"n  {said('candidate')}"
        renewed = f"{new} ─×(1−z) {figure(1 - update)}"
        return _joined(kept, renewed, f" {state}")
    if passage.layer.kind == "lstm":
        assert moment.carry_before is not None
        kept = f"c{BEFORE} {figure(float(moment.carry_before[unit]))} ─×f {said('forget')}"
        taken = f"n  {said('candidate')} ─×i {said('input')}"
        out = f" c {said('carry')} ─{passage.layer.activation}─×o {said('output')}─→ {state}"
        return _joined(kept, taken, out)
    given, looked = _sums(passage, moment, unit)
    return _joined(
        f"x·W {given}", f"{before[:2]}·U {looked}", f" {passage.layer.activation} → {state}"
    )


def _sums(passage: Passage, moment: Moment, unit: int) -> tuple[str, str]:
    """What the input adds with the bias, and what the state before adds."""
    own = block(passage.layer, "state")
    given = moment.x @ own.input[:, unit] + own.bias[unit]
    return f"+ b {figure(float(given))}", figure(float(moment.before @ own.state[:, unit]))


def _joined(upper: str, lower: str, out: str) -> str:
    """Two lines that come together; letters of one cell each, so that they can be counted."""
    wide = max(len(upper), len(lower))
    return f"{upper} {'─' * (wide - len(upper))}─┐\n{lower} {'─' * (wide - len(lower))}─┴→{out}"


# All units in all moments


def heat(passage: Passage, known: int) -> Heat:
    """The states of all units, as far as they are known."""
    return Heat(
        title=say("h, unit by unit: +3 is +{three:.2g}", three=passage.scale * 0.3),
        rows=passage.rows,
        row_heads=[f"{unit}" for unit in range(passage.layer.units)],
        column_heads=[f"{t}" for t in range(len(passage.moments))],
        known=known,
        scale=passage.scale,
        answer=lambda unit, t: part_answer(passage, t, unit, "state") if t < known else None,
    )


# Sentences


def heading(reading: Reading, passage: Passage, t: int, unit: int) -> str:
    """Which model, which layer, which word, which unit."""
    reader = reading.model
    key = reader.key if isinstance(reader.key, str) else say("run {run}", run=reader.key)
    names = list(reader.layers)
    words = passage.last - passage.first + 1
    place = t - passage.first + 1
    where = (
        say("word {n}/{all}", n=place, all=words)
        if passage.first <= t <= passage.last
        else _("padding")
    )
    last = say("unit {unit} of {all}", unit=unit, all=passage.layer.units)
    layer = names[reading.layer]
    if len(names) > 1:
        layer = say("{layer}, {n}/{all} (h)", layer=layer, n=reading.layer + 1, all=len(names))
    return " · ".join((str(key), layer, where, last))


def padding_sentence(reading: Reading, on: bool) -> str:
    """What the padding of the model does to this sentence."""
    padded = reading.padded
    drift = padded.drift
    if drift is None:
        return _("This sentence fills the model: there is no padding.")
    parts = [_("Padding is on (a).") if on else _("Padding is off (a).")]
    ends = [each.probability(len(each.moments) - 1) for each in (padded, reading.bare)]
    if None not in ends:
        parts.append(say("p is {on:.3f} with it, {off:.3f} without.", on=ends[0], off=ends[1]))
    parts.append(
        say(
            "{zeros}, read like words, moved the state by {moved}; the last one by {last}.",
            zeros=counted("{n} zero", "{n} zeros", len(drift.states)),
            moved=wording.number(round(float(drift.moved[-1]), 3)),
            last=wording.number(round(float(drift.step[-1]), 6)),
        )
    )
    return " ".join(parts)
