"""Random recurrent layers, ours and Keras' cells with the same tables."""

import os
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from engine.explain.numbers import Numbers
from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_moment import BLOCKS, Kind, Part

KINDS: tuple[Kind, ...] = ("rnn", "lstm", "gru")
ACTIVATIONS = ("tanh", "relu", "sigmoid", "linear")


@dataclass(frozen=True, eq=False)
class Case:
    """A layer, a batch of inputs, and what is carried before the first moment."""

    layer: Recurrence
    x: Numbers
    before: Numbers
    carry: Numbers


@st.composite
def cases(draw: st.DrawFn, *, kinds: tuple[Kind, ...] = KINDS) -> Case:
    """Small layers of every kind and option; their numbers follow from a seed."""
    kind = draw(st.sampled_from(kinds))
    units, features = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    batch, moments = draw(st.integers(1, 3)), draw(st.integers(1, 5))
    # Of a single unit it is always 1, and Keras warns of it.
    activations = ACTIVATIONS if units == 1 else (*ACTIVATIONS, "softmax")
    activation = draw(st.sampled_from(activations))
    reset_after, biased = draw(st.booleans()), draw(st.booleans())
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def numbers(*shape: int, size: float = 1.0) -> Numbers:
        return random.normal(0, size, shape).astype(np.float32)

    wide = len(BLOCKS[kind]) * units
    two = kind == "gru" and reset_after
    layer = Recurrence(
        kind,
        numbers(features, wide),
        numbers(units, wide, size=0.5),
        numbers(*((2, wide) if two else (wide,))) if biased else None,
        reset_after,
        activation,
    )
    x = numbers(batch, moments, features)
    return Case(layer, x, numbers(batch, units), numbers(batch, units))


def changed(layer: Recurrence, part: Part, **tables: float | Numbers) -> Recurrence:
    """The same layer, with the tables of one part set to these numbers."""
    units = layer.units
    place = BLOCKS[layer.kind].index(part)
    own = slice(place * units, (place + 1) * units)
    found = {"kernel": layer.kernel.copy(), "recurrent": layer.recurrent.copy()}
    two = layer.kind == "gru" and layer.reset_after
    wide = layer.kernel.shape[1]
    bias = np.zeros((2, wide) if two else (wide,), dtype=np.float32)
    found["bias"] = bias if layer.bias is None else layer.bias.copy()
    for name, values in tables.items():
        if name == "state_bias":
            found["bias"][1, own] = values
        elif name == "bias" and two:
            found["bias"][0, own] = values
        else:
            found[name][..., own] = values
    return replace(layer, **found)


def keras_cell(layer: Recurrence) -> Any:
    """Keras' own cell with the tables of a layer."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from keras import layers

    kinds = {"rnn": layers.SimpleRNNCell, "lstm": layers.LSTMCell, "gru": layers.GRUCell}
    more = {"reset_after": layer.reset_after} if layer.kind == "gru" else {}
    biased = layer.bias is not None
    cell = kinds[layer.kind](layer.units, layer.activation, use_bias=biased, **more)
    cell.build((None, layer.features))
    tables = (layer.kernel, layer.recurrent, layer.bias)
    cell.set_weights([table for table in tables if table is not None])
    return cell


def keras_step(cell: Any, x: Numbers, before: Numbers, carry: Numbers) -> tuple[Numbers, Numbers]:
    """One moment of Keras' cell: the state, and the carry where there is one."""
    with_carry = isinstance(cell.state_size, list)
    _output, found = cell(x, [before, carry] if with_carry else [before])
    kept = [np.asarray(each) for each in (found if isinstance(found, list | tuple) else [found])]
    return kept[0], kept[-1]
