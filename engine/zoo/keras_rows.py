"""A SimpleRNN right after one-hot rows, without the rows.

A one-hot row times a table of weights is the table's own row of that id, so it is read from there.
The weights, their names and what comes out are those of Keras' own layer.
"""

from functools import cache
from typing import Any


@cache
def simple_rnn_by_id() -> Any:
    """The layer's class. It is called with the rows, which nothing computes, and with the ids."""
    import keras

    class Cell(keras.layers.SimpleRNNCell):  # type: ignore[misc]
        """A step whose input is multiplied already."""

        def call(self, sequence: Any, states: Any, training: bool = False) -> Any:
            output = sequence + keras.ops.matmul(states[0], self.recurrent_kernel)
            output = self.activation(output)
            return output, [output]

    class SimpleRNNById(keras.layers.RNN):  # type: ignore[misc]
        """The table's rows for all steps at once, then step by step."""

        def __init__(self, units: int, *, name: str, **settings: Any) -> None:
            sequences = settings.pop("return_sequences", False)
            cell = Cell(units, name="simple_rnn_cell", **settings)
            super().__init__(cell, return_sequences=sequences, name=name)

        def build(self, sequences_shape: Any, ids_shape: Any) -> None:
            super().build(sequences_shape)

        def compute_output_shape(self, sequences_shape: Any, ids_shape: Any) -> Any:
            return super().compute_output_shape(sequences_shape)

        def call(self, sequences: Any, ids: Any, training: bool = False) -> Any:
            inputs = keras.ops.take(self.cell.kernel, ids, axis=0)
            if self.cell.bias is not None:
                inputs = inputs + self.cell.bias
            return super().call(inputs, training=training)

    return SimpleRNNById
