"""From values to shares of a length, linear or logarithmic, and the round numbers beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, isfinite, log10
from typing import Final

from widgets.minus import with_minus

#: What lies beyond is off any chart, and would overflow the arithmetic below.
FARTHEST: Final = 1e100
_ROUND: Final = (1.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """What lies at both ends; the low end of a logarithmic scale is above zero."""

    low: float
    high: float
    logarithmic: bool = False

    def share(self, value: float) -> float | None:
        """Where a value lies between both ends, from 0 to 1; None for what cannot be drawn."""
        if not drawable(value, logarithmic=self.logarithmic):
            return None
        low, high = self.low, self.high
        if self.logarithmic:
            low, high, value = log10(low), log10(high), log10(value)
        return max(0.0, min((value - low) / (high - low), 1.0))


def drawable(value: float, *, logarithmic: bool = False) -> bool:
    """Whether a value has a place on such a scale at all."""
    return isfinite(value) and abs(value) <= FARTHEST and (value > 1e-100 or not logarithmic)


def scale_of(values: Iterable[float], *, logarithmic: bool = False) -> Scale:
    """The scale on which all these values lie, with a little room where they are all the same."""
    sane = [value for value in values if drawable(value, logarithmic=logarithmic)]
    low, high = min(sane, default=0.1), max(sane, default=1.0)
    if logarithmic:
        close = log10(high) - log10(low) < 1e-9
        return Scale(low / 2, high * 2, True) if close else Scale(low, high, True)
    if high - low > 1e-9 * max(abs(low), abs(high)) and high - low > 1e-300:
        return Scale(low, high)
    room = abs(low) / 10 or 1.0
    return Scale(low - room, high + room)


def ticks(scale: Scale, most: int, *, whole: bool = False) -> list[float]:
    """Round numbers on a scale, as many as fit, but not more than so many."""
    most = max(1, most)
    if scale.logarithmic:
        found = _powers(scale, most)
        if len(found) > 1:
            return found
    step = _step((scale.high - scale.low) / most)
    if whole:
        step = max(1.0, step)
    while _count(scale, step) > most:
        step = _step(step * 1.5)
    first = ceil(scale.low / step - 1e-9)
    return [(first + i) * step for i in range(_count(scale, step))]


def tick_texts(values: list[float]) -> list[str]:
    """The numbers as they stand beside an axis, with as many decimals as tell them apart."""
    if not values:
        return []
    steps = [abs(b - a) for a, b in pairwise(values)]
    least = min(steps, default=abs(values[0])) or 1.0
    largest = max(map(abs, values))
    if largest >= 1e5 or (0 < largest < 1e-4) or max(steps, default=0) > 9 * least:
        return [with_minus(f"{value:g}") for value in values]
    decimals = max(0, -floor(log10(least) + 1e-9))
    return [with_minus(f"{value:,.{min(decimals, 9)}f}") for value in values]


def _count(scale: Scale, step: float) -> int:
    return max(0, floor(scale.high / step + 1e-9) - ceil(scale.low / step - 1e-9) + 1)


def _step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 … that is not smaller."""
    power = 10.0 ** floor(log10(least)) if least > 0 else 1.0
    return next(each * power for each in (*_ROUND, 10.0) if each * power >= least * (1 - 1e-9))


def _powers(scale: Scale, most: int) -> list[float]:
    """Powers of ten on a logarithmic scale, with their twos and fives where there are few."""
    first, last = floor(log10(scale.low)), ceil(log10(scale.high))
    if last - first > 40:
        return [scale.low, scale.high]
    for marks in (_ROUND, (1.0,)):
        every = [mark * 10.0**power for power in range(first, last + 1) for mark in marks]
        inside = [v for v in every if scale.low * (1 - 1e-9) <= v <= scale.high * (1 + 1e-9)]
        if len(inside) <= most:
            return inside
    return inside[:: ceil(len(inside) / most)]
