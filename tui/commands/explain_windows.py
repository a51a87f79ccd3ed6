"""`imdb-tui explain conv1d`, `conv2d`, `pool1d` and `pool2d`: what slides over its input."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import click

from engine.explain.convolution import Convolution
from engine.explain.examples import CONVOLUTIONS_1D, CONVOLUTIONS_2D, POOLINGS_1D, POOLINGS_2D
from engine.explain.numbers import Numbers
from engine.explain.pooling import Pooling
from engine.explain.step import Step
from engine.explain.windows import PerAxis as Sides
from tui import options
from tui.commands import explain_grids as grids
from tui.language import N_, _

INPUTS: Final = {1: "[9, 0, 0, 9]", 2: "[[9, 0], [0, 9]]"}
KERNELS: Final = {1: "[1, 0]", 2: "[[1, 0], [0, 1]]"}


def _convolve(axes: int, given: str | None, kernel: str | None, **settings: Any) -> None:
    """Print a convolution and how each number came about."""
    as_json = settings.pop("as_json")
    example = next(iter((CONVOLUTIONS_1D if axes == 1 else CONVOLUTIONS_2D).values()))
    array, weights = example.input[..., 0], example.kernel[..., 0, 0]
    if given is not None:
        array = grids.read(given, "--input", INPUTS[axes], range(axes, axes + 2))
    if kernel is not None:
        weights = grids.read(kernel, "--kernel", KERNELS[axes], range(axes, axes + 3))
    found = Convolution(
        grids.widened(array, axes + 1), grids.widened(weights, axes + 2), **settings
    )
    grids.check_length(found.shape, found.kernel[..., 0].size)
    grids.print_steps_of(
        ((_("input"), array), (_("kernel"), weights)),
        found.output if weights.ndim == axes + 2 else found.output[..., 0],
        found.slides,
        _as_given(found.steps(), axes, array, weights.ndim == axes + 2),
        as_json,
    )


def _pool(
    axes: int, given: str | None, size: Sides, stride: Sides | None, as_json: bool, **how: Any
) -> None:
    """Print a pooling and how each number came about."""
    array = next(iter((POOLINGS_1D if axes == 1 else POOLINGS_2D).values())).input[..., 0]
    if given is not None:
        array = grids.read(given, "--input", INPUTS[axes], range(axes, axes + 2))
    found = Pooling(grids.widened(array, axes + 1), size, stride, **how)
    channels = array.ndim == axes + 1
    grids.check_length(found.shape, math.prod(each.window for each in found.slides))
    grids.print_steps_of(
        ((_("input"), array),),
        found.output if channels else found.output[..., 0],
        found.slides,
        _as_given(found.steps(), axes, array, channels),
        as_json,
    )


def _as_given(
    steps: Iterator[Step], axes: int, array: Numbers, last_of_output: bool
) -> Iterator[Step]:
    """The steps without the axes that the numbers were given without."""
    for step in steps:
        at = step.at if last_of_output else step.at[:axes]
        yield replace(step, at=at, window=step.window[: array.ndim])


def _convolution(axes: int, words: str) -> click.Command:
    """The command for one axis or two."""

    @click.command(f"conv{axes}d", help=words)
    @grids.input_option
    @click.option(
        "--kernel",
        metavar="JSON",
        help=options.lazy(N_("The weights, nested as the input is; then filters, if there are.")),
    )
    @grids.bias_option
    @grids.stride_option
    @grids.padding_option
    @click.option(
        "--dilation",
        type=grids.per_axis,
        metavar=grids.PER_AXIS,
        default="1",
        help=options.lazy(N_("How far the places of the kernel lie apart.")),
    )
    @grids.activation_option
    @options.json_option
    @options.everywhere
    def command(bias: str | None, stride: Sides | None, **rest: Any) -> None:
        biases = grids.read_bias(bias)
        _convolve(axes, bias=biases, strides=1 if stride is None else stride, **rest)

    return command


def _pooling(axes: int, words: str) -> click.Command:
    """The command for one axis or two."""

    @click.command(f"pool{axes}d", help=words)
    @grids.input_option
    @click.option(
        "--pool-size",
        "size",
        type=grids.per_axis,
        metavar=grids.PER_AXIS,
        default="2",
        show_default=True,
        help=options.lazy(N_("How many places become one: a number, or one for each axis.")),
    )
    @grids.stride_option
    @grids.padding_option
    @click.option(
        "--kind",
        type=click.Choice(("max", "average")),
        default="max",
        show_default=True,
        help=options.lazy(N_("What stays of a window: its largest number, or its mean.")),
    )
    @options.json_option
    @options.everywhere
    def command(**given: Any) -> None:
        _pool(axes, **given)

    return command


COMMANDS: Final[tuple[click.Command, ...]] = (
    _convolution(1, options.lazy(N_("Slide a kernel over a signal: products, summed."))),
    _convolution(2, options.lazy(N_("Slide a kernel over a picture: products, summed."))),
    _pooling(1, options.lazy(N_("Make one number of each window of a signal."))),
    _pooling(2, options.lazy(N_("Make one number of each window of a picture."))),
)
