import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.corpus.sources import keras_npz
from engine.corpus.store import Corpus
from engine.files.progress import unseen
from tests.engine.samples import TEST, TRAIN, WORDS, npz, objects, refused, with_index


def read(path: Path) -> Corpus:
    return keras_npz.read(path, path.parent / "imdb_word_index.json", unseen)


def test_ranks_are_taken_as_they_are(tmp_path: Path) -> None:
    corpus = read(with_index(npz(tmp_path / "imdb.npz")))
    assert corpus.train.ranks.tolist() == [0, *TRAIN[0], 0, *TRAIN[1]]
    assert corpus.test.ranks.tolist() == [0, *TEST[0], 0, *TEST[1]]
    assert corpus.train.labels.tolist() == [1, 0]
    assert list(corpus.vocabulary) == WORDS
    assert corpus.about.kind == "keras" and not corpus.about.has_text
    assert corpus.train.text_of(0) is None


@pytest.mark.parametrize(
    "rows",
    [
        objects([np.array(row, dtype="<i8") for row in TRAIN]),
        objects([np.array(row, dtype="u1") for row in TRAIN]),
        np.array([[1, 2, 3], [4, 5, 6]]),
        objects([[], [1]]),
    ],
)
def test_rows_may_be_arrays_or_empty(tmp_path: Path, rows: Any) -> None:
    corpus = read(with_index(npz(tmp_path / "imdb.npz", x_train=rows)))
    found = [corpus.train.ranks_of(row).tolist() for row in range(len(corpus.train))]
    assert found == [list(map(int, row)) for row in rows]


@pytest.mark.parametrize("labels", [np.array([1.0, 0.0]), np.array([True, False]), objects([1, 0])])
def test_labels_may_be_any_kind_of_number(tmp_path: Path, labels: Any) -> None:
    corpus = read(with_index(npz(tmp_path / "imdb.npz", y_train=labels)))
    assert corpus.train.labels.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("row", "rank"),
    [([1, 7], 7), ([0], 0), ([1, -3], -3), ([1 << 40], 1 << 40), ([1 << 70], (1 << 63) - 1)],
)
def test_a_rank_without_a_word_is_refused_and_found(
    tmp_path: Path, row: list[int], rank: int
) -> None:
    path = with_index(npz(tmp_path / "imdb.npz", x_test=objects([[1, 2], row])))
    refusal = refused(lambda: read(path))
    assert refusal.code == "rank_outside"
    place = {key: refusal.values[key] for key in ("split", "row", "rank", "size")}
    assert place == {
        "split": "test",
        "row": 1,
        "rank": rank,
        "size": len(WORDS),
    }


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"x_train": objects([[1, 2.0], [1]])}, "review_not_ids"),
        ({"x_train": objects([[1, True], [1]])}, "review_not_ids"),
        ({"x_train": objects(["text", "more"])}, "review_not_ids"),
        ({"x_train": objects([1, 2])}, "review_not_ids"),
        ({"x_train": np.array([1, 2])}, "review_not_ids"),
        ({"x_train": np.array([[1.5], [2]])}, "review_not_ids"),
        ({"x_train": np.array(7)}, "review_not_ids"),
        ({"x_train": objects([None, [1]])}, "review_not_ids"),
        ({"x_train": objects([[1]])}, "lengths_differ"),
        ({"x_test": objects([]), "y_test": np.array([], dtype=int)}, "split_empty"),
        ({"y_train": np.array([1, 2])}, "labels_not_two"),
        ({"y_train": np.array([1, -1])}, "labels_not_two"),
        ({"y_train": np.array([0.5, 1])}, "labels_not_two"),
        ({"y_train": np.array([1, 1]), "y_test": np.array([1, 1])}, "labels_not_two"),
        ({"y_train": np.array([[1], [0]])}, "labels_not_numbers"),
        ({"y_train": objects(["pos", "neg"])}, "labels_not_numbers"),
        ({"y_train": objects([[1], [1, 0]])}, "labels_not_numbers"),
        ({"y_train": np.array(1)}, "labels_not_numbers"),
        ({"y_train": np.array([np.nan, 1])}, "labels_not_two"),
        ({"y_test": None}, "npz_other_arrays"),
    ],
)
def test_arrays_that_are_no_reviews_are_refused(
    tmp_path: Path, changed: dict[str, Any], code: str
) -> None:
    path = with_index(npz(tmp_path / "imdb.npz", **changed))
    assert refused(lambda: read(path)).code == code


def test_numbers_of_any_size_are_taken_for_what_they_are(tmp_path: Path) -> None:
    row = np.array([1, (1 << 64) - 1], dtype="<u8")
    path = with_index(npz(tmp_path / "imdb.npz", x_train=objects([row, [1]])))
    refusal = refused(lambda: read(path))
    assert (refusal.code, refusal.values["row"]) == ("rank_outside", 0)


def test_a_small_file_that_stands_for_endless_reviews_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keras_npz, "TOKEN_LIMIT", 50_000)
    row = [1] * 1000
    path = npz(tmp_path / "imdb.npz", x_train=objects([row] * 100), y_train=np.ones(100))
    assert path.stat().st_size < 5000
    assert refused(lambda: read(with_index(path))).code == "corpus_too_large"


@pytest.mark.parametrize(
    "index",
    [
        b"",
        b"not json",
        b"[1, 2]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        json.dumps({"a": 1, "b": 1}).encode(),
        json.dumps({"a": 0, "b": 1}).encode(),
        json.dumps({"a": 1, "b": 3}).encode(),
        json.dumps({"a": "1"}).encode(),
        json.dumps({"a": 1, "b": "2"}).encode(),
        json.dumps({"a": 1, "b": None}).encode(),
        json.dumps({"a\nb": 1}).encode(),
        b'{"\\ud800": 1}',
    ],
)
def test_a_word_index_must_rank_its_words_from_one(tmp_path: Path, index: bytes) -> None:
    path = npz(tmp_path / "imdb.npz")
    (tmp_path / "imdb_word_index.json").write_bytes(index)
    assert refused(lambda: read(path)).code == "word_index_wrong"
