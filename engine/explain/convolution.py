"""Convolution along one axis or two, as Keras has it: whole, and one number at a time.

Keras does not flip the kernel: what is called convolution here is cross-correlation.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from engine.explain import activations, windows
from engine.explain.activations import Activation
from engine.explain.numbers import Numbers, number
from engine.explain.products import multiplied
from engine.explain.slide import Edge, Slide
from engine.explain.step import Step
from engine.explain.sums import Product, WeightedSum
from engine.explain.windows import PerAxis, Place
from engine.why import Refusal


class ConvolutionRefused(Refusal):
    """A kernel or a bias that does not go with the input."""


@dataclass(frozen=True, slots=True, eq=False)
class Convolution:
    """An input (…, channels) under a kernel (…, channels, filters); … is one axis or two.

    Places of the input and of the output are given without channel and filter. `at` is a place of
    the output and a filter.
    """

    input: Numbers
    kernel: Numbers
    bias: Numbers | None = None
    strides: PerAxis = 1
    padding: Edge = "valid"
    dilation: PerAxis = 1
    activation: Activation = "linear"
    slides: tuple[Slide, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        windows.check_input(self.input)
        *sides, _channels, filters = self._checked_kernel()
        slid = windows.slides(
            self.input.shape[:-1], sides, self.strides, self.padding, self.dilation
        )
        windows.check_work(slid, self.input.shape[-1], filters)
        activations.check(self.activation)
        object.__setattr__(self, "slides", slid)

    @property
    def filters(self) -> int:
        """How many numbers are made at each place."""
        return int(self.kernel.shape[-1])

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the output."""
        return (*(each.output for each in self.slides), self.filters)

    @property
    def output(self) -> Numbers:
        """The whole output: each place of the kernel in turn, at all places of the input at once.

        That needs no copy of every window, and is faster than one large product of such copies.
        """
        wide = windows.filled(self.input, self.slides, 0)
        sums = np.zeros((math.prod(self.shape[:-1]), self.filters), dtype=np.float32)
        with np.errstate(over="ignore", invalid="ignore"):
            for weight_at in self._window():
                met = wide[windows.seen_from(self.slides, weight_at)]
                sums += multiplied(met.reshape(len(sums), -1), self.kernel[weight_at])
            if self.bias is not None:
                sums += self.bias
            return activations.activate(self.activation, sums).reshape(self.shape)

    def products(self, at: Place) -> tuple[Product, ...]:
        """Every number of the window times its weight: by rows, columns, then channels."""
        *place, filter_ = at
        where = zip(windows.cells(self.slides, place), self._window(), strict=True)
        return tuple(
            self._product(cell, weight_at, channel, filter_)
            for cell, weight_at in where
            for channel in range(self.input.shape[-1])
        )

    def step(self, at: Place) -> Step:
        """One number of the output, and why it is what it is."""
        found = self.weighted(at)
        channels = self.input.shape[-1]
        window = (*windows.window(self.slides, at[:-1]), (0, channels))
        return Step(at, window, found.why(by_channel=channels > 1), number(found.value))

    def steps(self) -> Iterator[Step]:
        """Every number of the output, in reading order."""
        return (self.step(at) for at in product(*map(range, self.shape)))

    def weighted(self, at: Place) -> WeightedSum:
        """The sum behind one number, as data."""
        *place, filter_ = at
        rivals: tuple[float, ...] = ()
        if self.activation == "softmax":
            rivals = tuple(self._plain((*place, each)).sum for each in range(self.filters))
        plain = self._plain(at)
        return WeightedSum(plain.products, plain.bias, self.activation, rivals, filter_)

    def from_window(self, at: Place) -> tuple[Place, ...]:
        """The places of the input that made a place of the output; none that was filled in."""
        return windows.from_window(self.slides, at[: len(self.slides)])

    def reaches(self, place: Place) -> tuple[Place, ...]:
        """The places of the output that a place of the input has a part in."""
        return windows.reaches(self.slides, place[: len(self.slides)])

    def _window(self) -> Iterator[Place]:
        """The places of the kernel, in reading order."""
        return product(*(range(each.window) for each in self.slides))

    def _plain(self, at: Place) -> WeightedSum:
        bias = None if self.bias is None else float(self.bias[at[-1]])
        return WeightedSum(self.products(at), bias, "linear")

    def _product(self, cell: Place, weight_at: Place, channel: int, filter_: int) -> Product:
        inside = windows.is_inside(self.slides, cell)
        number = float(self.input[(*cell, channel)]) if inside else 0.0
        weight = float(self.kernel[(*weight_at, channel, filter_)])
        where = (*weight_at, channel, filter_)
        return Product((*cell, channel), where, number, weight, padded=not inside)

    def _checked_kernel(self) -> tuple[int, ...]:
        """The kernel's shape, if it goes with the input, and the bias with it."""
        shape, channels = self.kernel.shape, self.input.shape[-1]
        if self.kernel.ndim != self.input.ndim + 1:
            raise ConvolutionRefused(
                "kernel_wrong_axes", axes=self.kernel.ndim, wanted=self.input.ndim + 1
            )
        if not self.kernel.size:
            raise ConvolutionRefused("grid_empty")
        if shape[-2] != channels:
            raise ConvolutionRefused("kernel_other_channels", kernel=shape[-2], input=channels)
        if self.bias is not None and self.bias.shape != (shape[-1],):
            raise ConvolutionRefused("bias_wrong_length", biases=self.bias.size, wanted=shape[-1])
        return shape
