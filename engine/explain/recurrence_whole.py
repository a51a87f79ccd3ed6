"""All states of a recurrent layer at once, as fast as NumPy goes from moment to moment.

What the input adds to every sum is multiplied beforehand, for all moments together. The loops work
in places set aside for them, because at a few microseconds a moment every new array would count.
"""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

import numpy as np

from engine.explain.activations import activate
from engine.explain.numbers import Numbers
from engine.explain.recurrence_moment import Kind, Tables

HALF: Final = np.float32(0.5)

#: Multiplications that BLAS does by itself. For more it wakes other threads, and where a training
#: keeps these busy, waiting for them costs many times what all moments do.
ALONE: Final = 1 << 18


class Start(Protocol):
    """What is carried before the first moment."""

    @property
    def state(self) -> Numbers: ...
    @property
    def carry(self) -> Numbers | None: ...


#: The states and an LSTM's carries; the first axis of what is fed is time.
Run = Callable[[Tables, Numbers, Start], tuple[Numbers, Numbers | None]]


def weighed(x: Numbers, kernel: Numbers) -> Numbers:
    """What the input adds to the sums of every moment, time first."""
    rows = np.ascontiguousarray(np.moveaxis(x, -2, 0))
    flat = rows.reshape(-1, x.shape[-1])
    found = np.empty((len(flat), kernel.shape[1]), dtype=np.float32)
    some = max(1, ALONE // kernel.size)
    for first in range(0, len(flat), some):
        np.dot(flat[first : first + some], kernel, found[first : first + some])
    return found.reshape(*rows.shape[:-1], -1)


def _rnn(layer: Tables, fed: Numbers, start: Start) -> tuple[Numbers, Numbers | None]:
    if layer.bias is not None:
        fed = fed + layer.bias
    states = _begun(fed, layer.units, start.state)
    for given, before, state in zip(fed, states, states[1:], strict=False):
        state[:] = activate(layer.activation, before @ layer.recurrent + given)
    return states[1:], None


def _lstm(layer: Tables, fed: Numbers, start: Start) -> tuple[Numbers, Numbers | None]:
    assert start.carry is not None
    units = layer.units
    # σ(a) = ½·tanh(½·a) + ½, so that the gates' sums are halved in the tables once and for all.
    halves = np.repeat(np.array([HALF, HALF, 1, HALF], dtype=np.float32), units)
    fed = (fed if layer.bias is None else fed + layer.bias) * halves
    recurrent = layer.recurrent * halves
    states, carries = _begun(fed, units, start.state), _begun(fed, units, start.carry)
    sums = np.empty(fed.shape[1:], dtype=np.float32)
    candidate, new = sums[..., 2 * units : 3 * units], np.empty_like(states[0])
    incoming, forget, output = (sums[..., i * units : (i + 1) * units] for i in (0, 1, 3))
    for given, before, carried, state, carry in zip(
        fed, states, carries, states[1:], carries[1:], strict=False
    ):
        np.dot(before, recurrent, sums)
        np.add(sums, given, sums)
        new[:] = activate(layer.activation, candidate)
        np.tanh(sums, sums)
        np.multiply(sums, HALF, sums)
        np.add(sums, HALF, sums)
        np.multiply(forget, carried, carry)
        np.add(carry, incoming * new, carry)
        np.multiply(output, activate(layer.activation, carry), state)
    return states[1:], carries[1:]


def _gru(layer: Tables, fed: Numbers, start: Start) -> tuple[Numbers, Numbers | None]:
    run = _gru_reset_after if layer.reset_after else _gru_reset_before
    return run(layer, fed, _begun(fed, layer.units, start.state)), None


def _gru_reset_after(layer: Tables, fed: Numbers, states: Numbers) -> Numbers:
    units = layer.units
    gates = 2 * units
    bias = np.zeros((2, fed.shape[-1]), dtype=np.float32) if layer.bias is None else layer.bias
    halves = np.repeat(np.array([HALF, HALF, 1], dtype=np.float32), units)
    fed = (fed + bias[0]) * halves
    fed[..., :gates] += HALF * bias[1, :gates]  # here it makes no difference which bias it is
    recurrent, state_bias = layer.recurrent * halves, bias[1, gates:]
    sums = np.empty(fed.shape[1:], dtype=np.float32)
    both, looked_back = sums[..., :gates], sums[..., gates:]
    update, reset = sums[..., :units], sums[..., units:gates]
    for to_gates, to_candidate, before, state in zip(
        fed[..., :gates], fed[..., gates:], states, states[1:], strict=False
    ):
        np.dot(before, recurrent, sums)
        _open(both, to_gates)
        np.add(looked_back, state_bias, looked_back)
        np.multiply(looked_back, reset, looked_back)
        np.add(looked_back, to_candidate, looked_back)
        _mixed(before, activate(layer.activation, looked_back), update, state)
    return states[1:]


def _gru_reset_before(layer: Tables, fed: Numbers, states: Numbers) -> Numbers:
    units = layer.units
    gates = 2 * units
    halves = np.repeat(np.array([HALF, HALF, 1], dtype=np.float32), units)
    fed = (fed if layer.bias is None else fed + layer.bias) * halves
    to_both, to_new = layer.recurrent[:, :gates] * HALF, layer.recurrent[:, gates:].copy()
    both = np.empty((*fed.shape[1:-1], gates), dtype=np.float32)
    update, reset = both[..., :units], both[..., units:]
    for to_gates, to_candidate, before, state in zip(
        fed[..., :gates], fed[..., gates:], states, states[1:], strict=False
    ):
        np.dot(before, to_both, both)
        _open(both, to_gates)
        looked_back = np.dot(reset * before, to_new)
        np.add(looked_back, to_candidate, looked_back)
        _mixed(before, activate(layer.activation, looked_back), update, state)
    return states[1:]


def _open(gates: Numbers, given: Numbers) -> None:
    """From half the sum with the state to the gates, in place."""
    np.add(gates, given, gates)
    np.tanh(gates, gates)
    np.multiply(gates, HALF, gates)
    np.add(gates, HALF, gates)


def _mixed(before: Numbers, new: Numbers, update: Numbers, state: Numbers) -> None:
    """z·h + (1−z)·n, as n + z·(h−n), which takes one multiplication less."""
    np.subtract(before, new, state)
    np.multiply(state, update, state)
    np.add(state, new, state)


def _begun(fed: Numbers, units: int, first: Numbers) -> Numbers:
    """Room for the states, with what was there before the first moment in front."""
    room = np.empty((len(fed) + 1, *fed.shape[1:-1], units), dtype=np.float32)
    room[0] = first
    return room


WHOLE: Final[Mapping[Kind, Run]] = {"rnn": _rnn, "lstm": _lstm, "gru": _gru}
