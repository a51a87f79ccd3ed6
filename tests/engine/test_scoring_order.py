"""What a model can see is read off its layers: the order of its words, and how much of a text."""

from typing import Any

import numpy as np
import pytest

from engine.scoring.filters_span import field
from engine.scoring.gradients_linear import sees_order
from engine.zoo.layers import (
    LSTM,
    Conv1D,
    Dense,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    MaxPooling1D,
    SimpleRNN,
)
from tests.engine.scoring_small import ANSWER, small

TABLE = Embedding(40, 5)
MOST, MEAN = GlobalMaxPooling1D(), GlobalAveragePooling1D()

BLIND: tuple[tuple[Any, ...], ...] = (
    (Conv1D(6, 1, "relu"), MOST),
    (Conv1D(6, 1), Dense(4, "relu"), Conv1D(4, 1, "tanh"), MEAN),
    (MaxPooling1D(3), MOST),  # 12 places: none is left out
    (Conv1D(6, 1), MaxPooling1D(5, padding="same"), MaxPooling1D(3), MOST),
    (MaxPooling1D(1), Dense(4, "relu"), MEAN),
)
SEEING: tuple[tuple[Any, ...], ...] = (
    (Conv1D(6, 2, "relu"), MOST),
    (Conv1D(6, 1, strides=2), MOST),  # looks at every other place
    (MaxPooling1D(5), MOST),  # the last two places are left out
    (MaxPooling1D(2, strides=5), MOST),  # and here those between the windows
    (MaxPooling1D(3), MEAN),
    (MaxPooling1D(3), Dense(4, "tanh"), MOST),
    (Conv1D(6, 1, "relu"), Flatten()),
    (Conv1D(6, 1, "relu"), LSTM(3)),
    (SimpleRNN(3, sequences=True), MOST),
)


@pytest.mark.parametrize("layers", BLIND + SEEING)
def test_who_sees_order_is_moved_by_it_and_nobody_else(layers: tuple[Any, ...]) -> None:
    model, random = small(TABLE, *layers, answer=ANSWER), np.random.default_rng(3)
    rows = np.stack([random.permutation(np.arange(4, 16)) for _row in range(40)])
    spread = np.ptp(model.probability(rows.astype(np.int32)))
    assert sees_order(model) == (layers in SEEING)
    assert (spread > 1e-4) == (layers in SEEING)


@pytest.mark.parametrize(
    "layers",
    [
        (LSTM(4, sequences=True), Conv1D(3, 2)),
        (Conv1D(4, 3, strides=2), SimpleRNN(4, sequences=True), Conv1D(3, 2, padding="same")),
        (SimpleRNN(4, sequences=True), MaxPooling1D(2), LSTM(4, sequences=True), Conv1D(3, 3)),
    ],
)
def test_above_a_recurrent_layer_all_before_has_been_seen(layers: tuple[Any, ...]) -> None:
    model = small(TABLE, *layers, MOST, deviation=0.4)
    stage, random = len(layers), np.random.default_rng(5)
    seen = field(model, 12, stage)
    assert seen.width == layers[-1].kernel  # of states, whatever lies below these

    def made(ids: Any) -> Any:
        return [found for _stage, found in model.passed(ids[np.newaxis])][stage][0]

    ids = random.integers(4, 40, 12).astype(np.int32)
    plain = made(ids)
    moved: list[set[int]] = [set() for _place in plain]
    for at in range(12):
        for other in range(4, 40):
            changed = ids.copy()
            changed[at] = other
            for place in np.flatnonzero((made(changed) != plain).any(axis=1)).tolist():
                moved[place].add(at)
    assert moved == [set(seen.span(place)) for place in range(len(plain))]
