"""What this machine can compute on. The one place that asks TensorFlow for its devices."""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine.training.hardware import most_gpus
from engine.training.plan import BadPlan
from engine.training.preloading import preload, unswept
from engine.why import Notice


@dataclass(frozen=True, slots=True)
class Devices:
    """The versions in use, how many processors there are, and the name of each GPU."""

    keras: str
    tensorflow: str
    cpus: int
    gpus: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """What a training computes on: its name as it is shown, and TensorFlow's names of it.

    Several devices share each batch by a strategy; one alone needs none.
    """

    label: str
    gpu: bool
    names: tuple[str, ...]
    strategy: Any = None

    def scope(self) -> Any:
        """Where everything of the model is made, and every step taken."""
        import tensorflow as tf

        return self.strategy.scope() if self.strategy else tf.device(self.names[0])


def find_devices() -> Devices:
    """Load TensorFlow and Keras, and see what they find."""
    # Keras reads this once, while it is imported; a choice made for other work must not leak in.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    preload()
    with unswept():
        import keras
        import tensorflow as tf

    names = []
    for gpu in tf.config.list_physical_devices("GPU"):
        _grow(gpu)
        details = tf.config.experimental.get_device_details(gpu)
        names.append(str(details.get("device_name", gpu.name)))
    return Devices(
        keras=str(keras.__version__),
        tensorflow=str(tf.__version__),
        cpus=os.cpu_count() or 1,
        gpus=tuple(names),
    )


def _grow(gpu: Any) -> None:
    """Without growth the first model takes the whole card, and a classroom shares it."""
    import tensorflow as tf

    try:
        tf.config.experimental.set_memory_growth(gpu, True)
    except (RuntimeError, ValueError):
        return  # it is in use already, so this was said before or cannot be said any more


def check(device: str) -> None:
    """Refuse what this machine cannot have, as far as that is known without loading TensorFlow."""
    most = most_gpus()
    if most is not None:
        _wanted(device, [f"GPU:{number}" for number in range(most)])


def choose(device: str) -> Chosen:
    """The devices that a plan means; refused if the machine does not have them."""
    find_devices()
    import tensorflow as tf

    # Sums of many threads come out otherwise every time, unless their order is asked to be kept.
    tf.config.experimental.enable_op_determinism()
    gpus = [each.name for each in tf.config.list_logical_devices("GPU")]
    wanted = _wanted(device, gpus)
    if not wanted:
        return Chosen("CPU", False, ("/device:CPU:0",))
    label = ", ".join(name.removeprefix("/device:") for name in wanted)
    strategy = _sharing(tuple(wanted)) if len(wanted) > 1 else None
    return Chosen(label, True, tuple(wanted), strategy)


@cache
def _sharing(names: tuple[str, ...]) -> Any:
    """How several devices share a batch. What they exchange is numbered, so that two of these for
    the same devices would take another model's numbers for their own."""
    import tensorflow as tf

    return tf.distribute.MirroredStrategy(names)


def _wanted(device: str, gpus: list[str]) -> list[str]:
    """The names of the GPUs that are meant; none is the processor."""
    if device == "cpu" or (device == "auto" and not gpus):
        return []
    if not gpus:
        raise BadPlan("no_gpu")
    if device == "gpus":
        return gpus
    number = int(device.partition(":")[2] or 0)
    if number >= len(gpus):
        raise BadPlan("no_such_gpu", number=number, last=len(gpus) - 1)
    return [gpus[number]]


def limit_threads(threads: int | None) -> Notice | None:
    """Let TensorFlow use so many threads; a notice if it has begun with others."""
    if threads is None:
        return None
    import tensorflow as tf

    try:
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(threads)
    except RuntimeError:
        return Notice("threads_too_late", {"threads": threads})
    return None
