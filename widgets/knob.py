"""Settings that can be turned, as data, and the arithmetic of turning them."""

from dataclasses import dataclass

from widgets.minus import MINUS, with_minus
from widgets.safe_text import cell_len, visible

Number = int | float

USUAL_NUMBER = 6


@dataclass(frozen=True, slots=True)
class NumberKnob:
    """A number within bounds.

    Turning it follows `steps`, and always reaches the bounds. `none_text`, if given, means that
    it may have no number; that lies above the maximum. `error` is the sentence shown when a typed
    value is no number or out of bounds.
    """

    id: str
    label: str
    value: Number | None
    minimum: Number
    maximum: Number
    steps: tuple[Number, ...] = ()
    none_text: str = ""
    help: str = ""
    error: str = ""

    @property
    def whole(self) -> bool:
        """Whether only whole numbers will do."""
        return isinstance(self.minimum, int) and isinstance(self.maximum, int)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a choice knob can have, and how it reads."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class ChoiceKnob:
    """One of several values, turned round and round."""

    id: str
    label: str
    value: str
    choices: tuple[Choice, ...]
    help: str = ""


Knob = NumberKnob | ChoiceKnob
KnobValue = Number | str | None


class NotAllowed(ValueError):  # noqa: N818 - an answer to the learner, not an accident
    """A typed value that is no number, or out of bounds."""


def number_text(value: Number | None, none_text: str = "") -> str:
    """How a number reads, with its thousands apart."""
    if value is None:
        return none_text
    return with_minus(f"{value:,}" if isinstance(value, int) else f"{value:,.12g}")


def value_text(knob: Knob) -> str:
    """How the value of a knob reads."""
    if isinstance(knob, NumberKnob):
        return number_text(knob.value, knob.none_text)
    return next((choice.text for choice in knob.choices if choice.value == knob.value), knob.value)


def room_for(knob: Knob) -> int:
    """The cells kept for a value, so that nothing moves while the knob is turned.

    The bounds count only as far as usual numbers go: few learners turn that far, and a place for
    every number there is would push the other knobs from the line.
    """
    if isinstance(knob, ChoiceKnob):
        texts = [value_text(knob), *(choice.text for choice in knob.choices)]
        return max(cell_len(visible(text)) for text in texts)
    bounds = max(len(number_text(knob.minimum)), len(number_text(knob.maximum)))
    shown = [number_text(step) for step in knob.steps] + [knob.none_text, value_text(knob)]
    return max(min(bounds, USUAL_NUMBER), *(cell_len(visible(text)) for text in shown))


def turned(knob: Knob, by: int) -> KnobValue:
    """The value one step up (1) or down (−1)."""
    if isinstance(knob, ChoiceKnob):
        values = [choice.value for choice in knob.choices]
        if knob.value not in values:
            return values[0] if values else knob.value
        return values[(values.index(knob.value) + by) % len(values)]
    if not knob.steps:
        return nudged(knob, by)
    inside = {step for step in knob.steps if knob.minimum <= step <= knob.maximum}
    return _climbed(knob, sorted({knob.minimum, *inside, knob.maximum}), by)


def nudged(knob: Knob, by: int) -> KnobValue:
    """The value the least step up (1) or down (−1): by one, where whole numbers are meant."""
    if isinstance(knob, ChoiceKnob) or (not knob.whole and knob.steps):
        return turned(knob, by)
    least = 1 if knob.whole else (knob.maximum - knob.minimum) / 20
    here = knob.maximum + least if knob.value is None else knob.value
    rungs = sorted({knob.minimum, knob.maximum, here + by * least})
    return _climbed(knob, [rung for rung in rungs if knob.minimum <= rung <= knob.maximum], by)


def _climbed(knob: NumberKnob, rungs: list[Number], by: int) -> Number | None:
    if knob.value is None:
        return None if by > 0 else rungs[-1]
    value = knob.value
    if by < 0:
        return max((rung for rung in rungs if rung < value), default=value)
    above_all = None if knob.none_text else value
    return min((rung for rung in rungs if rung > value), default=above_all)


def typed(knob: NumberKnob, text: str) -> Number | None:
    """The value that a typed text means; NotAllowed if it means none that will do."""
    text = text.strip().replace(",", "").replace("_", "").replace(MINUS, "-")
    if knob.none_text and text in ("", knob.none_text):
        return None
    try:
        value: Number = int(text) if knob.whole else float(text)
    except ValueError:
        raise NotAllowed(knob.error) from None
    # Not a number (nan) is in no bounds either.
    if not knob.minimum <= value <= knob.maximum:
        raise NotAllowed(knob.error)
    return value
