"""Layers that know nothing of steps or of pictures: Flatten, Dense and Dropout."""

from dataclasses import dataclass
from typing import ClassVar

from engine.why import Term
from engine.zoo import knobs
from engine.zoo.counting import Count, Side, Table
from engine.zoo.knobs import Knob
from engine.zoo.layers.base import Call, Layer, unusual
from engine.zoo.signal import Signal
from engine.zoo.sizes import Axis, kept, made, multiplied


@dataclass(frozen=True, slots=True)
class Flatten(Layer):
    """All numbers in one row."""

    KIND: ClassVar[str] = "Flatten"
    STEM: ClassVar[str] = "flatten"

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        return (multiplied(given.shape),)

    def passes_ids(self, given: Signal) -> bool:
        return given.ids

    def call(self) -> Call:
        return Call("Flatten")


@dataclass(frozen=True, slots=True)
class Dense(Layer):
    """Every unit weighs every number. The last one of a model is as wide as its task wants."""

    KIND: ClassVar[str] = "Dense"
    STEM: ClassVar[str] = "dense"
    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (knobs.DENSE, knobs.ACTIVATION, knobs.BIAS)
    units: int
    activation: str = "linear"
    bias: bool = True
    answers: bool = False  # it is the model's answer, so its width and activation are not ours

    def knobs(self) -> tuple[Knob, ...]:
        return () if self.answers else self.KNOBS

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        self.wants_numbers(given)
        self.features(given)
        width = made(Term("dense_units", f"{self.units}", self.units))
        return (*(kept(size) for size in given.places), width)

    def count(self, given: Signal) -> Count:
        inputs, units = Side("in", self.features(given)), Side("u", self.units)
        weights = Table("input_weights", inputs, units)
        return Count(weights, Table("biases", units)) if self.bias else Count(weights)

    def call(self) -> Call:
        named = unusual(activation=(self.activation, "linear"), use_bias=(self.bias, True))
        return Call("Dense", (self.units,), named)


@dataclass(frozen=True, slots=True)
class Dropout(Layer):
    """Hides a share of the numbers while training, others every time."""

    KIND: ClassVar[str] = "Dropout"
    STEM: ClassVar[str] = "dropout"
    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (knobs.DROPOUT,)
    dropout: float

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        self.wants_numbers(given)
        return tuple(kept(size) for size in given.shape)

    def call(self) -> Call:
        return Call("Dropout", (self.dropout,))
