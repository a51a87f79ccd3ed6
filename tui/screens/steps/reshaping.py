"""Other sizes for what is in hand: what was there stays where it was, and the rest is filled."""

from dataclasses import replace
from typing import Any

import numpy as np

from engine.explain import grids
from engine.explain.convolution import Convolution
from engine.explain.numbers import Numbers
from engine.explain.pooling import Pooling

#: Numbers that are made up: of an input, and of a kernel.
INPUT = (0, 9)
WEIGHT = (-1, 2)


def resized(array: Numbers, shape: tuple[int, ...]) -> Numbers:
    """The array in another shape; what is new is 0."""
    return _laid_into(grids.empty(shape), array)


def grown(array: Numbers, shape: tuple[int, ...], bounds: tuple[int, int]) -> Numbers:
    """The array in another shape; what is new is made up, so that there is something to see."""
    return _laid_into(grids.random(shape, sum(shape), *bounds), array)


def _laid_into(ground: Numbers, array: Numbers) -> Numbers:
    common = tuple(slice(min(pair)) for pair in zip(ground.shape, array.shape, strict=True))
    ground[common] = array[common]
    return ground


def changed(array: Numbers, cell: tuple[int, ...], value: float) -> Numbers:
    """The array with one number another one."""
    copy = array.copy()
    copy[cell] = value
    return copy


def convolution_with(of: Convolution, knob: str, value: Any) -> Convolution:
    """The convolution with one setting another one."""
    *sides, channels, filters = of.kernel.shape
    sizes = of.input.shape[:-1]
    match knob:
        case "kernel":
            kernel = resized(of.kernel, (*(value for _side in sides), channels, filters))
            return replace(of, kernel=kernel)
        case "size":
            return replace(of, input=resized(of.input, (*(value for _size in sizes), channels)))
        case "channels":
            return replace(
                of,
                input=grown(of.input, (*sizes, value), INPUT),
                kernel=grown(of.kernel, (*sides, value, filters), WEIGHT),
            )
        case "filters":
            bias = None if of.bias is None else resized(of.bias, (value,))
            kernel = grown(of.kernel, (*sides, channels, value), WEIGHT)
            return replace(of, kernel=kernel, bias=bias)
    return replace(of, **{knob: value})


def with_bias(of: Convolution, filter_: int, value: float) -> Convolution:
    """The convolution with another bias; where all are 0 there is none to be added."""
    biases = np.zeros(of.filters, dtype=np.float32) if of.bias is None else of.bias
    biases = changed(biases, (filter_,), value)
    return replace(of, bias=biases if biases.any() else None)


def pooling_with(of: Pooling, knob: str, value: Any) -> Pooling:
    """The pooling with one setting another one."""
    *sizes, channels = of.input.shape
    if knob == "size":
        return replace(of, input=resized(of.input, (*(value for _size in sizes), channels)))
    if knob == "channels":
        return replace(of, input=grown(of.input, (*sizes, value), INPUT))
    return replace(of, **{knob: value})
