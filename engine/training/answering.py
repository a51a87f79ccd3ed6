"""How a model answers: one number for yes, or a probability for each of several classes."""

from dataclasses import dataclass
from typing import Any

from engine.zoo.layers import Dense
from engine.zoo.spec import Spec

#: Above this probability one number is a yes, as Keras has it.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Answering:
    """So many numbers to a row; one of them alone may be a logit, yet to be made a probability."""

    width: int
    logits: bool

    @property
    def classes(self) -> int:
        """How many verdicts there are."""
        return max(self.width, 2)

    def losses(self) -> Any:
        """What each row costs, as Keras has it."""
        import keras

        if self.width == 1:
            return keras.losses.BinaryCrossentropy(from_logits=self.logits, reduction=None)
        return keras.losses.SparseCategoricalCrossentropy(reduction=None)

    def verdicts(self, answers: Any) -> Any:
        """The class that each row is called: the most probable one, or the one on its side.

        What is no number is above nothing and most probable nowhere, so it counts for the first.
        """
        import tensorflow as tf

        if self.width == 1:
            threshold = 0.0 if self.logits else _HALF
            return tf.cast(answers[:, 0] > threshold, tf.int32)
        known = tf.where(tf.math.is_nan(answers), -1.0, answers)
        return tf.argmax(known, axis=1, output_type=tf.int32)

    def given(self, answers: Any) -> Any:
        """The answers as they are kept: a row of them where there is more than one to a row."""
        return answers[:, 0] if self.width == 1 else answers


def answering(spec: Spec) -> Answering:
    """How a model answers, by its last layer."""
    answer = spec.layers[-1]
    assert isinstance(answer, Dense)
    return Answering(answer.units, answer.units == 1 and answer.activation == "linear")
