"""Back through time: from the last moment of a recurrent layer to its first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np

from engine.explain.activations import activate
from engine.explain.numbers import Numbers
from engine.explain.products import multiplied
from engine.explain.recurrence import Carried as Begun
from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_moment import Kind
from engine.explain.recurrence_whole import ALONE, WHOLE
from engine.scoring.backward_plain import Pull, pulled


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """A recurrent layer over what its input adds to every sum, the input's weights being below it.

    `start` is what is carried before the first moment, for all inputs alike.
    """

    AFFINE: ClassVar[bool] = False
    layer: Recurrence
    sequences: bool
    start: Begun | None = None

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """All states or the last, and the way back to what was fed in at every moment."""
        fed = np.ascontiguousarray(np.moveaxis(given, 1, 0))
        start = self.start or self.layer.start()
        states, carries = self._states(fed, start)

        def pull(gradient: Numbers) -> Numbers:
            above = np.moveaxis(gradient, 1, 0) if self.sequences else None
            last = np.zeros_like(states[0]) if self.sequences else gradient
            went = _Went(self.layer, fed, states, carries, start)
            return np.moveaxis(_BACK[self.layer.kind](went, above, last), 0, 1)

        made = np.moveaxis(states, 0, 1) if self.sequences else states[-1]
        return made, pull

    def after(self, given: Numbers) -> tuple[Numbers, "Carried"]:
        """What it makes of moments that all inputs begin with, and the same, carried on."""
        start = self.start or self.layer.start()
        states, carries = self._states(given[:, np.newaxis], start)
        carry = None if carries is None else carries[-1, 0]
        made = states[:, 0] if self.sequences else states[-1, 0]
        return made, Carried(self.layer, self.sequences, Begun(states[-1, 0], carry))

    def _states(self, fed: Numbers, start: Begun) -> tuple[Numbers, Numbers | None]:
        """So many inputs at once as wake no other thread by their products."""
        some = max(1, ALONE // self.layer.recurrent.size)
        runs = [
            WHOLE[self.layer.kind](self.layer, fed[:, first : first + some], start)
            for first in range(0, fed.shape[1], some)
        ]
        if len(runs) == 1:
            return runs[0]
        carries = [carry for _state, carry in runs if carry is not None]
        states = np.concatenate([state for state, _carry in runs], axis=1)
        return states, np.concatenate(carries, axis=1) if carries else None


@dataclass(frozen=True, slots=True, eq=False)
class _Went:
    """A layer, what it was fed, and what it carried from the start on."""

    layer: Recurrence
    fed: Numbers
    states: Numbers
    carries: Numbers | None
    start: Begun

    @property
    def before(self) -> Numbers:
        """The state that was carried into each moment."""
        return _shifted(self.states, self.start.state)


def _rnn(went: _Went, above: Numbers | None, last: Numbers) -> Numbers:
    layer, states = went.layer, went.states
    back_in_time = np.ascontiguousarray(layer.recurrent.T)
    found = np.empty_like(went.fed)
    flows = last
    for t in reversed(range(len(states))):
        if above is not None:
            flows = flows + above[t]
        found[t] = pulled(layer.activation, states[t], flows)
        flows = multiplied(found[t], back_in_time)
    return found


def _lstm(went: _Went, above: Numbers | None, last: Numbers) -> Numbers:
    layer, fed, carries, start = went.layer, went.fed, went.carries, went.start
    assert carries is not None and start.carry is not None
    units, back_in_time = layer.units, np.ascontiguousarray(layer.recurrent.T)
    sums = fed + _times(went.before, layer.recurrent)
    if layer.bias is not None:
        sums += layer.bias
    incoming, forget, new, output = (sums[..., i * units : (i + 1) * units] for i in range(4))
    for gate in (incoming, forget, output):
        gate[:] = activate("sigmoid", gate)
    new[:] = activate(layer.activation, new)
    shown = activate(layer.activation, carries)
    # What each gate's sum is worth to what it opens, for all moments together.
    to_output = shown * output * (1 - output)
    to_input = new * incoming * (1 - incoming)
    to_forget = _shifted(carries, start.carry) * forget * (1 - forget)
    found = np.empty_like(fed)
    flows, carry = last, np.zeros_like(last)
    for t in reversed(range(len(carries))):
        if above is not None:
            flows = flows + above[t]
        carry = carry + pulled(layer.activation, shown[t], flows * output[t])
        own = found[t]
        np.multiply(carry, to_input[t], own[:, :units])
        np.multiply(carry, to_forget[t], own[:, units : 2 * units])
        candidate = pulled(layer.activation, new[t], carry * incoming[t])
        own[:, 2 * units : 3 * units] = candidate
        np.multiply(flows, to_output[t], own[:, 3 * units :])
        flows = multiplied(own, back_in_time)
        carry = carry * forget[t]
    return found


def _gru(went: _Went, above: Numbers | None, last: Numbers) -> Numbers:
    layer, fed, before = went.layer, went.fed, went.before
    units = layer.units
    gates = 2 * units
    bias = np.zeros((2, 3 * units), dtype=np.float32)
    if layer.bias is not None:
        bias[: layer.bias.ndim] = layer.bias  # one row or two
    both = activate(
        "sigmoid",
        fed[..., :gates] + _times(before, layer.recurrent[:, :gates]) + bias.sum(0)[:gates],
    )
    update, reset = both[..., :units], both[..., units:]
    to_new = layer.recurrent[:, gates:]
    back_in_time = np.ascontiguousarray(layer.recurrent.T)
    if layer.reset_after:
        looked_back = _times(before, to_new) + bias[1, gates:]
        sums = fed[..., gates:] + bias[0, gates:] + reset * looked_back
    else:
        looked_back = before
        sums = fed[..., gates:] + bias[0, gates:] + _times(reset * before, to_new)
    new = activate(layer.activation, sums)
    to_update = (before - new) * update * (1 - update)
    to_reset = looked_back * reset * (1 - reset)
    fresh = 1 - update
    found = np.empty_like(fed)
    flows = last
    for t in reversed(range(len(before))):
        if above is not None:
            flows = flows + above[t]
        own = found[t]
        candidate = pulled(layer.activation, new[t], flows * fresh[t])
        own[:, gates:] = candidate
        np.multiply(flows, to_update[t], own[:, :units])
        flows = flows * update[t]
        if layer.reset_after:
            np.multiply(candidate, to_reset[t], own[:, units:gates])
            through = np.concatenate([own[:, :gates], candidate * reset[t]], axis=1)
            flows += multiplied(through, back_in_time)
        else:
            let_in = multiplied(candidate, back_in_time[gates:])
            np.multiply(let_in, to_reset[t], own[:, units:gates])
            flows += let_in * reset[t]
            flows += multiplied(own[:, :gates], back_in_time[:gates])
    return found


#: From the gradients of all states (None: of none but the last) and of the last to those of the
#: sums; time is the first axis.
Back = Callable[[_Went, Numbers | None, Numbers], Numbers]
_BACK: Final[Mapping[Kind, Back]] = {"rnn": _rnn, "lstm": _lstm, "gru": _gru}


def _shifted(states: Numbers, first: Numbers) -> Numbers:
    """What was carried into each moment."""
    room = np.empty_like(states)
    room[0], room[1:] = first, states[:-1]
    return room


def _times(states: Numbers, table: Numbers) -> Numbers:
    rows = multiplied(states.reshape(-1, states.shape[-1]), table)
    return rows.reshape(*states.shape[:-1], -1)
