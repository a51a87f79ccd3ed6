"""Predict, then see: a wrong guess is told which step it misses, and never the right answer."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.zoo import guesses
from engine.zoo.editing import with_settings
from engine.zoo.guesses import Hint, judge_count, judge_shape, read_shape
from engine.zoo.layers import Conv1D, Dense, Embedding, GlobalMaxPooling1D, Ids
from engine.zoo.models import MODELS, model
from engine.zoo.signal import Shape
from engine.zoo.summary import Row, Summary, summary
from tests.engine.zoo_stacks import Layers, spec, stacks

# What is counted: (model, settings, place), so that the examples below can name it shortly.
ROWS: dict[str, tuple[str, tuple[str, ...], int]] = {
    "one-hot RNN": ("onehot-rnn", (), 2),  # 500×8 + 8×8 + 8
    "LSTM": ("lstm", (), 2),  # 4·(16×8 + 8×8 + 8)
    "LSTM, sequences": ("stacked-lstm", (), 2),
    "GRU": ("gru", (), 2),  # 3·(32×32 + 32×32 + 2×32)
    "GRU, wide": ("gru", ("embedding=16",), 2),  # 3·(16×32 + 32×32 + 2×32)
    "GRU, reset before": ("gru", ("reset_after=no",), 2),
    "Embedding": ("flat-embedding", (), 1),  # 5000×32
    "subwords": ("average-pooling", (), 1),
    "mean": ("average-pooling", (), 2),
    "Flatten": ("flat-embedding", (), 2),
    "flat Dense": ("flat-embedding", (), 3),  # 16000×1 + 1
    "Dense": ("conv1d", (), 8),  # 128×128 + 128
    "Conv1D": ("conv1d", (), 2),  # 5×32×128 + 128
    "Conv1D, strides": ("conv1d", ("1.strides=2",), 2),
    "Conv1D, same": ("conv1d", ("1.strides=3", "1.padding=same"), 2),
    "Conv1D, same, wide": ("conv1d", ("1.strides=3", "1.padding=same", "1.kernel=9"), 2),
    "MaxPooling1D": ("conv1d", (), 3),
    "MaxPooling1D, overlapping": ("conv1d", ("2.strides=2",), 3),  # 246
    "GlobalMaxPooling1D": ("conv1d", (), 7),
    "Conv2D": ("fashion-cnn", (), 3),  # 3×3×32×64 + 64
    "Conv2D, no bias": ("dense-cnn", (), 1),  # 2×2×1×1
    "MaxPooling2D": ("fashion-cnn", (), 2),
    "flat picture": ("fashion-cnn", (), 5),
    "Dropout": ("conv1d", (), 9),
}

COUNTS = [
    ("one-hot RNN", 4072, "count_right"),
    ("Dropout", 0, "nothing_learnt"),
    # A table left out, or two
    ("one-hot RNN", 4064, "part_left_out"),
    ("one-hot RNN", 4008, "part_left_out"),
    ("one-hot RNN", 72, "part_left_out"),
    ("one-hot RNN", 4000, "parts_left_out"),
    ("one-hot RNN", 64, "parts_left_out"),
    ("Conv1D", 20480, "part_left_out"),
    ("flat Dense", 16000, "part_left_out"),
    ("LSTM", 768, "part_left_out_of_gates"),
    ("GRU", 6144, "part_left_out_of_gates"),
    ("LSTM", 512, "parts_left_out_of_gates"),
    # Gates
    ("LSTM", 200, "gates_forgotten"),
    ("GRU", 2112, "gates_forgotten"),
    ("LSTM", 600, "gates_miscounted"),
    ("GRU", 8448, "gates_miscounted"),
    ("one-hot RNN", 16288, "gates_not_there"),
    ("LSTM", 776, "part_without_gates"),
    ("LSTM", 192, "gates_and_part"),
    ("GRU", 2080, "gates_and_biases_once"),
    # Biases
    ("GRU", 6240, "biases_once"),
    ("GRU, reset before", 6336, "biases_twice"),
    ("LSTM", 832, "biases_twice"),
    ("one-hot RNN", 4080, "biases_twice"),
    ("one-hot RNN", 4065, "single_bias"),
    ("LSTM", 772, "single_bias"),
    ("LSTM", 769, "single_bias"),
    ("Conv2D, no bias", 5, "biases_not_there"),
    ("Embedding", 160032, "biases_not_there"),
    # Sides
    ("Conv1D", 128 * 32 + 128, "side_left_out"),
    ("Conv1D", 5 * 128 + 128, "side_left_out"),
    ("Conv1D", 5 * 32 + 128, "side_left_out"),
    ("Conv2D", 3 * 32 * 64 + 64, "side_left_out"),
    ("Embedding", 5000, "side_left_out"),
    ("Conv2D", 32 * 64 + 64, "sides_left_out"),
    ("Conv1D", 5 * 128, "side_and_part_left_out"),
    ("Conv2D", 9 * 64, "side_and_part_left_out"),
    ("one-hot RNN", 500 * 8 + 500 * 8 + 8, "side_replaced"),
    ("one-hot RNN", 8 * 8 + 8 * 8 + 8, "side_replaced"),
    ("one-hot RNN", 500 * 8 + 500 * 500 + 8, "side_replaced"),
    ("LSTM", 4 * (16 * 8 + 16 * 8 + 8), "side_replaced"),
    ("Conv1D", 20480 + 32, "side_replaced"),
    ("one-hot RNN", 8 * 500 + 500 * 500 + 500, "sides_exchanged"),
    ("flat Dense", 16001 + 1, "sides_added"),
    ("Conv2D, no bias", 6, "sides_added"),
    # What comes in
    ("one-hot RNN", 407200, "shared_by_places"),
    ("Conv1D", 20608 * 500, "shared_by_places"),
    ("Conv1D", 20608 * 496, "shared_by_places"),
    ("Conv2D", 18496 * 14 * 14, "shared_by_places"),
    ("Conv1D", 20480 + 496 * 128, "part_shared_by_places"),
    ("one-hot RNN", 100 * 8 + 8 * 8 + 8, "places_counted"),
    ("Embedding", 500 * 32, "places_counted"),
    ("one-hot RNN", 50000 * 8 + 8 * 8 + 8, "part_shared_by_places"),
    ("flat Dense", 32 + 1, "counted_a_layer_early"),
    ("flat Dense", 500 + 1, "counted_a_layer_early"),
    # Other numbers
    ("GRU", 160000, "count_of_layer_before"),
    ("GRU", 1056, "count_of_layer_after"),
    ("Flatten", 16000, "numbers_out"),
    ("one-hot RNN", 8, "numbers_out"),
    ("GRU", 16000, "numbers_in"),
    # Nothing that has a name
    ("one-hot RNN", 40720, "count_too_large"),
    ("one-hot RNN", 0, "count_too_small"),
    ("one-hot RNN", 4071, "count_too_small"),
    ("Dropout", 7, "tables_not_there"),
]

SHAPES = [
    ("Conv1D", "496, 128", "shape_right"),
    ("Conv1D", "(None, 496, 128)", "shape_right"),
    ("subwords", "?, 16", "shape_right"),
    ("subwords", "(None, None, 16)", "shape_right"),
    ("mean", "(None, 16)", "shape_right"),
    # As a whole
    ("Conv1D", "496", "axes_of_shape"),
    ("Conv1D", "20, 496, 128", "axes_of_shape"),
    ("subwords", "?", "axes_of_shape"),
    ("Embedding", "5000, 32", "shape_of_table"),
    ("Dense", "128, 128", "shape_of_table"),
    ("Conv1D", "128, 496", "shape_in_other_order"),
    ("Flatten", "500, 32", "shape_not_flattened"),
    ("LSTM", "100, 8", "only_last_state"),
    ("GlobalMaxPooling1D", "15, 128", "steps_pooled_away"),
    ("mean", "20, 16", "steps_pooled_away"),
    ("LSTM, sequences", "8", "every_state"),
    ("Conv1D", "128", "every_place"),
    ("Conv1D", "63488", "flattened_too_early"),
    ("Conv1D", "500, 32", "several_axes"),
    # A window that must fit
    ("Conv1D", "500, 128", "window_not_taken_off"),
    ("Conv1D", "495, 128", "first_place_forgotten"),
    ("Conv1D", "497, 128", "first_place_twice"),
    ("Conv1D", "490, 128", "size_too_small"),
    ("Conv1D", "600, 128", "size_too_large"),
    ("Conv1D, strides", "496, 128", "stride_forgotten"),
    ("Conv1D, strides", "249, 128", "rounded_up"),
    ("Conv1D, strides", "250, 128", "taken_as_same"),
    ("MaxPooling1D", "100, 128", "rounded_up"),
    ("MaxPooling1D", "98, 128", "first_place_forgotten"),
    ("MaxPooling1D", "496, 128", "places_kept"),
    ("MaxPooling1D", "492, 128", "stride_forgotten"),
    ("MaxPooling1D, overlapping", "99, 128", "window_taken_for_stride"),
    ("MaxPooling2D", "13, 14, 32", "first_place_forgotten"),
    # A window whose edge is filled up: ⌈500 ÷ 3⌉ = 167
    ("Conv1D, same", "166, 128", "taken_as_valid"),
    ("Conv1D, same, wide", "166, 128", "cut_off"),
    ("Conv1D, same", "500, 128", "stride_forgotten"),
    ("Conv1D, same", "168, 128", "first_place_not_added"),
    ("Conv1D, same", "9, 128", "size_too_small"),
    ("Conv1D, same", "501, 128", "size_too_large"),
    # Other axes
    ("Conv1D", "?, 128", "size_is_known"),
    ("subwords", "20, 16", "size_varies"),
    ("LSTM, sequences", "99, 8", "axis_stays"),
    ("MaxPooling1D", "99, 25", "features_pooled"),
    ("Embedding", "32, 32", "side_for_places"),
    ("LSTM, sequences", "16, 8", "shape_of_table"),
    ("Conv1D", "496, 32", "features_stay_in"),
    ("Conv1D", "496, 4096", "features_multiplied"),
    ("Conv1D", "496, 160", "features_added"),
    ("Conv1D", "496, 500", "places_for_made"),
    ("Conv1D", "496, 5", "side_for_made"),
    ("Embedding", "500, 5000", "side_for_made"),
    ("Conv1D", "496, 7", "size_is_made"),
    ("Flatten", "532", "sizes_added"),
    ("flat picture", "49", "sizes_left_out"),
    ("flat picture", "448", "sizes_left_out"),
    ("flat picture", "78", "sizes_added"),
    ("Flatten", "15999", "sizes_to_multiply"),
]


def _row(name: str) -> tuple[Row, Summary]:
    of, how, place = ROWS[name]
    table = summary(with_settings(model(of), how))
    return table.rows[place], table


def _codes() -> set[str]:
    """Every code that a hint can have."""
    folder = Path(guesses.__file__).parent
    calls = [
        node
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Hint"
    ]
    return {ast.literal_eval(call.args[0]) for call in calls}


@pytest.mark.parametrize(("name", "guess", "code"), COUNTS)
def test_a_count_is_told_what_it_misses(name: str, guess: int, code: str) -> None:
    row, table = _row(name)
    hint = judge_count(row, guess, table)
    assert hint.code == code
    assert hint.right == (guess == row.count.total)


@pytest.mark.parametrize(("name", "guess", "code"), SHAPES)
def test_a_shape_is_told_what_it_misses(name: str, guess: str, code: str) -> None:
    row, _table = _row(name)
    hint = judge_shape(row, read_shape(guess))
    assert hint.code == code
    assert hint.right == (code == "shape_right")


def test_every_hint_there_is_has_an_example() -> None:
    assert _codes() == {code for *_example, code in COUNTS + SHAPES}


def test_the_left_out_part_is_named() -> None:
    row, _table = _row("one-hot RNN")
    assert judge_count(row, 4064).values["part"] == row.count.tables[2]
    row, _table = _row("LSTM")
    assert judge_count(row, 768).values == {"guess": 768, "gates": 4, "part": row.count.tables[2]}


def test_without_the_table_neighbours_are_not_known() -> None:
    row, _table = _row("GRU")
    assert judge_count(row, 1056).code == "count_too_small"


def test_the_simpler_of_two_slips_is_named() -> None:
    # 32 is what comes out of the GRU, and also its biases without gates and without a twin.
    row, table = _row("GRU")
    assert judge_count(row, 32, table).code == "numbers_out"
    # A table of 32×32 left out once: the input's, not the state's, since it comes first.
    left = judge_count(row, 6336 - 3 * 32 * 32, table)
    assert left.values["part"] == row.count.tables[0]


def test_misplaced_thousands_are_no_slip() -> None:
    row, table = _row("one-hot RNN")
    for guess in (40720, 407, 4702, 40072):
        assert judge_count(row, guess, table).code in ("count_too_large", "count_too_small")


def test_rows_and_columns_that_miss_the_same_are_told_once() -> None:
    row, _table = _row("MaxPooling2D")
    assert judge_shape(row, (28, 28, 32)).code == "places_kept"
    both = judge_shape(row, (28, 13, 32))
    assert both.code == "several_axes"
    found = both.values["hints"]
    assert isinstance(found, tuple)
    assert [each.code for each in found] == ["places_kept", "first_place_forgotten"]


@pytest.mark.parametrize("name", MODELS)
def test_right_is_what_the_table_says_and_nothing_else(name: str) -> None:
    table = summary(model(name))
    for row in table.rows:
        assert judge_count(row, row.count.total, table).right
        assert judge_shape(row, row.shape).right
        for step in (1, 10, 1000):
            assert not judge_count(row, row.count.total + step, table).right
        assert not judge_shape(row, (*row.shape[:-1], (row.shape[-1] or 0) + 1)).right


def test_a_slip_that_would_give_the_answer_away_is_not_named() -> None:
    layers = (Ids(9), Embedding(5, 8), GlobalMaxPooling1D(), Dense(1, bias=False))
    row = summary(spec(layers)).rows[-1]
    assert row.count.total == 8
    # "You left out one side, the 8 numbers that come in" would say it.
    assert judge_count(row, 1).code == "numbers_out"
    row = summary(spec((Ids(9), Embedding(5, 2), Conv1D(2, 5)))).rows[-1]
    assert row.shape == (5, 2)
    # "A window of 5 must fit as a whole" would say it.
    assert judge_shape(row, (9, 2)).code == "size_too_large"


def _numbers(value: object) -> list[object]:
    """The numbers that a hint's values bring into its sentence."""
    if isinstance(value, Hint):
        return [number for each in value.values.values() for number in _numbers(each)]
    if isinstance(value, tuple):
        return [number for each in value for number in _numbers(each)]
    return [getattr(value, "weights", getattr(value, "length", value))]


