"""What every operation that is explained gives: its whole output, and how each number came about.

A step is one number of the output: where it stands, which part of the input it was made from, and
why it is what it is. The screens move through steps; the command line prints them as JSON.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from numpy.typing import NDArray

from engine.explain.numbers import nested
from engine.why import Why, json_value, why_record

Window = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One number of an output.

    The window holds, for each axis of the input, the first place looked at and the first beyond
    it. It may reach over the edge of the input, as a padded convolution does; it is empty where
    no input was looked at.
    """

    at: tuple[int, ...]
    window: Window
    why: Why
    value: float


def record(output: NDArray[Any], steps: Iterable[Step]) -> dict[str, object]:
    """An operation as a JSON document: its output, and its steps with the numbers it holds there.

    A step rounds its sum once, and an output at every product: their last digit may differ.
    """
    held = (replace(step, value=nested(output[step.at])) for step in steps)
    return {"output": nested(output), "steps": [step_record(step) for step in held]}


def step_record(step: Step) -> dict[str, object]:
    """One step, ready for JSON."""
    return {
        "at": list(step.at),
        "window": [list(axis) for axis in step.window],
        "why": why_record(step.why),
        "value": json_value(step.value),
    }
