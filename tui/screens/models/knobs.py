"""The knobs of a layer, as the knob bar wants them."""

from collections.abc import Iterator

from engine.zoo.knobs import NO, YES, Setting
from engine.zoo.knobs import Knob as LayerKnob
from engine.zoo.layers import Layer
from tui.language import _, say
from tui.wording.zoo import KNOBS
from widgets.knobs import Choice, ChoiceKnob, Knob, KnobValue, NumberKnob


def knobs_of(layer: Layer) -> Iterator[Knob]:
    """A knob for everything that can be set in a layer."""
    for knob in layer.knobs():
        value = getattr(layer, knob.attribute)
        if knob.choices:
            yield _choice(knob, knob.text(value))
        else:
            yield _number(knob, value)


def _choice(knob: LayerKnob, value: str) -> ChoiceKnob:
    words = {YES: _("yes"), NO: _("no")}
    choices = tuple(Choice(each, words.get(each, each)) for each in knob.choices)
    return ChoiceKnob(knob.name, knob.name, value, choices, help=_(KNOBS[knob.name]))


def _number(knob: LayerKnob, value: int | float | None) -> NumberKnob:
    return NumberKnob(
        knob.name,
        knob.name,
        value,
        minimum=knob.least,
        maximum=knob.most,
        steps=knob.steps,
        none_text=_("none") if knob.optional else "",
        help=_(KNOBS[knob.name]),
        error=say(
            "A number from {least:,} to {most:,} is wanted.", least=knob.least, most=knob.most
        ),
    )


def setting_of(layer: Layer, name: str, value: KnobValue) -> tuple[LayerKnob, Setting]:
    """The layer's knob of that name, and the setting that a turned knob means."""
    knob = next(knob for knob in layer.knobs() if knob.name == name)
    return knob, knob.read("none" if value is None else f"{value}")
