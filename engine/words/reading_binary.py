"""word2vec's binary form: each word, a blank, and its numbers in 32 bits."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from engine.why import Notice, Notify, Refusal
from engine.words.store import Block
from engine.words.vectors import Rows

_CHUNK: Final = 1 << 22
_LONGEST_WORD: Final = 10_000


def binary_blocks(
    head: bytes,
    stream: BinaryIO,
    dimensions: int,
    count: int,
    path: Path,
    notify: Notify,
) -> Iterator[Block]:
    """As many words as the header says, a chunk of the file at a time."""
    rest, done = head, 0
    while done < count:
        words, rows, rest = _taken(rest, dimensions, count - done)
        if len(rest) > _LONGEST_WORD + 4 * dimensions and done + len(words) < count:
            _refuse_garbled(path, dimensions)
        if words:
            if not done:
                _check_spelling(words, path, dimensions)
            done += len(words)
            yield Block(words, rows)
        elif not (more := stream.read(_CHUNK)):
            raise Refusal("vectors_cut_off", path=str(path), said=count, found=done)
        else:
            rest += more
    if (rest or stream.read(1)).strip():
        notify(Notice("vectors_beyond_header", {"path": str(path), "said": count}))


def _taken(data: bytes, dimensions: int, most: int) -> tuple[list[bytes], Rows, bytes]:
    """All the whole words in a piece of the file, and what is left of it."""
    words: list[bytes] = []
    numbers: list[bytes] = []
    at, size = 0, 4 * dimensions
    while len(words) < most:
        blank = data.find(b" ", at)
        end = blank + 1 + size
        if blank < 0 or end > len(data):
            break
        # The original program ends each row with a line feed, and gensim does not.
        words.append(data[at:blank].lstrip(b"\n"))
        numbers.append(data[blank + 1 : end])
        at = end
    rows = np.frombuffer(b"".join(numbers), dtype="<f4").reshape(len(words), dimensions)
    return words, rows, data[at:]


def _check_spelling(words: list[bytes], path: Path, dimensions: int) -> None:
    """Where a header says another number, words are soon taken from the middle of vectors."""
    odd = sum(_is_garbage(word) for word in words)
    if 2 * odd > len(words):
        _refuse_garbled(path, dimensions)


def _is_garbage(word: bytes) -> bool:
    try:
        return not word.decode("utf-8").isprintable()
    except UnicodeDecodeError:
        return True


def _refuse_garbled(path: Path, dimensions: int) -> None:
    raise Refusal("vectors_garbled", path=str(path), dimensions=dimensions)
