"""Why a figure of a training is what it is."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from engine.runs.class_verdicts import ClassCounts
from engine.training.answering import answering
from engine.training.events import Tested
from engine.zoo.spec import Spec
from tui import wording
from tui.language import _, counted, say
from tui.screens.train.record import Measure, Record
from tui.screens.train.words import MEASURES, nan_word
from tui.wording.fed import word
from widgets.answer import Answer, Line
from widgets.minus import with_minus

#: Of a mean of so many whole answers this much may be lost on the way; a wrong number shows.
_CLOSE: Final = 1e-7


def value_text(value: float) -> str:
    """A figure of an epoch, as the screens show it."""
    if math.isnan(value):
        return "NaN"
    return f"{value:.4f}" if abs(value) < 1000 else f"{value:.4g}"


def grouped(answer: Answer) -> Answer:
    """The same with the thousands of its counts apart, as they stand everywhere else."""

    def apart(text: str) -> str:
        return re.sub(r"\d{4,}", lambda found: wording.number(int(found[0])), text)

    lines = tuple(replace(line, expression=apart(line.expression)) for line in answer.lines)
    return replace(answer, formula=apart(answer.formula), lines=lines)


def change_text(change: float) -> str:
    """How much a figure has moved, with its sign."""
    return "NaN" if math.isnan(change) else with_minus(f"{change:+.4f}")


def right_answers(accuracy: float, rows: int | None) -> int | None:
    """How many answers were right, if the accuracy is a share of so many rows at all."""
    if not rows or math.isnan(accuracy):
        return None
    right = round(accuracy * rows)
    return right if abs(right / rows - accuracy) <= _CLOSE else None


def measure_answer(record: Record, at: int, measure: Measure) -> Answer:
    """Why one figure of one epoch is what it is."""
    epoch = record.epochs[at]
    title = say("{measure}, epoch {epoch}", measure=_(MEASURES[measure]), epoch=epoch.epoch)
    value = float(getattr(epoch, measure))
    if math.isnan(value):
        return Answer(title, "", (), "NaN", nan_word(epoch.epoch))
    spec = record.plan.spec
    note = word("held", spec) if measure.startswith("val_") else _when_trained()
    if measure.endswith("accuracy"):
        return accuracy_answer(title, value, record.rows_of(measure), note, spec)
    return loss_answer(title, value, note, spec, _best_line(record, measure))


def _when_trained() -> str:
    return _(
        "Counted batch by batch while the weights still change (and under dropout, where there is "
        "any), so it lags behind what the model can do at the epoch's end."
    )


def accuracy_answer(title: str, value: float, rows: int | None, note: str, spec: Spec) -> Answer:
    """Right answers as a share of all."""
    right = right_answers(value, rows)
    if right is None or rows is None:
        return Answer(title, _("right ÷ all"), (), value_text(value), note)
    lines = (
        Line(word("rightly", spec), "", f"{right:,}"),
        Line(word("in_all", spec), "", f"{rows:,}"),
    )
    return Answer(title, f"{right:,} ÷ {rows:,}", lines, value_text(value), note)


def loss_answer(
    title: str, value: float, note: str, spec: Spec, more: tuple[Line, ...] = ()
) -> Answer:
    """The mean surprise; and which probability that would be, were all answers alike."""
    typical, even = math.exp(-min(value, 700.0)), 1 / answering(spec).classes
    lines = (
        Line(
            _("the p of the right answer that costs as much"), f"e^−{value:.4f}", f"{typical:.4f}"
        ),
        Line(
            say("what p = {even} costs: knowing nothing", even=f"{even:.3g}"),
            f"−ln {even:.3g}",
            f"{-math.log(even):.4f}",
        ),
        *more,
    )
    return Answer(title, _("mean of −ln p(right answer)"), lines, value_text(value), note)


def _best_line(record: Record, measure: Measure) -> tuple[Line, ...]:
    best = best_at(record.values(measure), measure)
    if best is None:
        return ()
    where = say("the least so far, epoch {epoch}", epoch=record.epochs[best].epoch)
    return (Line(where, "", value_text(record.values(measure)[best])),)


def best_at(values: Sequence[float], measure: Measure) -> int | None:
    """At which place the best value stands: the least loss, the greatest accuracy."""
    sane = [(value, i) for i, value in enumerate(values) if not math.isnan(value)]
    if not sane:
        return None
    if measure.endswith("accuracy"):
        return max(sane, key=lambda each: (each[0], -each[1]))[1]
    return min(sane)[1]


def change_answer(record: Record, measure: Measure) -> Answer | None:
    """How far the last epoch has moved a figure."""
    values = record.values(measure)
    if len(values) < 2:
        return None
    before, last = values[-2], values[-1]
    title = say("{measure}: change", measure=_(MEASURES[measure]))
    lines = (
        Line(say("epoch {epoch}", epoch=record.epochs[-1].epoch), "", value_text(last)),
        Line(say("epoch {epoch}", epoch=record.epochs[-2].epoch), "", value_text(before)),
    )
    formula = f"{value_text(last)} − {value_text(before)}"
    return Answer(title, formula, lines, change_text(last - before))


def curve_answer(record: Record, measure: Measure) -> Answer:
    """What a whole curve shows: from where to where."""
    values = record.values(measure)
    lines = [Line(_("first epoch"), "", value_text(values[0]))]
    best = best_at(values, measure)
    if best is not None:
        where = say("best, epoch {epoch}", epoch=record.epochs[best].epoch)
        lines.append(Line(where, "", value_text(values[best])))
    lines.append(Line(_("last epoch"), "", value_text(values[-1])))
    total = counted("{n} epoch", "{n} epochs", len(values))
    better = _("higher is better") if measure.endswith("accuracy") else _("lower is better")
    note = say("A block for each epoch, the lowest at the bottom; {better}.", better=better)
    return Answer(_(MEASURES[measure]), "", tuple(lines), total, note, sign="·")


def turn_note(record: Record) -> str:
    """A word on where validation turned, and what that means."""
    turned = record.turned
    if turned is None:
        return ""
    return word("turned", record.plan.spec).format(epoch=turned.epoch)


def seconds_answer(record: Record, at: int) -> Answer:
    """How long an epoch took, and how many rows a second that is."""
    epoch, rows = record.epochs[at], record.rows.train
    title = say("seconds, epoch {epoch}", epoch=epoch.epoch)
    lines: tuple[Line, ...] = ()
    if rows and epoch.seconds:
        label = word("taught_a_second", record.plan.spec)
        lines = (Line(label, f"{rows:,} ÷ {epoch.seconds:.2f}", f"{rows / epoch.seconds:,.0f}"),)
    note = _("Validating is part of it; pauses are not. The first epoch is compiled, too.")
    return Answer(title, "", lines, f"{epoch.seconds:.2f}", note)


def rate_answer(record: Record, at: int) -> Answer:
    """Which learning rate an epoch had, and since when."""
    epoch = record.epochs[at]
    title = say("learning rate, epoch {epoch}", epoch=epoch.epoch)
    lines = [Line(_("as planned"), "", f"{record.plan.fit.learning_rate:g}")]
    for first, rate in record.changes:
        lines.append(Line(say("from epoch {epoch} on", epoch=first), "", f"{rate:g}"))
    note = _(
        "How far each batch moves the weights: weight − rate × slope, which adam and rmsprop "
        "scale for each weight."
    )
    return Answer(title, "", tuple(lines), f"{epoch.learning_rate:g}", note)


def test_answer(test: Tested, spec: Spec) -> Answer:
    """Why the test accuracy is what it is."""
    note = word("tested", spec)
    if answering(spec).width > 1:
        why = ClassCounts(test.confusion).why_accuracy()
        return grouped(wording.answer(_("test accuracy"), why, note))
    (negative, false_positive), (false_negative, positive) = test.confusion
    right, rows = negative + positive, sum(map(sum, test.confusion))
    lines = (
        Line(_("negative, and called so"), "", f"{negative:,}"),
        Line(_("positive, and called so"), "", f"{positive:,}"),
        Line(_("called positive, and negative"), "", f"{false_positive:,}"),
        Line(_("called negative, and positive"), "", f"{false_negative:,}"),
    )
    formula = f"({negative:,} + {positive:,}) ÷ {rows:,}"
    value = right / rows if rows else math.nan
    return Answer(_("test accuracy"), formula, lines, value_text(value), note)
