"""Numbers as they are read in a formula: 9 rather than 9.0, 0.1 rather than 0.10000000149."""

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

#: From here on not every whole number is one that 32 bits hold.
LAST_EXACT: Final = 2**24

#: So many parts of a sum are written out: a window of 3×3 on three channels.
MOST_SHOWN: Final = 27


def number(value: float) -> int | float:
    """A float32 as the shortest number that means it; a whole one as such."""
    short = float(str(np.float32(value)))
    return int(short) if short.is_integer() and abs(short) <= LAST_EXACT else short


def text(value: float) -> str:
    """A number in a formula."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "-∞" if value < 0 else "?"
    short = number(value)
    return f"{short}" if isinstance(short, int) else f"{short:.6g}"


def operand(value: float) -> str:
    """A number beside an operator: a negative one in brackets."""
    return text(value) if value >= 0 else f"({text(value)})"


def joined(parts: Sequence[str], sign: str) -> str:
    """Parts in a row; of many, those in the middle give way to "…"."""
    if len(parts) > MOST_SHOWN:
        parts = (*parts[: MOST_SHOWN - 2], "…", parts[-1])
    return sign.join(parts)


def total(values: Sequence[float]) -> float:
    """A sum that is rounded once, to 32 bits."""
    return rounded(math.fsum(values)) if all(map(math.isfinite, values)) else sum(values)


def rounded(value: float) -> float:
    """A number as 32 bits hold it."""
    with np.errstate(over="ignore"):
        return float(np.float32(value))


def nested(array: NDArray[Any]) -> Any:
    """An array as nested lists of readable numbers; what is no number is None."""
    if array.ndim:
        return [nested(part) for part in array]
    value = array.item()
    if not isinstance(value, float):
        return value
    return number(value) if math.isfinite(value) else None
