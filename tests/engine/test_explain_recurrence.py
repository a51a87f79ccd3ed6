"""Recurrent layers: equal to Keras' cells, whole and moment by moment, gate by gate."""

import os
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.explain.numbers import Numbers
from engine.explain.recurrence import Carried, Recurrence
from engine.explain.recurrence_moment import BLOCKS, Kind, Moment, Part
from engine.explain.recurrence_whole import ALONE
from tests.engine.recurrence_cases import KINDS, Case, cases, changed, keras_cell, keras_step
from tests.engine.samples import refused

CLOSE = {"rtol": 1e-5, "atol": 1e-5}


def carried(case: Case, row: int | None = None) -> Carried:
    """What a case begins with: the whole batch, or one row of it."""
    at = slice(None) if row is None else row
    lstm = case.layer.kind == "lstm"
    return Carried(case.before[at], case.carry[at] if lstm else None)


@given(cases())
@settings(max_examples=70)
def test_the_states_are_those_of_keras(case: Case) -> None:
    cell = keras_cell(case.layer)
    found = case.layer.states(case.x, carried(case))
    before, carry = case.before, case.carry
    for t in range(case.x.shape[1]):
        before, carry = keras_step(cell, case.x[:, t], before, carry)
        np.testing.assert_allclose(found.state[:, t], before, **CLOSE)
        if found.carry is not None:
            np.testing.assert_allclose(found.carry[:, t], carry, **CLOSE)
    assert (found.carry is not None) == (case.layer.kind == "lstm")


def first(case: Case) -> list[Moment]:
    """The first moment of every row of a batch."""
    return [next(case.layer.moments(x, carried(case, row))) for row, x in enumerate(case.x)]


def values(found: list[Moment], part: Part) -> Numbers:
    return np.array([moment.values(part) for moment in found])


def one_step(layer: Recurrence, case: Case, carry: Numbers) -> tuple[Numbers, Numbers]:
    """The first moment by Keras' cell, with other tables and another carry before it."""
    return keras_step(keras_cell(layer), case.x[:, 0], case.before, carry)


def linear(layer: Recurrence, part: Part, **tables: float | Numbers) -> Recurrence:
    """A layer whose candidate is handed on as it is, so that a gate can be seen in its state."""
    return changed(replace(layer, activation="linear"), part, **tables)


@given(cases(kinds=("lstm",)))
@settings(max_examples=30)
def test_the_gates_of_an_lstm_are_those_of_keras(case: Case) -> None:
    """Keras' cell shows no gates, but with other candidates its carry and state are gates."""
    found, layer = first(case), case.layer
    ones, zeros = np.ones_like(case.carry), np.zeros_like(case.carry)
    always_1 = linear(layer, "candidate", kernel=0, recurrent=0, bias=1)
    always_0 = linear(layer, "candidate", kernel=0, recurrent=0, bias=0)
    incoming = one_step(always_1, case, zeros)[1]
    shown, forget = one_step(always_0, case, ones)
    np.testing.assert_allclose(values(found, "input"), incoming, **CLOSE)
    np.testing.assert_allclose(values(found, "forget"), forget, **CLOSE)
    np.testing.assert_allclose(values(found, "output") * forget, shown, **CLOSE)
    open_wide = changed(layer, "input", bias=100)
    candidate = one_step(open_wide, case, zeros)[1]
    np.testing.assert_allclose(values(found, "candidate"), candidate, **CLOSE)


@given(cases(kinds=("gru",)))
@settings(max_examples=30)
def test_the_gates_of_a_gru_are_those_of_keras(case: Case) -> None:
    found, layer, zeros = first(case), case.layer, np.zeros_like(case.carry)
    two = {"state_bias": 0} if layer.reset_after else {}
    always_0 = linear(layer, "candidate", kernel=0, recurrent=0, bias=0, **two)
    kept = one_step(always_0, case, zeros)[0]
    np.testing.assert_allclose(values(found, "update") * case.before, kept, **CLOSE)
    renewed = changed(layer, "update", bias=-100)
    candidate = one_step(renewed, case, zeros)[0]
    np.testing.assert_allclose(values(found, "candidate"), candidate, **CLOSE)
    same = np.eye(layer.units, dtype=np.float32)
    looked_back = linear(renewed, "candidate", kernel=0, recurrent=same, bias=0, **two)
    let_through = one_step(looked_back, case, zeros)[0]
    np.testing.assert_allclose(values(found, "reset") * case.before, let_through, **CLOSE)


