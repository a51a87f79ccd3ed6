"""What does not fit is refused, with the numbers that its sentence needs."""

import pytest

from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    ImpossibleShape,
    Layer,
    MaxPooling1D,
    MaxPooling2D,
    OneHot,
    SimpleRNN,
)
from engine.zoo.signal import Signal

STEPS, PICTURE, ROW, IDS = (
    Signal((4, 3)),
    Signal((9, 4, 1)),
    Signal((4,)),
    Signal((4,), ids=True),
)


@pytest.mark.parametrize(
    ("layer", "given", "code", "values"),
    [
        (Conv1D(2, 5), STEPS, "kernel_does_not_fit", {"kernel": 5, "size": 4}),
        (Conv2D(2, 5, strides=3), PICTURE, "square_does_not_fit", {"side": 5, "size": 4}),
        (MaxPooling1D(5), STEPS, "pool_does_not_fit", {"pool": 5, "size": 4}),
        (MaxPooling1D(5, 1), STEPS, "pool_does_not_fit", {"pool": 5, "size": 4}),
        (MaxPooling2D(5), PICTURE, "square_does_not_fit", {"side": 5, "size": 4}),
        (Conv1D(2, 2), PICTURE, "axes_wanted", {"wanted": 2, "shape": "9×4×1"}),
        (Conv2D(2, 2), STEPS, "axes_wanted", {"wanted": 3, "shape": "4×3"}),
        (MaxPooling1D(), ROW, "only_a_row", {"wanted": 2, "shape": "4"}),
        (MaxPooling2D(), STEPS, "axes_wanted", {"wanted": 3, "shape": "4×3"}),
        (GlobalMaxPooling1D(), ROW, "only_a_row", {"wanted": 2, "shape": "4"}),
        (GlobalAveragePooling1D(), PICTURE, "axes_wanted", {"wanted": 2, "shape": "9×4×1"}),
        (SimpleRNN(2), ROW, "only_a_row", {"wanted": 2, "shape": "4"}),
        (LSTM(2), PICTURE, "axes_wanted", {"wanted": 2, "shape": "9×4×1"}),
        (GRU(2), ROW, "only_a_row", {"wanted": 2, "shape": "4"}),
        (MaxPooling2D(), ROW, "only_a_row", {"wanted": 3, "shape": "4"}),
        (Embedding(5, 2), STEPS, "ids_wanted", {"shape": "4×3"}),
        (OneHot(5), ROW, "ids_wanted", {"shape": "4"}),
        (Dense(2), IDS, "numbers_wanted", {"shape": "4"}),
        (Dropout(0.5), IDS, "numbers_wanted", {"shape": "4"}),
        (Conv1D(2, 2), IDS, "numbers_wanted", {"shape": "4"}),
        (GRU(2), IDS, "numbers_wanted", {"shape": "4"}),
        (GlobalMaxPooling1D(), IDS, "numbers_wanted", {"shape": "4"}),
        (Dense(2), Signal((None,)), "size_unknown", {"shape": "?"}),
    ],
)
def test_what_does_not_fit_is_refused(
    layer: Layer, given: Signal, code: str, values: dict[str, object]
) -> None:
    with pytest.raises(ImpossibleShape) as refused:
        layer.axes(given)
    assert (refused.value.code, refused.value.exit_code) == (code, 1)
    assert refused.value.values == {"layer": layer.label, **values}


@pytest.mark.parametrize(
    ("layer", "given", "shape"),
    [
        (Conv1D(2, 4), STEPS, (1, 2)),
        (Conv1D(2, 9, padding="same"), STEPS, (4, 2)),
        (Conv1D(2, 9), Signal((None, 3)), (None, 2)),
        (Conv2D(2, 4), PICTURE, (6, 1, 2)),
        (MaxPooling1D(4), STEPS, (1, 3)),
        (MaxPooling1D(9, padding="same"), STEPS, (1, 3)),
        (MaxPooling2D(4, 1), PICTURE, (6, 1, 1)),
        (Dense(2), Signal((None, 3)), (None, 2)),
    ],
)
def test_what_just_fits_is_taken(layer: Layer, given: Signal, shape: tuple[int | None]) -> None:
    assert layer.output(given).shape == shape
