"""How one unit of a recurrent layer came to a value in a moment, with its own numbers.

Of the products with the input and with the state the largest stand by themselves, and all others
are one number; products with a 0 among the input or the state are left out.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.explain import activations
from engine.explain.numbers import Numbers
from engine.explain.numerals import added, factor, plain, short
from engine.explain.recurrence_moment import Block, Moment, Part, Tables, block, sums
from engine.why import Term, Why

SHOWN: Final = 3  # products that stand by themselves


@np.errstate(over="ignore", invalid="ignore")
def why(layer: Tables, moment: Moment, unit: int, part: Part) -> Why:
    """The arithmetic behind one unit's part of a moment."""
    if part == "carry":
        return _carried(moment, unit)
    if part == "state" and layer.kind == "lstm":
        return _let_out(layer, moment, unit)
    if part == "state" and layer.kind == "gru":
        return _mixed(moment, unit)
    return _activated(layer, moment, unit, part)


def _activated(layer: Tables, moment: Moment, unit: int, part: Part) -> Why:
    """A value that is the activation of a sum: a gate, a candidate, a SimpleRNN's state."""
    own = block(layer, part)
    addends, terms = _from_input(layer, moment, own, unit)
    reset = moment.values("reset") if (layer.kind, part) == ("gru", "candidate") else None
    if reset is not None:
        looked_back, more = _looked_back(layer, moment, own, unit)
    else:
        looked_back, more = _from_state(layer, "h", moment.before, own, unit)
    addends, terms = addends + looked_back, terms + more
    found = sums(layer, part, moment.x, moment.before, reset)
    terms.append(Term("recurrence_sum", added(addends), float(found[unit])))
    activation = layer.activation if part in ("candidate", "state") else "sigmoid"
    formula, last = _formula(activation, found, unit)
    return Why(formula, (*terms, *last), float(moment.values(part)[unit]))


def _formula(activation: str, sums: Numbers, unit: int) -> tuple[str, tuple[Term, ...]]:
    """The activation of one of the sums, and how it is worked out, if anything is done at all."""
    if activation == "linear":
        return short(sums[unit]), ()
    return f"{activation}({short(sums[unit])})", (
        activations.term(activation, sums.tolist(), unit),
    )


def _from_input(
    layer: Tables, moment: Moment, own: Block, unit: int
) -> tuple[list[float], list[Term]]:
    """x·W and the bias: the addends, and how they came about."""
    found = _products("x", moment.x, own.input[:, unit])
    terms = [Term("recurrence_input_product", *each) for each in found.largest]
    if found.others:
        terms.append(Term("recurrence_input_others", f"… ({found.others})", found.rest))
    terms.append(Term("recurrence_input_sum", "x·W", found.total))
    if layer.bias is None:
        return [found.total], terms
    bias = float(own.bias[unit])
    return [found.total, bias], [*terms, Term("recurrence_bias", plain(bias), bias)]


def _from_state(
    layer: Tables, letter: str, before: Numbers, own: Block, unit: int
) -> tuple[list[float], list[Term]]:
    """h·U, and the bias that goes with it, where there is one."""
    found = _products(letter, before, own.state[:, unit])
    terms = [Term("recurrence_state_product", *each) for each in found.largest]
    if found.others:
        terms.append(Term("recurrence_state_others", f"… ({found.others})", found.rest))
    terms.append(Term("recurrence_state_sum", f"{letter}·U", found.total))
    if layer.bias is None or layer.bias.ndim == 1:
        return [found.total], terms
    bias = float(own.state_bias[unit])
    return [found.total, bias], [*terms, Term("recurrence_state_bias", plain(bias), bias)]


def _looked_back(
    layer: Tables, moment: Moment, own: Block, unit: int
) -> tuple[list[float], list[Term]]:
    """What a GRU's candidate takes from the state: as much as the reset gate lets it."""
    gate = moment.values("reset")
    if not layer.reset_after:
        return _from_state(layer, "(r·h)", gate * moment.before, own, unit)
    addends, terms = _from_state(layer, "h", moment.before, own, unit)
    reset, found = float(gate[unit]), sum(addends)
    inner = f"({added(addends)})" if len(addends) > 1 else factor(found)
    value = reset * found
    return [value], [
        *terms,
        Term("recurrence_reset", plain(reset), reset),
        Term("recurrence_after_reset", f"{short(reset)}×{inner}", value),
    ]


def _mixed(moment: Moment, unit: int) -> Why:
    """A GRU's state: z·h + (1−z)·n."""
    assert moment.candidate is not None
    update = float(moment.values("update")[unit])
    before, new = float(moment.before[unit]), float(moment.candidate[unit])
    kept = f"{short(update)}×{factor(before)}"
    renewed = f"(1 − {short(update)})×{factor(new)}"
    terms = (
        Term("recurrence_update", plain(update), update),
        Term("recurrence_before", plain(before), before),
        Term("recurrence_candidate", plain(new), new),
        Term("recurrence_kept", kept, update * before),
        Term("recurrence_renewed", renewed, (1 - update) * new),
    )
    return Why(f"{kept} + {renewed}", terms, float(moment.state[unit]))


def _carried(moment: Moment, unit: int) -> Why:
    """An LSTM's carry: f·c + i·c̃."""
    assert moment.candidate is not None and moment.carry_before is not None
    assert moment.carry is not None
    forget, incoming = (float(moment.values(gate)[unit]) for gate in ("forget", "input"))
    before, new = float(moment.carry_before[unit]), float(moment.candidate[unit])
    kept = f"{short(forget)}×{factor(before)}"
    taken_in = f"{short(incoming)}×{factor(new)}"
    terms = (
        Term("recurrence_forget", plain(forget), forget),
        Term("recurrence_carry_before", plain(before), before),
        Term("recurrence_input", plain(incoming), incoming),
        Term("recurrence_candidate", plain(new), new),
        Term("recurrence_kept", kept, forget * before),
        Term("recurrence_taken_in", taken_in, incoming * new),
    )
    return Why(f"{kept} + {taken_in}", terms, float(moment.carry[unit]))


def _let_out(layer: Tables, moment: Moment, unit: int) -> Why:
    """An LSTM's state: o·tanh(c)."""
    assert moment.carry is not None
    output, carry = float(moment.values("output")[unit]), float(moment.carry[unit])
    formula, last = _formula(layer.activation, moment.carry, unit)
    terms = (
        Term("recurrence_output", plain(output), output),
        Term("recurrence_carry", plain(carry), carry),
        *last,
    )
    return Why(f"{short(output)}×{formula}", terms, float(moment.state[unit]))


@dataclass(frozen=True, slots=True)
class _Products:
    """A sum of products: the largest as they read, and how many others come to what."""

    total: float
    largest: tuple[tuple[str, float], ...]
    others: int
    rest: float


def _products(letter: str, left: Numbers, right: Numbers) -> _Products:
    """The products of two rows of numbers."""
    found = left * right
    counted = np.flatnonzero(left)
    order = counted[np.argsort(-np.abs(found[counted]), kind="stable")]
    # One that is left over says more by itself.
    shown = order if len(order) <= SHOWN + 1 else order[:SHOWN]
    largest = tuple(
        (f"{letter}[{i}]: {factor(left[i])}×{factor(right[i])}", float(found[i]) + 0.0)
        for i in shown.tolist()
    )
    rest = float(found[order[len(shown) :]].sum())
    return _Products(float(found.sum()), largest, len(order) - len(shown), rest)
