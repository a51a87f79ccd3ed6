"""Early stopping is Keras' own, and wishes are heard from anywhere."""

import math
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.training.plan import BadPlan
from engine.training.state import Memory
from engine.training.wishes import Wishes
from tests.engine import training_small  # noqa: F401 - Keras is to be quiet

losses = st.lists(
    st.sampled_from([0.1, 0.2, 0.2000000001, 0.2000001, 0.3, math.nan, math.inf])
    | st.floats(1e-6, 2),
    min_size=1,
    max_size=12,
)


class _Model:
    """As much of a model as early stopping looks at; its weights are the epoch's number."""

    stop_training = False
    epoch = 0

    def get_weights(self) -> int:
        return self.epoch

    def set_weights(self, weights: int) -> None:
        self.epoch = weights


@given(losses=losses, patience=st.integers(1, 4))
@settings(max_examples=100)
def test_it_ends_where_keras_ends_and_restores_what_keras_restores(
    losses: list[float], patience: int
) -> None:
    import keras

    model = _Model()
    theirs = keras.callbacks.EarlyStopping(
        "val_loss", patience=patience, mode="min", restore_best_weights=True
    )
    theirs.set_model(model)
    theirs.on_train_begin()
    ours = Memory()
    for epoch, loss in enumerate(losses, 1):
        model.epoch = epoch
        theirs.on_epoch_end(epoch - 1, {"val_loss": loss})
        ours = ours.after(epoch, loss)
        assert ours.over(patience) == model.stop_training
        if model.stop_training:
            break
    theirs.on_train_end()
    assert ours.best_epoch == model.epoch


def test_without_patience_it_never_ends() -> None:
    memory = Memory()
    for epoch in range(1, 50):
        memory = memory.after(epoch, float(epoch))
    assert not memory.over(None)


def test_the_first_reason_to_stop_stays() -> None:
    wishes = Wishes()
    assert wishes.halt is None
    wishes.stop("interrupted")
    wishes.stop()
    assert wishes.halt == "interrupted"


def test_others_can_be_asked_whether_to_stop() -> None:
    answers = [False, True]
    wishes = Wishes(lambda: False, lambda: answers.pop(0))
    assert wishes.halt is None
    assert wishes.halt == "stopped"
    assert wishes.halt == "stopped" and not answers


def test_a_pause_is_ended_by_another_thread() -> None:
    for end in (Wishes.resume, Wishes.stop):
        wishes = Wishes()
        wishes.pause()
        assert wishes.paused
        waiting = Thread(target=wishes.wait_while_paused)
        waiting.start()
        end(wishes)
        waiting.join(30)
        assert not waiting.is_alive()


def test_whoever_is_only_asked_ends_a_pause_too() -> None:
    asked = iter([False, False, True])
    wishes = Wishes(lambda: next(asked))
    wishes.pause()
    wishes.wait_while_paused()
    assert wishes.halt == "stopped"


@pytest.mark.parametrize("rate", [0.0, -1.0, math.nan, math.inf])
def test_a_rate_at_which_nothing_is_learned_is_refused(rate: float) -> None:
    wishes = Wishes()
    with pytest.raises(BadPlan):
        wishes.learning_rate(rate)
    assert wishes.new_rate() is None


def test_a_rate_is_taken_once() -> None:
    wishes = Wishes()
    wishes.learning_rate(0.5)
    assert (wishes.new_rate(), wishes.new_rate()) == (0.5, None)
