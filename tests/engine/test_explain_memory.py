"""The memory ledger, against the figures of the course and the sizes NumPy gives."""

import numpy as np
import pytest

from engine.explain.memory import LedgerRefused, ledger


def test_the_figures_of_the_course() -> None:
    entries = {entry.code: entry for entry in ledger(20_000, 100, 500, 16)}
    assert entries["ids"].bytes == 8_000_000
    assert entries["onehot"].bytes == 4_000_000_000
    assert entries["to_categorical"].bytes == 8_000_000_000
    assert entries["onehot"].why.formula == "20000 × 100 × 500 × 4"
    assert entries["to_categorical"].dtype == "float64"


def test_the_sizes_are_those_of_arrays() -> None:
    for entry in ledger(7, 5, 11, 3):
        assert np.zeros(entry.shape, entry.dtype).nbytes == entry.bytes == entry.why.value


@pytest.mark.parametrize("setting", ["reviews", "maxlen", "size", "dimension"])
def test_sizes_below_one_are_refused_by_name(setting: str) -> None:
    sizes = {"reviews": 1, "maxlen": 1, "size": 1, "dimension": 1} | {setting: 0}
    with pytest.raises(LedgerRefused) as refused:
        ledger(**sizes)
    assert refused.value.values == {"setting": setting, "number": 0}
