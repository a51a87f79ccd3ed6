"""Words as one run of bytes, found by binary search: millions of them cost no Python objects."""

from collections.abc import Iterator, Sequence
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
Order = NDArray[np.uint32]

_KEY: Final = 8


class Words(Sequence[str]):
    """Words by row, and rows by word.

    `letters` are all words in UTF-8, one after another; `ends` says where each ends, and `order`
    gives the rows in the order of these bytes.
    """

    def __init__(self, letters: Bytes, ends: Places, order: Order) -> None:
        self.letters = letters
        self.ends = ends
        self.order = order

    @classmethod
    def of(cls, words: Sequence[bytes]) -> "Words":
        """A table of words that are all different."""
        letters = np.frombuffer(b"".join(words), dtype=np.uint8)
        return cls.in_order(letters, np.cumsum([len(word) for word in words], dtype=np.int64))

    @classmethod
    def in_order(cls, letters: Bytes, ends: Places) -> "Words":
        """A table whose order is yet to be made."""
        return cls(letters, ends, ordered(letters, ends))

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, row: int) -> str: ...

    @overload
    def __getitem__(self, row: slice) -> Sequence[str]: ...

    def __getitem__(self, row: int | slice) -> str | Sequence[str]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        place = row + len(self) if row < 0 else row
        if not 0 <= place < len(self):
            raise IndexError(row)
        return self.spelled(place).decode("utf-8", "replace")

    def __iter__(self) -> Iterator[str]:
        return (self[row] for row in range(len(self)))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.row(word) is not None

    def spelled(self, row: int) -> bytes:
        """A word in UTF-8."""
        start = self.ends[row - 1] if row else 0
        return self.letters[start : self.ends[row]].tobytes()

    def row(self, word: str) -> int | None:
        """The row of a word, spelled exactly so; None if there is none."""
        spelled = word.encode("utf-8", "replace")
        place = self._first_from(spelled)
        if place == len(self):
            return None
        row = int(self.order[place])
        return row if self.spelled(row) == spelled else None

    def beginning(self, start: str, most: int) -> list[str]:
        """The most frequent words that begin so."""
        spelled = start.encode("utf-8", "replace")
        first = self._first_from(spelled)
        # No byte of UTF-8 is 0xFF, so all that begin so come before this.
        rows = self.order[first : self._first_from(spelled + b"\xff")]
        if len(rows) > most:
            rows = np.partition(rows, most)[:most]
        return [self[int(row)] for row in np.sort(rows)]

    def _first_from(self, spelled: bytes) -> int:
        """The place in the order of the first word that does not come before this one."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.spelled(int(self.order[middle])) < spelled:
                low = middle + 1
            else:
                high = middle
        return low


def ordered(letters: Bytes, ends: Places) -> Order:
    """The rows in the order of their bytes, made with little memory: by the first eight, and only
    those that begin alike by the rest."""
    starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
    lengths = ends - starts
    keys = np.zeros(len(ends), dtype=np.uint64)
    for place in range(_KEY):
        here = lengths > place
        keys[here] |= letters[starts[here] + place].astype(np.uint64) << np.uint64(
            8 * (_KEY - 1 - place)
        )
    order = np.argsort(keys, kind="stable").astype(np.uint32)
    keys = keys[order]
    alike = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1], [True]]))
    del keys
    for first in np.flatnonzero(np.diff(alike) > 1):
        low, high = int(alike[first]), int(alike[first + 1])
        rows = order[low:high].tolist()
        rows.sort(key=lambda row: letters[starts[row] : ends[row]].tobytes())
        order[low:high] = rows
    return order
