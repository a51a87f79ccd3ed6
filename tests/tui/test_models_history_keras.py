"""Then and now: Keras takes every old line as it is said, and every line of today as it should."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.zoo.keras_model import build
from engine.zoo.models import MODELS, model
from tests.tui.test_models_history import (
    FILE,
    IMDB,
    INPUT,
    METRICS,
    MISSPELT,
    OLD_LINES,
    SPLIT,
    STOPPING,
    TOKENIZER,
    WEIGHTS,
    line,
)
from tui.models_history import changes


class Called:
    """What a pickle can do when it is read."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
        return os.mkdir, ("made-by-a-pickle",)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(text: str, **names: Any) -> Any:
    """A line of a notebook, with the names that it has there."""
    return eval(text, names)


@pytest.mark.parametrize(
    "name", [name for name in MODELS if any("input_length" in old for old in OLD_LINES[name])]
)
def test_input_length_warns_and_leaves_the_model_unbuilt(name: str) -> None:
    import keras

    change = next(each for each in changes(model(name)) if "input_length" in each.then)
    with pytest.warns(UserWarning, match="input_length"):
        old = keras.Sequential([run(change.then, Embedding=keras.layers.Embedding)])
    told: list[str] = []
    old.summary(print_fn=told.append)
    assert not old.built and "Total params: 0" in "\n".join(told)
    now = run(f"[{change.now}]", Embedding=keras.layers.Embedding, Input=keras.Input)
    new = keras.Sequential(now)
    table = model(name).layers[1]
    assert new.count_params() == table.vocabulary * table.embedding  # type: ignore[attr-defined]


def test_metrics_want_a_list() -> None:
    change = line("lstm", METRICS)
    keras_model = build(model("onehot-rnn"))
    with pytest.raises(ValueError, match="metrics") as caught:
        run(f"m.compile(loss='binary_crossentropy', {change.then})", m=keras_model)
    assert type(caught.value).__name__ == change.outcome
    run(f"m.compile(loss='binary_crossentropy', {change.now})", m=keras_model)


def test_a_shape_wants_a_tuple() -> None:
    import keras

    change = line("deep-conv1d", "Input(shape=(300))")
    with pytest.raises(ValueError, match="shape") as caught:
        run(change.then, Input=keras.Input)
    assert type(caught.value).__name__ == change.outcome
    assert run(change.now, Input=keras.Input).shape == (None, 300)


def test_a_misspelt_option_is_refused() -> None:
    import keras

    change = line("onehot-rnn", MISSPELT)
    checkpoint = keras.callbacks.ModelCheckpoint
    with pytest.raises(TypeError, match="save_best_onlu") as caught:
        run(f"checkpoint('best.keras', {change.then})", checkpoint=checkpoint)
    assert type(caught.value).__name__ == change.outcome
    assert run(f"checkpoint('best.keras', {change.now})", checkpoint=checkpoint).save_best_only


def test_a_sequential_has_inputs_and_no_input() -> None:
    import keras

    for name in ("fashion-cnn", "digit-cnn"):
        change, m = line(name, INPUT), build(model(name))
        m.compile(loss="sparse_categorical_crossentropy")
        m.fit(np.zeros((1, 28, 28, 1)), np.zeros(1), verbose=0)
        with pytest.raises(AttributeError) as caught:
            run(change.then, Model=keras.Model, m=m)
        assert type(caught.value).__name__ == change.outcome
        filters = model(name).layers[1].filters  # type: ignore[attr-defined]
        assert run(change.now, Model=keras.Model, m=m).output_shape == (None, 28, 28, filters)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_files_of_weights_have_their_ending_and_whole_models_still_load(here: Path) -> None:
    import keras

    m = build(model("embedding-rnn"))
    weights, whole = line("lstm", WEIGHTS), line("lstm", FILE)
    with pytest.raises(ValueError, match=r"\.weights\.h5") as caught:
        run(weights.then, model=m)
    assert type(caught.value).__name__ == weights.outcome
    run(weights.now, model=m)
    m.save("best.h5")
    m.save("best.keras")
    for text in (whole.then, whole.now):
        assert run(text, load_model=keras.models.load_model).count_params() == 8209


def test_the_tokenizer_is_gone_from_keras_and_not_from_tensorflow() -> None:
    import keras
    import tensorflow as tf

    change = line("conv1d", TOKENIZER)
    with pytest.raises(AttributeError):
        run(f"keras.{change.then}", keras=keras)
    assert run(f"keras.{change.then}", keras=tf.keras).num_words == 5000
    run(change.now, TextVectorization=keras.layers.TextVectorization)


def test_early_stopping_restores_also_when_every_epoch_ran() -> None:
    import keras

    change = line("lstm", STOPPING)
    m = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    m.compile("sgd", "mse")
    kept: list[Any] = []

    class Worse(keras.callbacks.Callback):  # type: ignore[misc]
        """The first epoch is the best."""

        def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
            kept.append(m.get_weights()[0].copy())
            logs["val_loss"] = float(epoch)

    stopping = run(f"stop({change.then})", stop=keras.callbacks.EarlyStopping)
    x = np.ones((4, 1))
    m.fit(x, 5 * x, epochs=3, verbose=0, callbacks=[Worse(), stopping])
    assert len(kept) == 3 and stopping.stopped_epoch == 0
    assert np.array_equal(m.get_weights()[0], kept[0]) and not np.array_equal(kept[0], kept[2])


def test_the_last_rows_are_held_back_also_when_shuffling() -> None:
    import keras

    change = line("conv1d", SPLIT)
    m = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    m.compile(keras.optimizers.SGD(0.0), "mae")
    x = np.arange(10.0).reshape(-1, 1)
    fit = change.then.replace("…", "x, 0 * x, shuffle=True, verbose=0")
    assert run(f"m.{fit}", m=m, x=x).history["val_loss"] == [8.5]


def test_a_pickle_runs_what_it_says_and_keras_does_not_let_it(here: Path) -> None:
    from keras.src.datasets.npz_utils import load_npz

    trap = np.empty(1, dtype=object)
    trap[0] = Called()
    np.savez("imdb.npz", x_train=trap)
    with pytest.raises(pickle.UnpicklingError):
        load_npz("imdb.npz")["x_train"]
    assert not (here / "made-by-a-pickle").exists()
    assert line("gru", IMDB).then == IMDB
    run(f"{IMDB}['x_train']", np=np)
    assert (here / "made-by-a-pickle").is_dir()


def test_to_categorical_gives_double_numbers_and_one_hot_single_ones() -> None:
    import keras

    change = line("onehot-rnn", "to_categorical(train_seq)")
    ids = np.zeros((2, 100), dtype=np.int32)
    rows = run(change.then, to_categorical=keras.utils.to_categorical, train_seq=ids)
    assert rows.dtype == np.float64
    now = run(change.now, ops=keras.ops, ids=ids)
    assert tuple(now.shape) == (2, 100, 500) and now.dtype == "float32"


def test_subwords_are_trained_with_a_trainer_of_that_name() -> None:
    from tokenizers import trainers

    change = line("average-pooling", "tfds.load('imdb_reviews/subwords8k')")
    assert run(change.now, BpeTrainer=trainers.BpeTrainer).vocab_size == 8184
