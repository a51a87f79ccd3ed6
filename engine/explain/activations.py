"""What becomes of a sum before it is handed on: the activations, and how each is written out."""

from collections.abc import Sequence
from typing import Final, Literal, get_args

import numpy as np

from engine.explain.numbers import Numbers, joined, operand, rounded, text
from engine.why import Refusal, Term

Activation = Literal["linear", "relu", "sigmoid", "tanh", "softmax"]
ACTIVATIONS: Final[tuple[str, ...]] = get_args(Activation)


class ActivationRefused(Refusal):
    """An activation that is not known."""


def check(activation: str) -> None:
    """Refuse what is no activation."""
    if activation not in ACTIVATIONS:
        raise ActivationRefused(
            "activation_unknown", activation=activation, known=", ".join(ACTIVATIONS)
        )


def activate(activation: str, sums: Numbers) -> Numbers:
    """All sums, activated; softmax looks along the last axis."""
    found = sums
    if activation == "relu":
        found = np.maximum(sums, np.float32(0))
    elif activation == "tanh":
        found = np.tanh(sums)
    elif activation == "sigmoid":
        found = _sigmoid(sums)
    elif activation == "softmax":
        raised = np.exp(sums - sums.max(axis=-1, keepdims=True))
        found = raised / raised.sum(axis=-1, keepdims=True)
    return found


def activated(activation: str, sums: Sequence[float], i: int) -> float:
    """One of the sums, activated; only softmax asks for the others."""
    row = np.asarray(sums, dtype=np.float32)
    chosen = row if activation == "softmax" else row[i : i + 1]
    return rounded(activate(activation, chosen)[i if activation == "softmax" else 0])


def term(activation: str, sums: Sequence[float], i: int) -> Term:
    """How one of the sums is activated, written out."""
    value = activated(activation, sums, i)
    given = text(sums[i])
    if activation == "relu":
        return Term("activation_relu", f"max(0, {given})", value)
    if activation == "sigmoid":
        return Term("activation_sigmoid", f"1 ÷ (1 + e^{operand(-sums[i])})", value)
    if activation == "softmax":
        powers = joined([f"e^{operand(each)}" for each in sums], " + ")
        return Term("activation_softmax", f"e^{operand(sums[i])} ÷ ({powers})", value)
    return Term("activation_tanh", f"tanh({given})", value)


def _sigmoid(sums: Numbers) -> Numbers:
    """Written so that no power overflows, however large the sum."""
    raised = np.exp(-np.abs(sums))
    found: Numbers = np.where(sums >= 0, np.float32(1), raised) / (1 + raised)
    return found
