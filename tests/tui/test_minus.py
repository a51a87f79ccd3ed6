"""What is less than nothing has a minus where it is read, and a hyphen where it is data."""

import math

import numpy as np
import pytest

from engine.explain.convolution import Convolution
from engine.why import Refusal, Term, Why, why_record
from tui import wording
from tui.language import counted, say
from tui.screens.steps.sliding import SlidingSum
from tui.screens.steps.texts import place_text, shown
from tui.screens.vision.layers_words import figure
from widgets.answer import Answer, Sheet
from widgets.knob import NumberKnob, typed, value_text
from widgets.minus import with_hyphen, with_minus
from widgets.number_grid import read_number
from widgets.scale import tick_texts


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("-6", "−6"),
        ("-.5", "−.5"),
        ("-∞", "−∞"),
        ("-inf", "−inf"),
        ("-1,234.5", "−1,234.5"),
        ("1e-07", "1e−07"),
        ("-1.5e-07", "−1.5e−07"),
        ("(1 − 0.5432)×(-0.06143)", "(1 − 0.5432)×(−0.06143)"),
        ("σ((-0.25)×(-0.1) + -3)", "σ((−0.25)×(−0.1) + −3)"),
        ("max(0, -3)", "max(0, −3)"),
        ("[-1, 0] = -2", "[−1, 0] = −2"),
        ("3×-2 ÷ -4", "3×−2 ÷ −4"),
        ("-log(1 − sigmoid(-1))", "−log(1 − sigmoid(−1))"),
        ("0.5 → -0.5", "0.5 → −0.5"),
    ],
)
def test_a_number_below_nothing_is_read_with_a_minus(data: str, read: str) -> None:
    assert with_minus(data) == read


@pytest.mark.parametrize(
    "text",
    [
        "flat-embedding", "two-layer", "t-1", "t-SNE", "--max", "--max-3", "-h", "1-3",
        "2021-05-01", "fasttext-wiki-news-subwords-300", "10-k", "a - b", "x[t-1]", "run-2",
        "e-3", "-",
    ],
)  # fmt: skip
def test_words_options_and_ranges_keep_their_hyphens(text: str) -> None:
    assert with_minus(text) == text


def test_an_answer_has_one_sign_and_its_data_another() -> None:
    why = Why("-0.5 × 2 → -1e-07", (Term("weights_mean", "(-1) ÷ 4", -0.25),), -1e-7)
    found = wording.answer("t-1", why)
    assert (found.title, found.formula, found.value) == ("t-1", "−0.5 × 2", "−1e−07")
    assert (found.lines[0].expression, found.lines[0].value) == ("(−1) ÷ 4", "−0.25")
    assert "-0" not in found.markdown() and "(−1)" in found.markdown()
    assert "−" not in f"{why_record(why)}"


def test_what_is_nothing_but_its_value_is_still_not_said_twice() -> None:
    why = Why("-1234", (Term("weights_mean", "-1234", -1234),), -1234)
    found = wording.answer("", why)
    assert (found.formula, found.lines[0].expression, found.value) == ("", "", "−1,234")


def test_numbers_and_sentences_have_the_same_sign_but_what_was_typed_is_as_it_was() -> None:
    assert wording.number(-1234) == "−1,234" and wording.number(-0.25) == "−0.25"
    assert wording.number(-math.inf) == "−inf" and wording.plain(-2) == "-2"
    assert "-3" in wording.refusal(Refusal("seed_outside", seed=-3, most=7))  # as it was typed
    assert say("cos {cosine:.3f} of {word}", cosine=-0.5, word="e-3") == "cos −0.500 of e-3"
    assert counted("{n} of {all:,}", "{n} of {all:,}", 2, all=-1000) == "2 of −1,000"
    assert say("{share:.0%} {yes}", share=0.5, yes=True) == "50% True"
    assert figure(-0.111, 2) == "−0.11"


def test_grids_of_an_operation_have_the_sign_of_its_arithmetic() -> None:
    input_ = np.array([-6, 2.5], dtype=np.float32).reshape(2, 1)
    kernel = np.array([-1, 1], dtype=np.float32).reshape(2, 1, 1)
    sliding = SlidingSum(Convolution(input_, kernel, np.array([-0.5], dtype=np.float32)))
    texts = [each.text for each in sliding.parts(0, 0)]
    assert texts == ["(−6)×(−1)", "2.5×1", "(−0.5)"]
    assert (shown(-6.0), shown(-0.12345), place_text((-1, 0))) == ("−6", "−0.1235", "[−1, 0]")


def test_what_is_typed_may_have_either_sign() -> None:
    knob = NumberKnob("k", "knob", -3, -5, 5)
    assert value_text(knob) == "−3"
    assert typed(knob, "−4") == typed(knob, "-4") == -4
    assert read_number("−6") == read_number("-6") == read_number(shown(-6.0)) == -6


def test_an_axis_has_a_minus() -> None:
    assert tick_texts([-1.0, -0.5, 0.0]) == ["−1.0", "−0.5", "0.0"]
    assert tick_texts([-1e6, 1e6])[0] == "−1e+06"


def test_a_saved_table_is_read_as_numbers() -> None:
    row = ("−6", "−1,234.5", "+0.25", "1e−07", "−12%", "3 × (−2)", "king − man", "✗−6", "−")
    read = Sheet("", (), (row,)).csv().splitlines()[1]
    assert read == '-6,"-1,234.5",+0.25,1e-07,-12%,3 × (−2),king − man,✗−6,−'
    assert "−6" in Sheet("", ("",) * 9, (row,)).markdown()
    assert Answer("a", "2 × (−3)", (), "−6").sheet().csv().startswith("a,2 × (−3),-6")
    assert float(with_hyphen("−0.5")) == -0.5
