"""Layers that keep the largest, or the mean, of what they see, and learn nothing."""

from dataclasses import dataclass
from typing import ClassVar

from engine.why import Term
from engine.zoo import knobs
from engine.zoo.layers.base import Call, ImpossibleShape, Layer, unusual
from engine.zoo.signal import Signal
from engine.zoo.sizes import Axis, kept, slid


@dataclass(frozen=True, slots=True)
class MaxPooling(Layer):
    """The largest number of each window; without strides the windows lie side by side."""

    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (knobs.POOL, knobs.POOL_STRIDES, knobs.PADDING)
    AXES: ClassVar[int]
    pool: int = 2
    strides: int | None = None
    padding: str = "valid"

    @property
    def stride(self) -> int:
        """How far the window moves."""
        return self.strides or self.pool

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        self.wants_numbers(given, self.AXES + 1)
        window = Term("pool_length", f"{self.pool}", self.pool)
        return (*(self._slid(size, window) for size in given.places), kept(given.features))

    def _slid(self, size: int | None, window: Term) -> Axis:
        if size is not None and size < self.pool and self.padding == "valid":
            raise self.too_large(size)
        return slid(size, window, self.stride, self.padding)

    def too_large(self, size: int) -> ImpossibleShape:
        """Why the window does not fit on an axis."""
        return ImpossibleShape("pool_does_not_fit", layer=self.label, pool=self.pool, size=size)

    def call(self) -> Call:
        named = unusual(strides=(self.stride, self.pool), padding=(self.padding, "valid"))
        return Call(self.KIND, (self.pool,), named)


@dataclass(frozen=True, slots=True)
class MaxPooling1D(MaxPooling):
    """Over the steps of a review."""

    KIND: ClassVar[str] = "MaxPooling1D"
    STEM: ClassVar[str] = "max_pooling1d"
    AXES: ClassVar = 1


@dataclass(frozen=True, slots=True)
class MaxPooling2D(MaxPooling):
    """Over the rows and columns of a picture."""

    KIND: ClassVar[str] = "MaxPooling2D"
    STEM: ClassVar[str] = "max_pooling2d"
    AXES: ClassVar = 2

    def too_large(self, size: int) -> ImpossibleShape:
        return ImpossibleShape("square_does_not_fit", layer=self.label, side=self.pool, size=size)


@dataclass(frozen=True, slots=True)
class GlobalPooling(Layer):
    """One number for each feature, whatever the number of steps."""

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        self.wants_numbers(given, 2)
        return (kept(given.features),)

    def call(self) -> Call:
        return Call(self.KIND)


@dataclass(frozen=True, slots=True)
class GlobalMaxPooling1D(GlobalPooling):
    """The largest number of each feature in the whole review."""

    KIND: ClassVar[str] = "GlobalMaxPooling1D"
    STEM: ClassVar[str] = "global_max_pooling1d"


@dataclass(frozen=True, slots=True)
class GlobalAveragePooling1D(GlobalPooling):
    """The mean of each feature over the whole review."""

    KIND: ClassVar[str] = "GlobalAveragePooling1D"
    STEM: ClassVar[str] = "global_average_pooling1d"
