"""What every operation that is explained gives: its whole output, and how each number came about.

A step is one number of the output: where it stands, which part of the input it was made from, and
why it is what it is. The screens move through steps; the command line prints them as JSON.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.why import Why

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
    """An operation as a JSON document: its output, and its steps."""
    return {"output": output.tolist(), "steps": [step_record(step) for step in steps]}


def step_record(step: Step) -> dict[str, object]:
    """One step, ready for JSON."""
    return {
        "at": list(step.at),
        "window": [list(axis) for axis in step.window],
        "why": why_record(step.why),
        "value": json_value(step.value),
    }


def why_record(why: Why) -> dict[str, object]:
    """An answer, ready for JSON."""
    terms = [
        {"code": term.code, "expression": term.expression, "value": json_value(term.value)}
        for term in why.terms
    ]
    return {"formula": why.formula, "terms": terms, "value": json_value(why.value)}


def json_value(value: object) -> object:
    """A value that JSON can hold: NumPy's own numbers become Python's, and NaN and inf null."""
    if isinstance(value, np.generic):
        return json_value(value.item())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
