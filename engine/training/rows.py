"""What a model reads, as rows from which batches are taken.

Reviews are rows of ids, at one length or each at its own; pictures are what their pixels are.
"""

from dataclasses import dataclass, replace
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from engine.corpus.padding import Side
from engine.pictures.scaling import as_input

Ids = NDArray[np.int32]
Labels = NDArray[np.uint8]
Positions = NDArray[np.integer[Any]]


class Rows(Protocol):
    """Some reviews or pictures, and what is true of each."""

    @property
    def labels(self) -> Labels:
        """0 for negative, 1 for positive; or the number of a picture's class."""

    def __len__(self) -> int: ...

    def inputs(self, positions: Positions) -> NDArray[Any]:
        """These rows, as the model takes them."""

    def chosen(self, positions: Positions) -> Self:
        """These rows, and no others."""


class ReviewRows(Rows, Protocol):
    """Some reviews, and which of them are positive."""

    @property
    def largest(self) -> int:
        """The largest id of all."""


@dataclass(frozen=True, slots=True, eq=False)
class Even:
    """Every review at the one length that the model reads."""

    table: Ids
    labels: Labels

    @property
    def largest(self) -> int:
        return int(self.table.max(initial=0))

    def __len__(self) -> int:
        return len(self.labels)

    def inputs(self, positions: Positions) -> Ids:
        return self.table[positions]

    def chosen(self, positions: Positions) -> "Even":
        return Even(self.table[positions], self.labels[positions])


@dataclass(frozen=True, slots=True, eq=False)
class Uneven:
    """Every review as long as it is; a batch is padded to its longest, and to what a model needs.

    The ids lie flat and in the order of the file; `rows` say where each review stands there.
    """

    flat: Ids
    offsets: NDArray[np.int64]
    rows: NDArray[np.int64]
    labels: Labels
    least: int
    padding: Side

    @property
    def largest(self) -> int:
        return int(self.flat.max(initial=0))

    def __len__(self) -> int:
        return len(self.rows)

    def inputs(self, positions: Positions) -> Ids:
        rows = self.rows[positions]
        starts, ends = self.offsets[rows], self.offsets[rows + 1]
        longest = max(self.least, int((ends - starts).max(initial=0)))
        output = np.zeros((len(rows), longest), dtype=np.int32)
        for row, start, end in zip(output, starts.tolist(), ends.tolist(), strict=True):
            if self.padding == "post":
                row[: end - start] = self.flat[start:end]
            else:
                row[longest - (end - start) :] = self.flat[start:end]
        return output

    def chosen(self, positions: Positions) -> "Uneven":
        return replace(self, rows=self.rows[positions], labels=self.labels[positions])


@dataclass(frozen=True, slots=True, eq=False)
class Pictured:
    """Pictures where they lie, most likely on disk; `rows` say which. A batch of them is scaled."""

    images: NDArray[np.uint8]
    rows: NDArray[np.int64]
    labels: Labels

    def __len__(self) -> int:
        return len(self.rows)

    def inputs(self, positions: Positions) -> NDArray[np.float32]:
        return as_input(self.images[self.rows[positions]])

    def chosen(self, positions: Positions) -> "Pictured":
        return replace(self, rows=self.rows[positions], labels=self.labels[positions])
