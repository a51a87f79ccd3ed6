"""Random operations of `engine.explain`, as hypothesis draws them: small, and of every manner."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from engine.explain.activations import ACTIVATIONS
from engine.explain.numbers import Numbers

EDGES = st.sampled_from(["valid", "same"])
SEEDS = st.integers(0, 2**32 - 1)


def numbers(seed: int, *shape: int) -> Numbers:
    """Numbers around 0, some of them whole and some 0."""
    made = np.random.default_rng(seed)
    found = np.where(
        made.random(shape) < 0.3, made.integers(-3, 4, size=shape), made.normal(size=shape)
    )
    return found.astype(np.float32)


@st.composite
def convolutions(draw: st.DrawFn) -> dict[str, Any]:
    """All that a convolution is made of; about a fifth of them are impossible."""
    axes = draw(st.integers(1, 2))

    def along(largest: int) -> tuple[int, ...]:
        return draw(st.tuples(*[st.integers(1, largest)] * axes))

    strided = draw(st.booleans())
    channels, filters = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    seed = draw(SEEDS)
    return {
        "input": numbers(seed, *along(7), channels),
        "kernel": numbers(seed + 1, *along(4), channels, filters),
        "bias": numbers(seed + 2, filters) if draw(st.booleans()) else None,
        "strides": along(3) if strided else 1,
        "padding": draw(EDGES),
        "dilation": 1 if strided else along(3),
        "activation": draw(st.sampled_from(ACTIVATIONS)),
    }


@st.composite
def poolings(draw: st.DrawFn) -> dict[str, Any]:
    """All that a pooling is made of, overlapping or with gaps too."""
    axes = draw(st.integers(1, 2))

    def along(largest: int) -> tuple[int, ...]:
        return draw(st.tuples(*[st.integers(1, largest)] * axes))

    return {
        "input": numbers(draw(SEEDS), *along(7), draw(st.integers(1, 3))),
        "pool": along(4),
        "strides": draw(st.none() | st.just(along(4))),
        "padding": draw(EDGES),
        "kind": draw(st.sampled_from(["max", "average"])),
    }


@st.composite
def dense_layers(draw: st.DrawFn) -> dict[str, Any]:
    """All that a dense layer is made of, over one row or several."""
    inputs, units = draw(st.integers(1, 40)), draw(st.integers(1, 4))
    rows = draw(st.sampled_from([(), (1,), (3,), (2, 2)]))
    seed = draw(SEEDS)
    return {
        "input": numbers(seed, *rows, inputs),
        "kernel": numbers(seed + 1, inputs, units),
        "bias": numbers(seed + 2, units) if draw(st.booleans()) else None,
        "activation": draw(st.sampled_from(ACTIVATIONS)),
    }
