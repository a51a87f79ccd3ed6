"""The trace ends in the row that padding gives, and each of its cells can say why."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.corpus.loading import LoadRefused, LoadSettings, PadSettings, load
from engine.corpus.store import Corpus
from engine.corpus.trace import Trace, TraceRefused, trace_review, trace_sentence
from tests.engine.small_corpus import Reviews, corpus
from tests.engine.test_loading import reviews, some_settings

PLAIN = PadSettings(6)
WORDS = ["the", "film", "was", "good", "bad"]

sides = st.sampled_from(["pre", "post"])


def small(text: str = "The film -- was GOOD, odd") -> Corpus:
    return corpus([(1, [1, 2, 3, 4])], [(0, [1, 5])], WORDS, ([text], ["the bad"]))


def numbers(trace: Trace, code: Any) -> list[int | None]:
    stage = trace.stage(code)
    assert stage is not None
    return [cell.number for cell in stage.cells]


def marks(trace: Trace, code: Any) -> list[str]:
    stage = trace.stage(code)
    assert stage is not None
    return [cell.mark for cell in stage.cells]


@given(
    train=reviews,
    how=some_settings,
    pad=st.builds(PadSettings, st.integers(1, 15), sides, sides),
)
@settings(max_examples=100)
def test_the_last_stage_is_the_padded_row(
    train: Reviews, how: LoadSettings, pad: PadSettings
) -> None:
    try:
        loaded = load(corpus(train, train), how)
    except LoadRefused:
        return
    padded = loaded.padded("train", pad).tolist()
    rows = loaded.rows("train").tolist()
    for row in range(len(train)):
        trace = trace_review(loaded, "train", row, pad)
        if row in rows:
            assert list(trace.row or ()) == padded[rows.index(row)]
        else:
            assert trace.row is None
            assert trace.stages[-1].code == "maxlen"
        for stage in trace.stages:
            for i, cell in enumerate(stage.cells):
                why = trace.why(stage, i)
                assert why.value == (None if cell.mark == "struck" else cell.number)
                assert why.terms


def test_a_review_with_its_text_goes_through_every_stage() -> None:
    trace = trace_review(load(small(), LoadSettings(num_words=100)), "train", 0, PLAIN)
    assert [stage.code for stage in trace.stages] == [
        "text", "lowered", "cleaned", "words", "ranks", "ids", "limited", "truncated", "padded",
    ]  # fmt: skip
    text = [["".join(cell.text for cell in stage.cells)] for stage in trace.stages[:3]]
    assert text == [
        ["The film -- was GOOD, odd"],
        ["the film -- was good, odd"],
        ["the film    was good  odd"],
    ]
    assert marks(trace, "lowered") == ["changed", "plain", "changed", "plain"]
    assert marks(trace, "cleaned") == ["plain", "changed", "plain", "changed", "plain"]
    assert numbers(trace, "ranks") == [1, 2, 3, 4, None]
    assert marks(trace, "ranks")[-1] == "dropped"
    assert numbers(trace, "ids") == [1, 4, 5, 6, 7]
    assert trace.row == (0, 1, 4, 5, 6, 7)


def test_a_review_without_text_begins_at_its_words() -> None:
    no_text = corpus([(1, [1, 2])], [(0, [1])], WORDS)
    trace = trace_review(load(no_text), "train", 0, PLAIN)
    assert trace.stages[0].code == "words"
    assert [cell.text for cell in trace.stages[0].cells] == ["the", "film"]


def test_an_unknown_word_of_ones_own_stays_as_unknown() -> None:
    trace = trace_sentence(load(small(), LoadSettings(num_words=100)), "Odd film!", PLAIN)
    assert marks(trace, "ranks") == ["unknown", "word"]
    assert numbers(trace, "ids") == [1, None, 5]
    assert trace.row == (0, 0, 0, 1, 2, 5)
    limited = trace.stage("limited")
    assert limited is not None
    assert trace.why(limited, 1).formula == "?  →  2"


def test_an_unknown_word_is_dropped_where_nothing_stands_for_the_unknown() -> None:
    loaded = load(small(), LoadSettings(num_words=100, oov_char=None))
    trace = trace_sentence(loaded, "odd film", PLAIN)
    assert marks(trace, "limited") == ["start", "dropped", "word"]
    assert trace.row == (0, 0, 0, 0, 1, 5)


def test_limits_and_truncation_say_why() -> None:
    loaded = load(small(), LoadSettings(num_words=7, skip_top=5))
    trace = trace_review(loaded, "train", 0, PadSettings(2))
    limited, truncated = trace.stage("limited"), trace.stage("truncated")
    assert limited is not None
    assert truncated is not None
    formulas = [trace.why(limited, i).formula for i in range(5)]
    assert formulas == [
        "1 < 5  →  2", "4 < 5  →  2", "5 ≤ 5 < 7  →  5", "5 ≤ 6 < 7  →  6", "7 ≥ 7  →  2",
    ]  # fmt: skip
    assert marks(trace, "truncated") == ["struck", "struck", "struck", "word", "unknown"]
    assert trace.why(truncated, 0).formula == "0 < 5 − 2  →  ∅"
    post = trace_review(loaded, "train", 0, PadSettings(2, truncating="post"))
    cut = post.stage("truncated")
    assert cut is not None
    assert marks(post, "truncated") == ["unknown", "unknown", "struck", "struck", "struck"]
    assert post.why(cut, 2).formula == "2 ≥ 2  →  ∅"


@pytest.mark.parametrize(
    ("padding", "first", "formula"), [("pre", 0, "0 < 6 − 5  →  0"), ("post", 5, "5 ≥ 5  →  0")]
)
def test_a_filled_zero_says_why(padding: Any, first: int, formula: str) -> None:
    trace = trace_review(load(small()), "train", 0, PadSettings(6, padding))
    padded = trace.stage("padded")
    assert padded is not None
    assert padded.cells[first].mark == "padding"
    assert trace.why(padded, first).formula == formula


def test_a_number_keeps_its_reason_when_it_moves() -> None:
    trace = trace_review(load(small(), LoadSettings(num_words=100)), "train", 0, PadSettings(3))
    padded = trace.stage("padded")
    assert padded is not None
    why = trace.why(padded, 0)
    assert (why.formula, why.value) == ("0 ≤ 5 < 100  →  5", 5)
    assert (why.terms[-1].code, why.terms[-1].expression) == ("row_column", "2 − 2")


def test_maxlen_ends_the_way_of_a_review_that_it_leaves_out() -> None:
    loaded = load(corpus([(1, [1, 2, 3]), (0, [1])], [(0, [1])]), LoadSettings(maxlen=4))
    trace = trace_review(loaded, "train", 0, PLAIN)
    assert trace.row is None
    assert trace.why(trace.stages[-1], 0).formula == "4 ≥ 4  →  ∅"
    kept = trace_review(loaded, "train", 1, PLAIN).stage("maxlen")
    assert kept is not None
    assert kept.cells[0].mark == "plain"


def test_characters_are_words_where_that_is_the_rule() -> None:
    korean = corpus([(1, [1, 2])], [(0, [1])], ["맛", "집"], rule="characters")
    trace = trace_sentence(load(korean, LoadSettings(num_words=9)), "맛 집!", PLAIN)
    assert [stage.code for stage in trace.stages[:2]] == ["text", "words"]
    assert trace.row == (0, 0, 1, 4, 5, 2)


@pytest.mark.parametrize("text", ["", "  ", "...!", "\t\n"])
def test_a_sentence_without_words_is_refused(text: str) -> None:
    with pytest.raises(TraceRefused) as refused:
        trace_sentence(load(small()), text, PLAIN)
    assert refused.value.code == "sentence_without_words"


def test_a_row_beyond_looking_at_is_refused() -> None:
    with pytest.raises(TraceRefused) as refused:
        trace_sentence(load(small()), "the film", PadSettings(10**9))
    assert refused.value.code == "row_too_long_to_show"
