"""What each word does to a verdict, and how it forms: as if the learner had typed those texts."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.files.progress import Stopped
from engine.scoring import score as scores
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Pushes, occlusion
from engine.scoring.occlusion_spliced import spliced
from engine.scoring.running import Running, running
from engine.scoring.score import score, why
from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    MaxPooling1D,
    OneHot,
    SimpleRNN,
)
from tests.engine.samples import refused
from tests.engine.scoring_small import small, text

TABLE = Embedding(40, 3)
LOGIT = Dense(1, answers=True)
#: Every way through: spliced to the end, spliced for a part of the way, and row by row.
STACKS: tuple[tuple[Any, ...], ...] = (
    (TABLE, Flatten()),
    (TABLE, Flatten(), Dense(4, "relu"), Dropout(0.5)),
    (TABLE, GlobalAveragePooling1D(), Dense(3, "tanh")),
    (
        TABLE,
        Dropout(0.1),
        Conv1D(4, 3, "relu"),
        MaxPooling1D(2),
        Conv1D(2, 2),
        GlobalMaxPooling1D(),
    ),
    (TABLE, Conv1D(4, 2, "tanh", strides=2), Flatten()),
    (TABLE, Conv1D(4, 3, padding="same"), GlobalMaxPooling1D()),
    (TABLE, Conv1D(4, 1, bias=False), MaxPooling1D(3, 2), LSTM(3)),
    (TABLE, GRU(3)),
    (OneHot(40), SimpleRNN(3, activation="relu")),
    (TABLE, LSTM(3, sequences=True), GRU(2, reset_after=False), Dense(2, "relu")),
    (TABLE, GRU(3, sequences=True), GlobalMaxPooling1D()),
    (TABLE, LSTM(2, bias=False)),
)


def said(asked: Scorer, words: list[int]) -> float:
    """The probability of a text of these words, as typed."""
    return float(asked.probability(asked.read(text(*words)).ids[np.newaxis])[0])


@given(
    st.sampled_from(STACKS),
    st.lists(st.integers(0, 39), min_size=2, max_size=16),
    st.sampled_from(["pre", "post"]),
    st.integers(0, 99),
)
@settings(max_examples=60)
def test_leaving_a_word_out_is_deleting_it(
    layers: tuple[Any, ...], words: list[int], padding: Any, seed: int
) -> None:
    asked = small(*layers, seed=seed, padding=padding)
    reading = asked.read(text(*words))
    pushes = occlusion(asked, reading, said(asked, words))
    assert [reading.words[i] for i in pushes.places] == [f"w{i}" for i in words][-12:]
    for n, i in enumerate(pushes.places):
        without = said(asked, words[: i - 1] + words[i:])  # the start token is before them
        assert pushes.without[n] == pytest.approx(without, abs=2e-6)


@given(
    st.sampled_from(STACKS),
    st.lists(st.integers(0, 39), min_size=1, max_size=16),
    st.sampled_from(["pre", "post"]),
)
@settings(max_examples=40)
def test_a_verdict_forms_as_if_the_text_were_typed(
    layers: tuple[Any, ...], words: list[int], padding: Any
) -> None:
    asked = small(*layers, padding=padding)
    reading = asked.read(text(*words))
    pushes = occlusion(asked, reading, said(asked, words))
    so_far = running(asked, reading, pushes)
    assert list(so_far.places)[-1] == len(words)
    for n, i in enumerate(so_far.places):
        assert so_far.after[n] == pytest.approx(said(asked, words[:i]), abs=2e-6)
    last = len(pushes.places) - 1  # the same step, and so the same number
    assert so_far.step(len(so_far.places) - 1) == pushes.push(last)


def test_models_without_a_length_are_asked_too() -> None:
    asked = small(TABLE, GlobalAveragePooling1D(), answer=LOGIT, length=None, padding="post")
    words = [3, 5, 7]
    reading = asked.read(text(*words))
    pushes = occlusion(asked, reading, said(asked, words))
    assert pushes.without.tolist() == pytest.approx(
        [said(asked, [5, 7]), said(asked, [3, 7]), said(asked, [3, 5])]
    )
    assert running(asked, reading, pushes).after[1:].tolist() == pytest.approx(
        [said(asked, words[:n]) for n in (1, 2, 3)]
    )


def test_what_slides_is_worked_out_at_the_seams_alone() -> None:
    row = np.arange(13, dtype=np.int32)
    at = np.array([4, 5])
    assert spliced(small(*STACKS[3]), row, at) is not None
    assert spliced(small(*STACKS[6]), row, at) is not None
    assert spliced(small(*STACKS[5]), row, at) is None  # zeros at the edges move with the text
    assert spliced(small(*STACKS[7]), row, at) is None


def test_nobody_waits_for_a_text_that_was_left() -> None:
    asked = small(TABLE, GRU(3))
    reading = asked.read(text(1, 2))
    pushes = occlusion(asked, reading, 0.5)
    for work in (
        lambda: occlusion(asked, reading, 0.5, lambda: True),
        lambda: running(asked, reading, pushes, lambda: True),
    ):
        with pytest.raises(Stopped):
            work()


def test_pushes_and_steps_say_how_they_come_about() -> None:
    pushes = Pushes(0.75, (1, 2), np.array([0.25, 0.875], dtype=np.float32))
    assert (pushes.push(0), pushes.push(1)) == (0.5, -0.125)
    assert (pushes.why(1).formula, pushes.why(1).value) == ("0.75 − 0.875", -0.125)
    so_far = Running((0, 1), np.array([0.5, 0.25], dtype=np.float32))
    assert so_far.why(0).value == 0.5 and so_far.why(1).value == 0.25
    assert [term.value for term in so_far.why(1).terms] == [0.5, 0.25, -0.25]


# The verdict


def test_the_verdict_goes_down_to_the_last_layer() -> None:
    for layers, answer in ((STACKS[1], LOGIT), (STACKS[7], LOGIT), (STACKS[3], None)):
        asked = small(*layers, **({"answer": answer} if answer else {}))
        found = score(asked, text(1, 2, 3))
        reason = why(asked, found.reading)
        assert reason.value == pytest.approx(found.probability, abs=1e-6)
        products = [term.value for term in reason.terms if term.code == "product"]
        bias, logit = (
            next(float(term.value or 0) for term in reason.terms if term.code == code)
            for code in ("bias", "score_logit")
        )
        assert sum(map(float, filter(None, products))) + bias == pytest.approx(logit, abs=1e-5)
        assert 1 / (1 + math.exp(-logit)) == pytest.approx(found.probability, abs=1e-6)


def test_of_many_products_the_heaviest_are_written_out_and_none_is_lost() -> None:
    asked = small(TABLE, Flatten(), length=30)
    reason = why(asked, asked.read(text(*range(29))))
    values = {term.code: float(term.value or 0) for term in reason.terms}
    shown = [float(term.value or 0) for term in reason.terms if term.code == "product"]
    assert len(shown) == scores.HEAVIEST
    assert sorted(shown, key=abs, reverse=True) == shown
    whole = sum(shown) + values["score_other_products"] + values["bias"]
    assert whole == pytest.approx(values["score_logit"], abs=1e-5)


def test_a_long_formula_begins_with_what_is_heaviest() -> None:
    asked = small(TABLE, Flatten(), length=10)
    reason = why(asked, asked.read(text(1, 2)))
    shown = [float(term.value or 0) for term in reason.terms if term.code == "product"]
    assert len(shown) == 30 and sorted(shown, key=abs, reverse=True) == shown


def test_what_is_to_be_known_of_a_verdict_is_said() -> None:
    asked = small(TABLE, GRU(3), length=8)
    codes = {
        "w1 w2": [],
        "hello there": ["score_all_unknown"],
        "😀 😀": ["score_all_unknown"],
        "이 영화": ["score_hangul_unknown"],
        "이 영화 w1": [],
        text(*range(9)): ["score_cut_off"],
        "\x1b[31m w1 [bold]": [],
    }
    for given_text, wanted in codes.items():
        assert [each.code for each in score(asked, given_text).notices] == wanted
    cut = score(asked, text(*range(9))).notices[0].values
    assert cut == {"cut": 2, "read": 8, "all": 10}
    for nothing in ("", "  \n", "?!… ".replace("…", "...")):
        assert refused(lambda: score(asked, nothing)).code == "score_without_words"  # noqa: B023


def test_an_answer_that_is_no_number_is_no_verdict() -> None:
    asked = small(TABLE, Flatten())
    asked.stages[-1].tables[0][:] = np.nan
    found = score(asked, "w1")
    assert found.label is None and [each.code for each in found.notices] == ["score_not_a_number"]


def test_a_mebibyte_of_text_is_read_to_its_end() -> None:
    asked = small(TABLE, GRU(3))
    found = score(asked, "w1 " * (1 << 19))
    assert found.notices[0].values["all"] == (1 << 19) + 1
    assert found.probability == pytest.approx(said(asked, [1] * 12))