@given(cases())
def test_the_moments_are_the_whole(case: Case) -> None:
    whole = case.layer.states(case.x, carried(case))
    for row, x in enumerate(case.x):
        start = carried(case, row)
        alone = case.layer.states(x, start)
        np.testing.assert_allclose(alone.state, whole.state[row], **CLOSE)
        found = list(case.layer.moments(x, start))
        assert [moment.t for moment in found] == list(range(len(x)))
        np.testing.assert_allclose(values(found, "state"), alone.state, **CLOSE)
        if alone.carry is not None:
            np.testing.assert_allclose(values(found, "carry"), alone.carry, **CLOSE)
        befores = [start.state, *(moment.state for moment in found[:-1])]
        assert all(m.before is before for m, before in zip(found, befores, strict=True))


def test_an_input_in_several_pieces_is_the_whole_input() -> None:
    """The input is multiplied in pieces; here are more moments than go into one."""
    random = np.random.default_rng(3)
    tables = (random.normal(0, 0.1, (64, 64)).astype(np.float32) for _ in range(2))
    layer, x = Recurrence("rnn", *tables), random.normal(size=(2, 150, 64)).astype(np.float32)
    assert x.shape[1] * layer.kernel.size > ALONE
    for row, found in zip(x, layer.states(x).state, strict=True):
        np.testing.assert_allclose(found, values(list(layer.moments(row)), "state"), **CLOSE)


@given(cases(), st.data())
def test_going_on_from_a_moment_is_going_on(case: Case, data: st.DataObject) -> None:
    length = case.x.shape[1]
    cut = data.draw(st.integers(1, max(1, length - 1)))
    whole = case.layer.states(case.x)
    begun = case.layer.states(case.x[:, :cut])
    np.testing.assert_allclose(begun.state, whole.state[:, :cut], **CLOSE)
    if cut < length:
        rest = case.layer.states(case.x[:, cut:], begun.after(cut - 1))
        np.testing.assert_allclose(rest.state, whole.state[:, cut:], **CLOSE)


def test_a_simple_rnn_by_hand() -> None:
    """h = tanh(x·W + h·U + b)."""
    kernel = np.array([[1.0], [-2.0]], dtype=np.float32)
    layer = Recurrence(
        "rnn", kernel, np.array([[0.5]], dtype=np.float32), np.array([0.25], dtype=np.float32)
    )
    first = np.tanh(1 * 1 + 0.5 * -2 + 0.25)
    second = np.tanh(0 * 1 + -1 * -2 + 0.5 * first + 0.25)
    found = layer.states(np.array([[1, 0.5], [0, -1]]))
    np.testing.assert_allclose(found.state[:, 0], [first, second], rtol=1e-6)


def test_the_gates_stand_in_keras_order() -> None:
    assert BLOCKS["lstm"] == ("input", "forget", "candidate", "output")
    assert BLOCKS["gru"] == ("update", "reset", "candidate")
    assert BLOCKS["rnn"] == ("state",)


