"""Numbers as a learner gives them, as arrays; and what cannot be one, said by a code."""

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from engine.explain.numbers import Numbers
from engine.why import Refusal

#: More cells are refused before anything is made of them.
MOST_CELLS: Final = 1_000_000

LARGEST_NUMBER: Final = float(np.finfo(np.float32).max)


class GridRefused(Refusal):
    """Numbers that make no grid."""


def grid(nested: Any, axes: int) -> Numbers:
    """Nested lists with so many axes, as an array."""
    found = depth(nested)
    if found != axes:
        raise GridRefused("grid_wrong_depth", found=found, wanted=axes)
    shape = _shape(nested, axes)
    check_shape(shape)
    return np.asarray(list(_numbers(nested, shape)), dtype=np.float32).reshape(shape)


def depth(nested: Any) -> int:
    """How deep lists are nested, told by the first of each."""
    found = 0
    while isinstance(nested, list | tuple):
        found += 1
        if not nested:
            break
        nested = nested[0]
    return found


def random(shape: Sequence[int], seed: int, low: int = 0, high: int = 9) -> Numbers:
    """Whole numbers from low to high, the same ones for the same seed."""
    check_shape(shape)
    found = np.random.default_rng(seed).integers(low, high, size=tuple(shape), endpoint=True)
    return found.astype(np.float32)


def empty(shape: Sequence[int]) -> Numbers:
    """Nothing but zeros, to be filled."""
    check_shape(shape)
    return np.zeros(tuple(shape), dtype=np.float32)


def check_shape(shape: Sequence[int]) -> None:
    """Refuse a shape without cells, and one with too many."""
    cells = math.prod(shape)
    if any(size < 1 for size in shape):
        raise GridRefused("grid_empty")
    if cells > MOST_CELLS:
        raise GridRefused("grid_too_large", cells=cells, most=MOST_CELLS)


def _shape(nested: Any, axes: int) -> tuple[int, ...]:
    sizes = []
    for _axis in range(axes):
        sizes.append(len(nested))
        if not nested:
            break
        nested = nested[0]
    return tuple(sizes)


def _numbers(nested: Any, shape: Sequence[int]) -> Iterator[float]:
    """Every number in reading order; the first that does not fit is refused."""
    if not shape:
        yield _number(nested)
        return
    if not isinstance(nested, list | tuple):
        raise GridRefused("grid_ragged", wanted=shape[0], found=1)
    if len(nested) != shape[0]:
        raise GridRefused("grid_ragged", wanted=shape[0], found=len(nested))
    for part in nested:
        yield from _numbers(part, shape[1:])


def _as_typed(value: Any) -> str:
    """What is no number, as JSON has it; a text without its quotation marks."""
    if isinstance(value, dict):
        return "{…}"
    return value if isinstance(value, str) else json.dumps(value)


def _number(value: Any) -> float:
    if isinstance(value, list | tuple):
        raise GridRefused("grid_ragged", wanted=1, found=len(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise GridRefused("grid_no_number", value=_as_typed(value))
    if isinstance(value, float) and not math.isfinite(value):
        raise GridRefused("grid_not_finite", value=f"{value}")
    if abs(value) > LARGEST_NUMBER:
        raise GridRefused("grid_number_too_large", value=f"{value}"[:20])
    return float(value)
