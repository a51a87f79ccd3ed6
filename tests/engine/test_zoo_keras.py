"""The records against Keras itself: any stack has Keras' shapes and counts, layer by layer."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.why import Refusal
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
    Ids,
    ImpossibleShape,
    Layer,
    MaxPooling1D,
    MaxPooling2D,
    OneHot,
    SimpleRNN,
)
from engine.zoo.models import MODELS
from engine.zoo.signal import Shape, Signal
from engine.zoo.spec import Spec
from engine.zoo.summary import names, summary
from tests.engine.zoo_stacks import Layers, any_layer, likely, spec, stacks

#: Where the records are stricter than Keras, on purpose: to Keras an id is a number like any other.
STRICTER = {"ids_wanted", "numbers_wanted"}


@pytest.fixture(scope="module")
def build() -> Iterator[Callable[[Spec], Any]]:
    """Builds in Keras, and now and then lets Keras forget what it has built."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    from engine.zoo import keras_model

    built = 0

    def forgetful(described: Spec) -> Any:
        nonlocal built
        built += 1
        if built % 100 == 0:
            keras.backend.clear_session()
        return keras_model.build(described)

    yield forgetful
    keras.backend.clear_session()


def _as_keras_has_it(described: Spec, model: Any) -> None:
    """Name, shape and count of every layer, then the total."""
    table = summary(described)
    found = [
        (layer.name, tuple(layer.output.shape[1:]), layer.count_params())
        for layer in model.layers
        if layer.name != "input"  # which a Sequential does not tell of
    ]
    assert [(row.name, row.shape, row.count.total) for row in table.rows[1:]] == found
    assert table.total == model.count_params()
    assert tuple(model.inputs[0].shape[1:]) == table.rows[0].shape


@pytest.mark.parametrize("name", MODELS)
def test_the_models_are_as_keras_has_them(build: Callable[[Spec], Any], name: str) -> None:
    _as_keras_has_it(MODELS[name], build(MODELS[name]))


@given(layers=stacks().filter(lambda layers: len(layers) > 1))
@settings(max_examples=160)
def test_any_stack_is_as_keras_has_it(build: Callable[[Spec], Any], layers: Layers) -> None:
    stack = spec(layers)
    _as_keras_has_it(stack, build(stack))


@given(before=stacks(), data=st.data())
@settings(max_examples=160)
def test_what_the_records_refuse_keras_refuses_and_the_other_way_round(
    build: Callable[[Spec], Any], before: Layers, data: st.DataObject
) -> None:
    given = summary(spec(before)).rows[-1].output
    layer = data.draw(any_layer | likely(given).filter(lambda one: not isinstance(one, OneHot)))
    try:
        wanted = layer.output(given), layer.count(given).total
    except ImpossibleShape as refused:
        if refused.code not in STRICTER:
            assert _in_keras(layer, given) is None, refused.code
    else:
        assert _in_keras(layer, given) == (wanted[0].shape, wanted[1])


@pytest.mark.parametrize(
    ("code", "given", "layer"),
    [
        ("kernel_does_not_fit", Signal((4, 3)), Conv1D(2, 5)),
        ("square_does_not_fit", Signal((4, 9, 1)), Conv2D(2, 5, strides=2)),
        ("square_does_not_fit", Signal((9, 4, 1)), Conv2D(2, 5)),
        ("pool_does_not_fit", Signal((4, 3)), MaxPooling1D(5)),
        ("pool_does_not_fit", Signal((4, 3)), MaxPooling1D(6, 1)),
        ("square_does_not_fit", Signal((9, 4, 3)), MaxPooling2D(5)),
        ("axes_wanted", Signal((4, 4, 3)), Conv1D(2, 2)),
        ("axes_wanted", Signal((4, 3)), Conv2D(2, 2)),
        ("only_a_row", Signal((4,)), MaxPooling1D()),
        ("axes_wanted", Signal((4, 3)), MaxPooling2D()),
        ("only_a_row", Signal((4,)), GlobalMaxPooling1D()),
        ("axes_wanted", Signal((4, 4, 1)), GlobalAveragePooling1D()),
        ("only_a_row", Signal((4,)), SimpleRNN(2)),
        ("axes_wanted", Signal((4, 4, 1)), LSTM(2)),
        ("only_a_row", Signal((4,)), GRU(2)),
        ("size_unknown", Signal((None,)), Dense(2)),
    ],
)
def test_each_refusal_is_also_one_of_keras(code: str, given: Signal, layer: Layer) -> None:
    with pytest.raises(ImpossibleShape) as refused:
        layer.axes(given)
    assert refused.value.code == code
    assert _in_keras(layer, given) is None


@pytest.mark.parametrize(
    ("code", "given", "layer"),
    [
        ("ids_wanted", Signal((4, 3)), Embedding(5, 2)),
        ("numbers_wanted", Signal((4,), ids=True), Dense(2)),
        ("numbers_wanted", Signal((4,), ids=True), Dropout(0.5)),
    ],
)
def test_ids_are_no_amounts_here_although_keras_takes_them_for_such(
    code: str, given: Signal, layer: Layer
) -> None:
    assert code in STRICTER
    with pytest.raises(ImpossibleShape) as refused:
        layer.axes(given)
    assert refused.value.code == code
    assert _in_keras(layer, given) is not None


def _asked(layer: Layer) -> Any:
    """The layer that Keras makes, and names, by itself."""
    import keras

    call = layer.call()
    return getattr(keras.layers, call.kind)(*call.positional, **call.named)


def _in_keras(layer: Layer, given: Signal) -> tuple[Shape, int] | None:
    """The shape and the count that Keras finds for one layer; None if it refuses."""
    import keras

    one = _asked(layer)
    try:
        output = one(keras.Input(given.shape, dtype="int32" if given.ids else "float32"))
    except ValueError:
        return None
    return tuple(output.shape[1:]), one.count_params()


def test_names_are_those_that_keras_gives_by_itself(build: Callable[[Spec], Any]) -> None:
    import keras

    keras.backend.clear_session()
    layers = (
        Dense(2), Conv1D(2, 2), Dense(2), SimpleRNN(2), LSTM(2), GRU(2), GRU(2), Conv2D(2, 2),
        MaxPooling1D(), MaxPooling2D(), Flatten(), Embedding(2, 2), Dropout(0.1), Dense(3),
        GlobalMaxPooling1D(), GlobalAveragePooling1D(), Dropout(0.2), Conv1D(2, 2),
    )  # fmt: skip
    assert names(layers) == [_asked(layer).name for layer in layers]


def test_a_refusal_comes_before_keras_is_asked() -> None:
    from engine.zoo import keras_model

    with pytest.raises(Refusal):
        keras_model.build(spec((Ids(4), Embedding(5, 2), Conv1D(1, 5))))
