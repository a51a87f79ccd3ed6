"""Five hundred random layers: what they give is what Keras gives, and their steps are that too."""

import os
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.explain.convolution import Convolution
from engine.explain.numbers import Numbers
from engine.explain.plain import Dense, Embedding, Flatten
from engine.explain.pooling import GlobalPooling, Pooling
from engine.explain.slide import SlideRefused
from engine.explain.step import Step
from tests.engine.explain_cases import SEEDS, convolutions, dense_layers, numbers, poolings

pytestmark = pytest.mark.filterwarnings("ignore:You are using a softmax over axis -1")

many = settings(suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def keras() -> ModuleType:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    return keras


def _alike(found: Numbers, expected: Any) -> None:
    assert found.dtype == np.float32
    assert found.shape == np.asarray(expected).shape
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-5)


def _steps_make(output: Numbers, steps: Iterable[Step]) -> None:
    """The steps are the output, number by number and in its order."""
    found = list(steps)
    assert [step.at for step in found] == list(np.ndindex(output.shape))
    values = np.asarray([step.value for step in found], dtype=np.float32)
    np.testing.assert_allclose(values.reshape(output.shape), output, rtol=1e-5, atol=1e-5)
    assert all(step.why.value == step.value for step in found)


def _convolved(keras: ModuleType, case: dict[str, Any]) -> Any:
    """What Keras makes of the same input, with a layer that holds the same weights."""
    axes = case["input"].ndim - 1
    kind = keras.layers.Conv1D if axes == 1 else keras.layers.Conv2D
    layer = kind(
        case["kernel"].shape[-1],
        case["kernel"].shape[:axes],
        strides=case["strides"],
        padding=case["padding"],
        dilation_rate=case["dilation"],
        activation=case["activation"],
        use_bias=case["bias"] is not None,
    )
    layer.build((None, *case["input"].shape))
    layer.set_weights([each for each in (case["kernel"], case["bias"]) if each is not None])
    return np.asarray(layer(case["input"][np.newaxis]))[0]


@given(convolutions())
@settings(many, max_examples=100)
def test_a_convolution_is_that_of_keras(keras: ModuleType, case: dict[str, Any]) -> None:
    try:
        found = Convolution(**case)
    except SlideRefused as refused:
        assert refused.code == "slide_window_too_large"
        with pytest.raises(ValueError, match="negative"):
            _convolved(keras, case)
        return
    _alike(found.output, _convolved(keras, case))
    assert found.output.shape == found.shape
    _steps_make(found.output, found.steps())


@given(poolings())
@settings(many, max_examples=60)
def test_a_pooling_is_that_of_keras(keras: ModuleType, case: dict[str, Any]) -> None:
    name = {"max": "Max", "average": "Average"}[case["kind"]]
    kind = getattr(keras.layers, f"{name}Pooling{case['input'].ndim - 1}D")
    layer = kind(case["pool"], strides=case["strides"], padding=case["padding"])
    array = case["input"][np.newaxis]
    try:
        found = Pooling(**case)
    except SlideRefused as refused:
        assert refused.code == "slide_window_too_large"
        with pytest.raises(ValueError, match="negative"):
            layer.compute_output_shape(array.shape)
        return
    _alike(found.output, np.asarray(layer(array))[0])
    assert found.output.shape == found.shape
    _steps_make(found.output, found.steps())


@given(SEEDS, st.integers(1, 2), st.integers(1, 6), st.integers(1, 3))
@settings(many, max_examples=30)
def test_global_pooling_is_that_of_keras(
    keras: ModuleType, seed: int, axes: int, size: int, channels: int
) -> None:
    array = numbers(seed, *(size,) * axes, channels)
    for kind, name in (("max", "GlobalMaxPooling"), ("average", "GlobalAveragePooling")):
        found = GlobalPooling(array, kind)
        layer = getattr(keras.layers, f"{name}{axes}D")()
        _alike(found.output, np.asarray(layer(array[np.newaxis]))[0])
        _steps_make(found.output, found.steps())


@given(dense_layers())
@settings(many, max_examples=40)
def test_a_dense_layer_is_that_of_keras(keras: ModuleType, case: dict[str, Any]) -> None:
    units = case["kernel"].shape[-1]
    layer = keras.layers.Dense(
        units, activation=case["activation"], use_bias=case["bias"] is not None
    )
    layer.build((None, *case["input"].shape))
    layer.set_weights([each for each in (case["kernel"], case["bias"]) if each is not None])
    found = Dense(**case)
    _alike(found.output, np.asarray(layer(case["input"][np.newaxis]))[0])
    _steps_make(found.output, found.steps())


@given(SEEDS, st.lists(st.integers(0, 6), min_size=1, max_size=5), st.integers(1, 3))
@settings(many, max_examples=20)
def test_an_embedding_is_that_of_keras_and_so_is_its_product(
    keras: ModuleType, seed: int, ids: list[int], features: int
) -> None:
    table = numbers(seed, 7, features)
    layer = keras.layers.Embedding(7, features)
    layer.build()
    layer.set_weights([table])
    found = Embedding(ids, table)
    _alike(found.output, np.asarray(layer(np.asarray(ids))))
    assert found.as_product.tolist() == found.output.tolist()
    _steps_make(found.output, found.steps())
    _steps_make(found.as_product, found.product_steps())


@pytest.mark.parametrize("shape", [(5,), (3, 4), (2, 3, 4), (1, 1, 1)])
def test_flattening_is_that_of_keras(keras: ModuleType, shape: tuple[int, ...]) -> None:
    array = numbers(7, *shape)
    found = Flatten(array)
    _alike(found.output, np.asarray(keras.layers.Flatten()(array[np.newaxis]))[0])
    _steps_make(found.output, found.steps())
    assert all(array[found.origin(i)] == found.output[i] for i in range(array.size))


def test_stride_and_dilation_together_are_refused_as_keras_refuses_them(keras: ModuleType) -> None:
    with pytest.raises(ValueError, match="dilation_rate"):
        keras.layers.Conv2D(1, 2, strides=(2, 1), dilation_rate=(1, 2))
    with pytest.raises(SlideRefused) as refused:
        Convolution(numbers(0, 5, 5, 1), numbers(1, 2, 2, 1, 1), strides=(2, 1), dilation=(1, 2))
    assert refused.value.code == "slide_stride_and_dilation"
