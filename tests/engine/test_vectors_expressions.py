"""Questions as they are typed, taken apart."""

import pytest

from engine.words.expression import Question, Sum, parsed
from tests.engine.samples import refused

KNOWN = {"boy", "girl", "king", "queen", "t-shirt", "c++", "-", "u.s.", "new_york", "a,b"}


def known(word: str) -> bool:
    return word.strip().replace(" ", "_") in KNOWN


@pytest.mark.parametrize(
    ("typed", "positive", "negative"),
    [
        ("girl", ["girl"], []),
        ("  girl  ", ["girl"], []),
        ("manggo", ["manggo"], []),
        ("boy + queen - girl", ["boy", "queen"], ["girl"]),
        ("boy+queen-girl", ["boy", "queen"], ["girl"]),
        ("boy + queen − girl", ["boy", "queen"], ["girl"]),
        ("- girl + boy", ["boy"], ["girl"]),
        ("-girl + boy", ["boy"], ["girl"]),
        ("boy - girl - queen", ["boy"], ["girl", "queen"]),
        ("t-shirt - boy", ["t-shirt"], ["boy"]),
        ("boy-shirt", ["boy-shirt"], []),
        ("c++ + boy", ["c++", "boy"], []),
        ("new york + boy", ["new york", "boy"], []),
        ("-", ["-"], []),
        ("a,b", ["a,b"], []),
    ],
)
def test_sums(typed: str, positive: list[str], negative: list[str]) -> None:
    assert parsed(typed, known) == Question("nearest", Sum(tuple(positive), tuple(negative)))


def test_an_expected_answer_a_pair_and_a_list() -> None:
    three = Sum(("boy", "queen"), ("girl",))
    assert parsed("boy + queen - girl = king", known) == Question("nearest", three, None, "king")
    assert parsed("king~queen", known) == Question("pair", Sum(("king",)), Sum(("queen",)))
    sums = Question("pair", Sum(("king",), ("boy",)), Sum(("queen",), ("girl",)))
    assert parsed("king - boy ~ queen - girl", known) == sums
    listed = Question("odd", Sum(("boy", "girl", "new york")))
    assert parsed("boy, girl,new york", known) == listed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "expression_empty"),
        ("   ", "expression_empty"),
        ("boy +", "expression_incomplete"),
        ("+", "expression_incomplete"),
        ("boy + - girl", "expression_incomplete"),
        ("king ~", "expression_incomplete"),
        ("~ king", "expression_incomplete"),
        ("boy = ", "expression_incomplete"),
        ("boy, , girl", "expression_incomplete"),
        ("king ~ queen ~ boy", "expression_mixed"),
        ("king ~ queen = boy", "expression_mixed"),
        ("boy = king + queen", "expression_mixed"),
        ("boy, girl + king", "expression_mixed"),
        ("boy, king ~ queen", "expression_mixed"),
    ],
)
def test_what_cannot_be_read_is_refused(typed: str, code: str) -> None:
    assert refused(lambda: parsed(typed, known)).code == code
