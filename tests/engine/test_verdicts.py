"""What is called what at a threshold, and the measures of it, beside scikit-learn's own."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from engine.runs.verdicts import KERAS, LEAST, MEASURES, Counts, Mistake, Verdicts

PROBABILITIES = st.one_of(
    st.floats(0, 1, width=32), st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), st.just(math.nan)
)


@st.composite
def verdicts(draw: st.DrawFn) -> Verdicts:
    """Answers with many ties, and the truth."""
    said = draw(st.lists(PROBABILITIES, min_size=1, max_size=40))
    true = draw(st.lists(st.integers(0, 1), min_size=len(said), max_size=len(said)))
    return Verdicts(np.array(said, np.float32), np.array(true, np.uint8))


THRESHOLDS = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.3, 0.5, 0.75, 1.0]))


def called(of: Verdicts, threshold: float) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """What Keras' own comparison makes of the answers."""
    return (of.probabilities > np.float32(threshold)).astype(int)


@given(verdicts(), THRESHOLDS)
def test_counts_and_measures_are_those_of_scikit_learn(of: Verdicts, threshold: float) -> None:
    said, counts = called(of, threshold), of.at(threshold)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = {
            "accuracy": metrics.accuracy_score(of.labels, said),
            "precision": metrics.precision_score(of.labels, said, zero_division=np.nan),
            "recall": metrics.recall_score(of.labels, said, zero_division=np.nan),
            "f1": metrics.f1_score(of.labels, said, zero_division=np.nan),
        }
        matrix = metrics.confusion_matrix(of.labels, said, labels=[0, 1])
    assert counts.confusion == tuple(map(tuple, matrix.tolist()))
    for measure in MEASURES:
        value = counts.value(measure)
        assert (math.nan if value is None else value) == pytest.approx(
            expected[measure], nan_ok=True
        )


@given(verdicts())
@settings(max_examples=50)
def test_the_curve_is_made_of_the_counts_at_each_threshold(of: Verdicts) -> None:
    curve = of.curve(21)
    assert curve.thresholds.tolist() == np.linspace(0, 1, 21).tolist()
    for threshold, precision, recall in zip(
        curve.thresholds, curve.precision, curve.recall, strict=True
    ):
        counts = of.at(float(threshold))
        for value, drawn in (("precision", precision), ("recall", recall)):
            expected = counts.value(value)  # type: ignore[arg-type]
            assert drawn == pytest.approx(math.nan if expected is None else expected, nan_ok=True)


@given(verdicts(), THRESHOLDS, st.integers(0, 50))
def test_mistakes_are_the_wrong_ones_from_the_most_confident_on(
    of: Verdicts, threshold: float, most: int
) -> None:
    found = of.mistakes(threshold=threshold)
    assert len(found) == of.at(threshold).wrong
    said = called(of, threshold)
    assert {each.position for each in found} == set(np.flatnonzero(said != of.labels).tolist())
    for each in found:
        assert each.truth == of.labels[each.position]
        assert np.array_equal(each.probability, of.probabilities[each.position], equal_nan=True)
    costs = [math.nan if (cost := each.why().value) is None else cost for each in found]
    numbers = [cost for cost in costs if not math.isnan(cost)]  # type: ignore[arg-type]
    assert numbers == pytest.approx(sorted(numbers, reverse=True), rel=1e-6)
    assert all(math.isnan(cost) for cost in costs[len(numbers) :])  # type: ignore[arg-type]
    assert list(map(repr, of.mistakes(most, threshold))) == list(map(repr, found[:most]))


def test_an_answer_that_is_no_number_is_called_negative_and_counted() -> None:
    of = Verdicts(np.array([math.nan, math.nan, 0.9], np.float32), np.array([0, 1, 1], np.uint8))
    assert of.at(0.0).confusion == of.at(KERAS).confusion == ((1, 0), (1, 1))
    assert of.not_numbers == 2
    assert [each.position for each in of.mistakes()] == [1]
    assert of.mistakes()[0].why().value is None


def test_a_threshold_is_compared_in_32_bits_as_keras_does() -> None:
    tenths = np.arange(11, dtype=np.float32) / np.float32(10)
    of = Verdicts(tenths, np.ones(11, np.uint8))
    assert [of.at(i / 10).confusion[1][1] for i in range(11)] == list(range(10, -1, -1))


@given(st.tuples(*[st.integers(0, 10**6)] * 4), st.sampled_from(MEASURES))
def test_a_formula_comes_to_its_value(counts: tuple[int, int, int, int], measure: str) -> None:
    why = Counts(KERAS, (counts[:2], counts[2:])).why(measure)  # type: ignore[arg-type]
    try:
        expected = eval(why.formula.replace("×", "*").replace("÷", "/"))
    except ZeroDivisionError:
        assert why.value is None
    else:
        assert why.value == pytest.approx(expected)
    assert all(f"{term.value}" in why.formula for term in why.terms)


def test_what_a_mistake_costs_is_the_surprise_at_the_truth() -> None:
    assert Mistake(0, 1, 0.25).why().value == pytest.approx(math.log(4))
    negative = Mistake(0, 0, 0.75).why()
    assert negative.value == pytest.approx(math.log(4))
    assert negative.formula == "−ln 0.25"
    assert Mistake(0, 0, 1.0).why().value == pytest.approx(-math.log(LEAST))
    assert Mistake(0, 0, 1.0).why().terms[-1].code == "least_probability"
