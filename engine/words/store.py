"""Vectors written into one flat file block by block, and opened again without being read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files import flat
from engine.files.flat import Damaged
from engine.why import Refusal
from engine.words.about import About
from engine.words.shelf import KIND, VERSION, Filed, filed
from engine.words.table import Words
from engine.words.vectors import Rows, Vectors, fingerprint, normalised


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some words in UTF-8, and their rows as they were learned."""

    words: list[bytes]
    rows: NDArray[Any]


def write(
    file: Path, about: About, blocks: Iterable[Block], dimensions: int, stamp: str = ""
) -> About:
    """Write blocks as they come, but for what is no text, was there before or has no direction."""
    taken = _Taken()
    with flat.writing(file, KIND, VERSION) as writer:
        writer.add("unit", "<f4", taken.units(blocks), row=(dimensions,))
        if not taken.lengths:
            raise Refusal("vectors_none", name=about.name)
        words, lengths = taken.table(), np.concatenate(taken.lengths)
        writer.add("lengths", "<f4", [lengths])
        writer.add("letters", "|u1", [words.letters])
        writer.add("ends", "<i8", [words.ends])
        writer.add("order", "<u4", [words.order])
        known = replace(
            about,
            count=len(words),
            dimensions=dimensions,
            fingerprint=fingerprint(words, lengths),
            left_out={code: n for code, n in taken.left_out.items() if n},
        )
        writer.meta = Filed(known, stamp)
    return known


def read(file: Path) -> tuple[Vectors, str]:
    """Open vectors, and say how what they were made from looked; Damaged or Old if impossible."""
    found, header = filed(file)
    arrays = flat.arrays(file, header)
    try:
        unit, lengths = arrays["unit"], arrays["lengths"]
        words = Words(arrays["letters"], arrays["ends"], arrays["order"])
    except KeyError as error:
        raise Damaged("a section is missing") from error
    about = found.about
    counts = {len(unit), len(lengths), len(words), len(words.order), about.count}
    if len(counts) != 1 or unit.shape[1:] != (about.dimensions,) or not len(words):
        raise Damaged("another number of words")
    if words.ends[-1] != len(words.letters):
        raise Damaged("words")
    return Vectors(about, words, unit, lengths), found.stamp


@dataclass(slots=True)
class _Taken:
    """All that is kept of the blocks beside their rows."""

    letters: bytearray = field(default_factory=bytearray)
    sizes: list[NDArray[np.int64]] = field(default_factory=list)
    lengths: list[Rows] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    seen: "_Seen" = field(default_factory=lambda: _Seen())

    def units(self, blocks: Iterable[Block]) -> Iterator[Rows]:
        """The rows of length 1 that are kept."""
        for block in blocks:
            readable = np.array([_is_text(word) for word in block.words], dtype=np.bool_)
            new = self.seen.new(block.words)
            self._count("words_not_utf8", int((~readable).sum()))
            self._count("words_repeated", int((readable & ~new).sum()))
            kept = normalised(block.words, block.rows, readable & new)
            for code, n in kept.left_out.items():
                self._count(code, n)
            if kept.words:
                self.letters += b"".join(kept.words)
                self.sizes.append(np.array([len(word) for word in kept.words], dtype=np.int64))
                self.lengths.append(kept.lengths)
                yield kept.unit

    def table(self) -> Words:
        """The words that are kept."""
        letters = np.frombuffer(self.letters, dtype=np.uint8)
        return Words.in_order(letters, np.cumsum(np.concatenate(self.sizes)))

    def _count(self, code: str, n: int) -> None:
        self.left_out[code] = self.left_out.get(code, 0) + n


def _is_text(word: bytes) -> bool:
    try:
        word.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _Seen:
    """Tells which words come for the first time, by numbers of 64 bits that stand for them."""

    def __init__(self) -> None:
        self._runs: list[NDArray[np.int64]] = []

    def new(self, words: list[bytes]) -> NDArray[np.bool_]:
        """Which of these have not been said before."""
        numbers = np.fromiter(map(hash, words), dtype=np.int64, count=len(words))
        ordered, first = np.unique(numbers, return_index=True)
        new = np.zeros(len(words), dtype=np.bool_)
        new[first] = True
        for run in self._runs:
            at = np.searchsorted(run, ordered).clip(max=len(run) - 1)
            new[first[run[at] == ordered]] = False
        self._runs.append(ordered)
        # Two runs of like length become one, so that there are never many.
        while len(self._runs) > 1 and len(self._runs[-2]) <= 2 * len(self._runs[-1]):
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(np.union1d(before, last))
        return new
