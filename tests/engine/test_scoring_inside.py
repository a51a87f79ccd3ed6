"""What a model has seen in a text: every gate as in Keras, and filters with what they have seen."""

from typing import Any

import numpy as np
import pytest

from engine.explain.numbers import Numbers
from engine.explain.recurrence_moment import Part
from engine.files.places import places
from engine.runs.starters import starters
from engine.runs.store import Store
from engine.scoring.filters import convolutions, filters
from engine.scoring.filters_span import field
from engine.scoring.gates import Gates, gates, recurrences
from engine.scoring.model import Scorer
from engine.scoring.opening import open_scorer
from tests.engine.recurrence_cases import keras_cell, keras_step
from tests.engine.scoring_cases import LENGTH, layers_above, small, some_ids, twin

CLOSE = {"rtol": 1e-5, "atol": 1e-5}
TEXT = "this film was not bad it was a wonderful surprise from the first scene to the last"
RECURRENT = ["onehot", "rnn", "lstm", "gru", "gru-softmax", "conv-strides"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scorer]:
    """Starters of every kind, as they came with the app."""
    store = Store(places(tmp_path_factory.mktemp("home")))
    wanted = ("gru", "stacked-lstm", "embedding-rnn", "conv1d", "conv-lstm")
    return {name: open_scorer(f"starter:{name}", store) for name in wanted if name in starters()}


def keras_gates(kind: str, cell: Any, x: Numbers, before: Numbers) -> dict[Part, Numbers]:
    """The gates of a moment, from Keras' own cell: those that its tables' columns make."""
    import keras

    kernel, recurrent, bias = (np.asarray(each) for each in cell.weights)
    if kind == "lstm":
        sums = x @ kernel + before @ recurrent + bias
        four = np.split(sums, 4, axis=-1)
        named: dict[Part, Numbers] = dict(
            zip(("input", "forget", "candidate", "output"), four, strict=True)
        )
        return {
            part: np.asarray((keras.ops.tanh if part == "candidate" else keras.ops.sigmoid)(each))
            for part, each in named.items()
        }
    given, looked = x @ kernel + bias[0], before @ recurrent + bias[1]
    (z, r, n), (hz, hr, hn) = np.split(given, 3, axis=-1), np.split(looked, 3, axis=-1)
    update, reset = (np.asarray(keras.ops.sigmoid(each)) for each in (z + hz, r + hr))
    return {
        "update": update,
        "reset": reset,
        "candidate": np.asarray(keras.ops.tanh(n + reset * hn)),
    }


def walked(found: Gates) -> None:
    """Go through a layer with Keras' cell, and compare every state and every gate."""
    layer = found.layer
    cell = keras_cell(layer)
    before = carry = np.zeros((1, layer.units), dtype=np.float32)
    for moment in found.moments:
        x = moment.x[np.newaxis]
        for part, values in (
            keras_gates(layer.kind, cell, x, before) if layer.kind != "rnn" else {}
        ).items():
            np.testing.assert_allclose(moment.values(part), values[0], **CLOSE)
        before, carry = keras_step(cell, x, before, carry)
        np.testing.assert_allclose(moment.state, before[0], **CLOSE)
        if moment.carry is not None:
            np.testing.assert_allclose(moment.carry, carry[0], **CLOSE)


@pytest.mark.parametrize("name", ["gru", "stacked-lstm", "embedding-rnn"])
def test_every_state_and_every_gate_of_a_starter_is_that_of_keras(
    name: str, shipped: dict[str, Scorer]
) -> None:
    model = shipped[name]
    ids = model.read(TEXT).ids[-40:]  # with some padding in front
    for stage in recurrences(model):
        walked(gates(model, ids, stage))


@pytest.mark.parametrize("name", RECURRENT)
def test_what_comes_in_and_what_comes_out_is_as_in_keras(name: str) -> None:
    model, random = small(name, seed=6), np.random.default_rng(9)
    ids = some_ids(random, LENGTH)
    keras_model = twin(model)
    import keras

    for stage in recurrences(model):
        found = gates(model, ids, stage)
        layer = keras_model.get_layer(found.name)
        cell = keras_cell(found.layer)
        sequence = keras.layers.RNN(cell, return_sequences=True)(found.x[np.newaxis])
        np.testing.assert_allclose(found.states, np.asarray(sequence)[0], **CLOSE)
        assert layer.name == found.name


