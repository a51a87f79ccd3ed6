"""A model as its training begins: the weights that a seed draws, the same every time."""

from threading import Lock
from typing import Any, Final

from engine.training.devices import find_devices
from engine.training.state import Arrays
from engine.zoo.keras_model import build
from engine.zoo.spec import Spec

#: Seeds are set for the whole process; of two models that begin at once each is to have its own.
_DRAWING: Final = Lock()


def begun(spec: Spec, seed: int) -> Any:
    """The Keras model, with the weights that this seed draws."""
    import keras

    with _DRAWING:
        keras.utils.set_random_seed(seed)
        return build(spec)


def named(model: Any) -> dict[str, Any]:
    """The weights of a model by path; a Sequential has its own name before those, others not."""
    prefix = f"{model.name}/"
    return {weight.path.removeprefix(prefix): weight for weight in model.weights}


def initial_weights(spec: Spec, seed: int) -> Arrays:
    """The weights before anything is learned, as a training with this seed begins with them.

    It loads Keras, so this is not for the event loop.
    """
    find_devices()
    import tensorflow as tf

    with tf.device("/device:CPU:0"):
        return {path: weight.numpy() for path, weight in named(begun(spec, seed)).items()}
