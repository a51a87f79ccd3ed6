"""Words and their vectors, however they came here: a mapped store, the built-in slice, arrays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.why import Refusal
from engine.words.about import About
from engine.words.table import Words

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Rows of length 1, most frequent word first; `lengths` make them again what they were."""

    about: About
    words: Words
    unit: Rows
    lengths: Rows

    def __len__(self) -> int:
        return len(self.unit)

    def raw(self, row: int) -> Rows:
        """A row as it was learned."""
        found: Rows = self.unit[row] * self.lengths[row]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A block of rows without those that have no direction, and how many these were, by code."""

    words: list[bytes]
    unit: Rows
    lengths: Rows
    left_out: Mapping[str, int]


def normalised(words: Sequence[bytes], rows: NDArray[Any], wanted: NDArray[np.bool_]) -> Kept:
    """Rows of length 1 for the words that are wanted and have a direction."""
    with np.errstate(over="ignore", invalid="ignore"):
        lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.float64))
        stored = lengths.astype(np.float32)
    finite = np.isfinite(stored)
    flat = stored == 0
    keep = wanted & finite & ~flat
    left = {
        "vectors_not_finite": int((wanted & ~finite).sum()),
        "vectors_zero": int((wanted & flat).sum()),
    }
    unit = (rows[keep] / lengths[keep, None]).astype(np.float32)
    kept = [word for word, stays in zip(words, keep, strict=True) if stays]
    return Kept(kept, unit, stored[keep], left)


def from_arrays(about: About, words: Iterable[str], rows: NDArray[Any]) -> Vectors:
    """Vectors in memory. Rows without a direction are left out, and so are words said twice."""
    spelled = [word.encode("utf-8", "replace") for word in words]
    first = np.zeros(len(spelled), dtype=np.bool_)
    first[list({word: place for place, word in reversed([*enumerate(spelled)])}.values())] = True
    kept = normalised(spelled, np.asarray(rows), first)
    if not kept.words:
        raise Refusal("vectors_none", name=about.name)
    left = {code: n for code, n in kept.left_out.items() if n}
    if not first.all():
        left["words_repeated"] = int((~first).sum())
    table = Words.of(kept.words)
    known = replace(
        about,
        count=len(kept.words),
        dimensions=kept.unit.shape[1],
        fingerprint=fingerprint(table, kept.lengths),
        left_out=left,
    )
    return Vectors(known, table, kept.unit, kept.lengths)


def fingerprint(words: Words, lengths: Rows) -> str:
    """What tells these vectors from others."""
    import hashlib

    digest = hashlib.sha256(words.letters.data)
    digest.update(np.ascontiguousarray(lengths).data)
    return digest.hexdigest()[:16]