@given(layers=stacks(), data=st.data())
@settings(deadline=None)
def test_a_count_is_never_given_away_and_always_told_the_same(
    layers: Layers, data: st.DataObject
) -> None:
    table = summary(spec(layers))
    row = data.draw(st.sampled_from(table.rows))
    sizes = [table.weights for table in row.count.tables] or [1]
    guess = data.draw(st.integers(0, 40) | st.sampled_from(sizes) | st.integers(0, 10**6))
    hint = judge_count(row, guess, table)
    assert hint.right == (guess == row.count.total)
    assert hint.right or row.count.total not in _numbers(hint)
    assert judge_count(row, guess, table) == hint


@given(layers=stacks(), data=st.data())
@settings(deadline=None)
def test_a_size_is_never_given_away(layers: Layers, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(summary(spec(layers)).rows))
    place = data.draw(st.integers(0, len(row.shape) - 1))
    size = data.draw(st.none() | st.integers(1, 30))
    guess: Shape = (*row.shape[:place], size, *row.shape[place + 1 :])
    hint = judge_shape(row, guess)
    assert hint.right == (guess == row.shape)
    if not hint.right and row.shape[place] is not None:
        assert row.shape[place] not in _numbers(hint)


@given(layers=stacks(), guess=st.lists(st.none() | st.integers(1, 30), min_size=1, max_size=5))
@settings(deadline=None)
def test_any_shape_is_told_something(layers: Layers, guess: list[int | None]) -> None:
    for row in summary(spec(layers)).rows:
        hint = judge_shape(row, tuple(guess))
        bare = tuple(guess[1:]) if guess[0] is None else None
        assert hint.right == (row.shape in (tuple(guess), bare))
