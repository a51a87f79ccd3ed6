"""What a model is fed is what Keras and sklearn would feed it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.corpus.loading import LoadSettings, load
from engine.corpus.subwords.learning import learn
from engine.corpus.subwords.model import LEAST_SIZE, Subwords
from engine.files.progress import unseen
from engine.training.feeding import divided, feed, subwords_wanted
from engine.training.plan import BadPlan, Plan, plan_for
from engine.zoo.layers import Conv1D, Dense, Embedding, GlobalMaxPooling1D, Ids
from engine.zoo.models import model
from engine.zoo.spec import Reviews, Spec, Split
from tests.engine.training_small import FIT, SPECS, WORDS, small_corpus, small_feed, small_plan

shares = st.sampled_from([0.1, 0.2, 0.25, 0.3, 0.5]) | st.floats(0.05, 0.95)


@given(total=st.integers(2, 500), share=shares)
@settings(max_examples=80)
def test_the_last_rows_are_held_back_as_keras_holds_them_back(total: int, share: float) -> None:
    from keras.src.trainers.data_adapters.array_slicing import train_validation_split

    taught, held = divided(total, Split("last", share))
    everything = np.arange(total)
    if not len(taught) or not len(held):
        with pytest.raises(ValueError):
            train_validation_split((everything,), share)
        return
    ((theirs,), (their_held,)) = train_validation_split((everything,), share)
    assert taught.tolist() == theirs.tolist()
    assert held.tolist() == their_held.tolist()


@given(total=st.integers(2, 500), share=shares, seed=st.integers(0, 2**31 - 1))
@settings(max_examples=100)
def test_rows_are_drawn_as_sklearn_draws_them(total: int, share: float, seed: int) -> None:
    from sklearn.model_selection import train_test_split

    rows = [f"review {row}" for row in range(total)]
    try:
        theirs, their_held = train_test_split(rows, test_size=share, random_state=seed)
    except ValueError:  # none would be left
        theirs, their_held = [], rows
    taught, held = divided(total, Split("drawn", share, seed))
    assert [rows[row] for row in taught] == theirs
    assert [rows[row] for row in held] == their_held


def test_where_the_test_validates_nothing_is_held_back() -> None:
    taught, held = divided(7, Split("test"))
    assert taught.tolist() == list(range(7)) and not len(held)
    fed = small_feed(small_plan("conv1d", split=Split("test")))
    assert (len(fed.train), len(fed.validation)) == (60, 40)
    assert fed.validation is fed.test


@pytest.mark.parametrize("padding", ["pre", "post"])
def test_reviews_are_padded_as_keras_pads_them_in_its_order(padding: Any) -> None:
    import keras

    corpus = small_corpus()
    plan = small_plan("conv1d")
    plan = replace(plan, spec=replace(plan.spec, feed=Reviews(padding=padding)), subset=30)
    fed = feed(plan, corpus, None, unseen)
    loaded = load(corpus, LoadSettings(num_words=WORDS))
    for name, rows, positions in (
        ("train", fed.train, range(22)),
        ("train", fed.validation, range(22, 30)),
        ("test", fed.test, range(40)),
    ):
        lists = [loaded.ids(name, i).tolist() for i in positions]
        theirs = keras.utils.pad_sequences(lists, maxlen=8, padding=padding)
        assert rows.inputs(np.arange(len(rows))).tolist() == theirs.tolist()
        assert rows.labels.tolist() == loaded.labels(name)[list(positions)].tolist()


@pytest.mark.parametrize("padding", ["pre", "post"])
def test_without_a_length_a_batch_is_as_long_as_its_longest(padding: Any) -> None:
    import keras

    corpus = small_corpus()
    spec = replace(SPECS["open"], feed=Reviews(padding=padding))
    fed = feed(Plan(spec, "small", FIT), corpus, None, unseen)
    loaded = load(corpus, LoadSettings(num_words=WORDS))
    chosen = np.array([3, 40, 0])
    lists = [loaded.ids("train", i).tolist() for i in chosen]
    theirs = keras.utils.pad_sequences(lists, padding=padding)
    assert fed.train.inputs(chosen).tolist() == theirs.tolist()
    assert fed.validation.inputs(np.array([0])).tolist()[0][-1] == loaded.ids("train", 45)[-1]


def test_a_batch_is_never_shorter_than_the_model_can_read() -> None:
    answer = Dense(1, "sigmoid", answers=True)
    layers = (Ids(None), Embedding(WORDS, 2), Conv1D(2, 15), GlobalMaxPooling1D(), answer)
    fed = feed(Plan(_with(layers), "small", FIT), small_corpus(), None, unseen)
    assert fed.train.inputs(np.array([0, 1])).shape == (2, 15)


def _with(layers: Any) -> Spec:
    return Spec("a-stack", "nowhere", "sentiment", layers, Reviews(), FIT)


def _subwords(length: int | None) -> tuple[Spec, Subwords]:
    answer = Dense(1, answers=True)
    layers = (Ids(length), Embedding(LEAST_SIZE + 1, 4), GlobalMaxPooling1D(), answer)
    spec = Spec("pieces", "nowhere", "sentiment", layers, Reviews("subwords", "post"), FIT)
    size = subwords_wanted(spec)
    assert size == LEAST_SIZE
    return spec, Subwords(learn(small_corpus(), size, unseen))


@pytest.mark.parametrize("length", [None, 6])
def test_subwords_come_in_the_order_of_words(length: int | None) -> None:
    import keras

    corpus = small_corpus()
    spec, pieces = _subwords(length)
    fed = feed(Plan(spec, "small", FIT), corpus, pieces, unseen)
    loaded = load(corpus, LoadSettings())
    flat, offsets = pieces.encode_all(corpus, "train")
    rows = [loaded.row("train", i) for i in (4, 2, 44)]
    lists = [flat[offsets[row] : offsets[row + 1]].tolist() for row in rows]
    theirs = keras.utils.pad_sequences(lists, maxlen=length, padding="post")
    assert fed.train.inputs(np.array([4, 2, 44])).tolist() == theirs.tolist()
    assert fed.train.labels[[4, 2, 44]].tolist() == loaded.labels("train")[[4, 2, 44]].tolist()


def test_words_are_no_subwords() -> None:
    assert subwords_wanted(model("gru")) is None
    assert subwords_wanted(model("average-pooling")) == 8184


def test_other_data_have_another_fingerprint() -> None:
    plan = small_plan("conv1d")
    corpus = small_corpus()
    other = replace(corpus, about=replace(corpus.about, fingerprint="another"))
    first = feed(plan, corpus, None, unseen).fingerprint
    assert first == feed(replace(plan, subset=30), corpus, None, unseen).fingerprint
    assert first != feed(plan, other, None, unseen).fingerprint
    spec, pieces = _subwords(None)
    assert first != feed(Plan(spec, "small", FIT), corpus, pieces, unseen).fingerprint


def _refused(plan: Plan, train: int = 60, test: int = 40) -> BadPlan:
    with pytest.raises(BadPlan) as refused:
        feed(plan, small_corpus(train, test), None, unseen)
    return refused.value


def test_a_batch_larger_than_the_data_is_refused() -> None:
    refused = _refused(small_plan("conv1d", batch=46))
    assert (refused.code, refused.values) == ("batch_too_large", {"batch": 46, "rows": 45})
    feed(small_plan("conv1d", batch=45), small_corpus(), None, unseen)
    assert _refused(replace(small_plan("conv1d"), subset=20)).code == "batch_too_large"


@pytest.mark.parametrize(("way", "share"), [("last", 0.999), ("last", 1e-17), ("drawn", 0.999)])
def test_a_split_that_leaves_nothing_is_refused(way: Any, share: float) -> None:
    refused = _refused(small_plan("conv1d", split=Split(way, share), batch=1))
    assert refused.code == "split_leaves_none"
    assert _refused(small_plan("conv1d", batch=1), train=1).code == "split_leaves_none"


def test_a_model_for_pictures_is_refused_reviews() -> None:
    assert _refused(plan_for(model("digit-cnn"), "small")).code == "model_reads_pictures"


def test_an_answer_for_every_word_is_refused() -> None:
    layers = (Ids(8), Embedding(WORDS, 2), Dense(1, "sigmoid", answers=True))
    refused = _refused(Plan(_with(layers), "small", FIT))
    assert (refused.code, refused.values["shape"]) == ("answers_not_one", "8×1")


def test_an_id_without_a_row_is_refused_before_anything_is_compiled() -> None:
    answer = Dense(1, "sigmoid", answers=True)
    layers = (Ids(8), Embedding(2, 2), GlobalMaxPooling1D(), answer)
    for length in (8, None):
        plan = Plan(_with((Ids(length), *layers[1:])), "small", FIT)
        refused = _refused(plan)
        assert (refused.code, refused.values["id"]) == ("id_outside", 2)
