"""Layers that carry a state from word to word, as Keras has them: whole, and one moment at a time.

The tables lie as in Keras, the gates side by side: LSTM's as input, forget, candidate, output, and
GRU's as update, reset, candidate. No vector is special: that of the padding changes a state too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.explain import activations
from engine.explain.numbers import Numbers
from engine.explain.recurrence_drift import Drift
from engine.explain.recurrence_moment import BLOCKS, PARTS, Kind, Moment, Part, moment
from engine.explain.recurrence_whole import WHOLE, weighed
from engine.explain.recurrence_why import why
from engine.explain.step import Step
from engine.why import Refusal, Why

LARGEST_RUN: Final = 50_000_000  # numbers of all states together


class RecurrenceRefused(Refusal):
    """Tables that make no such layer, or an input that does not fit them."""


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """What is carried from one moment to the next: the state, and an LSTM's carry beside it."""

    state: Numbers
    carry: Numbers | None = None


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """The states after every moment, and an LSTM's carries; time is the last axis but one."""

    state: Numbers
    carry: Numbers | None

    def after(self, t: int) -> Carried:
        """What is carried on from a moment."""
        return Carried(self.state[..., t, :], None if self.carry is None else self.carry[..., t, :])


@dataclass(frozen=True, slots=True, eq=False)
class Recurrence:
    """A layer's tables, and how it uses them. Without a bias nothing is added."""

    kind: Kind
    kernel: Numbers
    recurrent: Numbers
    bias: Numbers | None = None
    reset_after: bool = True
    activation: str = "tanh"

    def __post_init__(self) -> None:
        activations.check(self.activation)
        units = self.recurrent.shape[0] if self.recurrent.ndim else 0
        wide = len(BLOCKS[self.kind]) * units
        biases = (2, wide) if self.kind == "gru" and self.reset_after else (wide,)
        fits = (
            units > 0
            and self.kernel.ndim == 2
            and self.kernel.shape[1:] == self.recurrent.shape[1:] == (wide,)
            and (self.bias is None or self.bias.shape == biases)
        )
        if not fits:
            raise RecurrenceRefused(
                "recurrence_tables",
                kind=self.kind,
                kernel=str(self.kernel.shape),
                recurrent=str(self.recurrent.shape),
                bias="–" if self.bias is None else str(self.bias.shape),
            )

    @property
    def units(self) -> int:
        """How many numbers the state has."""
        return int(self.recurrent.shape[0])

    @property
    def features(self) -> int:
        """How many numbers come in at each moment."""
        return int(self.kernel.shape[0])

    @property
    def parts(self) -> tuple[Part, ...]:
        """What of a moment can be asked about, in the order in which it comes about."""
        return PARTS[self.kind]

    def start(self) -> Carried:
        """What is carried before the first moment: nothing but zeros."""
        zeros = np.zeros(self.units, dtype=np.float32)
        return Carried(zeros, zeros if self.kind == "lstm" else None)

    @np.errstate(over="ignore", invalid="ignore")  # as of a training that has diverged
    def states(self, x: NDArray[Any], start: Carried | None = None) -> States:
        """All states at once. The input is (moments, features), or a batch of such."""
        given = self._checked(x)
        if given.ndim not in (2, 3):
            raise self._unfit(given)
        fed = weighed(given, self.kernel)
        state, carry = WHOLE[self.kind](self, fed, start or self.start())
        return States(
            np.moveaxis(state, 0, -2), None if carry is None else np.moveaxis(carry, 0, -2)
        )

    def moments(self, x: NDArray[Any], start: Carried | None = None) -> Iterator[Moment]:
        """One moment after the other, with all that comes about in it."""
        given = self._checked(x)
        if given.ndim != 2:
            raise self._unfit(given)
        return self._moments(given, start or self.start())

    def steps(self, x: NDArray[Any]) -> Iterator[Step]:
        """Every number of the states, in reading order, with its reason."""
        for each in self.moments(x):
            window = ((each.t, each.t + 1), (0, self.features))
            for unit in range(self.units):
                reason = why(self, each, unit, "state")
                yield Step((each.t, unit), window, reason, float(each.state[unit]))

    def why(self, moment: Moment, unit: int, part: Part = "state") -> Why:
        """How one unit came to a value in a moment, with its own numbers."""
        return why(self, moment, self.unit(unit), part)

    def unit(self, number: int) -> int:
        """The number of a unit; refused if there is none."""
        if not 0 <= number < self.units:
            raise RecurrenceRefused("recurrence_unit_outside", unit=number, last=self.units - 1)
        return number

    def drift(self, vector: NDArray[Any], times: int, start: Carried | None = None) -> Drift:
        """What a vector given again and again, such as that of the padding, does to the state."""
        begin = start or self.start()
        return Drift(begin.state, self.states(np.tile(vector, (times, 1)), begin).state)

    def _moments(self, given: Numbers, carried: Carried) -> Iterator[Moment]:
        for t, vector in enumerate(given):
            found = moment(self, t, vector, carried.state, carried.carry)
            yield found
            carried = Carried(found.state, found.carry)

    def _checked(self, x: NDArray[Any]) -> Numbers:
        given = np.asarray(x, dtype=np.float32)
        if given.ndim < 2 or given.shape[-1] != self.features:
            raise self._unfit(given)
        if given.shape[-2] == 0:
            raise RecurrenceRefused("recurrence_nothing_given")
        if given.size // self.features * self.units > LARGEST_RUN:
            raise RecurrenceRefused("recurrence_too_long", most=LARGEST_RUN)
        return given

    def _unfit(self, given: Numbers) -> RecurrenceRefused:
        return RecurrenceRefused("recurrence_input", given=str(given.shape), features=self.features)
