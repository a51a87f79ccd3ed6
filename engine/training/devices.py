"""What this machine can compute on. The one place that asks TensorFlow for its devices."""

import os
from dataclasses import dataclass

from engine.training.preloading import preload


@dataclass(frozen=True, slots=True)
class Devices:
    """The versions in use, how many processors there are, and the name of each GPU."""

    keras: str
    tensorflow: str
    cpus: int
    gpus: tuple[str, ...]


def find_devices() -> Devices:
    """Load TensorFlow and Keras, and see what they find."""
    # Keras reads this once, while it is imported; a choice made for other work must not leak in.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    preload()
    import keras
    import tensorflow as tf

    names = []
    for gpu in tf.config.list_physical_devices("GPU"):
        # Without growth the first model takes the whole card, and a classroom shares it.
        tf.config.experimental.set_memory_growth(gpu, True)
        details = tf.config.experimental.get_device_details(gpu)
        names.append(str(details.get("device_name", gpu.name)))
    return Devices(
        keras=str(keras.__version__),
        tensorflow=str(tf.__version__),
        cpus=os.cpu_count() or 1,
        gpus=tuple(names),
    )
