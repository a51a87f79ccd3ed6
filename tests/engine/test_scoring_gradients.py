"""Gradients in NumPy: those of Keras' own models, and what is made of them."""

from typing import Any

import numpy as np
import pytest

from engine.explain.numbers import Numbers
from engine.files.progress import Stopped
from engine.scoring import gradients
from engine.scoring.backward import forward, links
from engine.scoring.gradients import Attribution, integrated
from engine.scoring.gradients_linear import only_weighs, sees_order, shares
from engine.scoring.model import Scorer
from engine.scoring.path import placed
from tests.engine.scoring_cases import (
    FEATURES,
    LENGTH,
    SPECS,
    VOCABULARY,
    layers_above,
    small,
    some_ids,
    some_numbers,
    twin,
)

CLOSE = {"rtol": 1e-5, "atol": 1e-5}
WITH_A_TABLE = [name for name in SPECS if name != "onehot"]


def keras_gradient(model: Scorer, given: Numbers) -> tuple[Numbers, Numbers]:
    """What TensorFlow says of the probability and of its slopes."""
    import tensorflow as tf

    flows = start = tf.constant(given)
    with tf.GradientTape() as tape:
        tape.watch(start)
        for layer in layers_above(twin(model)):
            flows = layer(flows, training=False)
        if model.gives_logits:
            flows = tf.sigmoid(flows)
    found: Any = tape.gradient(flows, start)
    return flows.numpy(), found.numpy()


@pytest.mark.parametrize("name", WITH_A_TABLE)
def test_slopes_are_those_of_tensorflow(name: str) -> None:
    model, random = small(name, seed=3), np.random.default_rng(5)
    given = some_numbers(random, 6, LENGTH, FEATURES)
    made, pull = forward(links(model), given)
    wanted, slope = keras_gradient(model, given)
    np.testing.assert_allclose(made, wanted, **CLOSE)
    found = pull(np.ones_like(made))
    np.testing.assert_allclose(found, slope, **CLOSE)
    assert np.abs(found).max() > 1e-3


def evenly(model: Scorer, ids: Any, count: int = 3000) -> Numbers:
    """Integrated gradients by the book: many even steps, the whole model at each."""
    chain = links(model)
    padding, review = model.vectors(np.stack([np.zeros_like(ids), ids]))
    at = ((np.arange(count, dtype=np.float32) + 0.5) / count).reshape(-1, 1, 1)
    made, pull = forward(chain, (padding + at * (review - padding)).astype(np.float32))
    mean = pull(np.ones_like(made)).mean(axis=0)
    found: Numbers = (mean * (review - padding)).sum(axis=1)
    return found


def padded(random: np.random.Generator, name: str) -> Any:
    """Ids with padding where the model has it."""
    ids = some_ids(random, LENGTH)
    ids[: LENGTH // 2 if name == "lstm" else 3] = 0
    return ids if SPECS[name].feed.padding == "pre" else ids[::-1].copy()  # type: ignore[union-attr]


@pytest.mark.parametrize("name", SPECS)
def test_what_each_word_adds_is_what_many_even_steps_say(name: str) -> None:
    model, random = small(name, seed=11), np.random.default_rng(2)
    ids = padded(random, name)
    found = integrated(model, ids)
    np.testing.assert_allclose(found.values, evenly(model, ids), atol=2e-3)
    assert np.array_equal(found.values[ids == 0], np.zeros((ids == 0).sum()))
    rows = np.stack([ids, np.zeros_like(ids)])
    said = model.probability(rows)
    np.testing.assert_allclose([found.probability, found.baseline], said, **CLOSE)
    assert found.complete
    assert abs(found.sum - found.wanted) <= found.allowed


def test_a_text_of_nothing_but_padding_adds_nothing() -> None:
    found = integrated(small("gru"), np.zeros(LENGTH, dtype=np.int32))
    assert found.sum == 0 and found.wanted == 0 and found.complete


def test_points_lie_where_the_probability_moves() -> None:
    at = np.linspace(0, 1, 11, dtype=np.float32)
    seen = np.where(at < 0.75, 0.0, 1.0).astype(np.float32)
    found = placed(at, seen, 100)
    assert len(found) == 100
    assert found.lengths.sum() == pytest.approx(1)
    inside = ((found.at > 0.7) & (found.at < 0.8)).sum()
    assert inside >= 80


def test_more_points_are_taken_where_few_do_not_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    model = small("gru", seed=5)
    model.stages[-1].tables[0][:] *= 20  # sure of itself: all turns on a small part of the way
    ids = np.full(LENGTH, 5, dtype=np.int32)
    monkeypatch.setattr(gradients, "COUNTS", (2,))
    assert not integrated(model, ids).complete
    monkeypatch.setattr(gradients, "COUNTS", (2, 192))
    found = integrated(model, ids)
    assert len(found.points) == 192 and found.complete


def test_whoever_is_overtaken_stops() -> None:
    with pytest.raises(Stopped):
        integrated(small("conv"), np.ones(LENGTH, dtype=np.int32), lambda: True)


def test_why_a_word_adds_what_it_adds() -> None:
    found = integrated(small("conv", seed=4), np.arange(LENGTH, dtype=np.int32))
    why = found.why(7)
    products = [term.value for term in why.terms if term.code != "path_points"]
    assert sum(products) == pytest.approx(found.values[7], abs=1e-6)  # type: ignore[arg-type]
    assert why.terms[0].value == len(found.points)
    whole = {term.code: term.value for term in found.why_sum().terms}
    assert whole["path_off"] == pytest.approx(found.sum - found.wanted)
    assert found.why_sum().value == found.sum


def test_a_sum_that_is_too_far_off_is_not_complete() -> None:
    found = integrated(small("flat", seed=4), np.arange(LENGTH, dtype=np.int32))
    other = Attribution(
        found.differences,
        found.gradients,
        found.values + np.float32(0.01),
        found.points,
        found.probability,
        found.baseline,
    )
    assert found.complete and not other.complete


@pytest.mark.parametrize("name", ["flat", "mean"])
def test_shares_add_up_to_the_logit(name: str) -> None:
    model = small(name, seed=8)
    ids = some_ids(np.random.default_rng(1), LENGTH)
    found = shares(model, ids)
    assert found.values.sum() + found.rest == pytest.approx(found.logit, abs=1e-5)
    assert found.probability == pytest.approx(float(model.probability(ids[np.newaxis])[0]))
    other = ids.copy()
    other[4] = (other[4] + 1) % VOCABULARY
    moved = shares(model, other)
    np.testing.assert_allclose(moved.counts_for, found.counts_for)  # the same units are on
    by = float(moved.values[4] - found.values[4])
    assert moved.logit - found.logit == pytest.approx(by, abs=1e-5)
    assert abs(by) > 1e-3
    why = found.why(4)
    assert sum(term.value for term in why.terms) == pytest.approx(found.values[4], abs=1e-6)  # type: ignore[misc,arg-type]
    assert found.why_probability().value == found.probability


def test_which_models_only_weigh_and_which_see_order() -> None:
    made = {name: small(name) for name in SPECS}
    assert {name for name in SPECS if only_weighs(made[name])} == {"flat", "mean"}
    assert {name for name in SPECS if not sees_order(made[name])} == {"mean"}
    ids = np.arange(LENGTH, dtype=np.int32)
    rows = np.stack([ids, ids[::-1]])
    for name, model in made.items():
        one, other = model.probability(rows)
        assert (abs(one - other) > 1e-4) == sees_order(model), name
