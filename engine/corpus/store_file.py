"""A corpus written into one flat file, and opened again without being read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from engine.corpus.shelf import KIND, VERSION, Filed, Recipe, filed
from engine.corpus.store import Corpus, Split, TextColumn
from engine.corpus.vocabulary import Vocabulary
from engine.files import flat
from engine.files.flat import Damaged


class MappedWords(Sequence[str]):
    """The words of a store, which are taken apart when the first of them is asked for."""

    def __init__(self, data: NDArray[np.uint8], size: int) -> None:
        self._data = data
        self._size = size
        self._words: list[str] = []

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._all()[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def _all(self) -> list[str]:
        if not self._words:
            self._words = self._data.tobytes().decode("utf-8").split("\n")
        return self._words


def write(file: Path, corpus: Corpus, recipe: Recipe) -> None:
    """Write a corpus, with the recipe by which it can be made again."""
    with flat.writing(file, KIND, VERSION) as writer:
        words = "\n".join(corpus.vocabulary).encode("utf-8")
        writer.add("words", "|u1", [np.frombuffer(words, dtype=np.uint8)])
        for name, split in (("train", corpus.train), ("test", corpus.test)):
            writer.add(f"{name}.ranks", "<i4", [split.ranks])
            writer.add(f"{name}.offsets", "<i8", [split.offsets])
            writer.add(f"{name}.labels", "|u1", [split.labels])
            if split.text is not None:
                writer.add(f"{name}.text", "|u1", [split.text.data])
                writer.add(f"{name}.text_offsets", "<i8", [split.text.offsets])
        writer.meta = Filed(corpus.about, recipe)


def read(file: Path) -> tuple[Corpus, Recipe]:
    """Open a corpus; Damaged or Old if it cannot be opened."""
    found, header = filed(file)
    arrays = flat.arrays(file, header)
    about = found.about
    try:
        vocabulary = Vocabulary(MappedWords(arrays["words"], about.vocabulary))
        train, test = _split(arrays, "train"), _split(arrays, "test")
    except KeyError as error:
        raise Damaged("a section is missing") from error
    if (len(train), len(test)) != (about.train.reviews, about.test.reviews):
        raise Damaged("another number of reviews")
    return Corpus(about, vocabulary, train, test), found.recipe


def _split(arrays: dict[str, NDArray[Any]], name: str) -> Split:
    ranks, offsets = arrays[f"{name}.ranks"], arrays[f"{name}.offsets"]
    labels = arrays[f"{name}.labels"]
    _check_offsets(offsets, ranks)
    if len(labels) != len(offsets) - 1:
        raise Damaged("labels")
    text = None
    if f"{name}.text" in arrays:
        text = TextColumn(arrays[f"{name}.text"], arrays[f"{name}.text_offsets"])
        _check_offsets(text.offsets, text.data)
        if len(text) != len(labels):
            raise Damaged("texts")
    return Split(ranks, offsets, labels, text)


def _check_offsets(offsets: NDArray[np.int64], flat_array: NDArray[Any]) -> None:
    """Offsets that run from the beginning of an array to its end, and never back."""
    if not len(offsets) or offsets[0] != 0 or offsets[-1] != len(flat_array):
        raise Damaged("offsets")
    if (np.diff(offsets) < 0).any():
        raise Damaged("offsets")
