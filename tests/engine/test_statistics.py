"""Figures of reviews and words, on data small enough to count by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.loading import LoadSettings, load
from engine.corpus.statistics import histogram, length_figures, record, split_figures
from engine.corpus.word_statistics import (
    coverage,
    most_frequent,
    most_telling,
    real_words,
    word_counts,
)
from tests.engine.small_corpus import corpus

WORDS = ["the", "film", "good", "bad", "odd"]
TRAIN = [(1, [1, 2, 3]), (1, [1, 3, 3]), (0, [1, 4, 4, 4, 2]), (0, [1])]
SMALL = corpus(TRAIN, [(1, [1, 2])], WORDS)
lengths = st.lists(st.integers(0, 3000), min_size=1, max_size=60).map(
    lambda values: np.array(values, dtype=np.int64)
)


def test_the_record_of_a_corpus() -> None:
    assert record(SMALL) == {
        "source": "small",
        "train": {
            "reviews": 4,
            "positive": 2,
            "length": {"min": 2, "max": 6, "mean": 4.0, "median": 4.0},
        },
        "test": {
            "reviews": 1,
            "positive": 1,
            "length": {"min": 3, "max": 3, "mean": 3.0, "median": 3.0},
        },
        "vocabulary": 5,
    }


def test_a_split_without_reviews_has_no_lengths() -> None:
    figures = split_figures(load(corpus(TRAIN, [], WORDS)), "test")
    assert figures.reviews == 0
    assert figures.share.value is None
    assert figures.lengths.mean.value is None
    assert histogram(np.array([], dtype=np.int64)) == ()


@given(lengths)
def test_length_figures_are_numpys(values: np.ndarray) -> None:
    figures = length_figures(values)
    assert figures.shortest.value == values.min()
    assert figures.longest.value == values.max()
    assert figures.median.value == np.median(values)
    assert figures.mean.value == values.mean()


def test_length_figures_say_why() -> None:
    figures = length_figures(np.array([5, 1, 3, 9]))
    assert figures.mean.why.formula == "18 ÷ 4"
    assert figures.median.why.formula == "(3 + 5) ÷ 2"
    assert figures.shortest.why.terms[0].expression == "x[1]"
    assert figures.longest.why.terms[0].expression == "x[3]"


@given(lengths, st.integers(1, 20))
def test_every_review_is_in_exactly_one_bar(values: np.ndarray, bars: int) -> None:
    shown = histogram(values, bars)
    assert len(shown) <= bars + 1
    assert sum(bar.count for bar in shown) == len(values)
    for bar in shown:
        high = math.inf if bar.high is None else bar.high
        assert bar.count == ((values >= bar.low) & (values <= high)).sum()
        assert bar.why.value == bar.count
    assert all(bar.high is not None for bar in shown[:-1])


def test_only_the_last_bar_is_open() -> None:
    values = np.array([*range(100), 5000])
    shown = histogram(values, bars=11)
    assert [(bar.low, bar.high) for bar in shown[:2]] == [(0, 9), (10, 19)]
    assert (shown[-1].low, shown[-1].high, shown[-1].count) == (100, None, 1)


def test_words_are_counted_by_label() -> None:
    counts = word_counts(load(SMALL), "train")
    assert counts.by_label.tolist() == [[0, 2, 1, 0, 3, 0], [0, 2, 1, 3, 0, 0]]


def test_words_of_reviews_that_are_left_out_do_not_count() -> None:
    counts = word_counts(load(SMALL, LoadSettings(maxlen=5)), "train")
    assert counts.by_label.tolist() == [[0, 1, 0, 0, 0, 0], [0, 2, 1, 3, 0, 0]]


def test_counting_in_chunks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = word_counts(load(SMALL), "train")
    monkeypatch.setattr("engine.corpus.word_statistics.CHUNK", 3)
    assert word_counts(load(SMALL), "train").by_label.tolist() == whole.by_label.tolist()


def test_the_most_frequent_words_of_a_label() -> None:
    loaded = load(SMALL)
    counts = word_counts(loaded, "train")
    found = most_frequent(loaded, counts, label=1)
    assert [(word.word, word.figure.value) for word in found] == [
        ("good", 3),
        ("the", 2),
        ("film", 1),
    ]
    assert [word.word for word in most_frequent(loaded, counts, label=0, skip=1)] == ["bad", "film"]


def test_the_telling_words_are_those_of_one_label_only() -> None:
    loaded = load(SMALL)
    counts = word_counts(loaded, "train")
    assert [word.word for word in most_telling(loaded, counts, label=1)] == ["good"]
    (bad,) = most_telling(loaded, counts, label=0)
    assert bad.word == "bad"
    assert bad.figure.value == math.log(4 / 4) - math.log(1 / 7)
    assert [term.expression for term in bad.figure.why.terms[:2]] == [
        "(3 + 1) ÷ (6 − 3 + 1)",
        "(0 + 1) ÷ (6 − 0 + 1)",
    ]


def test_coverage_and_the_words_that_keep_an_id() -> None:
    loaded = load(SMALL, LoadSettings(num_words=6))
    assert real_words(loaded).value == 2
    assert coverage(loaded, word_counts(loaded, "train")).why.formula == "6 ÷ 12"
    everything = load(SMALL, LoadSettings(num_words=100))
    assert real_words(everything).value == 5
    assert coverage(everything, word_counts(everything, "train")).value == 1
    assert real_words(load(SMALL, LoadSettings(num_words=3))).value == 0
    assert real_words(load(SMALL, LoadSettings(num_words=8, skip_top=6))).value == 2
