"""A SimpleRNN that reads its rows by id is one that multiplies one-hot rows."""

from typing import Any

import numpy as np
import pytest

from engine.zoo.layers import Dense, Flatten, Ids, OneHot, SimpleRNN
from engine.zoo.models import model
from engine.zoo.spec import Spec
from tests.engine import training_small  # noqa: F401 - Keras is to be quiet

SETTINGS = [
    SimpleRNN(3),
    SimpleRNN(3, activation="relu", bias=False),
    SimpleRNN(3, sequences=True),
]


def _both(layer: SimpleRNN) -> tuple[Any, Any]:
    """Ours, and Keras' own layers with the same weights."""
    import keras

    from engine.zoo.keras_model import build

    rest = (Flatten(), Dense(1)) if layer.sequences else (Dense(1),)
    keras.utils.set_random_seed(1)  # of some draws no ReLU is ever on, so that no slope is left
    ours = build(Spec("ours", "nowhere", "count", (Ids(6), OneHot(9), layer, *rest)))
    asked = [each.call() for each in (layer, *rest)]
    rows = keras.layers.Lambda(keras.ops.one_hot, arguments={"num_classes": 9})
    made = [getattr(keras.layers, each.kind)(*each.positional, **each.named) for each in asked]
    theirs = keras.Sequential([keras.Input((6,), dtype="int32"), rows, *made])
    theirs.set_weights(ours.get_weights())
    return ours, theirs


@pytest.mark.parametrize("layer", SETTINGS, ids=str)
def test_outputs_and_gradients_are_those_of_one_hot_rows(layer: SimpleRNN) -> None:
    import tensorflow as tf

    ids = np.random.default_rng(1).integers(0, 9, (5, 6)).astype(np.int32)
    found = []
    for each in _both(layer):
        with tf.GradientTape() as tape:
            answers = each(ids, training=True)
            loss = tf.reduce_sum(tf.square(answers - 0.5))
        slopes = tape.gradient(loss, each.trainable_variables)
        found.append([answers, *(tf.convert_to_tensor(slope) for slope in slopes)])
    assert len(found[0]) == len(found[1]) > 4
    for ours, theirs in zip(*found, strict=True):
        assert np.abs(theirs).max() > 0
        np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-6)


def test_its_weights_are_keras_own_by_name_and_shape_and_drawn_alike() -> None:
    import keras

    from engine.zoo.keras_model import build

    keras.utils.set_random_seed(42)
    ours = build(model("onehot-rnn"))
    keras.utils.set_random_seed(42)
    theirs = keras.Sequential(
        [
            keras.Input((100,), dtype="int32"),
            keras.layers.Lambda(keras.ops.one_hot, arguments={"num_classes": 500}),
            keras.layers.SimpleRNN(8, name="simple_rnn"),
            keras.layers.Dense(1, name="dense"),
        ],
        name="theirs",
    )
    assert ours.get_layer("simple_rnn").count_params() == 4072
    assert [weight.path for weight in ours.weights] == [
        weight.path.removeprefix("theirs/") for weight in theirs.weights
    ]
    for mine, other in zip(ours.get_weights(), theirs.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, other)
