"""The script writer: what it writes for which model, and that its readers read what Keras reads."""

import math
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.why import Refusal
from engine.zoo.editing import with_layer, with_settings, without_layer
from engine.zoo.layers import Conv1D, Ids, ImpossibleShape
from engine.zoo.models import MODELS, model
from engine.zoo.script import Script, write
from engine.zoo.script.imports import packages, statements
from engine.zoo.script.pieces import Code, Import, quoted
from engine.zoo.script.shortest import shortest
from engine.zoo.spec import Spec
from tests.engine.samples import REVIEWS, archive, calling, folder, npz, objects, pickled_npy

READER = {
    "onehot-rnn": ("load_imdb", {"VOCABULARY": 40}),
    "digit-cnn": ("load_pictures", {}),
    "average-pooling": ("load_reviews", {}),
}
Reader = Callable[[str], Any]


def _reader(name: str) -> Reader:
    """The reader that the program of a model brings along."""
    written = write(model(name))
    (part,) = (step for step in written.steps if step.name == "reader")
    source = "\n".join(
        piece.text if isinstance(piece, Code) else _left(piece)
        for piece in part.pieces
        if isinstance(piece, Code) or hasattr(piece, "before")
    )
    function, names = READER[name]
    namespace: dict[str, Any] = dict(names)
    assert "len(rows) < 10" in source  # and here are fewer
    exec(f"{statements(part.needs)}\n{source}".replace("< 10", "< 2"), namespace)
    found: Reader = namespace[function]
    return found


def _left(piece: Any) -> str:
    """A sentence is worded elsewhere; its code will do."""
    return f'{" " * piece.indent}{piece.before}"{piece.arguments[0].code}"{piece.after}'


def _split(written: Script) -> list[str]:
    return [step.name for step in written.steps]


def _remarks(written: Script) -> set[str]:
    return {note.code for step in written.steps for note in step.notes}


def _text(written: Script) -> str:
    pieces = [piece for step in written.steps for piece in step.pieces]
    return "\n".join(
        piece.text
        if isinstance(piece, Code)
        else f"{getattr(piece, 'before', '')}{getattr(piece, 'arguments', '')}"
        for piece in pieces
    )


@pytest.mark.parametrize("name", MODELS)
def test_training_is_what_the_record_says(name: str) -> None:
    spec = model(name)
    written = write(spec)
    assert written.trains == (spec.fit is not None)
    assert not written.changed
    text = _text(written)
    if spec.fit is None:
        assert "model.fit" not in text and "DATA" not in text
        return
    assert f"(learning_rate={spec.fit.learning_rate})" in text
    assert {"adam": "Adam", "rmsprop": "RMSprop"}[spec.fit.optimizer] in text
    assert f"default={spec.fit.epochs}" in text
    batch = f"len(labels) / {spec.fit.batch})" if name == "average-pooling" else ""
    assert (batch or f"'batch_size={spec.fit.batch}'") in text
    assert ("EarlyStopping" in text) == (spec.fit.patience is not None)
    if spec.fit.patience is not None:
        assert f"EarlyStopping(patience={spec.fit.patience}, restore_best_weights=True)" in text
    held = {"last": "validation_split=0.2", "drawn": "(x_valid, y_valid)", "test": "x_test, y_test"}
    assert held[spec.fit.split.way] in text
    assert ("train_test_split" in text) == (spec.fit.split.way == "drawn")


def test_losses_follow_the_task() -> None:
    assert "'loss=\"binary_crossentropy\"'" in _text(write(model("gru")))
    assert "BinaryCrossentropy(from_logits=True)" in _text(write(model("average-pooling")))
    assert "threshold=0.0" in _text(write(model("average-pooling")))
    assert "sparse_categorical_crossentropy" in _text(write(model("digit-cnn")))


def test_data_are_read_as_the_layers_want_them() -> None:
    text = _text(write(with_settings(model("deep-conv1d"), ["vocabulary=700", "length=120"])))
    assert "VOCABULARY = 700\nLENGTH = 120\n" in text
    assert 'maxlen=LENGTH, padding="post"' in text
    assert "ops.image.resize(pictures, (31, 28))" in _text(
        write(with_settings(model("digit-cnn"), ["height=31"]))
    )
    assert "resize" not in _text(write(model("digit-cnn")))


def test_reviews_of_any_length_come_in_batches() -> None:
    drawn = write(with_settings(model("lstm"), ["length=none"]))
    assert _split(drawn) == [
        "options", "reader", "reviews", "split", "batches", "model", "training", "test"
    ]  # fmt: skip
    assert "padding" in _split(write(model("lstm")))
    last = _text(write(with_settings(model("conv-lstm"), ["length=none"])))
    assert "validation_split" not in last and "x_train[:kept]" in last
    assert "jit_compile=False" in last and "jit_compile" not in _text(write(model("conv-lstm")))


