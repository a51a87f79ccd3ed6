"""Numbers of the command line as arrays, with or without their last axes; and grids in print.

Whoever gives a picture as plain rows, or a signal as a plain list, means one channel; whoever gives
a kernel without filters means one filter. An axis that was not given is not printed either.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import click
import numpy as np

from engine.explain.activations import ACTIVATIONS
from engine.explain.grids import depth, grid
from engine.explain.numbers import Numbers, text
from engine.explain.slide import Slide
from engine.explain.step import Step, record
from engine.why import Refusal
from tui import options
from tui.commands.explain_printing import decoded
from tui.language import N_, _, say
from tui.printing import print_json
from widgets.minus import with_minus

#: So many numbers may be written out one after another; each is printed with its arithmetic.
MOST_LISTED: Final = 100_000


#: How a setting with one number, or one for each axis, is named in a help text.
PER_AXIS: Final = "N[,N]"


def per_axis(given: str) -> tuple[int, ...] | int:
    """One number for all axes, or one for each, with commas between them."""
    try:
        numbers = tuple(int(part) for part in given.split(","))
    except ValueError as error:
        sentence = say("“{text}” is not a number such as 2, or two such as 2,2.", text=given)
        raise click.BadParameter(sentence) from error
    return numbers[0] if len(numbers) == 1 else numbers


input_option = click.option(
    "--input",
    "given",
    metavar="JSON",
    help=options.lazy(N_("The numbers, as JSON; an example of the course, if none are given.")),
)
bias_option = click.option(
    "--bias", metavar="JSON", help=options.lazy(N_("A number, or a list with one for each output."))
)
activation_option = click.option(
    "--activation",
    type=click.Choice(ACTIVATIONS),
    default="linear",
    show_default=True,
    help=options.lazy(N_("What becomes of a sum before it is handed on.")),
)
stride_option = click.option(
    "--stride",
    type=per_axis,
    metavar=PER_AXIS,
    help=options.lazy(N_("How far the window moves: a number, or one for each axis.")),
)
padding_option = click.option(
    "--padding",
    type=click.Choice(("valid", "same")),
    default="valid",
    show_default=True,
    help=options.lazy(N_("valid: only where the window fits; same: edges are filled up.")),
)


def read(given: str, option: str, example: str, axes: range) -> Numbers:
    """Numbers as JSON, nested as deep as they may be."""
    nested = decoded(given, Any, example, option)
    return grid(nested, min(max(depth(nested), axes[0]), axes[-1]))


def read_bias(given: str | None) -> Numbers | None:
    """One bias, or a list of them."""
    return None if given is None else read(given, "--bias", "[1, 2]", range(2)).reshape(-1)


def widened(array: Numbers, axes: int) -> Numbers:
    """The array with axes of length 1 behind its own."""
    return array.reshape(*array.shape, *(1,) * (axes - array.ndim))


def print_steps_of(
    grids: Iterable[tuple[str, Numbers]],
    output: Numbers,
    slides: Sequence[Slide],
    steps: Iterator[Step],
    as_json: bool,
) -> None:
    """An operation: one JSON document, or its grids and a line for each number it makes."""
    if as_json:
        print_json(record(output, steps))
        return
    for title, array in grids:
        _print_grid(f"{title}  {_shape(array)}", array)
    title, sizes = _("output"), "".join(map(_derived, slides))
    _print_grid(f"{title}  {_shape(output)}{sizes}", output)
    for step in steps:
        place = ", ".join(map(str, step.at))
        click.echo(f"[{place}] = {_shown(output[step.at])}   {with_minus(step.why.formula)}")


def check_length(shape: Sequence[int], looked_at: int) -> None:
    """Refuse to write out what nobody could read."""
    numbers = math.prod(shape) * looked_at
    if numbers > MOST_LISTED:
        raise Refusal("steps_too_many", numbers=numbers, most=MOST_LISTED)


def _derived(slide: Slide) -> str:
    """Why one axis is so long, and what was filled in on it."""
    why = f"   {slide.output} = {slide.why.formula}"
    if not slide.filled:
        return why
    zeros = say("{before} in front, {after} behind", before=slide.before, after=slide.after)
    return f"{why} ({zeros})"


def _shape(array: Numbers) -> str:
    return " × ".join(map(str, array.shape))


def _shown(value: float) -> str:
    return with_minus(text(value))


def _print_grid(title: str, array: Numbers) -> None:
    """Rows and columns; of deeper arrays one such grid for each place of the last axes."""
    click.echo(title)
    for place in np.ndindex(array.shape[2:]):
        if place:
            click.echo(f"[…, {', '.join(map(str, place))}]")
        rows = np.atleast_2d(array[(..., *place)] if place else array)
        cells = [[_shown(each) for each in row] for row in rows]
        width = max(len(cell) for row in cells for cell in row)
        for row in cells:
            click.echo("  " + " ".join(cell.rjust(width) for cell in row))
    click.echo()
