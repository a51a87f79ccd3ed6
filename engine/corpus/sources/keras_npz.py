"""Keras' imdb.npz and its word index.

The file holds plain word ranks, from 1; load_data() adds the start token and the offset of 3.
"""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.corpus.sources.assembling import assembled
from engine.corpus.store import Corpus, Split
from engine.corpus.vocabulary import Vocabulary
from engine.files import safe_npz
from engine.files.progress import OnProgress, Progress
from engine.files.safe_npz import Rows
from engine.why import Refusal

ARRAYS = ("x_train", "y_train", "x_test", "y_test")
TOKEN_LIMIT = 1 << 28
_INDEX_LIMIT = 1 << 26
_LARGEST = (1 << 63) - 1
_LABELS = ("negative", "positive")


def read(path: Path, index: Path, progress: OnProgress) -> Corpus:
    """The corpus of one .npz file and the word index that belongs to it."""
    progress(Progress("reading", 0, 2))
    vocabulary = word_index(index)
    arrays = safe_npz.arrays(path, ARRAYS)
    train = _split(path, arrays, "train", len(vocabulary))
    progress(Progress("reading", 1, 2))
    test = _split(path, arrays, "test", len(vocabulary))
    progress(Progress("reading", 2, 2))
    if not {0, 1} == set(np.concatenate((train.labels, test.labels)).tolist()):
        raise Refusal("labels_not_two", path=str(path), found=str(train.labels[0]))
    return assembled("keras", "words", "en", _LABELS, vocabulary, train, test, {})


def word_index(path: Path) -> Vocabulary:
    """The words of an index, a JSON object of words and their ranks, which must be 1, 2, 3 …"""
    try:
        if path.stat().st_size > _INDEX_LIMIT:
            raise ValueError(_INDEX_LIMIT)
        ranks = json.loads(path.read_bytes())
        if not isinstance(ranks, dict) or not ranks:
            raise ValueError(type(ranks))
        words = sorted(ranks, key=ranks.__getitem__)
        if [ranks[word] for word in words] != list(range(1, len(words) + 1)):
            raise ValueError(len(words))
        if b"\n" in "".join(words).encode("utf-8"):  # half a character cannot be encoded
            raise ValueError("\n")
    except (ValueError, TypeError, RecursionError) as error:
        raise Refusal("word_index_wrong", path=str(path)) from error
    return Vocabulary(words)


def _split(path: Path, arrays: dict[str, Any], name: str, size: int) -> Split:
    reviews = _reviews(path, name, arrays[f"x_{name}"])
    labels = _labels(path, arrays[f"y_{name}"])
    if len(reviews) != len(labels):
        raise Refusal(
            "lengths_differ",
            path=str(path),
            reviews=len(reviews),
            labels=len(labels),
        )
    if not reviews:
        raise Refusal("split_empty", split=name)
    offsets = np.cumsum([0, *(len(review) + 1 for review in reviews)], dtype=np.int64)
    ranks = _flat(path, name, reviews, offsets, size)
    return Split(ranks, offsets, labels)


def _reviews(path: Path, name: str, found: NDArray[Any] | Rows) -> list[Any]:
    """The reviews of one split, each a list or an array of whole numbers."""
    if isinstance(found, np.ndarray) and not found.ndim:
        raise Refusal("review_not_ids", path=str(path), split=name, row=0)
    total = 0
    for row, review in enumerate(found):
        if not _is_list(review):
            raise Refusal("review_not_ids", path=str(path), split=name, row=row)
        total += len(review)  # a pickle may hold one long list a million times over
        if total > TOKEN_LIMIT:
            raise Refusal("corpus_too_large", limit=TOKEN_LIMIT)
        if isinstance(review, list) and not set(map(type, review)) <= {int}:
            raise Refusal("review_not_ids", path=str(path), split=name, row=row)
    return list(found)


def _is_list(review: object) -> bool:
    if isinstance(review, np.ndarray):
        return review.ndim == 1 and review.dtype.kind in "iu"
    return isinstance(review, list)


def _flat(
    path: Path, name: str, reviews: list[Any], offsets: NDArray[np.int64], size: int
) -> NDArray[np.int32]:
    """All ranks one after another, each review behind a 0; every rank has a word."""

    def numbers() -> Iterator[int]:
        return chain.from_iterable(chain((0,), review) for review in reviews)

    try:
        flat = np.fromiter(numbers(), dtype=np.int64, count=int(offsets[-1]))
    except OverflowError:  # some number is beyond 64 bits; the largest stands for it
        capped = (max(-_LARGEST, min(int(number), _LARGEST)) for number in numbers())
        flat = np.fromiter(capped, dtype=np.int64, count=int(offsets[-1]))
    outside = (flat < 1) | (flat > size)
    outside[offsets[:-1]] = False
    if outside.any():
        place = int(np.argmax(outside))
        row = int(np.searchsorted(offsets, place, side="right")) - 1
        rank = int(flat[place])
        raise Refusal("rank_outside", path=str(path), split=name, row=row, rank=rank, size=size)
    return flat.astype(np.int32)


def _labels(path: Path, found: NDArray[Any] | Rows) -> NDArray[np.uint8]:
    try:
        labels = np.array(found)
    except ValueError as error:  # rows of different lengths
        raise Refusal("labels_not_numbers", path=str(path)) from error
    if labels.ndim != 1 or labels.dtype.kind not in "iubf":
        raise Refusal("labels_not_numbers", path=str(path))
    wrong = labels[(labels != 0) & (labels != 1)]
    if len(wrong):
        raise Refusal("labels_not_two", path=str(path), found=str(wrong[0]))
    return labels.astype(np.uint8)
