"""A training that is broken off and taken up again ends in the numbers of one that never was."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.training import events, learner
from engine.training.events import Changed, Compiling, Event
from engine.training.wishes import Wishes
from engine.why import Refusal
from tests.engine.training_small import Watched, breaking_off, same, small_plan

pytestmark = pytest.mark.usefixtures("uncompiled")


def _goes_on_as(whole: Watched, name: str, **fit: Any) -> None:
    """From each of its states on come the same epochs, the same states and the same test."""
    for state in whole.kept:
        again = Watched(small_plan(name, **fit), state)
        assert again.epochs == whole.epochs[state.epoch :]
        assert len(again.kept) == len(whole.kept) - state.epoch
        assert all(map(same, again.kept, whole.kept[state.epoch :]))
        assert again.outcome.reason == whole.outcome.reason
        assert again.outcome.test == whole.outcome.test


@pytest.mark.parametrize("name", ["dropout", "lstm", "gru", "conv1d", "onehot", "open"])
def test_taken_up_after_every_epoch(name: str) -> None:
    whole = Watched(small_plan(name))
    assert [done.epoch for done in whole.epochs] == [1, 2, 3]
    assert whole.outcome.reason == "completed" and whole.outcome.state is whole.kept[-1]
    _goes_on_as(whole, name)


def test_taken_up_when_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learner, "compiled", lambda spec, **on: True)
    whole = Watched(small_plan("dropout", epochs=2))
    assert whole.said(Compiling) == [Compiling(1, True)]
    _goes_on_as(whole, "dropout", epochs=2)


def test_the_dropout_of_an_epoch_is_its_own() -> None:
    """Were it not drawn anew, each epoch would hide the same; were it not the epoch's, resuming
    could not hide the same again."""
    first, other = (Watched(replace(small_plan("dropout", epochs=1), seed=s)) for s in (1, 2))
    assert first.epochs != other.epochs


def test_early_stopping_has_its_memory_from_before(monkeypatch: pytest.MonkeyPatch) -> None:
    rising = {"learning_rate": 1.0, "epochs": 12, "patience": 3}
    whole = Watched(small_plan("dropout", **rising))
    assert whole.outcome.reason == "early"
    best = min(whole.epochs, key=lambda done: done.val_loss)
    assert len(whole.epochs) == best.epoch + 3 < 12
    assert [done.best for done in whole.epochs[best.epoch - 1 :]] == [True, False, False, False]
    _goes_on_as(whole, "dropout", **rising)


def test_another_learning_rate_counts_from_the_next_epoch_on_and_is_part_of_the_state() -> None:
    def on(event: Event, wishes: Wishes) -> None:
        if isinstance(event, Compiling):
            wishes.learning_rate(0.3)
            wishes.learning_rate(0.2)

    whole = Watched(small_plan("conv1d"), on=on)
    assert whole.said(Changed) == [Changed(1, 2, 0.2)]
    assert [done.learning_rate for done in whole.epochs] == [0.05, 0.2, 0.2]
    assert [state.learning_rate for state in whole.kept] == [0.2, 0.2, 0.2]
    assert whole.epochs[1:] != Watched(small_plan("conv1d")).epochs[1:]
    _goes_on_as(whole, "conv1d")


def test_a_rate_that_no_epoch_is_left_for_is_not_told() -> None:
    watched = Watched(
        small_plan("conv1d", epochs=1),
        on=breaking_off(Compiling, lambda wishes: wishes.learning_rate(0.2)),
    )
    assert not watched.said(Changed) and watched.outcome.reason == "completed"


def test_a_loss_that_is_no_number_is_told_and_training_goes_on() -> None:
    plan = small_plan("dropout", patience=2, epochs=6)
    begun = Watched(replace(plan, fit=replace(plan.fit, epochs=1))).kept[0]
    broken = {name: np.full_like(array, math.nan) for name, array in begun.weights.items()}
    watched = Watched(plan, replace(begun, weights=broken))
    assert [done.epoch for done in watched.epochs] == [2, 3]
    assert all(math.isnan(done.loss) and math.isnan(done.val_loss) for done in watched.epochs)
    assert not any(done.best for done in watched.epochs)
    assert watched.outcome.reason == "early" and watched.outcome.test is not None
    assert math.isfinite(watched.outcome.test.loss)


def test_what_is_said_at_the_beginning() -> None:
    whole = Watched(small_plan("conv1d", epochs=2))
    (started,) = whole.said(events.Started)
    assert (started.rows, started.validation_rows, started.batches) == (45, 15, 3)
    assert (started.parameters, started.epochs, started.first_epoch) == (151, 2, 1)
    assert started.device == "CPU" and started.notices == ()
    again = Watched(small_plan("conv1d", epochs=2), whole.kept[0])
    assert again.said(events.Started)[0].first_epoch == 2


def test_threads_that_come_too_late_are_said() -> None:
    Watched(small_plan("conv1d", epochs=1))
    late = Watched(replace(small_plan("conv1d", epochs=1), threads=3))
    (notice,) = late.said(events.Started)[0].notices
    assert notice.code == "threads_too_late"


def test_too_little_memory_is_said_with_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    import tensorflow as tf

    def full(*_: Any) -> None:
        raise tf.errors.ResourceExhaustedError(None, None, "OOM")

    monkeypatch.setattr(learner.Learner, "learn", full)
    with pytest.raises(Refusal) as refused:
        Watched(small_plan("conv1d"))
    assert refused.value.code == "device_memory_full"
    assert refused.value.values == {"device": "CPU", "batch": 16}
