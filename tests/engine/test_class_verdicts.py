"""What is called what, of more than two classes; and the answers in few bits."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.runs import judging, packing
from engine.runs.class_verdicts import CLASS_MEASURES, ClassCounts, ClassVerdicts
from engine.runs.judging import fitting, judged
from engine.runs.verdicts import LEAST, Verdicts
from engine.training import events

SAID = np.array(
    [[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.5, 0.3], [0.05, 0.9, 0.05], [0.4, 0.2, 0.4]],
    np.float32,
)
TRUE = np.array([0, 1, 2, 0, 2], np.uint8)
FOUND = ClassVerdicts(SAID, TRUE)


@st.composite
def _answers(draw: st.DrawFn) -> ClassVerdicts:
    rows, classes = draw(st.integers(1, 30)), draw(st.integers(2, 11))
    scores = draw(arrays.arrays(np.float32, (rows, classes), elements=st.floats(-30, 30, width=32)))
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    labels = draw(arrays.arrays(np.uint8, rows, elements=st.integers(0, classes - 1)))
    return ClassVerdicts((grown / grown.sum(axis=1, keepdims=True)).astype(np.float32), labels)


def test_a_picture_is_called_by_its_most_probable_class_and_of_equals_the_first() -> None:
    assert FOUND.called.tolist() == [0, 1, 1, 1, 0]
    assert FOUND.counts == ClassCounts(((1, 1, 0), (0, 1, 0), (1, 1, 0)))
    assert (FOUND.counts.rows, FOUND.counts.right, FOUND.counts.wrong) == (5, 2, 3)


@given(_answers())
@settings(max_examples=40)
def test_counts_and_measures_are_those_of_sklearn(answers: ClassVerdicts) -> None:
    from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

    labels, counts = range(answers.classes), answers.counts
    table = confusion_matrix(answers.labels, answers.called, labels=labels)
    assert counts.confusion == tuple(map(tuple, table.tolist()))
    theirs = precision_recall_fscore_support(
        answers.labels, answers.called, labels=labels, zero_division=math.nan
    )
    for measure, values in zip(CLASS_MEASURES, theirs, strict=False):
        for place, value in enumerate(values.tolist()):
            found = counts.value(measure, place)
            assert found == pytest.approx(value) if found is not None else math.isnan(value)


@given(_answers())
@settings(max_examples=30)
def test_every_why_comes_to_its_value(answers: ClassVerdicts) -> None:
    counts = answers.counts
    whys = [counts.why_accuracy()]
    whys += [counts.why(measure, of) for measure in CLASS_MEASURES for of in range(answers.classes)]
    for why in whys:
        if why.value is not None:
            assert _reckoned(why.formula) == pytest.approx(why.value)
    for truth in range(answers.classes):
        for verdict in range(answers.classes):
            why = counts.why_cell(truth, verdict)
            assert why.value == counts.confusion[truth][verdict]
            assert all(
                term.value is None or _reckoned(term.expression) == pytest.approx(term.value)
                for term in why.terms
            )


def _reckoned(text: str) -> float:
    return float(eval(text.replace("÷", "/").replace("×", "*").replace("−", "-")))


def test_mistakes_are_sorted_by_how_sure_they_were_and_chosen_by_cell() -> None:
    assert [each.position for each in FOUND.mistakes()] == [3, 2, 4]
    assert [each.position for each in FOUND.mistakes(1)] == [3]
    (only,) = FOUND.mistakes(truth=2, verdict=0)
    assert (only.position, only.truth, only.verdict) == (4, 2, 0)
    assert only.probability == only.of_truth == pytest.approx(0.4)
    assert FOUND.mistakes(truth=1) == ()
    surest = FOUND.mistakes(1)[0].why()
    assert surest.value == pytest.approx(-math.log(0.05))


def test_a_truth_that_was_ruled_out_costs_what_keras_lets_it_cost() -> None:
    sure = ClassVerdicts(np.array([[1, 0]], np.float32), np.array([1], np.uint8))
    (mistake,) = sure.mistakes()
    assert mistake.why().value == pytest.approx(-math.log(LEAST))


def test_what_is_no_number_is_called_by_the_first_class_and_listed_last() -> None:
    said = SAID.copy()
    said[1] = math.nan
    found = ClassVerdicts(said, TRUE)
    assert (found.called[1], found.not_numbers) == (0, 1)
    assert [each.position for each in found.mistakes()] == [3, 2, 4, 1]
    assert found.mistakes()[-1].why().value is None


def test_answers_from_a_file_must_be_those_of_the_test() -> None:
    test = events.Tested(1.0, 0.4, FOUND.counts.confusion)
    assert fitting(judged(SAID, TRUE), test)
    assert isinstance(judged(SAID[:, 0], TRUE), Verdicts)
    others: list[tuple[Any, Any]] = [
        (SAID[:4], TRUE[:4]),
        (SAID[:, :2], TRUE),
        (SAID, TRUE.astype(np.int64)),
        (SAID.astype(np.float64), TRUE),
        (SAID, np.array([0, 0, 2, 0, 2], np.uint8)),
        (SAID, np.array([0, 1, 2, 0, 7], np.uint8)),
        (SAID[:, 0], TRUE),
    ]
    assert not any(fitting(judged(*other), test) for other in others)
    two = events.Tested(1.0, 0.5, ((1, 0), (1, 0)))
    assert judging.fitting(
        judged(np.array([0.1, 0.2], np.float32), np.array([0, 1], np.uint8)), two
    )


@given(_answers())
@settings(max_examples=40)
def test_in_16_bits_each_verdict_stays_and_what_matters_stays_close(answers: ClassVerdicts) -> None:
    again = packing.unpacked_answers(packing.packed_answers(answers))
    assert isinstance(again, ClassVerdicts)
    assert again.counts == answers.counts
    assert np.allclose(again.probabilities, answers.probabilities, atol=5e-4)
    rows = np.arange(len(answers.labels))
    true, kept = (each.probabilities[rows, answers.labels] for each in (answers, again))
    assert np.allclose(np.log(true), np.log(kept), atol=0.02)


@pytest.mark.filterwarnings("error")
@given(
    arrays.arrays(np.float32, (70, 60), elements=st.floats(-3, 3, width=32)),
    st.sampled_from([6, 8]),
)
@example(np.full((70, 60), 1e-45, np.float32), 8)
@example(np.linspace(0, 1e-42, 4200, dtype=np.float32).reshape(70, 60), 8)
@settings(max_examples=20)
def test_in_few_bits_a_weight_is_off_by_half_a_step_at_most(table: Any, bits: Any) -> None:
    weights = {"dense/kernel": table, "dense/bias": table[0], "small/kernel": table[:2]}
    arrays_ = packing.packed_weights(weights, bits) | packing.packed_initial(weights)
    assert arrays_["dense/kernel"].dtype == np.int8
    again = packing.unpacked_weights(arrays_)
    assert list(again) == list(weights)
    step = np.abs(table).max(axis=0) / (2 ** (bits - 1) - 1)
    assert (np.abs(again["dense/kernel"] - table) <= step * 0.5001 + 1e-30).all()
    for path in ("dense/bias", "small/kernel"):
        assert np.allclose(again[path], weights[path], rtol=1e-3, atol=1e-7)
    initial = packing.unpacked_initial(arrays_)
    assert list(initial) == ["dense/kernel"] and np.array_equal(initial["dense/kernel"], table)
