"""Padding a few sequences, whole and step by step."""

import os
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.explain.padding import (
    TOY_SENTENCES,
    Padding,
    PaddingRefused,
    pad,
    steps,
    struck,
    toy_ids,
)
from engine.explain.step import record

sequences = st.lists(st.lists(st.integers(1, 99), max_size=8), min_size=1, max_size=5)
how = st.builds(
    Padding, st.integers(1, 10), st.sampled_from(["pre", "post"]), st.sampled_from(["pre", "post"])
)


@given(sequences, how)
def test_the_output_is_that_of_keras(given_sequences: list[list[int]], settings: Padding) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from keras.utils import pad_sequences

    expected = pad_sequences(
        given_sequences,
        maxlen=settings.maxlen,
        padding=settings.padding,
        truncating=settings.truncating,
    )
    assert pad(given_sequences, settings).tolist() == expected.tolist()


@given(sequences, how)
def test_the_steps_are_the_output(given_sequences: list[list[int]], settings: Padding) -> None:
    output = pad(given_sequences, settings)
    seen = list(steps(given_sequences, settings))
    assert [step.value for step in seen] == output.flatten().tolist()
    for step in seen:
        assert output[step.at] == step.value == step.why.value
        if step.window:
            (row, _), (place, _) = step.window
            assert given_sequences[row][place] == step.value


@given(st.integers(0, 20), how)
def test_what_is_struck_is_what_the_steps_never_look_at(length: int, settings: Padding) -> None:
    sequence = list(range(1, length + 1))
    looked_at = {step.window[1][0] for step in steps([sequence], settings) if step.window}
    assert settings.maxlen is not None
    gone = struck(length, settings.maxlen, settings)
    assert sorted(looked_at | set(gone)) == list(range(length))
    assert not looked_at & set(gone)


def test_the_toy() -> None:
    ids = [toy_ids(sentence) for sentence in TOY_SENTENCES]
    assert ids == [[3, 2, 1], [4], [3, 4, 3, 2, 1, 1]]
    assert pad(ids, Padding(5, "post")).tolist() == [
        [3, 2, 1, 0, 0],
        [4, 0, 0, 0, 0],
        [4, 3, 2, 1, 1],
    ]


def test_without_a_length_the_longest_sequence_sets_it() -> None:
    assert pad([[1], [1, 2]], Padding()).tolist() == [[0, 1], [1, 2]]


def test_the_reasons_name_the_place_that_a_number_came_from() -> None:
    why = [step.why.formula for step in steps([[7], [1, 2, 3]], Padding(2))]
    assert why == ["0 < 2 − 1  →  0", "x[1 − (2 − 1)]", "x[0 + 3 − 2]", "x[1 + 3 − 2]"]
    post = [step.why.formula for step in steps([[7], [1, 2, 3]], Padding(2, "post", "post"))]
    assert post == ["x[0]", "1 ≥ 1  →  0", "x[0]", "x[1]"]


def test_the_record_is_the_document_of_the_command_line() -> None:
    document = record(pad([[7]], Padding(2)), steps([[7]], Padding(2)))
    assert document["output"] == [[0, 7]]
    assert document["steps"] == [
        {
            "at": [0, 0],
            "window": [],
            "why": {
                "formula": "0 < 2 − 1  →  0",
                "terms": [
                    {"code": "pad_column", "expression": "0", "value": 0},
                    {"code": "pad_filled_in_front", "expression": "2 − 1", "value": 1},
                ],
                "value": 0,
            },
            "value": 0,
        },
        {
            "at": [0, 1],
            "window": [[0, 1], [0, 1]],
            "why": {
                "formula": "x[1 − (2 − 1)]",
                "terms": [
                    {"code": "pad_column", "expression": "1", "value": 1},
                    {"code": "pad_filled_in_front", "expression": "2 − 1", "value": 1},
                    {"code": "pad_place_in_sequence", "expression": "x[0]", "value": 7},
                ],
                "value": 7,
            },
            "value": 7,
        },
    ]


@pytest.mark.parametrize(
    ("given_sequences", "options", "code"),
    [
        ([], {}, "pad_nothing_given"),
        ([[]], {}, "pad_only_empty_sequences"),
        ([[1]], {"maxlen": 0}, "pad_length_too_small"),
        ([[1]], {"padding": "left"}, "pad_side_unknown"),
        ([[1]], {"maxlen": 10**9}, "pad_table_too_large"),
        ([[2**31]], {}, "pad_id_too_large"),
    ],
)
def test_what_cannot_be_padded_is_refused(
    given_sequences: list[list[int]], options: dict[str, Any], code: str
) -> None:
    with pytest.raises(PaddingRefused) as refused:
        pad(given_sequences, Padding(**options))
    assert refused.value.code == code
