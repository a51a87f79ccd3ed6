"""The trainer against Keras itself: the same epochs, the same weights, the same test."""

from typing import Any

import numpy as np
import pytest

from tests.engine.training_small import Watched, small_feed, small_plan

pytestmark = pytest.mark.usefixtures("uncompiled")


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
    loss, accuracy = model.evaluate(test.inputs(np.arange(len(test))), test.labels, verbose=0)
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
        feed.train.inputs(order),
        feed.train.labels[order],
        batch_size=plan.fit.batch,
        shuffle=False,
        verbose=0,
        validation_data=(
            feed.validation.inputs(np.arange(len(feed.validation))),
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
        model.train_on_batch(feed.train.inputs(rows), feed.train.labels[rows].astype("float32"))
    rows = [np.arange(len(feed.test))[at : at + 16] for at in (0, 16, 32)]
    losses = [
        model.evaluate(feed.test.inputs(some), feed.test.labels[some], verbose=0) for some in rows
    ]
    theirs = np.average(losses, weights=[len(some) for some in rows])
    assert watched.outcome.test is not None
    assert watched.outcome.test.loss == pytest.approx(theirs, rel=1e-4)
