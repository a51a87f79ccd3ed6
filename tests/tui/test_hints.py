"""What a guess is told has words: every value finds its place, and no sentence says too much."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.zoo import guesses
from engine.zoo.guesses import GuessedShape, judge_count, judge_shape
from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Conv2D,
    Dense,
    Embedding,
    Ids,
    OneHot,
    Picture,
    SimpleRNN,
)
from engine.zoo.models import MODELS, model
from engine.zoo.summary import Row, summary
from tests.engine.zoo_stacks import Layers, spec, stacks
from tui.wording.hints import HINTS, MADE, PARTS, SIDES, TABLES, hint, legend
from tui.wording.zoo import LETTERS

#: Every layer that has tables, with all that tables it can have; and every axis that is made.
KINDS: tuple[Layers, ...] = (
    (Ids(9), Embedding(5, 4), Conv1D(3, 2), SimpleRNN(2, sequences=True), LSTM(2)),
    (Ids(9), OneHot(5), GRU(2, sequences=True), GRU(2, reset_after=False)),
    (Picture(8, 8), Conv2D(3, 2), Dense(3)),
)


def _hints() -> Iterator[tuple[str, set[str] | None]]:
    """Each hint that the engine gives: its code, and the names of its values, where it lists them.

    A dict that is made elsewhere (`_gated`) is read by its own keys and what it is called with.
    """
    for path in Path(guesses.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Hint":
                yield ast.literal_eval(node.args[0]), _names(node.args[1])


def _names(values: ast.expr) -> set[str] | None:
    if isinstance(values, ast.Dict):
        return {ast.literal_eval(key) for key in values.keys if key}
    if isinstance(values, ast.Call):
        return {"guess", "gates", *(each.arg for each in values.keywords if each.arg)}
    return None


def test_every_hint_finds_its_values_and_uses_them() -> None:
    read = 0
    for code, given_ in _hints():
        wanted = {
            name for _text, name, _spec, _way in string.Formatter().parse(HINTS[code]) if name
        }
        if given_ is not None:
            read += 1
            assert wanted == given_, code
    assert read >= len(HINTS) - 1


def _rows() -> Iterator[Row]:
    for layers in KINDS:
        yield from summary(spec(layers)).rows


def test_every_part_has_its_name_and_no_name_is_left_over() -> None:
    tables = [table for row in _rows() for table in row.count.tables]
    letters = {side.letter for table in tables for side in table.sides}
    assert {table.code for table in tables} == set(TABLES) == set(PARTS)
    assert {letter for letter in letters if not letter.isdecimal()} == set(SIDES) == set(LETTERS)


def test_every_axis_that_a_layer_makes_has_its_name() -> None:
    made = {row.axes[-1].terms[0].code for row in _rows()} - {"axis_given", "axis_kept"}
    assert made == set(MADE)


@pytest.mark.parametrize(
    ("name", "place", "guess", "sentence"),
    [
        ("onehot-rnn", 2, 4072, "Right: 500×8 + 8×8 + 8 = 4,072."),
        ("onehot-rnn", 2, 4064, "4,064: you left out the 8 biases."),
        ("onehot-rnn", 3, 8, "8: you left out the bias."),
        (
            "flat-embedding",
            3,
            501,
            "501: 500 is a size of what goes into the layer before; count with what comes out "
            "of it.",
        ),
        (
            "onehot-rnn",
            3,
            2,
            "2: in the weights of the input you left out one side, the 8 numbers that come in.",
        ),
        (
            "fashion-cnn",
            1,
            896,
            "896: so it would be in three colours; a grey picture has one number at each place, "
            "not three.",
        ),
        (
            "flat-embedding",
            3,
            32000,
            "32,000: in the biases you took the 16,000 numbers that come in instead of the one "
            "unit.",
        ),
        (
            "gru",
            2,
            3168,
            "3,168: you left out the 1,024 weights from state to state, which each of the 3 "
            "gates has. And you counted one bias for the 32 units; each has two, one with the "
            "input and one with the state.",
        ),
        ("lstm", 2, 768, "768: you left out the 8 biases, which each of the 4 gates has."),
        ("lstm", 2, 200, "200: that is one gate; this layer has 4 of them."),
        (
            "gru",
            2,
            6240,
            "6,240: you counted one bias for the 32 units; each has two, one with the input and "
            "one with the state.",
        ),
        (
            "conv1d",
            2,
            768,
            "768: in the kernels you left out one side, the 32 numbers that come in.",
        ),
        (
            "lstm",
            2,
            5,
            "5 is too few; the sum is 4·(in·u + u·u + u), where in = 16 features coming in, u = "
            "8 units.",
        ),
        ("gru", 2, 1056, "1,056: that is what the Dense after it learns."),
    ],
)  # fmt: skip
def test_a_count_is_told_in_a_sentence(name: str, place: int, guess: int, sentence: str) -> None:
    table = summary(model(name))
    assert hint(judge_count(table.rows[place], guess, table)) == sentence


@pytest.mark.parametrize(
    ("name", "place", "guess", "sentence"),
    [
        ("conv1d", 2, (496, 128), "Right: 496×128."),
        (
            "conv1d",
            2,
            (495, 32),
            "More than one axis is wrong. "
            "495: so often the window moves on; the place where it begins counts, too. "
            "32: so many come in; one number for each filter comes out.",
        ),
        ("conv1d", 2, (496,), "496: the number of axes is 2, without the batch; you gave 1."),
        (
            "conv1d",
            7,
            (15,),
            "15: so many steps come in; of all steps together one number for each feature is "
            "left.",
        ),
        (
            "conv1d",
            7,
            (1920,),
            "1,920: you multiplied steps and features; of all steps together one number for "
            "each feature is left.",
        ),
        (
            "average-pooling",
            2,
            (8185,),
            "8,185: of all steps together one number for each feature is left.",
        ),
        ("flat-embedding", 2, (532,), "532: you added the sizes; multiply them."),
    ],
)  # fmt: skip
def test_a_shape_is_told_in_a_sentence(
    name: str, place: int, guess: tuple[int, ...], sentence: str
) -> None:
    assert hint(judge_shape(summary(model(name)).rows[place], GuessedShape(guess))) == sentence


@pytest.mark.parametrize(
    ("name", "place", "letters"),
    [
        ("onehot-rnn", 2, "in = 500 features coming in, u = 8 units"),
        ("onehot-rnn", 3, "in = 8 features coming in, u = 1 unit"),
        ("gru", 2, "in = 32 features coming in, u = 32 units"),  # the 2 of its biases says itself
        ("flat-embedding", 1, "V = 5,000 words in the vocabulary, d = 32 features of every word"),
        ("conv1d", 9, ""),
    ],
)
def test_each_letter_of_a_sum_is_told_once(name: str, place: int, letters: str) -> None:
    assert legend(summary(model(name)).rows[place].count) == letters


@pytest.mark.parametrize("name", MODELS)
def test_any_guess_is_told_in_whole_words(name: str) -> None:
    table = summary(model(name))
    totals = {row.count.total for row in table.rows}
    for row in table.rows:
        parts = {row.count.gates * each.weights for each in row.count.tables}
        for guess in {*range(70), *totals, *parts, *(row.count.total - part for part in parts)}:
            assert not {"{", "}"} & set(hint(judge_count(row, guess, table)))
        for size in range(1, 70):
            told = judge_shape(row, GuessedShape((size,) * len(row.shape)))
            assert not {"{", "}"} & set(hint(told))


def _said(sentence: str) -> set[int]:
    """The numbers that stand in a sentence by themselves, not as in Conv1D."""
    found = re.findall(r"(?<![\w,])\d[\d,]*(?!\w)", sentence)
    return {int(number.replace(",", "")) for number in found if number.strip(",")}


@given(layers=stacks(), data=st.data())
def test_no_sentence_says_the_right_count(layers: Layers, data: st.DataObject) -> None:
    table = summary(spec(layers))
    row = data.draw(st.sampled_from(table.rows))
    told = judge_count(row, data.draw(st.integers(0, 60) | st.integers(0, 10**5)), table)
    # How long the sides are is asked about, so it may be told even where the others are 1.
    sentence = hint(told).replace(legend(row.count) or "-", "")
    assert told.right or row.count.total not in _said(sentence)


@given(layers=stacks(), data=st.data())
def test_no_sentence_says_the_right_size(layers: Layers, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(summary(spec(layers)).rows))
    place = data.draw(st.integers(0, len(row.shape) - 1))
    size = data.draw(st.integers(1, 30))
    told = judge_shape(row, GuessedShape((*row.shape[:place], size, *row.shape[place + 1 :])))
    sentence = hint(told)
    for general in ("shape", "letters"):  # the guess itself, and a formula that fits any size
        sentence = sentence.replace(str(told.values.get(general, "")), "")
    assert told.right or row.shape[place] not in _said(sentence)
