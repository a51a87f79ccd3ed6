"""Integer and one-hot codings."""

import numpy as np
import pytest

from engine.explain.onehot import (
    CodingRefused,
    alphabetical,
    by_first_occurrence,
    one_hot,
    steps,
)

CAT = ["the", "cat", "sat", "on", "the", "mat"]
HOPE = ["hope", "to", "see", "you", "soon"]
NICE = ["nice", "to", "see", "you", "again"]


def test_words_in_the_order_of_the_alphabet_count_from_one() -> None:
    coding = alphabetical([CAT])
    assert coding.vocabulary == ("cat", "mat", "on", "sat", "the")
    assert coding.sentences == ((5, 1, 4, 3, 5, 2),)
    assert coding.one_hot()[0].tolist() == [0, 0, 0, 0, 1]
    assert coding.one_hot().sum(axis=1).tolist() == [1] * 6
    assert (coding.why("the").formula, coding.why("the").value) == ("4 + 1", 5)


def test_words_in_the_order_of_first_occurrence_count_from_zero() -> None:
    coding = by_first_occurrence([HOPE, NICE])
    assert coding.sentences == ((0, 1, 2, 3, 4), (5, 1, 2, 3, 6))
    assert len(coding.vocabulary) == 7
    assert coding.one_hot(1).argmax(axis=1).tolist() == [5, 1, 2, 3, 6]
    assert coding.why("again").value == 6


def test_the_row_of_id_10_has_its_1_in_the_eleventh_place() -> None:
    row = one_hot([10], 500)
    assert row.shape == (1, 500)
    assert row.dtype == np.float32
    assert row.sum() == 1
    assert np.flatnonzero(row[0]).tolist() == [10]


def test_the_steps_are_the_rows() -> None:
    ids = [2, 0, 1]
    seen = list(steps(ids, 3))
    assert [step.value for step in seen] == one_hot(ids, 3).flatten().tolist()
    assert [step.why.value for step in seen] == [step.value for step in seen]
    assert seen[2].why.formula == "2 = 2  →  1"
    assert seen[0].why.formula == "2 ≠ 0  →  0"
    assert seen[3].window == ((1, 2),)


@pytest.mark.parametrize(
    ("ids", "size", "code"),
    [
        ([500], 500, "onehot_id_outside"),
        ([-1], 500, "onehot_id_outside"),
        ([0], 0, "onehot_size_too_small"),
        ([0] * 1000, 10**6, "onehot_table_too_large"),
    ],
)
def test_ids_without_a_place_are_refused(ids: list[int], size: int, code: str) -> None:
    with pytest.raises(CodingRefused) as refused:
        one_hot(ids, size)
    assert refused.value.code == code
    with pytest.raises(CodingRefused):
        next(steps(ids, size))


def test_a_coding_of_nothing_is_refused() -> None:
    for coded in (alphabetical, by_first_occurrence):
        with pytest.raises(CodingRefused) as refused:
            coded([[]])
        assert refused.value.code == "coding_no_words"
