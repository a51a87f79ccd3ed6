"""Loading against `keras.datasets.imdb.load_data` itself, and padding against `pad_sequences`."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.corpus.loading import LoadRefused, LoadSettings, PadSettings, load
from engine.corpus.store import Corpus
from tests.engine.small_corpus import Reviews, corpus

Keras = Callable[[Corpus, LoadSettings], Any]

reviews = st.lists(
    st.tuples(st.integers(0, 1), st.lists(st.integers(1, 30), min_size=1, max_size=12)),
    min_size=1,
    max_size=8,
)
some_settings = st.builds(
    LoadSettings,
    num_words=st.none() | st.integers(1, 40),
    skip_top=st.integers(0, 12),
    maxlen=st.none() | st.integers(1, 14),
    seed=st.integers(0, 2**32 - 1),
    start_char=st.none() | st.integers(0, 40),
    oov_char=st.none() | st.integers(0, 40),
    index_from=st.integers(0, 6),
)


@pytest.fixture(scope="module")
def keras_load(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keras]:
    """Keras' own load_data, reading a file written for it instead of one it would fetch."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from keras.src.datasets import imdb

    path = tmp_path_factory.mktemp("keras") / "small.npz"

    def load_data(small: Corpus, how: LoadSettings) -> Any:
        _write(path, small)
        return imdb.load_data(
            num_words=how.num_words,
            skip_top=how.skip_top,
            maxlen=how.maxlen,
            seed=how.seed,
            start_char=how.start_char,
            oov_char=how.oov_char,
            index_from=how.index_from,
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(imdb, "get_file", lambda **_: str(path))
        yield load_data


def _write(path: Path, small: Corpus) -> None:
    arrays = {}
    for name, half in (("train", small.train), ("test", small.test)):
        sequences = np.empty(len(half), dtype=object)
        for i in range(len(half)):
            sequences[i] = half.ranks_of(i).tolist()
        arrays |= {f"x_{name}": sequences, f"y_{name}": half.labels.astype(np.int64)}
    np.savez(path, **arrays)


@given(train=reviews, test=reviews, how=some_settings)
@settings(max_examples=100)
def test_every_setting_loads_what_keras_loads(
    keras_load: Keras, train: Reviews, test: Reviews, how: LoadSettings
) -> None:
    small = corpus(train, test)
    try:
        (x_train, y_train), (x_test, y_test) = keras_load(small, how)
    except ValueError:  # Keras: no sequence was kept
        with pytest.raises(LoadRefused) as refused:
            load(small, how)
        assert refused.value.code == "maxlen_leaves_no_review"
        return
    loaded = load(small, how)
    for name, x, y in (("train", x_train, y_train), ("test", x_test, y_test)):
        assert loaded.count(name) == len(x)
        assert [loaded.ids(name, i).tolist() for i in range(len(x))] == [list(ids) for ids in x]
        assert loaded.labels(name).tolist() == y.tolist()
        assert loaded.lengths(name).tolist() == [len(ids) for ids in x]


@given(
    train=reviews,
    how=some_settings,
    maxlen=st.integers(1, 15),
    padding=st.sampled_from(["pre", "post"]),
    truncating=st.sampled_from(["pre", "post"]),
    data=st.data(),
)
@settings(max_examples=100)
def test_padded_is_pad_sequences(
    train: Reviews,
    how: LoadSettings,
    maxlen: int,
    padding: Any,
    truncating: Any,
    data: st.DataObject,
) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from keras.utils import pad_sequences

    try:
        loaded = load(corpus(train, train), how)
    except LoadRefused:
        return
    count = loaded.count("train")
    ids = [loaded.ids("train", i).tolist() for i in range(count)]
    pad = PadSettings(maxlen, padding, truncating)
    expected = pad_sequences(ids, maxlen=maxlen, padding=padding, truncating=truncating)
    result = loaded.padded("train", pad)
    assert result.dtype == np.int32
    assert result.tolist() == expected.tolist()

    chosen = np.array(data.draw(st.lists(st.integers(0, count - 1), max_size=10)), dtype=np.int64)
    assert loaded.padded("train", pad, chosen).tolist() == expected[chosen].tolist()


def test_many_blocks_pad_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(0)
    many = [
        (int(generator.integers(2)), generator.integers(1, 50, generator.integers(0, 40)).tolist())
        for _ in range(200)
    ]
    for how in (LoadSettings(num_words=20), LoadSettings(num_words=20, oov_char=None)):
        loaded = load(corpus(many, many[:3]), how)
        whole = loaded.padded("train", PadSettings(17))
        monkeypatch.setattr("engine.corpus.padding.BLOCK", 30)
        assert loaded.padded("train", PadSettings(17)).tolist() == whole.tolist()
        monkeypatch.undo()


def test_without_num_words_the_rarest_word_becomes_unknown() -> None:
    loaded = load(corpus([(0, [1, 9, 2])], [(1, [1])]))
    assert loaded.ids("train", 0).tolist() == [1, 4, 2, 5]
    assert loaded.limit == 12


def test_without_num_words_only_the_reviews_that_are_kept_count() -> None:
    loaded = load(corpus([(0, [1, 3]), (0, [1, 9, 2, 2])], [(1, [1])]), LoadSettings(maxlen=5))
    assert loaded.limit == 6
    assert loaded.ids("train", 0).tolist() == [1, 4, 2]


def test_skip_top_replaces_the_start_token_too() -> None:
    loaded = load(corpus([(0, [1, 9])], [(1, [1])]), LoadSettings(num_words=50, skip_top=5))
    assert loaded.ids("train", 0).tolist() == [2, 2, 12]


def test_maxlen_drops_reviews_of_that_very_length() -> None:
    small = corpus([(0, [1, 2]), (1, [1, 2, 3])], [(1, [1])])
    loaded = load(small, LoadSettings(maxlen=4))
    assert loaded.lengths("train").tolist() == [3]
    assert loaded.labels("train").tolist() == [0]


def test_maxlen_that_leaves_nothing_says_what_would() -> None:
    with pytest.raises(LoadRefused) as refused:
        load(corpus([(0, [1, 2]), (1, [1, 2, 3])], [(1, [1])]), LoadSettings(maxlen=3))
    assert refused.value.code == "maxlen_leaves_no_review"
    assert refused.value.values == {"maxlen": 3, "least": 4}


def test_a_corpus_without_test_reviews_can_be_loaded() -> None:
    loaded = load(corpus([(0, [1, 2])], []), LoadSettings(maxlen=9, start_char=None))
    assert loaded.count("test") == 0
    assert loaded.lengths("test").tolist() == []
    assert loaded.padded("test", PadSettings(4)).shape == (0, 4)


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"num_words": 0}, "setting_too_small"),
        ({"maxlen": 0}, "setting_too_small"),
        ({"skip_top": -1}, "setting_too_small"),
        ({"index_from": -1}, "setting_too_small"),
        ({"start_char": -1}, "setting_too_small"),
        ({"oov_char": -1}, "setting_too_small"),
        ({"seed": -1}, "setting_too_small"),
        ({"seed": 2**32}, "setting_too_large"),
        ({"index_from": 2**31}, "setting_too_large"),
    ],
)
def test_settings_that_mean_nothing_are_refused_by_name(
    settings: dict[str, int], code: str
) -> None:
    with pytest.raises(LoadRefused) as refused:
        LoadSettings(**settings)
    assert refused.value.code == code
    assert refused.value.values["setting"] == next(iter(settings))
