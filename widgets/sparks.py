"""A curve in one line of block characters."""

from collections.abc import Sequence
from math import isfinite

from widgets.blocks import UPWARD

GAP = "×"


def spark(values: Sequence[float], cells: int) -> str:
    """The values from left to right, the lowest at the bottom; what is no number is a ×.

    Where there are more values than cells, each cell shows the last of its share of them.
    """
    shown = list(values)
    if len(shown) > cells > 0:
        shown = [shown[(i + 1) * len(shown) // cells - 1] for i in range(cells)]
    sane = [value for value in shown if isfinite(value)]
    low, high = min(sane, default=0.0), max(sane, default=0.0)
    steps = UPWARD[1:]
    return "".join(_step(value, low, high, steps) for value in shown)


def _step(value: float, low: float, high: float, steps: str) -> str:
    if not isfinite(value):
        return GAP
    if high == low:
        return steps[len(steps) // 2]
    # Halved first: the difference of two floats can overflow.
    share = (value / 2 - low / 2) / (high / 2 - low / 2)
    return steps[round(share * (len(steps) - 1))]
