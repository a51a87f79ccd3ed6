"""Trained models read a sentence in NumPy exactly as Keras does."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.corpus.catalogue import import_corpus
from engine.explain.numbers import Numbers
from engine.explain.plain import Dense
from engine.files.places import places
from engine.runs import starters
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training.wishes import Wishes
from engine.zoo.layers import GRU, LSTM, Conv1D, Embedding, Ids, OneHot, SimpleRNN
from engine.zoo.layers import Dense as DenseLayer
from engine.zoo.spec import Reviews, Spec
from tests.engine import samples
from tests.engine.samples import refused
from tests.engine.scripted_training import Scripted, plan
from tests.tui.training_commands import Train, stopping
from tui.recurrent import Token, reader, starter_with

SENTENCE = "This film was not bad at all: a WONDERFUL surprise, gobbledygook and everything."


def small(*layers: Any, length: int | None = 8, **feed: Any) -> Spec:
    """A model on the scripted reviews, with these layers between its ids and its answer."""
    answer = DenseLayer(1, "sigmoid", answers=True)
    return Spec("small", "test", "sentiment", (Ids(length), *layers, answer), Reviews(**feed))


def keras(name: str, ids: Numbers) -> float:
    """The probability that Keras comes to with a starter's weights."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from engine.zoo.keras_model import build

    model = build(starters.starter(name).plan.spec)
    found = starters.weights(name)
    for variable in model.variables:
        path = next((path for path in found if variable.path.endswith(path)), None)
        if path is not None:
            variable.assign(found[path])
    return float(np.asarray(model(ids, training=False))[0, 0])


@pytest.mark.parametrize("name", ["gru", "stacked-lstm", "embedding-rnn"])
def test_a_sentence_comes_to_the_prediction_of_keras(name: str, store: Store) -> None:
    found = reader(store, f"starter:{name}")
    tokens = found.read(SENTENCE)
    x = found.vectors(tokens)
    for layer in found.layers.values():
        x = layer.states(x).state
    weights, answer = starters.weights(name), x[-1]
    for dense in [path for path in weights if path.startswith("dense") and "kernel" in path]:
        kernel, bias = weights[dense], weights[dense.replace("kernel", "bias")]
        activation = "sigmoid" if kernel.shape[1] == 1 else "relu"
        answer = Dense(answer, kernel, bias, activation).output
    ids = np.array([[token.id for token in tokens]], dtype=np.int32)
    assert answer[0] == pytest.approx(keras(name, ids), abs=1e-5)


def test_a_sentence_is_read_as_the_reviews_are(store: Store) -> None:
    found = reader(store, "starter:gru")
    tokens = found.read("The film, GOBBLEDYGOOK")
    words = starters.starter("gru").words
    assert tokens[-4:] == (
        Token("", 1, "start"),
        Token("the", 4, "word"),
        Token("film", words.index("film") + 4, "word"),
        Token("gobbledygook", 2, "unknown"),
    )
    assert len(tokens) == 500 and set(tokens[:-4]) == {Token("", 0, "padding")}
    table = starters.weights("gru")["embedding/embeddings"]
    np.testing.assert_array_equal(found.vectors(tokens[-2:]), table[[words.index("film") + 4, 2]])


def test_a_word_beyond_the_vocabulary_is_unknown(store: Store) -> None:
    """Of 500 ids 496 are words: the last of the words that are kept has none."""
    words = starters.starter("embedding-rnn").words
    read = reader(store, "starter:embedding-rnn").read(f"{words[495]} {words[496]}")
    assert [(token.id, token.mark) for token in read[-2:]] == [(499, "word"), (2, "unknown")]


def test_a_long_sentence_loses_its_beginning(store: Store) -> None:
    read = reader(store, "starter:embedding-rnn").read("good " * 99 + "bad")
    assert len(read) == 100 and read[0].word == "good" and read[-1].word == "bad"
    whole = reader(store, "starter:embedding-rnn").read("good " * 98 + "bad")
    assert whole[0].mark == "start"


def test_one_hot_rows_have_a_single_one(store: Store) -> None:
    found = reader(store, "starter:onehot-rnn")
    tokens = found.read("good film")
    rows = found.vectors(tokens)
    assert rows.shape == (100, 500) and (rows.sum(axis=1) == 1).all()
    assert rows.argmax(axis=1).tolist() == [token.id for token in tokens]


