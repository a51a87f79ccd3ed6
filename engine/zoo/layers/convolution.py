"""Kernels that slide: over the steps of a review, or over the rows and columns of a picture."""

from dataclasses import dataclass
from typing import ClassVar

from engine.why import Term
from engine.zoo import knobs
from engine.zoo.counting import Count, Side, Table
from engine.zoo.layers.base import Call, ImpossibleShape, Layer, unusual
from engine.zoo.signal import Signal
from engine.zoo.sizes import Axis, made, slid


@dataclass(frozen=True, slots=True)
class Convolution(Layer):
    """So many filters, each a kernel over all features; `letters` name the kernel's sides."""

    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (
        knobs.FILTERS,
        knobs.KERNEL,
        knobs.STRIDES,
        knobs.PADDING,
        knobs.ACTIVATION,
        knobs.BIAS,
    )
    LETTERS: ClassVar[tuple[str, ...]]
    filters: int
    kernel: int
    activation: str = "linear"
    strides: int = 1
    padding: str = "valid"
    bias: bool = True
    initializer: str = "glorot_uniform"

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        self.wants_numbers(given, len(self.LETTERS) + 1)
        self.features(given)
        window = Term("kernel_length", f"{self.kernel}", self.kernel)
        filters = made(Term("filters", f"{self.filters}", self.filters))
        return (*(self._slid(size, window) for size in given.places), filters)

    def _slid(self, size: int | None, window: Term) -> Axis:
        if size is not None and size < self.kernel and self.padding == "valid":
            raise self.too_large(size)
        return slid(size, window, self.strides, self.padding)

    def too_large(self, size: int) -> ImpossibleShape:
        """Why the kernel does not fit on an axis."""
        return ImpossibleShape(
            "kernel_does_not_fit", layer=self.label, kernel=self.kernel, size=size
        )

    def count(self, given: Signal) -> Count:
        kernel = [Side(letter, self.kernel) for letter in self.LETTERS]
        filters = Side("f", self.filters)
        weights = Table("kernel_weights", *kernel, Side("in", self.features(given)), filters)
        return Count(weights, Table("filter_biases", filters)) if self.bias else Count(weights)

    def call(self) -> Call:
        named = unusual(
            strides=(self.strides, 1),
            padding=(self.padding, "valid"),
            activation=(self.activation, "linear"),
            use_bias=(self.bias, True),
            kernel_initializer=(self.initializer, "glorot_uniform"),
        )
        return Call(self.KIND, (self.filters, self.kernel), named)


@dataclass(frozen=True, slots=True)
class Conv1D(Convolution):
    """Kernels over the steps of a review: each looks at so many words at a time."""

    KIND: ClassVar[str] = "Conv1D"
    STEM: ClassVar[str] = "conv1d"
    LETTERS: ClassVar[tuple[str, ...]] = ("k",)


@dataclass(frozen=True, slots=True)
class Conv2D(Convolution):
    """Square kernels over the rows and columns of a picture."""

    KIND: ClassVar[str] = "Conv2D"
    STEM: ClassVar[str] = "conv2d"
    LETTERS: ClassVar[tuple[str, ...]] = ("kh", "kw")

    def too_large(self, size: int) -> ImpossibleShape:
        return ImpossibleShape("square_does_not_fit", layer=self.label, side=self.kernel, size=size)
