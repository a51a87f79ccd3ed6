"""The Keras model that a spec describes. Keras is loaded here, and only here, when one is built."""

from typing import Any

from engine.zoo.layers import Call, Input, OneHot
from engine.zoo.spec import Spec
from engine.zoo.summary import names, summary


def build(spec: Spec) -> Any:
    """A fresh model: untrained, with the weights that Keras draws."""
    import keras

    table = summary(spec)  # refuses what Keras would refuse at length
    dtype = "int32" if spec.input.signal.ids else "float32"
    layers = [keras.Input(spec.input.shape, dtype=dtype, name="input")]
    for name, row in zip(names(spec.layers), table.rows, strict=True):
        if isinstance(row.layer, OneHot):
            layers.append(_one_hot(row.layer, name))
        elif not isinstance(row.layer, Input):
            layers.append(_asked(keras.layers, row.layer.call(), name))
    return keras.Sequential(layers, name=spec.name.replace("-", "_"))


def _asked(kinds: Any, call: Call, name: str) -> Any:
    return getattr(kinds, call.kind)(*call.positional, **call.named, name=name)


def _one_hot(layer: OneHot, name: str) -> Any:
    """Rows made inside the graph, a batch at a time, so that only ids are ever stored."""
    import keras

    return keras.layers.Lambda(
        keras.ops.one_hot, arguments={"num_classes": layer.vocabulary}, name=name
    )
