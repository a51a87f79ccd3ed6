"""The threshold above which an answer is called positive: its knob, its curves, and its figures."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from engine.runs.verdicts import KERAS, Counts, Measure
from tui import wording
from tui.language import _, say
from tui.screens.train.answers import grouped, value_text
from tui.wording.verdicts import MEASURES
from widgets.answer import Answer, Line
from widgets.curves import Curve, CurvePoint, Flag
from widgets.figures import Figure
from widgets.knobs import NumberKnob

if TYPE_CHECKING:
    from engine.runs.verdicts import Verdicts

THRESHOLD: Final = "threshold"
_STEPS: Final = (0.01, *(step / 20 for step in range(1, 20)), 0.99)
#: So many thresholds are drawn: every hundredth.
POINTS: Final = 101
#: What is drawn over the threshold, each under its letter.
_DRAWN: Final[tuple[tuple[Measure, str], ...]] = (("precision", "P"), ("recall", "R"))


#: A truth and a verdict, of which there are many pictures; None is all.
Cell = tuple[int, int] | None


@dataclass(slots=True)
class Asked:
    """What the learner has set in the result: the threshold, and whether the mistakes are open, of
    all classes or of one count."""

    threshold: float = KERAS
    mistakes: bool = False
    cell: Cell = None


def threshold_knob(threshold: float) -> NumberKnob:
    """The knob, from 0 to 1."""
    about = _("An answer above it is called positive. 0.5 is Keras' own.")
    error = _("A number from 0 to 1 is wanted.")
    return NumberKnob(
        THRESHOLD, _("threshold"), threshold, 0.0, 1.0, _STEPS, help=about, error=error
    )


def measure_figures(counts: Counts, *, listed: bool) -> Iterator[Figure]:
    """Precision, recall and F1 of the positive reviews, and how many reviews are called wrongly;
    whether these can be listed, too."""
    for measure in ("precision", "recall", "f1"):
        value = counts.value(measure)
        text = "–" if value is None else value_text(value)
        yield Figure(_(MEASURES[measure]), text, partial(measure_answer, counts, measure))
    yield Figure(_("wrong"), f"{counts.wrong:,}", partial(_wrong_answer, counts, listed))


def measure_answer(counts: Counts, measure: Measure) -> Answer:
    """Why a measure is what it is at this threshold."""
    title = say(
        "{measure} at threshold {threshold}",
        measure=_(MEASURES[measure]),
        threshold=threshold_text(counts.threshold),
    )
    return grouped(wording.answer(title, counts.why(measure), _note(measure)))


def _note(measure: Measure) -> str:
    match measure:
        case "precision":
            return _("Precision: how far its word can be trusted when it says positive.")
        case "recall":
            return _("Recall: how many of the positive reviews it finds.")
        case "f1":
            return _("F1: high only where precision and recall are both high.")
        case _:
            return _("Accuracy: how many of all reviews are called what they are.")


def _wrong_answer(counts: Counts, listed: bool) -> Answer:
    alarms, missed = counts.confusion[0][1], counts.confusion[1][0]
    lines = (
        Line(_("called positive, and negative"), "", f"{alarms:,}"),
        Line(_("called negative, and positive"), "", f"{missed:,}"),
    )
    note = _("m lists them, the most confident first.") if listed else ""
    return Answer(_("wrong"), f"{alarms:,} + {missed:,}", lines, f"{counts.wrong:,}", note)


def curves_of(verdicts: "Verdicts") -> Iterator[Curve]:
    """Precision and recall over the threshold; a share of nothing is a gap."""
    found = verdicts.curve(POINTS)
    thresholds = [round(threshold, 2) for threshold in found.thresholds.tolist()]
    values = {"precision": found.precision.tolist(), "recall": found.recall.tolist()}
    for measure, letter in _DRAWN:
        points = (
            _point(verdicts, measure, x, y)
            for x, y in zip(thresholds, values[measure], strict=True)
        )
        yield Curve(_(MEASURES[measure]), letter, tuple(points))


def _point(verdicts: "Verdicts", measure: Measure, x: float, y: float) -> CurvePoint:
    at = say("threshold {threshold}", threshold=threshold_text(x))
    text = "–" if math.isnan(y) else value_text(y)
    return CurvePoint(x, y, at, text, lambda: measure_answer(verdicts.at(x), measure))


def place_of(threshold: float) -> int:
    """The point of the first curve that is nearest to a threshold."""
    return round(threshold * (POINTS - 1))


def flags_at(threshold: float) -> Iterator[Flag]:
    """Where the threshold stands, and where Keras has it."""
    if threshold != KERAS:
        label = say("threshold {threshold}", threshold=threshold_text(threshold))
        yield Flag(threshold, "▲", label)
    yield Flag(KERAS, "K", _("0.5, Keras' own"))


def threshold_text(threshold: float) -> str:
    """A threshold as it is typed."""
    return f"{threshold:.12g}"
