"""Then and now: which lines concern a model, that Keras takes them so, and how they are shown."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot

from engine.zoo.editing import with_settings, without_layer
from engine.zoo.keras_model import build
from engine.zoo.models import MODELS, model
from tests.tui.conftest import MakeApp
from tests.tui.models_views import SIZES, lab_of, open_view, why_of
from tests.tui.pilots import press, screen_text, settle
from tui.models_history import Change, changes
from tui.screens.models.history import change_answer
from widgets.safe_text import cell_len
from widgets.virtual_list import VirtualList

IMDB = "np.load('imdb.npz', allow_pickle=True)"
METRICS, MISSPELT = "metrics='accuracy'", "save_best_onlu=True"
STOPPING = "patience=3, restore_best_weights=True"
WEIGHTS, FILE = "model.save_weights('best.h5')", "load_model('best.h5')"
SPLIT, INPUT = "fit(…, validation_split=0.2)", "Model(m.input, m.layers[0].output)"
TOKENIZER = "preprocessing.text.Tokenizer(5000)"
OF_5000 = (TOKENIZER, IMDB, "Embedding(5000, 32, input_length=500)", SPLIT)
OF_500 = "Embedding(500, 16, input_length=100)"
GATES = (IMDB, OF_500, METRICS, STOPPING, WEIGHTS, FILE)

#: What each notebook has, in the order of its cells.
OLD_LINES = {
    "embedding-lookup": ("preprocessing.text.Tokenizer(7)", "Embedding(7, 2, input_length=5)"),
    "flat-embedding": OF_5000,
    "conv1d": OF_5000,
    "gru": OF_5000,
    "conv-lstm": OF_5000,
    "average-pooling": ("tfds.load('imdb_reviews/subwords8k')",),
    "onehot-rnn": (
        IMDB,
        "to_categorical(train_seq)",
        METRICS,
        MISSPELT,
        STOPPING,
        WEIGHTS,
        FILE,
    ),
    "embedding-rnn": (IMDB, OF_500, METRICS, MISSPELT, STOPPING, WEIGHTS, FILE),
    "lstm": GATES,
    "stacked-lstm": GATES,
    "stacked-gru": GATES,
    "deep-conv1d": (IMDB, "Input(shape=(300))"),
    "dense-cnn": (),
    "fashion-cnn": (WEIGHTS, FILE, INPUT),
    "digit-cnn": (METRICS, STOPPING, WEIGHTS, FILE, INPUT),
}


def line(name: str, then: str) -> Change:
    return next(change for change in changes(model(name)) if change.then == then)


@pytest.mark.parametrize("name", MODELS)
def test_every_model_has_the_lines_of_its_notebook(name: str) -> None:
    assert tuple(change.then for change in changes(model(name))) == OLD_LINES[name]


def test_the_numbers_are_the_models_own() -> None:
    changed = with_settings(model("lstm"), ["vocabulary=1000", "embedding=8", "length=50"])
    old = [change.then for change in changes(changed)]
    assert "Embedding(1000, 8, input_length=50)" in old
    assert "imdb.load_data(num_words=1000)" in [change.now for change in changes(changed)]
    unknown = with_settings(model("lstm"), ["length=none"])
    assert not any("input_length" in change.then for change in changes(unknown))
    bare = without_layer(model("onehot-rnn"), 2)
    assert any("to_categorical" in change.then for change in changes(bare))


def test_one_hot_rows_weigh_eight_billion_bytes() -> None:
    answer = change_answer(line("onehot-rnn", "to_categorical(train_seq)"))
    assert answer.formula == "20000 × 100 × 500 × 8"
    assert answer.value == "8,000,000,000 bytes"
    assert "8,000,000." in answer.note and "4,000,000,000 bytes" in answer.note
    assert answer.lines[-1].value == "ops.one_hot(ids, 500)"


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_both_lines_fit_side_by_side_at_eighty_columns(lang: str) -> None:
    from tui import language

    language.use(lang)
    for spec in MODELS.values():
        for change in changes(spec):
            assert cell_len(change.then) <= 38 and cell_len(change.now) <= 39


# That Keras takes them so


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


# How they are shown


def listed(pilot: Pilot[int]) -> tuple[tuple[str, ...], ...]:
    return lab_of(pilot).query_one("#history-lines", VirtualList).sheet().rows


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_then_and_now_stand_side_by_side_and_nothing_is_cut(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        for name in ("onehot-rnn", "embedding-rnn", "conv1d", "digit-cnn", "average-pooling"):
            await open_view(pilot, "history", name)
            told = changes(model(name))
            assert listed(pilot) == tuple((change.then, change.now) for change in told)
            text = screen_text(pilot)
            for change in told:
                assert change.then in text and change.now in text


async def test_on_a_narrow_screen_they_lie_below_one_another(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await open_view(pilot, "history", "embedding-rnn")
        text = screen_text(pilot)
        assert "− Embedding(500, 16, input_length=100)" in text
        assert "+ Input((100,)), Embedding(500, 16)" in text
        await press(pilot, *["down"] * 3)
        assert why_of(pilot).title == "Embedding(500, 16, input_length=100)"
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert lab_of(pilot).query_one("#history-lines", VirtualList).cursor == 1
        assert why_of(pilot).title == "Embedding(500, 16, input_length=100)"
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert lab_of(pilot).query_one("#history-lines", VirtualList).cursor == 2


async def test_a_line_says_what_becomes_of_it_and_what_to_write(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await open_view(pilot, "history", "lstm")
        await press(pilot, "down", "down")
        why = why_of(pilot)
        assert (why.title, why.sign, why.value) == ("metrics='accuracy'", "→", "ValueError")
        assert why.lines[0].value == "metrics=['accuracy']"
        await press(pilot, "down")
        assert why_of(pilot).lines == ()


async def test_a_model_without_any_says_so(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await open_view(pilot, "history", "dense-cnn")
        assert "Nothing that has changed since concerns this model." in screen_text(pilot)


async def test_it_stands_in_every_size_and_language_with_its_cursor(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZES[1]) as pilot:
        await open_view(pilot, "history", "digit-cnn")
        await press(pilot, "end")
        for size in (*SIZES, (1, 1), SIZES[1]):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert why_of(pilot).title == INPUT
        await press(pilot, "l", "l")
        assert why_of(pilot).title == INPUT
