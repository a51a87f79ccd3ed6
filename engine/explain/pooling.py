"""Pooling along one axis or two, in windows or over the whole: whole, and one number at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

import numpy as np

from engine.explain import windows
from engine.explain.numbers import (
    Numbers,
    joined,
    number,
    operand,
    rounded,
    text,
    total,
)
from engine.explain.slide import Edge, Slide, for_each_axis
from engine.explain.step import Step, Window
from engine.explain.windows import PerAxis, Place
from engine.why import Refusal, Term, Why

Kind = Literal["max", "average"]


class PoolingRefused(Refusal):
    """A pooling of a kind that is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class Pooling:
    """An input (…, channels) in windows, each channel for itself; no stride: the pool's size.

    What is filled in at the edges is never looked at: a mean is that of the real numbers.
    """

    input: Numbers
    pool: PerAxis = 2
    strides: PerAxis | None = None
    padding: Edge = "valid"
    kind: Kind = "max"
    slides: tuple[Slide, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        windows.check_input(self.input)
        _check_kind(self.kind)
        sizes = self.input.shape[:-1]
        pool = for_each_axis(self.pool, len(sizes), "pool_size")
        if min(pool) < 1:
            raise PoolingRefused("slide_number_too_small", setting="pool_size", number=min(pool))
        strides = pool if self.strides is None else self.strides
        slid = windows.slides(sizes, pool, strides, self.padding)
        windows.check_work(slid, self.input.shape[-1], 1)
        object.__setattr__(self, "slides", slid)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the output."""
        return (*(each.output for each in self.slides), self.input.shape[-1])

    @property
    def output(self) -> Numbers:
        """The whole output."""
        axes = tuple(range(-len(self.slides), 0))
        if self.kind == "max":
            largest: Numbers = windows.views(self.input, self.slides, -np.inf).max(axis=axes)
            return largest
        sums: Numbers = windows.views(self.input, self.slides, 0).sum(axis=axes)
        return sums / self._real_cells()[..., np.newaxis]

    def step(self, at: Place) -> Step:
        """One number of the output, and why it is what it is."""
        *place, channel = at
        found = [
            float(self.input[(*cell, channel)]) for cell in windows.from_window(self.slides, place)
        ]
        window = (*windows.window(self.slides, place), (channel, channel + 1))
        return _step(at, window, found, self.kind)

    def steps(self) -> Iterator[Step]:
        """Every number of the output, in reading order."""
        return (self.step(at) for at in product(*map(range, self.shape)))

    def from_window(self, at: Place) -> tuple[Place, ...]:
        """The places of the input that made a place of the output."""
        return windows.from_window(self.slides, at[: len(self.slides)])

    def reaches(self, place: Place) -> tuple[Place, ...]:
        """The places of the output that a place of the input has a part in."""
        return windows.reaches(self.slides, place[: len(self.slides)])

    def _real_cells(self) -> Numbers:
        """How many cells of each window are of the input."""
        counts = np.ones((), dtype=np.float32)
        for each in self.slides:
            along = [len(each.inside(i)) for i in range(each.output)]
            counts = np.multiply.outer(counts, np.asarray(along, dtype=np.float32))
        return counts


@dataclass(frozen=True, slots=True, eq=False)
class GlobalPooling:
    """An input (…, channels) as one number for each channel."""

    input: Numbers
    kind: Kind = "max"

    def __post_init__(self) -> None:
        windows.check_input(self.input)
        _check_kind(self.kind)

    @property
    def output(self) -> Numbers:
        """The whole output: one number for each channel."""
        axes = tuple(range(self.input.ndim - 1))
        into_one = self.input.max if self.kind == "max" else self.input.mean
        found: Numbers = into_one(axis=axes)
        return found

    def step(self, at: Place) -> Step:
        """One channel's number, and why it is what it is."""
        (channel,) = at
        found = [float(each) for each in self.input[..., channel].flat]
        window = tuple((0, size) for size in self.input.shape[:-1])
        return _step(at, (*window, (channel, channel + 1)), found, self.kind)

    def steps(self) -> Iterator[Step]:
        """Every channel's number."""
        return (self.step((channel,)) for channel in range(self.input.shape[-1]))


def _step(at: Place, window: Window, found: list[float], kind: Kind) -> Step:
    why = _why_largest(found) if kind == "max" else _why_mean(found)
    assert isinstance(why.value, int | float)
    return Step(at, window, why, why.value)


def _why_largest(found: list[float]) -> Why:
    """The first of the largest numbers wins."""
    winner = found.index(max(found))
    terms = tuple(
        Term("pool_winner", text(each), number(each))
        if i == winner
        else Term("pool_number", text(each), number(each))
        for i, each in enumerate(found)
    )
    return Why(f"max({joined(list(map(text, found)), ', ')})", terms, number(found[winner]))


def _why_mean(found: list[float]) -> Why:
    together = total(found)
    terms = tuple(Term("pool_number", text(each), number(each)) for each in found)
    added = joined(list(map(operand, found)), " + ")
    ends = (
        Term("pool_sum", added, number(together)),
        Term("pool_divisor", f"{len(found)}", len(found)),
    )
    formula = f"({added}) ÷ {len(found)}" if len(found) > 1 else f"{added} ÷ 1"
    mean = number(rounded(together / len(found)))
    return Why(formula, (*terms, *ends), mean)


def _check_kind(kind: str) -> None:
    if kind not in ("max", "average"):
        raise PoolingRefused("pooling_kind_unknown", kind=kind)
