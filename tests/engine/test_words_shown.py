"""Strips, one-hot rows, the table with named features, two sets of vectors: figures and whys."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.why import Why
from engine.words import comparing, featurised, onehot, query
from engine.words.about import About
from engine.words.builtin import builtin
from engine.words.expression import Sum
from engine.words.featurised import ANALOGY, DIFFERENCES, TABLE, WORDS
from engine.words.strips import (
    angle,
    cosine,
    distance,
    strip_of,
    sums,
    there,
    why_angle,
    why_cosine,
    why_distance,
    why_number,
)
from engine.words.vectors import Vectors, from_arrays
from tests.engine.samples import refused

COUNT = 30


def words(seed: int, names: list[str], dimensions: int = 6) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(len(names), dimensions)).astype(np.float32)
    return from_arrays(About("test", "trained"), names, rows)


@pytest.fixture(scope="module")
def slice_() -> Vectors:
    return builtin()


def number(shown: object) -> float:
    return float(str(shown).replace("°", ""))


# Strips


def test_what_is_typed_is_words_and_sums(slice_: Vectors) -> None:
    girl, boy, rest = Sum(("girl",)), Sum(("boy",)), Sum(("girl",), ("boy",))
    assert sums(slice_, "girl, boy,girl - boy") == [girl, boy, rest]
    assert sums(slice_, " girl  boy ") == [girl, boy]
    assert sums(slice_, ",") == [Sum((",",))], "a comma is a word of GloVe's"
    assert refused(lambda: sums(slice_, "girl ~ boy")).code == "strip_not_a_sum"
    assert refused(lambda: sums(slice_, "girl = boy")).code == "strip_not_a_sum"
    assert refused(lambda: sums(slice_, "  ")).code == "expression_empty"
    assert refused(lambda: strip_of(slice_, Sum(("girl",), ("girl",)))).code == "expression_cancels"
    assert refused(lambda: strip_of(slice_, Sum(("garl",)))).values["near"] == "girl, gary, carl"
    assert there(slice_, rest) and not there(slice_, Sum(("girl",), ("garl",)))


def test_the_two_differences_of_the_parallelogram_point_the_same_way(slice_: Vectors) -> None:
    one, other = (
        strip_of(slice_, Sum((a,), (b,))) for a, b in (("girl", "boy"), ("queen", "king"))
    )
    assert cosine(one, other) == pytest.approx(0.604, abs=1e-3)
    girl, boy = (strip_of(slice_, Sum((word,))) for word in ("girl", "boy"))
    assert cosine(girl, boy) == pytest.approx(0.933, abs=1e-3)
    np.testing.assert_allclose(one.unit, girl.unit - boy.unit, atol=1e-7)
    np.testing.assert_allclose(one.raw, girl.raw - boy.raw, atol=1e-6)
    assert np.linalg.norm(one.direction) == pytest.approx(1)


@settings(max_examples=30)
@given(st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=4, unique=True), st.integers(0, 5))
def test_the_terms_of_a_number_make_it(places: list[int], place: int) -> None:
    vectors = words(3, [f"w{i}" for i in range(COUNT)])
    names = [f"w{i}" for i in places]
    made = strip_of(vectors, Sum(tuple(names[:2]), tuple(names[2:])))
    for raw in (False, True):
        why = why_number(vectors, made, place, raw=raw)
        value = (made.raw if raw else made.unit)[place]
        assert number(why.value) == pytest.approx(float(value), abs=6e-5)
        by_code = {term.code: number(term.value) for term in why.terms}
        if len(names) == 1:
            other = by_code.get("number_as_learned", by_code.get("number_at_length_one", 0.0))
            ratio = by_code["length_of_row"]
            expected = other * ratio if raw else other / ratio
            assert expected == pytest.approx(float(value), abs=5e-4)
        else:
            added = sum(number(t.value) for t in why.terms if t.code == "word_added")
            taken = sum(number(t.value) for t in why.terms if t.code == "word_taken")
            assert added - taken == pytest.approx(float(value), abs=3e-4)


def test_angle_and_distance_follow_from_the_cosine(slice_: Vectors) -> None:
    one, other = (strip_of(slice_, Sum((word,))) for word in ("king", "queen"))
    assert angle(one, other) == pytest.approx(38.4, abs=0.05)
    assert distance(one, other) == pytest.approx(sqrt(2 - 2 * cosine(one, other)), abs=1e-6)
    assert number(why_angle(one, other).value) == pytest.approx(angle(one, other), abs=0.05)
    assert number(why_distance(one, other).value) == pytest.approx(distance(one, other), abs=1e-4)
    whole = sum(number(term.value) for term in why_cosine(one, other).terms)
    assert whole == pytest.approx(cosine(one, other), abs=5e-4)


# The one-hot world


@given(st.integers(0, 9), st.integers(0, 9))
def test_any_two_words_are_at_a_right_angle_and_equally_far(first: int, second: int) -> None:
    one, other = np.eye(10)[first], np.eye(10)[second]
    assert onehot.dot(first, second) == one @ other
    assert onehot.distance(first, second) == pytest.approx(np.linalg.norm(one - other))
    assert onehot.angle(first, second) == pytest.approx(np.degrees(np.arccos(one @ other)))
    same = first == second
    assert onehot.why_angle(first, second).value == ("0°" if same else "90°")
    assert number(onehot.why_distance(first, second, 10).value) == (0 if same else 1.4142)
    for why in (onehot.why_dot(first, second, 10), onehot.why_distance(first, second, 10)):
        columns = sum(_columns(term.expression) for term in why.terms)
        assert columns == 10, "every column is accounted for"


def _columns(expression: str) -> int:
    return 1 if expression.startswith("[") else int(expression.split(" ")[0])


def test_a_place_is_1_in_the_column_of_the_word_alone() -> None:
    assert onehot.why_place(1606, 1749) == Why(
        "1606 ≠ 1749 → 0", onehot.why_place(1606, 1749).terms, 0
    )
    assert onehot.why_place(7, 7).formula == "7 = 7 → 1"


# The table


def test_the_table_of_the_course() -> None:
    assert [featurised.of_word(0, word) for word in WORDS] == [-1, 1, -0.95, 0.97, 0, 0.01]
    assert [row[2] for row in TABLE] == [-0.95, 0.93, 0.7, 0.02]
    assert featurised.values(DIFFERENCES[0]) == [-2.0, -0.01, 0.01, 0.03]
    assert featurised.values(DIFFERENCES[1]) == [-1.92, -0.02, 0.01, 0.01]
    assert featurised.cosine(*DIFFERENCES) > 0.9999
    assert featurised.values(ANALOGY) == [1.05, 0.94, 0.69, -0.01]
    assert featurised.nearest(ANALOGY) == ("queen", pytest.approx(0.999, abs=5e-4))
    why = featurised.why_value(ANALOGY, 0)
    assert (why.formula, why.value) == ("-0.95 − (-1.00) + 1.00", "1.05")
    terms = featurised.why_cosine(*DIFFERENCES).terms
    product, lengths = sum(number(t.value) for t in terms[:4]), [number(t.value) for t in terms[4:]]
    assert product / lengths[0] / lengths[1] == pytest.approx(0.9999, abs=1e-4)
    squares = sum(number(term.value) for term in featurised.why_apart(*DIFFERENCES).terms)
    assert sqrt(squares) == pytest.approx(featurised.apart(*DIFFERENCES), abs=1e-3)


@pytest.mark.parametrize("word", range(len(WORDS)))
def test_e_times_a_one_hot_column_is_that_column(word: int) -> None:
    product = np.array(TABLE) @ np.eye(len(WORDS))[word]
    for feature in range(len(TABLE)):
        taken = [featurised.product(feature, word, n) for n in range(len(WORDS) + 1)]
        assert taken[: word + 1] == [0] * (word + 1)
        assert set(taken[word + 1 :]) == {TABLE[feature][word]} == {product[feature]}
        why = featurised.why_product(feature, word, len(WORDS))
        assert sum(number(term.value) for term in why.terms) == pytest.approx(product[feature])
        ones = [i for i, term in enumerate(why.terms) if term.code == "product_with_one"]
        assert ones == [word]


# Two sets


@settings(max_examples=25)
@given(st.integers(0, 5), st.integers(6, 9), st.integers(0, COUNT - 1))
def test_places_in_the_other_are_those_it_gives_itself(one: int, other: int, asked: int) -> None:
    names = [f"w{i}" for i in range(COUNT)]
    first, second = words(one, names), words(other, [*names[5:], "x", "y"], 4)
    sides = comparing.compared(first, second, names[asked], 10)
    mine, theirs = (side.answered for side in sides)
    assert mine is not None
    if asked < 5:
        assert theirs is None and sides[1].refusal is not None
        assert sides[0].elsewhere == (None,) * 10 and sides[0].shared == 0
        return
    assert theirs is not None
    every = [each.word for each in query.similar(second, names[asked], COUNT)]
    shown = {each.word for each in theirs.neighbours}
    for each, there_ in zip(mine.neighbours, sides[0].elsewhere, strict=True):
        if each.word in names[:5]:
            assert there_ is None
        else:
            assert there_ is not None and there_.place == every.index(each.word) + 1
            assert there_.shared == (each.word in shown)
    assert sides[0].shared == sides[1].shared == len(shown & {n.word for n in mine.neighbours})


def test_pairs_and_sums_are_compared_too(slice_: Vectors) -> None:
    other = words(1, ["king", "queen", "boy", "girl"])
    one, two = comparing.compared(slice_, other, "king ~ queen")
    assert one.answered is not None and two.answered is not None
    assert one.answered.cosine == pytest.approx(0.784, abs=1e-3)
    one, two = comparing.compared(slice_, other, "boy + queen - girl = king", 3)
    assert one.answered is not None and one.answered.rank is not None
    assert two.elsewhere[0] is not None and two.elsewhere[0].place == 1 and two.shared == 1
    odd, _same = comparing.compared(slice_, other, "king, queen, girl")
    assert odd.elsewhere == (None, None, None)