def test_batches_are_full_but_for_the_last() -> None:
    """As Keras has them, and as the sentence above them says."""
    (part,) = (step for step in write(model("average-pooling")).steps if step.name == "batches")
    tf = MagicMock()
    tf.data.experimental = SimpleNamespace(assert_cardinality=lambda count: count)
    names: dict[str, Any] = {"math": math, "np": np, "keras": MagicMock(), "tf": tf}
    exec("\n".join(piece.text for piece in part.pieces if isinstance(piece, Code)), names)
    names["batches"]([[1]] * 25, np.arange(25))
    padded = tf.data.Dataset.from_generator.call_args.args[0]
    assert [labels.tolist() for _ids, labels in padded()] == [
        [*range(10)],
        [*range(10, 20)],
        [*range(20, 25)],
    ]


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        (model("dense-cnn"), "only_counted"),
        (with_settings(model("onehot-rnn"), ["sequences=yes"]), "answers_many_times"),
        (without_layer(model("fashion-cnn"), 5), "answers_many_times"),
        (with_settings(model("onehot-rnn"), ["vocabulary=2"]), "too_few_ids"),
        (with_settings(model("average-pooling"), ["vocabulary=256"]), "too_few_ids"),
    ],
)
def test_what_cannot_be_trained_says_why(spec: Spec, reason: str) -> None:
    written = write(spec)
    assert not written.trains
    assert reason in _remarks(written)
    assert _split(written) == ["model", "reason"]
    with pytest.raises(Refusal) as refused:
        write(spec, data="x.npz")
    assert refused.value.code == "script_reads_no_data"


def test_what_just_can_be_trained_is() -> None:
    assert write(with_settings(model("onehot-rnn"), ["vocabulary=3"])).trains
    assert write(with_settings(model("average-pooling"), ["vocabulary=257"])).trains


def test_an_impossible_model_is_refused() -> None:
    layers = model("conv1d").layers
    with pytest.raises(ImpossibleShape):
        write(replace(model("conv1d"), layers=(Ids(4), *layers[1:])))


def test_packages_are_named_as_they_are_installed() -> None:
    assert write(model("gru")).packages == ("tensorflow",)
    assert write(model("lstm")).packages == ("scikit-learn", "tensorflow")
    assert write(model("average-pooling")).packages == ("tensorflow", "tokenizers")
    assert packages({Import("keras"), Import("sys")}) == ("tensorflow",)


def test_imports_are_in_the_usual_order() -> None:
    needs = {
        Import("keras", "ops"),
        Import("keras", "layers"),
        Import("numpy", called="np"),
        Import("keras"),
        Import("pathlib", "Path"),
        Import("sys"),
    }
    assert statements(needs) == (
        "import sys\nfrom pathlib import Path\n\n"
        "import keras\nimport numpy as np\nfrom keras import layers, ops"
    )


@given(st.text())
def test_a_quoted_text_is_that_text(text: str) -> None:
    written = quoted(text)
    assert eval(written) == text
    assert "\n" not in written and written.isprintable()


def test_the_shortest_review_is_the_least_that_fits() -> None:
    assert shortest(model("average-pooling")) == 1
    assert shortest(with_layer(model("average-pooling"), 1, Conv1D(4, 7))) == 7
    deep = with_settings(model("conv-lstm"), ["length=none", "kernel=50", "pool=6"])
    least = shortest(deep)
    assert least == 50 + 6 - 1
    assert f"max({least}, *map(len, chosen))" in _text(write(deep))


def test_a_file_is_read_as_keras_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from keras.src.datasets import imdb

    draw = np.random.default_rng(0)
    arrays = {
        f"x_{split}": objects(
            [draw.integers(1, 60, draw.integers(3, 20)).tolist() for _ in range(count)]
        )
        for split, count in (("train", 50), ("test", 30))
    }
    labels = {"y_train": np.arange(50) % 2, "y_test": np.arange(30) % 2}
    path = npz(tmp_path / "imdb.npz", **arrays, **labels)
    monkeypatch.setattr(imdb, "get_file", lambda **_: str(path))
    theirs = imdb.load_data(num_words=READER["onehot-rnn"][1]["VOCABULARY"])
    ours = _reader("onehot-rnn")(str(path))
    for (reviews, answers), (their_reviews, their_answers) in zip(ours, theirs, strict=True):
        assert list(reviews) == list(their_reviews)
        assert answers.tolist() == their_answers.tolist()


def test_a_file_can_run_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    good = npz(tmp_path / "good.npz")
    bad = tmp_path / "bad.npz"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            run = pickled_npy(calling(os.mkdir, str(mark)), 1)
            target.writestr(name, run if name == "x_train.npy" else source.read(name))
    with pytest.raises(SystemExit, match="no_imdb_file"):
        _reader("onehot-rnn")(str(bad))
    with pytest.raises(SystemExit, match="no_pictures"):
        _reader("digit-cnn")(str(bad))
    assert not mark.exists()


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"y_test": None}, "no_imdb_file"),
        ({"x_train": np.zeros((2, 28, 28))}, "no_imdb_file"),
        ({"x_test": objects([[1], "words"])}, "no_imdb_file"),
        ({"y_train": np.array(1)}, "labels_differ"),
    ],
)
def test_another_file_gets_a_sentence(changed: dict[str, Any], name: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=name):
        _reader("onehot-rnn")(str(npz(tmp_path / "imdb.npz", **changed)))


def test_a_cut_file_gets_a_sentence(tmp_path: Path) -> None:
    path = npz(tmp_path / "imdb.npz")
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(SystemExit, match="no_imdb_file"):
        _reader("onehot-rnn")(str(path))


def test_reviews_are_found_in_folders_and_archives(tmp_path: Path) -> None:
    reviews = {**REVIEWS, "train/unsup/3_0.txt": "Neither.", "train/urls.txt": "http"}
    read = _reader("average-pooling")
    root = folder(tmp_path / "films", reviews)
    for path in (root, tmp_path, archive(tmp_path / "films.tar.gz", reviews)):
        (texts, labels), (test_texts, test_labels) = read(str(path))
        assert sorted(zip(texts, labels.tolist(), strict=True)) == sorted(
            (text, int("/pos/" in name)) for name, text in REVIEWS.items() if "train" in name
        )
        assert len(test_texts) == len(test_labels) == 2
