"""Why a recurrent layer's numbers are what they are: every derivation comes to its value."""

import math
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.explain.recurrence import Carried, Recurrence
from engine.explain.recurrence_moment import Moment
from engine.why import Why
from tests.engine.recurrence_cases import Case, cases


def near(value: float) -> Any:
    return pytest.approx(value, rel=1e-5, abs=1e-5)


def of(why: Why, *codes: str) -> list[float]:
    """The values of the terms with these codes."""
    found = [term.value for term in why.terms if term.code in codes]
    assert all(isinstance(value, int | float) for value in found)
    return [float(value) for value in found if isinstance(value, int | float)]


def reckoned(expression: str) -> float:
    """What an expression comes to for whoever works it out as it stands there."""
    text = re.sub(r"^[^ ]*: ", "", expression)
    text = re.sub(r"e\^", "math.e**", text)
    for sign, python in (("×", "*"), ("−", "-"), ("÷", "/"), ("√", "math.sqrt ")):
        text = text.replace(sign, python)
    text = re.sub(r"math.sqrt ([0-9.e+-]+)", r"math.sqrt(\1)", text)
    names = {
        "tanh": math.tanh,
        "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
        "relu": lambda x: max(0.0, x),
        "max": max,
        "math": math,
    }
    return float(eval(text, {"__builtins__": {}}, names))


def second(case: Case) -> tuple[Recurrence, Moment]:
    """The second moment, whose state before is not all zeros, or the first where it is the only."""
    start = Carried(case.before[0], case.carry[0] if case.layer.kind == "lstm" else None)
    moments = list(case.layer.moments(case.x[0], start))
    return case.layer, moments[min(1, len(moments) - 1)]


@given(cases(), st.data())
@settings(max_examples=60)
def test_every_answer_is_the_value_it_explains(case: Case, data: st.DataObject) -> None:
    layer, moment = second(case)
    unit = data.draw(st.integers(0, layer.units - 1))
    for part in layer.parts:
        assert layer.why(moment, unit, part).value == float(moment.values(part)[unit])


@given(cases(), st.data())
@settings(max_examples=60)
def test_the_terms_of_a_sum_come_to_it(case: Case, data: st.DataObject) -> None:
    layer, moment = second(case)
    unit = data.draw(st.integers(0, layer.units - 1))
    for part in layer.parts:
        why = layer.why(moment, unit, part)
        if not of(why, "recurrence_sum"):
            continue
        (given_sum,) = of(why, "recurrence_input_sum")
        products = of(why, "recurrence_input_product", "recurrence_input_others")
        assert sum(products) == near(given_sum)
        (state_sum,) = of(why, "recurrence_state_sum")
        products = of(why, "recurrence_state_product", "recurrence_state_others")
        assert sum(products) == near(state_sum)
        looked_back = state_sum + sum(of(why, "recurrence_state_bias"))
        for let_through in of(why, "recurrence_after_reset"):
            (reset,) = of(why, "recurrence_reset")
            assert reset * looked_back == near(let_through)
            looked_back = let_through
        (total,) = of(why, "recurrence_sum")
        assert given_sum + sum(of(why, "recurrence_bias")) + looked_back == near(total)
        activated = [term for term in why.terms if term.code.startswith("activation_")]
        assert [term.value for term in activated] in ([near(why.value)], [])
        assert activated or total == near(why.value)


@given(cases(kinds=("lstm", "gru")), st.data())
def test_the_state_is_what_stays_and_what_is_new(case: Case, data: st.DataObject) -> None:
    layer, moment = second(case)
    unit = data.draw(st.integers(0, layer.units - 1))
    why = layer.why(moment, unit, "carry" if layer.kind == "lstm" else "state")
    (kept,) = of(why, "recurrence_kept")
    new = of(why, "recurrence_taken_in", "recurrence_renewed")
    assert kept + sum(new) == near(why.value)
    (candidate,) = of(why, "recurrence_candidate")
    if layer.kind == "gru":
        (update,), (before,) = of(why, "recurrence_update"), of(why, "recurrence_before")
        assert [update * before, (1 - update) * candidate] == [near(kept), near(new[0])]
        return
    (forget,), (carry,) = of(why, "recurrence_forget"), of(why, "recurrence_carry_before")
    (incoming,) = of(why, "recurrence_input")
    assert [forget * carry, incoming * candidate] == [near(kept), near(new[0])]
    shown = layer.why(moment, unit)
    (output,), (carry,) = of(shown, "recurrence_output"), of(shown, "recurrence_carry")
    activated = [term.value for term in shown.terms if term.code.startswith("activation_")]
    assert output * (activated[0] if activated else carry) == near(shown.value)


@given(cases(), st.data())
def test_what_is_written_comes_to_the_value(case: Case, data: st.DataObject) -> None:
    """Four digits are shown, so that a learner who reckons comes close."""
    assume(case.layer.activation != "softmax")  # whose other sums a formula does not show
    layer, moment = second(case)
    unit = data.draw(st.integers(0, layer.units - 1))
    for part in layer.parts:
        why = layer.why(moment, unit, part)
        size = 1 + max(abs(term.value) for term in why.terms)
        assert reckoned(why.formula) == pytest.approx(why.value, abs=2e-3 * size)
        for term in why.terms:
            if not re.search("[…WU]", term.expression):
                assert reckoned(term.expression) == pytest.approx(term.value, abs=2e-3 * size)


def test_of_many_products_the_largest_are_shown() -> None:
    kernel = np.array([[0.1], [-3], [2], [0.5], [4], [0]], dtype=np.float32)
    layer = Recurrence("rnn", kernel, np.zeros((1, 1), dtype=np.float32))
    moment = next(layer.moments(np.array([[1, 1, 1, 1, 0, 1]])))
    products = [term for term in layer.why(moment, 0).terms if "input" in term.code]
    assert [(term.code, term.expression, term.value) for term in products] == [
        ("recurrence_input_product", "x[1]: 1×(-3)", -3),
        ("recurrence_input_product", "x[2]: 1×2", 2),
        ("recurrence_input_product", "x[3]: 1×0.5", 0.5),
        ("recurrence_input_others", "… (2)", near(0.1)),
        ("recurrence_input_sum", "x·W", near(-0.4)),
    ]


def test_the_drift_is_explained_unit_by_unit() -> None:
    random = np.random.default_rng(1)
    tables = (random.normal(size=shape).astype(np.float32) for shape in ((3, 5), (5, 5), (5,)))
    began = Carried(random.normal(size=5).astype(np.float32))
    drift = Recurrence("rnn", *tables).drift(np.ones(3), 4, began)
    assert drift.began is began.state
    for t in range(4):
        why = drift.why(t)
        apart = drift.states[t] - began.state
        units = of(why, "recurrence_drift_unit")
        assert units == sorted(apart.tolist(), key=abs, reverse=True)[:3]
        (others,), (squares,) = (
            of(why, "recurrence_drift_others"),
            of(why, "recurrence_drift_squares"),
        )
        assert sum(unit**2 for unit in units) + others == near(squares)
        assert why.value == float(drift.moved[t])
        assert math.sqrt(squares) == near(why.value)
        assert reckoned(why.formula) == pytest.approx(why.value, rel=1e-3)
