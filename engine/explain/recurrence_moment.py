"""One moment of a recurrent layer: all that comes about between one state and the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Protocol

import numpy as np

from engine.explain.activations import activate
from engine.explain.numbers import Numbers

Kind = Literal["rnn", "lstm", "gru"]
GateCode = Literal["input", "forget", "output", "update", "reset"]
Part = Literal[GateCode, "candidate", "carry", "state"]

#: What the tables of a layer hold side by side, in Keras' order.
BLOCKS: Final[Mapping[Kind, tuple[Part, ...]]] = {
    "rnn": ("state",),
    "lstm": ("input", "forget", "candidate", "output"),
    "gru": ("update", "reset", "candidate"),
}

#: All that comes about in a moment, in order.
PARTS: Final[Mapping[Kind, tuple[Part, ...]]] = {
    "rnn": ("state",),
    "lstm": (*BLOCKS["lstm"], "carry", "state"),
    "gru": (*BLOCKS["gru"], "state"),
}


class Tables(Protocol):
    """A layer's tables, and how it uses them."""

    @property
    def kind(self) -> Kind: ...
    @property
    def kernel(self) -> Numbers: ...
    @property
    def recurrent(self) -> Numbers: ...
    @property
    def bias(self) -> Numbers | None: ...
    @property
    def reset_after(self) -> bool: ...
    @property
    def activation(self) -> str: ...
    @property
    def units(self) -> int: ...


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """A gate by its name, and how far it is open for each unit."""

    code: GateCode
    values: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What came in, what was carried before, the gates, and what is carried on.

    A SimpleRNN has no gates and no candidate; only an LSTM has carries.
    """

    t: int
    x: Numbers
    before: Numbers
    carry_before: Numbers | None
    gates: tuple[Gate, ...]
    candidate: Numbers | None
    carry: Numbers | None
    state: Numbers

    def values(self, part: Part) -> Numbers:
        """A part of the moment, for all units."""
        for gate in self.gates:
            if gate.code == part:
                return gate.values
        found: Numbers | None = {
            "candidate": self.candidate,
            "carry": self.carry,
            "state": self.state,
        }.get(part)
        if found is None:
            raise KeyError(part)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """What the tables hold for one part of a layer: a column, and two biases, for every unit."""

    input: Numbers
    state: Numbers
    bias: Numbers
    state_bias: Numbers


def block(layer: Tables, part: Part) -> Block:
    """The tables of a part; biases that are not there are 0."""
    first = BLOCKS[layer.kind].index(part) * layer.units
    own = slice(first, first + layer.units)
    bias = state_bias = np.zeros(layer.units, dtype=np.float32)
    if layer.bias is not None and layer.bias.ndim == 2:
        bias, state_bias = layer.bias[0, own], layer.bias[1, own]
    elif layer.bias is not None:
        bias = layer.bias[own]
    return Block(layer.kernel[:, own], layer.recurrent[:, own], bias, state_bias)


def sums(
    layer: Tables, part: Part, x: Numbers, before: Numbers, reset: Numbers | None = None
) -> Numbers:
    """x·W + h·U + b, for all units; a reset gate lets only so much of the state in."""
    own = block(layer, part)
    if reset is not None and not layer.reset_after:
        before, reset = reset * before, None
    looked_back = before @ own.state + own.state_bias
    if reset is not None:
        looked_back = reset * looked_back
    found: Numbers = x @ own.input + own.bias + looked_back
    return found


@np.errstate(over="ignore", invalid="ignore")
def moment(
    layer: Tables, t: int, x: Numbers, before: Numbers, carry_before: Numbers | None
) -> Moment:
    """One moment, from what comes in and what is carried."""
    if layer.kind == "lstm":
        assert carry_before is not None
        return _lstm(layer, t, x, before, carry_before)
    if layer.kind == "gru":
        return _gru(layer, t, x, before)
    state = activate(layer.activation, sums(layer, "state", x, before))
    return Moment(t, x, before, None, (), None, None, state)


def _lstm(layer: Tables, t: int, x: Numbers, before: Numbers, carry_before: Numbers) -> Moment:
    incoming, forget, output = (
        Gate(code, activate("sigmoid", sums(layer, code, x, before)))
        for code in ("input", "forget", "output")
    )
    candidate = activate(layer.activation, sums(layer, "candidate", x, before))
    carry = forget.values * carry_before + incoming.values * candidate
    state = output.values * activate(layer.activation, carry)
    gates = (incoming, forget, output)
    return Moment(t, x, before, carry_before, gates, candidate, carry, state)


def _gru(layer: Tables, t: int, x: Numbers, before: Numbers) -> Moment:
    update, reset = (
        Gate(code, activate("sigmoid", sums(layer, code, x, before)))
        for code in ("update", "reset")
    )
    candidate = activate(layer.activation, sums(layer, "candidate", x, before, reset.values))
    state = update.values * before + (1 - update.values) * candidate
    return Moment(t, x, before, None, (update, reset), candidate, None, state)
