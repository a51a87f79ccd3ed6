"""Vectors for the Embedding Projector: two files, row for row."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.files.atomic import replacing
from engine.files.progress import OnProgress, Progress, unseen
from engine.why import Refusal
from engine.words.vectors import Vectors

VECTORS: Final = "vecs.tsv"
WORDS: Final = "meta.tsv"
_AT_ONCE: Final = 1000
#: What would end a row too early, or be read as two columns.
_BREAKS: Final = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def export(vectors: Vectors, folder: Path, progress: OnProgress = unseen) -> tuple[Path, Path]:
    """Write a row of numbers for each word, and the words, one a line; return both paths.

    The words are a single column, which the Projector wants without a head. Nothing that is there
    is written over.
    """
    words = vectors.words
    numbers, names = folder / VECTORS, folder / WORDS
    for path in (numbers, names):
        if path.exists():
            raise Refusal("file_exists", path=str(path))
    with replacing(numbers) as table, replacing(names) as column:
        for start in range(0, len(words), _AT_ONCE):
            progress(Progress("exporting_vectors", start, len(words)))
            some = slice(start, start + _AT_ONCE)
            block = vectors.unit[some] * vectors.lengths[some, np.newaxis]
            table.write("".join(_lines(block)).encode())
            spelled = (word.translate(_BREAKS) for word in words[some])
            column.write("".join(f"{word}\n" for word in spelled).encode("utf-8", "replace"))
    return numbers, names


def _lines(block: NDArray[Any]) -> Iterator[str]:
    """With as many digits as give the same 32 bits back."""
    for row in np.asarray(block, dtype=np.float32):
        yield "\t".join(np.format_float_positional(x, trim="-") for x in row) + "\n"
