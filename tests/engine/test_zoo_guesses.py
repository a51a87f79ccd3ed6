"""Predict, then see: a wrong guess is told which step it misses, and never the right answer."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.zoo import guesses
from engine.zoo.editing import with_settings
from engine.zoo.guesses import GuessedShape, Hint, judge_count, judge_shape, read_shape
from engine.zoo.layers import Conv1D, Dense, Embedding, GlobalMaxPooling1D, Ids
from engine.zoo.models import MODELS, model
from engine.zoo.signal import Shape
from engine.zoo.summary import Row, Summary, summary
from tests.engine.zoo_guess_examples import COUNTS, ROWS, SHAPES
from tests.engine.zoo_stacks import Layers, spec, stacks


def _row(name: str) -> tuple[Row, Summary]:
    of, how, place = ROWS[name]
    table = summary(with_settings(model(of), how))
    return table.rows[place], table


def _judged(row: Row, sizes: Shape) -> Hint:
    return judge_shape(row, GuessedShape(sizes))


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
    # A table of 32×32 left out once: the state's, which is forgotten more often than the input's.
    left = judge_count(row, 6336 - 3 * 32 * 32, table)
    assert left.values["part"] == row.count.tables[1]


def test_of_two_slips_at_once_both_are_named() -> None:
    row, table = _row("GRU")
    told = judge_count(row, 3 * (32 * 32 + 32), table)
    first = told.values["first"]
    assert isinstance(first, Hint)
    assert first.code == "part_left_out_of_gates"
    assert first.values["part"] == row.count.tables[1]


def test_misplaced_thousands_are_no_slip() -> None:
    row, table = _row("one-hot RNN")
    for guess in (40720, 407, 4702, 40072):
        assert judge_count(row, guess, table).code in ("count_too_large", "count_too_small")


def test_rows_and_columns_that_miss_the_same_are_told_once() -> None:
    row, _table = _row("MaxPooling2D")
    assert _judged(row, (28, 28, 32)).code == "places_kept"
    both = _judged(row, (28, 13, 32))
    assert both.code == "several_axes"
    found = both.values["hints"]
    assert isinstance(found, tuple)
    assert [each.code for each in found] == ["places_kept", "first_place_forgotten"]


@pytest.mark.parametrize("name", MODELS)
def test_right_is_what_the_table_says_and_nothing_else(name: str) -> None:
    table = summary(model(name))
    for row in table.rows:
        assert judge_count(row, row.count.total, table).right
        assert _judged(row, row.shape).right
        for step in (1, 10, 1000):
            assert not judge_count(row, row.count.total + step, table).right
        assert not _judged(row, (*row.shape[:-1], (row.shape[-1] or 0) + 1)).right


def test_a_slip_that_would_give_the_answer_away_is_not_named() -> None:
    layers = (Ids(9), Embedding(5, 8), GlobalMaxPooling1D(), Dense(1, bias=False))
    row = summary(spec(layers)).rows[-1]
    assert row.count.total == 8
    # "You left out one side, the 8 numbers that come in" would say it.
    assert judge_count(row, 1).code == "numbers_out"
    row = summary(spec((Ids(9), Embedding(5, 2), Conv1D(2, 5)))).rows[-1]
    assert row.shape == (5, 2)
    # "A window of 5 must fit as a whole" would say it.
    assert _judged(row, (9, 2)).code == "size_too_large"


def _numbers(value: object) -> list[object]:
    """The numbers that a hint's values bring into its sentence."""
    if isinstance(value, Hint):
        return [number for each in value.values.values() for number in _numbers(each)]
    if isinstance(value, tuple):
        return [number for each in value for number in _numbers(each)]
    return [getattr(value, "weights", getattr(value, "length", value))]


@given(layers=stacks(), data=st.data())
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
def test_a_size_is_never_given_away(layers: Layers, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(summary(spec(layers)).rows))
    place = data.draw(st.integers(0, len(row.shape) - 1))
    size = data.draw(st.none() | st.integers(1, 30))
    guess: Shape = (*row.shape[:place], size, *row.shape[place + 1 :])
    hint = _judged(row, guess)
    assert hint.right == (guess == row.shape)
    if not hint.right and row.shape[place] is not None:
        assert row.shape[place] not in _numbers(hint)


@given(
    layers=stacks(),
    sizes=st.lists(st.none() | st.integers(1, 30), min_size=1, max_size=5).map(tuple),
    batch=st.booleans(),
)
def test_any_shape_is_told_something(layers: Layers, sizes: Shape, batch: bool) -> None:
    for row in summary(spec(layers)).rows:
        hint = judge_shape(row, GuessedShape(sizes, batch))
        assert hint.right == (row.shape in (sizes, sizes[1:] if batch else None))