def test_the_forget_gate_of_a_new_lstm_is_open_where_its_bias_is() -> None:
    """Keras begins with 1 as the bias of the forget gate, and with 0 for the others."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from keras import layers

    cell = layers.LSTMCell(3)
    cell.build((None, 2))
    layer = Recurrence("lstm", *cell.get_weights())
    moment = next(layer.moments(np.zeros((1, 2))))
    gates = {gate.code: float(gate.values[0]) for gate in moment.gates}
    assert gates == pytest.approx({"input": 0.5, "forget": 1 / (1 + np.exp(-1)), "output": 0.5})


@given(cases(), st.integers(1, 6))
def test_the_drift_is_what_the_same_vector_does(case: Case, times: int) -> None:
    vector, start = case.x[0, 0], carried(case, 0)
    found = case.layer.drift(vector, times, start)
    state, carry = start.state, start.carry
    for t in range(times):
        moment = next(case.layer.moments(vector[np.newaxis], Carried(state, carry)))
        np.testing.assert_allclose(found.states[t], moment.state, **CLOSE)
        step = np.linalg.norm(moment.state - state)
        moved = np.linalg.norm(moment.state - start.state)
        np.testing.assert_allclose((found.step[t], found.moved[t]), (step, moved), **CLOSE)
        state, carry = moment.state, moment.carry
    assert len(found.moved) == len(found.step) == times


def layer_of(*shapes: tuple[int, ...], activation: str = "tanh") -> Recurrence:
    tables = (np.zeros(shape, dtype=np.float32) for shape in shapes)
    return Recurrence("rnn", *tables, activation=activation)


@pytest.mark.parametrize(
    "shapes",
    [
        ((2, 5), (4, 4), (4,)),
        ((2, 4), (4, 5), (4,)),
        ((2, 4), (4, 4), (5,)),
        ((2, 4), (4, 4), (2, 4)),
        ((4,), (4, 4), (4,)),
        ((2, 0), (0, 0), (0,)),
        ((2, 4), (), (4,)),
    ],
)
def test_tables_of_no_layer_are_refused(shapes: tuple[tuple[int, ...], ...]) -> None:
    refusal = refused(lambda: layer_of(*shapes))
    assert refusal.code == "recurrence_tables"
    told = (refusal.values[name] for name in ("kernel", "recurrent", "bias"))
    assert tuple(told) == tuple(map(str, shapes))


def test_an_unknown_activation_is_refused() -> None:
    refusal = refused(lambda: layer_of((2, 4), (4, 4), activation="abacus"))
    assert refusal.code == "activation_unknown"


@pytest.mark.parametrize("shape", [(3, 3), (2,), (1, 1, 1, 2)])
def test_an_input_that_does_not_fit_is_refused(shape: tuple[int, ...]) -> None:
    layer, x = layer_of((2, 4), (4, 4)), np.zeros(shape)
    assert refused(lambda: layer.states(x)).code == "recurrence_input"
    assert refused(lambda: layer.moments(x)).code == "recurrence_input"


def test_moments_are_of_one_input_and_not_of_a_batch() -> None:
    layer = layer_of((2, 4), (4, 4))
    assert refused(lambda: layer.moments(np.zeros((1, 3, 2)))).code == "recurrence_input"


def test_nothing_and_too_much_are_refused() -> None:
    layer, nothing = layer_of((2, 4), (4, 4)), np.zeros((0, 2))
    assert refused(lambda: layer.states(nothing)).code == "recurrence_nothing_given"
    assert refused(lambda: layer.moments(nothing)).code == "recurrence_nothing_given"
    far = np.broadcast_to(np.zeros(2, dtype=np.float32), (20_000_000, 2))
    assert refused(lambda: layer.states(far)).code == "recurrence_too_long"


@pytest.mark.parametrize("unit", [-1, 4])
def test_a_unit_that_is_not_there_is_refused(unit: int) -> None:
    layer = layer_of((2, 4), (4, 4))
    moment = next(layer.moments(np.zeros((1, 2))))
    refusal = refused(lambda: layer.why(moment, unit))
    assert (refusal.code, refusal.values) == ("recurrence_unit_outside", {"unit": unit, "last": 3})


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_that_has_diverged_is_shown_as_it_is(kind: Kind) -> None:
    wide = len(BLOCKS[kind])
    kernel = np.full((1, wide), np.inf, dtype=np.float32)
    layer = Recurrence(kind, kernel, np.full((1, wide), 1e38, dtype=np.float32))
    assert layer.states(np.zeros((2, 1))).state.shape == (2, 1)
    for moment in layer.moments(np.zeros((2, 1))):
        assert all(isinstance(layer.why(moment, 0, part).value, float) for part in layer.parts)
        assert np.isnan(moment.state[0])
