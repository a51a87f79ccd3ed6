"""What padding refuses."""

import numpy as np
import pytest

from engine.corpus.padding import Coding, PadRefused, PadSettings, padded


def test_a_length_below_one_is_refused() -> None:
    with pytest.raises(PadRefused) as refused:
        PadSettings(0)
    assert refused.value.code == "pad_length_too_small"


@pytest.mark.parametrize("setting", ["padding", "truncating"])
def test_a_side_that_is_neither_is_refused(setting: str) -> None:
    with pytest.raises(PadRefused) as refused:
        PadSettings(5, **{setting: "left"})  # type: ignore[arg-type]
    assert refused.value.code == "pad_side_unknown"
    assert refused.value.values == {"setting": setting, "side": "left"}


def test_a_result_larger_than_any_memory_is_refused() -> None:
    coding = Coding(np.array([1, 4], dtype=np.int32), None)
    ranks = np.array([0, 1], dtype=np.int32)
    offsets = np.array([0, 2], dtype=np.int64)
    with pytest.raises(PadRefused) as refused:
        padded(ranks, offsets, np.zeros(1, np.int64), coding, PadSettings(2**62))
    assert refused.value.code == "padded_too_large"