@pytest.mark.parametrize(
    ("layers", "kinds"),
    [
        ((Embedding(20, 3), SimpleRNN(4, activation="relu", bias=False)), ["rnn"]),
        ((OneHot(20), LSTM(4, sequences=True), GRU(2, reset_after=False)), ["lstm", "gru"]),
        ((Embedding(20, 3), GRU(4)), ["gru"]),
    ],
)
def test_a_run_is_read_with_its_own_weights_and_words(
    train: Train, store: Store, layers: tuple[Any, ...], kinds: list[str]
) -> None:
    number = train(spec=small(*layers, padding="post"))
    found = reader(store, number)
    assert [layer.kind for layer in found.layers.values()] == kinds
    kept = store.weights(store.run(number))
    for name, layer in found.layers.items():
        tables = [array for path, array in kept.items() if path.partition("/")[0] == name]
        ours = [layer.kernel, layer.recurrent, *([] if layer.bias is None else [layer.bias])]
        assert len(ours) == len(tables)
        assert all(np.array_equal(*pair) for pair in zip(ours, tables, strict=True))
    last = list(found.layers.values())[-1]
    assert (last.activation, last.reset_after) == (
        layers[-1].activation,
        getattr(layers[-1], "reset_after", True),
    )
    tokens = found.read("good film, terrible film")
    assert [token.mark for token in tokens] == [
        *("start", "word", "word", "unknown", "word"),
        *["padding"] * 3,
    ]
    assert [token.word for token in tokens[1:5]] == ["good", "film", "terrible", "film"]


def test_a_run_on_characters_reads_characters(store: Store, home: Path, tmp_path: Path) -> None:
    path = samples.table(tmp_path / "letters.csv", samples.TABLE)
    import_corpus(path, places(home), name="letters", rule="characters")
    spec = small(Embedding(20, 3), GRU(4), length=None)
    wanted = plan("letters", spec=spec, batch=1)
    number = execute(wanted, lambda _: None, Wishes(), places=places(home), train=Scripted())
    tokens = reader(store, number).read("go ☃")
    assert [token.word for token in tokens] == ["", "g", "o", "☃"]
    assert tokens[-1].mark == "unknown"


def test_a_run_on_subwords_reads_subwords(train: Train, store: Store) -> None:
    spec = small(Embedding(513, 3), GRU(4), length=None, cut="subwords", padding="post")
    tokens = reader(store, train(spec=spec)).read("good film")
    assert "".join(token.word for token in tokens).replace("_", " ").split() == ["good", "film"]
    assert all(token.mark == "word" and token.id > 0 for token in tokens)


def test_what_does_not_read_word_by_word_is_refused(train: Train, store: Store) -> None:
    for name in ("flat-embedding", "conv-lstm"):
        refusal = refused(lambda: reader(store, f"starter:{name}"))  # noqa: B023
        assert (refusal.code, refusal.values) == ("no_recurrence_on_words", {"model": name})
    number = train(spec=small(Embedding(20, 3), Conv1D(2, 3), LSTM(4)))
    assert refused(lambda: reader(store, number)).code == "no_recurrence_on_words"


def test_what_is_not_there_is_refused(train: Train, store: Store) -> None:
    assert refused(lambda: reader(store, 4)).code == "unknown_run"
    assert refused(lambda: reader(store, "starter:nothing")).code == "unknown_starter"
    number = train(stopping(1), spec=small(Embedding(20, 3), GRU(4)))
    assert refused(lambda: reader(store, number)).code == "run_without_weights"
    found = reader(store, "starter:onehot-rnn")
    for text in ("", " ", "?!"):
        assert refused(lambda: found.read(text)).code == "sentence_without_words"  # noqa: B023


def test_every_kind_comes_with_the_app() -> None:
    for kind in ("rnn", "lstm", "gru"):
        key = starter_with(kind)
        assert isinstance(key, str)
        spec = starters.starter(key.removeprefix("starter:")).plan.spec
        wanted = {"rnn": SimpleRNN, "lstm": LSTM, "gru": GRU}[kind]
        assert any(isinstance(layer, wanted) for layer in spec.layers)
