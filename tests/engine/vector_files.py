"""Files of vectors in every form in which they can come."""

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORDS = ("the", "king", "queen", "boy", "girl", "영화", "t-shirt", "New_York")
Rows = NDArray[np.float32]


def rows(count: int = len(WORDS), dimensions: int = 5, seed: int = 1) -> Rows:
    return np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)


def binary(
    given: Rows,
    words: Sequence[str | bytes] = WORDS,
    *,
    header: tuple[int, int] | None = None,
    end: bytes = b"\n",
) -> bytes:
    """word2vec's own form; gensim writes the same without line feeds."""
    parts = [_header(given, header)]
    for word, row in zip(words, given, strict=True):
        parts.append(_spelled(word) + b" " + row.astype("<f4").tobytes() + end)
    return b"".join(parts)


def text(
    given: Rows,
    words: Sequence[str | bytes] = WORDS,
    *,
    header: tuple[int, int] | str | None = None,
    end: bytes = b"\n",
) -> bytes:
    """word2vec's text form; without a header ("") it is GloVe's."""
    lines = [] if header == "" else [_header(given, header)]  # type: ignore[arg-type]
    for word, row in zip(words, given, strict=True):
        numbers = " ".join(repr(float(number)) for number in row)
        lines.append(_spelled(word) + b" " + numbers.encode() + end)
    return b"".join(lines)


def glove(given: Rows, words: Sequence[str | bytes] = WORDS) -> bytes:
    return text(given, words, header="")


def saved(path: Path, data: bytes, *, packed: bool = False) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data) if packed else data)
    return path


def _header(given: Rows, header: tuple[int, int] | None) -> bytes:
    count, dimensions = header or given.shape
    return f"{count} {dimensions}\n".encode()


def _spelled(word: str | bytes) -> bytes:
    return word if isinstance(word, bytes) else word.encode()


def gensims(path: Path, data: bytes, **how: Any) -> Any:
    """What gensim makes of the same file."""
    from gensim.models import KeyedVectors

    return KeyedVectors.load_word2vec_format(str(saved(path, data)), **how)