@pytest.mark.parametrize("name", ["onehot", "lstm", "gru", "conv-strides"])
def test_the_verdict_so_far_is_that_of_a_row_that_ends_there(name: str) -> None:
    model = small(name, seed=6)
    ids = some_ids(np.random.default_rng(9), LENGTH)
    for stage in recurrences(model):
        found = gates(model, ids, stage)
        assert found.verdicts is not None
        said = found.verdicts.output[:, -1]
        assert said[-1] == pytest.approx(float(model.probability(ids[np.newaxis])[0]), abs=1e-6)
        flows: Any = found.x[np.newaxis, :2]
        above = model.stages[stage:]
        for each in above:
            flows = each.apply(flows)
        assert said[1] == pytest.approx(float(model.said(flows)[0]), abs=1e-6)


def test_a_layer_whose_states_are_all_used_has_no_verdict_on_the_way() -> None:
    model = small("rnn")
    assert gates(model, some_ids(np.random.default_rng(1), LENGTH), 1).verdicts is None


# Filters


def test_the_widest_view_of_conv1d_is_149_words(shipped: dict[str, Scorer]) -> None:
    model = shipped["conv1d"]
    widths = [field(model, 500, stage).width for stage in convolutions(model)]
    assert widths == [5, 29, 149]
    why = field(model, 500, convolutions(model)[-1]).why()
    assert why.formula == "1 + 4 + 4 + 20 + 20 + 100" and why.value == 149
    assert [term.value for term in why.terms] == [1, 4, 4, 20, 20, 100]


@pytest.mark.parametrize("name", ["conv", "conv-max", "conv-strides"])
def test_a_place_has_seen_what_changes_it(name: str) -> None:
    model, random = small(name, seed=2), np.random.default_rng(3)
    ids = some_ids(random, LENGTH)
    for stage in convolutions(model):
        seen = field(model, LENGTH, stage)
        lookup = model.stages[0].tables[0]

        def answers(table: Numbers, stage: int = stage) -> Numbers:
            flows: Any = table[np.newaxis]
            for each in model.stages[1 : stage + 1]:
                flows = each.apply(flows)
            found: Numbers = flows[0]
            return found

        plain = answers(lookup[ids])
        moved: list[set[int]] = [set() for _place in range(len(plain))]
        for at in range(LENGTH):
            for nudge in random.normal(0, 9, (30, lookup.shape[1])).astype(np.float32):
                vectors = lookup[ids].copy()
                vectors[at] += nudge
                for place in np.flatnonzero((answers(vectors) != plain).any(axis=1)).tolist():
                    moved[place].add(at)
        for place, changed in enumerate(moved):
            assert changed <= set(seen.span(place)), "more is seen than is said"
        assert sum(map(len, moved)) >= 0.9 * sum(
            len(seen.span(place)) for place in range(len(plain))
        ), "less is seen than is said"


@pytest.mark.parametrize("name", ["conv", "conv-max", "conv-strides"])
def test_filters_answer_as_in_keras_and_are_weighed_by_what_they_decide(name: str) -> None:
    model = small(name, seed=7)
    reading = model.read("the film is not good it was bad")
    keras_model = twin(model)
    ids = reading.ids[np.newaxis]
    for stage in convolutions(model):
        found = filters(model, reading, stage)
        flows: Any = model.vectors(ids)
        for layer in layers_above(keras_model):
            flows = layer(flows)
            if layer.name == found.name:
                break
        np.testing.assert_allclose(found.output, np.asarray(flows)[0], **CLOSE)
        decided = [abs(found.probability - peak.without) for peak in found.peaks]
        assert decided == sorted(decided, reverse=True)
        for peak in found.peaks:
            assert peak.value == found.output[peak.place, peak.filter]
            parts = found.parts(peak.place, peak.filter)
            assert parts.value == peak.value
            if parts.activation == "relu":
                whole = sum(value for _at, value in parts.adds) + parts.bias
                assert max(0.0, whole) == pytest.approx(peak.value, abs=1e-5)
        silent = found.output.copy()
        silent[:, found.peaks[0].filter] = 0
        without = float(model.said(model.above(silent[np.newaxis], stage + 1))[0])
        assert found.peaks[0].without == pytest.approx(without)


def test_the_strongest_answer_is_one_to_the_text(shipped: dict[str, Scorer]) -> None:
    model = shipped["conv1d"]
    reading = model.read(TEXT)
    found = filters(model, reading, convolutions(model)[0])
    assert len(found.peaks) == found.output.shape[1]
    for peak in found.peaks:
        assert peak.seen.stop > reading.in_front
        there = found.output[reading.in_front - 4 :, peak.filter]
        assert peak.value == there.max()
