"""Layers that read a review step by step and carry a state along."""

from dataclasses import dataclass
from typing import ClassVar

from engine.why import Term
from engine.zoo import knobs
from engine.zoo.counting import Count, Side, Table
from engine.zoo.layers.base import Call, Layer, unusual
from engine.zoo.signal import Signal
from engine.zoo.sizes import Axis, kept, made


@dataclass(frozen=True, slots=True)
class Recurrent(Layer):
    """A state of so many units. With `sequences` all states are handed on, else the last."""

    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (
        knobs.UNITS,
        knobs.ACTIVATION,
        knobs.DROPOUT,
        knobs.SEQUENCES,
        knobs.BIAS,
    )
    GATES: ClassVar[int] = 1
    units: int
    dropout: float = 0.0
    sequences: bool = False
    activation: str = "tanh"
    bias: bool = True

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        self.wants_numbers(given, 2)
        self.features(given)
        state = made(Term("recurrent_units", f"{self.units}", self.units))
        return (kept(given.shape[0]), state) if self.sequences else (state,)

    def count(self, given: Signal) -> Count:
        inputs, units = Side("in", self.features(given)), Side("u", self.units)
        tables = [Table("input_weights", inputs, units), Table("recurrent_weights", units, units)]
        if self.bias:
            tables.append(self.bias_table(units))
        return Count(*tables, gates=self.GATES)

    def bias_table(self, units: Side) -> Table:
        """One bias for every unit."""
        return Table("biases", units)

    def call(self) -> Call:
        named = unusual(
            activation=(self.activation, "tanh"),
            dropout=(self.dropout, 0.0),
            return_sequences=(self.sequences, False),
            use_bias=(self.bias, True),
        )
        return Call(self.KIND, (self.units,), named)


@dataclass(frozen=True, slots=True)
class SimpleRNN(Recurrent):
    """One table for the input, one for the state before."""

    KIND: ClassVar[str] = "SimpleRNN"
    STEM: ClassVar[str] = "simple_rnn"


@dataclass(frozen=True, slots=True)
class LSTM(Recurrent):
    """Input, forget and output gate and the new content: four times the tables."""

    KIND: ClassVar[str] = "LSTM"
    STEM: ClassVar[str] = "lstm"
    GATES: ClassVar = 4


@dataclass(frozen=True, slots=True)
class GRU(Recurrent):
    """Update and reset gate and the new content: three times the tables.

    Keras resets after multiplying, and for that the state needs biases of its own.
    """

    KIND: ClassVar[str] = "GRU"
    STEM: ClassVar[str] = "gru"
    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (*Recurrent.KNOBS, knobs.RESET_AFTER)
    GATES: ClassVar = 3
    reset_after: bool = True

    def bias_table(self, units: Side) -> Table:
        if self.reset_after:
            return Table("biases_of_both", Side("2", 2), units)
        return Table("biases", units)

    def call(self) -> Call:
        asked = Recurrent.call(self)
        named = unusual(reset_after=(self.reset_after, True))
        return Call(asked.kind, asked.positional, {**asked.named, **named})
