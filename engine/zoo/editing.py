"""A model with other settings, with a layer more or with a layer less. Whatever comes out fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from engine.why import Refusal, UnknownName
from engine.zoo.knobs import BadSetting, Knob, Setting, shortened
from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Layer,
    MaxPooling1D,
    MaxPooling2D,
    OneHot,
    SimpleRNN,
)
from engine.zoo.spec import Spec
from engine.zoo.summary import summary

#: More than anybody can read, or train.
MOST_LAYERS: Final = 40

#: More digits than any place has, and fewer than Python refuses to read.
LONGEST_NUMBER: Final = 9

#: What can be added, at sizes that fit in most places.
ADDABLE: Final[tuple[Layer, ...]] = (
    Dense(32, "relu"),
    Dropout(0.5),
    Conv1D(32, 3, "relu"),
    MaxPooling1D(2),
    GlobalMaxPooling1D(),
    GlobalAveragePooling1D(),
    SimpleRNN(8),
    LSTM(8),
    GRU(8),
    Flatten(),
    Conv2D(8, 3, "relu", padding="same"),
    MaxPooling2D(2),
    Embedding(500, 16),
    OneHot(500),
)


class WrongPlace(Refusal):
    """A place that is nobody's to change: wrong usage rather than bad luck."""

    exit_code = 2


def edited(
    spec: Spec,
    settings: Sequence[str] = (),
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> Spec:
    """The model with all that was typed: layers removed, then added (3=Dense), then knobs turned.

    All numbers are those of the model as it was, and only what comes out must fit, so that one
    change may make room for another.
    """
    gone = {_removable(spec, _place(text)) for text in remove}
    added = [_added(spec, text) for text in add]
    layers: list[Layer] = []
    for place, layer in enumerate(spec.layers):
        layers += [] if place in gone else [layer]
        layers += [another for after, another in added if after == place]
    return with_settings(_no_more_than_most(replace(spec, layers=tuple(layers))), settings)


def _place(text: str) -> int:
    """The number of a layer that is to go."""
    if not _is_number(text.strip()):
        raise BadSetting("remove_malformed", text=shortened(text))
    return int(text)


def _added(spec: Spec, text: str) -> tuple[int, Layer]:
    """After which layer, and which one."""
    after, equals, kind = (part.strip() for part in text.partition("="))
    if not equals or not kind or not _is_number(after):
        raise BadSetting("add_malformed", text=shortened(text))
    found = {layer.KIND.lower(): layer for layer in ADDABLE}
    if kind.lower() not in found:
        known = ", ".join(layer.KIND for layer in ADDABLE)
        raise UnknownName("unknown_kind", kind=shortened(kind), known=known)
    return _open_after(spec, int(after)), found[kind.lower()]


def with_setting(spec: Spec, place: int, knob: Knob, value: Setting) -> Spec:
    """The model with one knob of one layer turned."""
    changed: dict[str, Any] = {knob.attribute: value}
    layers = list(spec.layers)
    layers[place] = replace(layers[place], **changed)
    return fitting(replace(spec, layers=tuple(layers)))


def with_settings(spec: Spec, settings: Sequence[str]) -> Spec:
    """The model with settings as they are typed: units=16, or 2.units=16 for the second such.

    They are checked together, so that one may make room for another.
    """
    layers = list(spec.layers)
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals or not name.strip():
            raise BadSetting("set_malformed", setting=shortened(setting))
        for place, knob in _meant(spec, name.strip()):
            changed: dict[str, Any] = {knob.attribute: knob.read(text)}
            layers[place] = replace(layers[place], **changed)
    return fitting(replace(spec, layers=tuple(layers)))


def having(spec: Spec, name: str) -> list[tuple[int, Knob]]:
    """Every layer that has a knob of that name: its place, and the knob."""
    return [(place, knob) for place, knob in _all_knobs(spec) if knob.name == name]


def knob_names(spec: Spec) -> list[str]:
    """The names of all knobs that a model has."""
    return list(dict.fromkeys(knob.name for _place, knob in _all_knobs(spec)))


def _all_knobs(spec: Spec) -> Iterator[tuple[int, Knob]]:
    for place, layer in enumerate(spec.layers):
        for knob in layer.knobs():
            yield place, knob


def _meant(spec: Spec, name: str) -> list[tuple[int, Knob]]:
    """The layers that a typed name means: all that have the knob, or the one of that number."""
    number, dot, bare = name.partition(".")
    wanted = bare if dot else name
    found = having(spec, wanted)
    if not found:
        known = ", ".join(knob_names(spec))
        raise UnknownName("unknown_knob", knob=shortened(wanted), model=spec.name, known=known)
    if not dot:
        return found
    if not _is_number(number) or not 1 <= int(number) <= len(found):
        raise UnknownName(
            "unknown_layer_of_knob",
            number=shortened(number),
            knob=wanted,
            model=spec.name,
            count=len(found),
        )
    return [found[int(number) - 1]]


def _is_number(text: str) -> bool:
    """Whether it is plain digits, and no more of them than any place has."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER


def with_layer(spec: Spec, after: int, layer: Layer) -> Spec:
    """The model with one layer more, right after the one in that place."""
    after = _open_after(spec, after)
    layers = (*spec.layers[: after + 1], layer, *spec.layers[after + 1 :])
    return fitting(_no_more_than_most(replace(spec, layers=layers)))


def without_layer(spec: Spec, place: int) -> Spec:
    """The model with one layer less; its input and its answer stay."""
    place = _removable(spec, place)
    return fitting(replace(spec, layers=spec.layers[:place] + spec.layers[place + 1 :]))


def _open_after(spec: Spec, place: int) -> int:
    """The place, if a layer can follow it."""
    if _answers(_layer(spec, place)):
        raise WrongPlace("nothing_after_answer", layer=spec.layers[place].label)
    return place


def _removable(spec: Spec, place: int) -> int:
    """The place, if its layer can go."""
    if place == 0 or _answers(_layer(spec, place)):
        raise WrongPlace("layer_stays", layer=spec.layers[place].label)
    return place


def _layer(spec: Spec, place: int) -> Layer:
    if not 0 <= place < len(spec.layers):
        raise UnknownName("no_such_layer", number=place, model=spec.name, last=len(spec.layers) - 1)
    return spec.layers[place]


def _no_more_than_most(spec: Spec) -> Spec:
    if len(spec.layers) > MOST_LAYERS:
        raise Refusal("too_many_layers", most=MOST_LAYERS)
    return spec


def addable(spec: Spec, after: int) -> list[Layer]:
    """The layers that fit right after the one in that place."""
    return [fits for layer in ADDABLE for fits in _first_fit(spec, after, _variants(layer))]


def _variants(layer: Layer) -> tuple[Layer, ...]:
    """A layer as it is, then as it fits in front of another that reads steps."""
    if isinstance(layer, SimpleRNN | LSTM | GRU):
        return layer, replace(layer, sequences=True)
    return (layer,)


def _first_fit(spec: Spec, after: int, variants: tuple[Layer, ...]) -> Iterator[Layer]:
    for layer in variants:
        try:
            with_layer(spec, after, layer)
        except Refusal:
            continue
        yield layer
        return


def _answers(layer: Layer) -> bool:
    return isinstance(layer, Dense) and layer.answers


def fitting(spec: Spec) -> Spec:
    """The model, if its layers fit on one another; the reason if they do not."""
    if len(spec.layers) == 1:
        raise Refusal("nothing_but_input", model=spec.name)
    summary(spec)
    return spec
