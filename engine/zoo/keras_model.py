"""The Keras model that a spec describes. Keras is loaded here, and only here, when one is built."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from engine.zoo.keras_rows import simple_rnn_by_id
from engine.zoo.layers import Call, Input, Layer, OneHot, SimpleRNN
from engine.zoo.spec import Spec
from engine.zoo.summary import names, summary


def build(spec: Spec) -> Any:
    """A fresh model: untrained, with the weights that Keras draws."""
    import keras

    summary(spec)  # refuses what Keras would refuse at length
    dtype = "int32" if spec.input.signal.ids else "float32"
    given = keras.Input(spec.input.shape, dtype=dtype, name="input")
    if not any(_reads_by_id(*pair) for pair in pairwise(spec.layers)):
        layers = [_layer(layer, name) for layer, name in _named(spec)]
        return keras.Sequential([given, *layers], name=_name(spec))
    return keras.Model(given, _chained(spec, given), name=_name(spec))


def _named(spec: Spec) -> Iterator[tuple[Layer, str]]:
    """All layers but the input, with their names."""
    named = zip(spec.layers, names(spec.layers), strict=True)
    return ((layer, name) for layer, name in named if not isinstance(layer, Input))


def _name(spec: Spec) -> str:
    return spec.name.replace("-", "_")


def _layer(layer: Layer, name: str) -> Any:
    import keras

    if isinstance(layer, OneHot):
        return _one_hot(layer, name)
    return _asked(keras.layers, layer.call(), name)


def _asked(kinds: Any, call: Call, name: str) -> Any:
    return getattr(kinds, call.kind)(*call.positional, **call.named, name=name)


def _one_hot(layer: OneHot, name: str) -> Any:
    """Rows made inside the graph, a batch at a time, so that only ids are ever stored."""
    import keras

    return keras.layers.Lambda(
        keras.ops.one_hot, arguments={"num_classes": layer.vocabulary}, name=name
    )


def _reads_by_id(before: Layer, layer: Layer) -> bool:
    """Whether a layer can read its weights by id. Dropout hides columns, which ids do not have."""
    return isinstance(before, OneHot) and isinstance(layer, SimpleRNN) and not layer.dropout


def _chained(spec: Spec, given: Any) -> Any:
    """The layers on one another, where one of them is handed the ids beside the one-hot rows."""
    ids = flows = given
    before: Layer = spec.input
    for layer, name in _named(spec):
        if isinstance(layer, OneHot):
            ids = flows
        if _reads_by_id(before, layer):
            call = layer.call()
            flows = simple_rnn_by_id()(*call.positional, **call.named, name=name)(flows, ids)
        else:
            flows = _layer(layer, name)(flows)
        before = layer
    return flows
