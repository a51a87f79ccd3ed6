"""What the padding in front comes to is worked out once, and not for every point of a path."""

from typing import Any

import numpy as np
import pytest

from engine.scoring import gradients
from engine.scoring.gradients import integrated
from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Dense,
    Embedding,
    Flatten,
    GlobalMaxPooling1D,
    MaxPooling1D,
    SimpleRNN,
)
from tests.engine.scoring_small import small, text

TABLE = Embedding(40, 3)
CONV, POOL, LARGEST = Conv1D(4, 3, "relu"), MaxPooling1D(2), GlobalMaxPooling1D()
ONCE: tuple[tuple[Any, ...], ...] = (
    (TABLE, CONV, LARGEST),
    (TABLE, CONV, POOL, Conv1D(3, 2, "tanh"), LARGEST, Dense(2, "tanh")),
    (TABLE, CONV, MaxPooling1D(3, 2), Conv1D(3, 2, strides=2), Dense(2, "softmax"), LSTM(2)),
    (TABLE, Conv1D(4, 2, strides=3), POOL, SimpleRNN(3, sequences=True), LARGEST),
    (TABLE, CONV, POOL, Conv1D(3, 7, "tanh"), LARGEST),  # no window of the last lies in padding
    (TABLE, GRU(3, sequences=True), GRU(2)),
)
ANEW: tuple[tuple[Any, ...], ...] = (
    (TABLE, CONV, POOL, Flatten()),
    (TABLE, CONV, MaxPooling1D(2, padding="same"), LARGEST),
    (TABLE, Conv1D(4, 3, "relu", padding="same"), LARGEST),
)


@pytest.mark.parametrize("layers", [*ONCE, *ANEW], ids=lambda layers: str(layers[1:]))
@pytest.mark.parametrize("words", [1, 4, 15, 40])
def test_it_comes_to_the_same(
    layers: tuple[Any, ...], words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    once: list[bool] = []

    def carried_on(*given: Any) -> Any:
        found = _carried_on(*given)
        once.append(found is not None)
        return found

    _carried_on = gradients._carried_on
    monkeypatch.setattr(gradients, "_carried_on", carried_on)
    asked = small(*layers, length=26)
    ids = asked.read(text(*(n * 7 % 39 for n in range(words)))).ids
    found = integrated(asked, ids)
    has_room = words < 20 and getattr(layers[1], "padding", "valid") == "valid"
    assert once == [layers in ONCE] * has_room
    monkeypatch.setattr(gradients, "_still", lambda *_given: 0)
    anew = integrated(asked, ids)
    for name in ("probability", "baseline", "values"):
        np.testing.assert_allclose(getattr(found, name), getattr(anew, name), atol=1e-6)
    words_alone = ids != 0
    slopes = found.gradients[words_alone], anew.gradients[words_alone]
    np.testing.assert_allclose(*slopes, rtol=1e-4, atol=1e-6)
    assert np.abs(found.values).max() > 1e-4 or words < 15  # a few may stand behind all windows
