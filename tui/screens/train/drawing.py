"""Runs as curves: training and validation, smoothed or not, by epoch or by time."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import Final

from engine.runs.library import RunKey
from tui.language import _, say
from tui.screens.train.answers import measure_answer, turn_note, value_text
from tui.screens.train.record import Measure, Record
from tui.screens.train.state import LETTERS, TrainState
from tui.screens.train.words import MEASURES, nan_word
from widgets.answer import Answer, Line
from widgets.curves import Curve, CurvePoint, Flag

Reach = Callable[[str], None]

#: The first two colours are those of the run that is looked at, its training curve dashed; the last
#: of six marked runs shares the second one with that.
INKS: Final = dict(zip(LETTERS, (2, 3, 4, 5, 6, 1), strict=True))


def both_curves(
    record: Record,
    measure: Measure,
    reach: Reach,
    *,
    smoothing: float = 0.0,
    over_time: bool = False,
) -> Iterator[Curve]:
    """Training dashed, validation solid, each under its letter."""
    for which, letter in ((f"val_{measure}", "V"), (measure, "T")):
        points = tuple(points_of(record, which, reach, smoothing, over_time=over_time))
        yield Curve(_(MEASURES[which]), letter, points, dashed=letter == "T")


def marked_curves(
    state: TrainState, reach: Reach, without: RunKey | None = None
) -> Iterator[Curve]:
    """The validation curves of the marked runs, each in the letter and colour of its mark."""
    how = state.drawing
    for marked in state.marked:
        record = marked.record
        if record.run == without:
            continue
        points = points_of(
            record, f"val_{how.measure}", reach, how.smoothing, over_time=how.over_time
        )
        name = record.label
        if isinstance(record.run, int):
            name = say("run {name}", name=name)
        yield Curve(name, marked.letter, tuple(points), ink=INKS[marked.letter])


def points_of(
    record: Record, measure: Measure, reach: Reach, smoothing: float, *, over_time: bool
) -> Iterator[CurvePoint]:
    """A point for every epoch."""
    values = record.values(measure)
    drawn = smoothed(values, smoothing)
    for i, (value, y, x) in enumerate(zip(values, drawn, places(record, over_time), strict=True)):
        at = say("epoch {epoch}", epoch=record.epochs[i].epoch)
        if over_time:
            at += " · " + say("{seconds:.1f} s", seconds=x)
        answer = partial(_answer, record, i, measure, y, reach)
        yield CurvePoint(x, y, at, value_text(value), answer)


def places(record: Record, over_time: bool) -> list[float]:
    """Where each epoch lies: its number, or the seconds until its end."""
    if over_time:
        return list(accumulate(epoch.seconds for epoch in record.epochs))
    return [float(epoch.epoch) for epoch in record.epochs]


def flags_of(record: Record, over_time: bool) -> Iterator[Flag]:
    """Where validation turned, and where the learning rate was changed."""
    at = dict(zip((each.epoch for each in record.epochs), places(record, over_time), strict=True))
    turned = record.turned
    if turned is not None:
        label = say("least val loss: epoch {epoch}", epoch=turned.epoch)
        yield Flag(at[turned.epoch], "▲", label)
    for epoch, rate in record.changes:
        if epoch in at:
            yield Flag(at[epoch], "r", say("learning rate {rate:g}", rate=rate))


def smoothed(values: Sequence[float], weight: float) -> list[float]:
    """A running mean in which what is past counts so much; a gap stays a gap."""
    if not weight:
        return list(values)
    mean, count, found = 0.0, 0, []
    for value in values:
        if math.isfinite(value):
            count += 1
            mean = mean * weight + value * (1 - weight)
            found.append(mean / (1 - weight**count))
        else:
            found.append(value)
    return found


def _answer(record: Record, at: int, measure: Measure, drawn: float, reach: Reach) -> Answer:
    turned = record.turned
    if turned is not None and measure == "val_loss" and record.epochs[at].epoch >= turned.epoch:
        reach("validation_turned")
    if measure.endswith("accuracy"):
        reach("asked_accuracy")
    answer = measure_answer(record, at, measure)
    value = record.values(measure)[at]
    if drawn == value or math.isnan(value):
        return answer
    line = Line(_("as it is drawn: smoothed"), "", value_text(drawn))
    return replace(answer, lines=(*answer.lines, line))


def word_on(record: Record) -> str:
    """What became of a stored run that failed; or what its curves show, a gap or a turn."""
    if record.state == "failed" and record.detail:
        return record.detail
    lost = record.lost
    return turn_note(record) if lost is None else nan_word(lost.epoch)
