"""A training that is broken off and taken up again ends in the numbers of one that never was."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.training import events, learner, trainer
from engine.training.events import Advanced, Changed, Compiling, EpochDone, Event, Paused, Resumed
from engine.training.state import State
from engine.training.wishes import Wishes
from engine.why import Refusal
from tests.engine.training_small import Watched, same, small_feed, small_plan

On = Callable[[Event, Wishes], None]


@pytest.fixture(autouse=True)
def uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """XLA takes seconds for each model, and is asked for where it matters."""
    monkeypatch.setattr(learner, "compiled", lambda spec, **on: False)


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


@pytest.mark.parametrize("patience", [None, 9])
def test_the_test_is_of_the_best_weights_where_early_stopping_is_asked_for(
    patience: int | None,
) -> None:
    """Also when every epoch ran, as Keras restores them."""
    plan = small_plan("dropout", learning_rate=1.0, epochs=4, patience=patience)
    watched = Watched(plan)
    state = watched.outcome.state
    assert state is not None and state.memory.best_epoch < 4
    weights = state.weights if patience is None else state.best_weights
    assert watched.outcome.test is not None
    loss, accuracy = _in_keras(weights)
    assert watched.outcome.test.loss == pytest.approx(loss, rel=1e-5)
    assert watched.outcome.test.accuracy == pytest.approx(accuracy)
    confusion = np.array(watched.outcome.test.confusion)
    assert confusion.sum() == 40
    assert np.trace(confusion) / 40 == watched.outcome.test.accuracy
    assert confusion.sum(axis=1).tolist() == [20, 20]


def _in_keras(weights: Any) -> tuple[float, float]:
    """What Keras itself finds of these weights on the test set."""
    from engine.zoo.keras_model import build

    plan = small_plan("dropout")
    model = build(plan.spec)
    model.set_weights(list(weights.values()))
    model.compile(loss="binary_crossentropy", metrics=["accuracy"])
    test = small_feed(plan).test
    loss, accuracy = model.evaluate(test.ids(np.arange(len(test))), test.labels, verbose=0)
    return loss, accuracy


@pytest.mark.parametrize("optimizer", ["adam", "rmsprop"])
def test_an_epoch_is_that_of_keras_in_the_same_order(optimizer: str) -> None:
    """The same first weights as a program with the same seed has, and the same steps."""
    import keras

    from engine.zoo.keras_model import build

    plan = small_plan("conv1d", epochs=1, optimizer=optimizer)
    watched = Watched(plan)
    feed = small_feed(plan)
    order = _order(plan.seed, len(feed.train))
    keras.utils.set_random_seed(plan.seed)
    model = build(plan.spec)
    kinds = {"adam": keras.optimizers.Adam, "rmsprop": keras.optimizers.RMSprop}
    model.compile(
        kinds[optimizer](plan.fit.learning_rate), "binary_crossentropy", metrics=["accuracy"]
    )
    told = model.fit(
        feed.train.ids(order),
        feed.train.labels[order],
        batch_size=plan.fit.batch,
        shuffle=False,
        verbose=0,
        validation_data=(
            feed.validation.ids(np.arange(len(feed.validation))),
            feed.validation.labels,
        ),
    ).history
    (done,) = watched.epochs
    found = (done.loss, done.accuracy, done.val_loss, done.val_accuracy)
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    assert found == pytest.approx([told[each][0] for each in names], rel=1e-4)
    weights = watched.kept[0].weights.values()
    for ours, theirs in zip(weights, model.get_weights(), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-5)


def _order(seed: int, rows: int) -> Any:
    return np.random.default_rng((seed, 1)).permutation(rows)


def test_batches_of_differing_length_are_those_of_keras() -> None:
    """Means take padding in, so what is judged is padded no further than what is learned from."""
    import keras

    from engine.zoo.keras_model import build

    plan = small_plan("open", epochs=1)
    watched, feed = Watched(plan), small_feed(plan)
    keras.utils.set_random_seed(plan.seed)
    model = build(plan.spec)
    model.compile(keras.optimizers.Adam(plan.fit.learning_rate), "binary_crossentropy")
    order = _order(plan.seed, len(feed.train))
    for at in range(0, len(order), 16):
        rows = order[at : at + 16]
        model.train_on_batch(feed.train.ids(rows), feed.train.labels[rows].astype("float32"))
    rows = [np.arange(len(feed.test))[at : at + 16] for at in (0, 16, 32)]
    losses = [
        model.evaluate(feed.test.ids(some), feed.test.labels[some], verbose=0) for some in rows
    ]
    theirs = np.average(losses, weights=[len(some) for some in rows])
    assert watched.outcome.test is not None
    assert watched.outcome.test.loss == pytest.approx(theirs, rel=1e-4)


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
        on=_breaking_off(Compiling, lambda wishes: wishes.learning_rate(0.2)),
    )
    assert not watched.said(Changed) and watched.outcome.reason == "completed"


def _breaking_off(kind: type[Event], act: Callable[[Wishes], None], at: int = 1) -> On:
    met = []

    def on(event: Event, wishes: Wishes) -> None:
        if isinstance(event, kind):
            met.append(event)
            if len(met) == at:
                act(wishes)

    return on


def test_stopped_in_the_middle_of_an_epoch_it_keeps_the_epochs_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trainer, "REPORT_EVERY", 0.0)
    whole = Watched(small_plan("dropout"))
    assert [(told.epoch, told.batch) for told in whole.said(Advanced)] == [
        (epoch, batch) for epoch in (1, 2, 3) for batch in (1, 2, 3)
    ]
    halted = Watched(small_plan("dropout"), on=_breaking_off(Advanced, Wishes.stop, at=5))
    assert halted.outcome.reason == "stopped" and halted.outcome.test is None
    assert [(told.epoch, told.batch) for told in halted.said(Advanced)][-1] == (2, 2)
    assert halted.outcome.state is halted.kept[-1] and halted.epochs == whole.epochs[:1]
    again = Watched(small_plan("dropout"), halted.kept[-1])
    assert again.epochs == whole.epochs[1:] and same(again.kept[-1], whole.kept[-1])


def test_stopped_while_it_is_compiled_it_has_nothing() -> None:
    halted = Watched(
        small_plan("conv1d"), on=_breaking_off(Compiling, lambda wishes: wishes.stop("interrupted"))
    )
    assert halted.outcome.reason == "interrupted" and halted.outcome.state is None
    assert not halted.kept and not halted.said(Advanced)


def test_stopped_while_it_is_tested_it_keeps_its_epochs() -> None:
    halted = Watched(small_plan("conv1d"), on=_breaking_off(events.Testing, Wishes.stop))
    assert halted.outcome.reason == "stopped" and halted.outcome.test is None
    assert len(halted.epochs) == 3
    again = Watched(small_plan("conv1d"), halted.outcome.state)
    assert again.outcome.test is not None and not again.epochs and not again.said(Compiling)


def test_a_pause_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "REPORT_EVERY", 0.0)

    def on(event: Event, wishes: Wishes) -> None:
        if isinstance(event, Advanced) and event.batch == 2:
            wishes.pause()
        if isinstance(event, Paused):
            wishes.resume()

    paused = Watched(small_plan("dropout"), on=on)
    assert paused.said(Paused) == [Paused(1, "asked")] * 3
    assert paused.said(Resumed) == [Resumed(1)] * 3
    assert paused.epochs == Watched(small_plan("dropout")).epochs


def test_stopped_while_it_is_paused_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "REPORT_EVERY", 0.0)

    def on(event: Event, wishes: Wishes) -> None:
        if isinstance(event, Advanced):
            wishes.pause()
        if isinstance(event, Paused):
            wishes.stop()

    halted = Watched(small_plan("dropout"), on=on)
    assert halted.outcome.reason == "stopped" and not halted.kept
    assert not halted.said(Resumed)


def test_while_an_epoch_cannot_be_stored_nothing_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "RETRY_EVERY", 0.001)
    refused = []

    def keep(state: State, done: EpochDone) -> bool:
        if done.epoch == 2 and len(refused) < 3:
            refused.append(state)
            return False
        return True

    watched = Watched(small_plan("dropout"), keep=keep)
    assert len(refused) == 3
    kinds = [(type(event).__name__, getattr(event, "stored", None)) for event in watched.events]
    begun = kinds.index(("EpochDone", False))
    told = [kind for kind in kinds[begun:] if kind[0] != "Advanced"]
    assert told[:4] == [
        ("EpochDone", False), ("Paused", None), ("EpochDone", True), ("Resumed", None)
    ]  # fmt: skip
    assert watched.said(Paused) == [Paused(1, "disk_full")]
    stored = [done for done in watched.epochs if done.stored]
    assert stored == Watched(small_plan("dropout")).epochs


def test_stopped_while_the_disk_is_full_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "RETRY_EVERY", 60.0)
    halted = Watched(
        small_plan("dropout"),
        on=_breaking_off(Paused, Wishes.stop),
        keep=lambda state, done: done.epoch < 2,
    )
    assert halted.outcome.reason == "stopped"
    assert [done.stored for done in halted.epochs] == [True, False]


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
