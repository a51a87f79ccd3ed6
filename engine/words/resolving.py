"""From a word as it was typed to its row; and what was perhaps meant by one that is not there."""

import unicodedata
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.why import Refusal
from engine.words.vectors import Vectors

#: So many of the most frequent words are held against one that is not there.
_LOOKED_AT: Final = 100_000
_MOST: Final = 3


def row_of(vectors: Vectors, word: str) -> int | None:
    """The row of a word: as it is spelled, else in another case, else with _ between its parts."""
    for spelled in _spellings(word):
        row = vectors.words.row(spelled)
        if row is not None:
            return row
    return None


def found_row(vectors: Vectors, word: str) -> int:
    """The row of a word; refused, with the nearest spellings, if there is none."""
    row = row_of(vectors, word)
    if row is not None:
        return row
    near = spelled_nearly(vectors, word)
    if near:
        raise Refusal("word_not_there", word=word, near=", ".join(near))
    raise Refusal("word_like_none", word=word)


def _spellings(word: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFC", word.strip())
    joined = "_".join(plain.split())
    for text in dict.fromkeys((word, plain, joined)):
        yield from dict.fromkeys(
            (text, text.lower(), text.capitalize(), text.title(), text.upper())
        )


def spelled_nearly(vectors: Vectors, word: str) -> list[str]:
    """The frequent words that differ from this one in the fewest letters."""
    wanted = "_".join(unicodedata.normalize("NFC", word).lower().split())
    reach = max(1, min(3, len(wanted) // 3))
    if not wanted or len(wanted) > 40:
        return []
    rows = _of_like_length(vectors, wanted, reach)
    if not len(rows):
        return []
    words = _read(vectors, rows)
    apart = distances(wanted, [each.lower() for each in words])
    nearest = np.lexsort((rows, apart))[:_MOST]
    return [words[place] for place in nearest if apart[place] <= reach]


def _of_like_length(vectors: Vectors, wanted: str, reach: int) -> NDArray[np.int64]:
    """Rows whose words have about as many bytes."""
    ends = vectors.words.ends[:_LOOKED_AT]
    lengths = np.diff(ends, prepend=0)
    # A letter has four bytes at most, and another of fewer may stand for it.
    size, spare = len(wanted.encode()), reach * (1 if wanted.isascii() else 4)
    found: NDArray[np.int64] = np.flatnonzero(np.abs(lengths - size) <= spare)
    return found


def _read(vectors: Vectors, rows: NDArray[np.int64]) -> list[str]:
    """Many of the most frequent words at once."""
    ends = vectors.words.ends[:_LOOKED_AT]
    letters = vectors.words.letters[: ends[-1]].tobytes()
    starts = np.concatenate([[0], ends[:-1]])[rows].tolist()
    pairs = zip(starts, ends[rows].tolist(), strict=True)
    return [letters[start:end].decode("utf-8", "replace") for start, end in pairs]


def distances(word: str, others: list[str]) -> NDArray[np.int16]:
    """How many letters to put in, leave out, change or swap: from one word to many at once."""
    longest = max(1, *map(len, others))
    letters = np.array(others, dtype=f"<U{longest}").view(np.uint32).reshape(len(others), -1)
    letters = np.ascontiguousarray(letters.T)
    before = last = np.repeat(np.arange(longest + 1, dtype=np.int16)[:, None], len(others), axis=1)
    for i, letter in enumerate(map(ord, word), start=1):
        row = np.empty_like(last)
        row[0] = i
        same = letters == letter
        changed = last[:-1] + ~same
        for j in range(1, longest + 1):
            np.minimum(last[j], row[j - 1], out=row[j])
            row[j] += 1
            np.minimum(row[j], changed[j - 1], out=row[j])
            if i > 1 and j > 1:
                swapped = same[j - 2] & (letters[j - 1] == ord(word[i - 2]))
                row[j] = np.where(swapped, np.minimum(row[j], before[j - 2] + 1), row[j])
        before, last = last, row
    lengths = [len(each) for each in others]
    found: NDArray[np.int16] = last[lengths, np.arange(len(others))]
    return found
