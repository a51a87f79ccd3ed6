"""A corpus as the rest of the engine sees it: flat arrays, most often mapped from a file.

Rows are in the order of the file they came from. Every review begins with a 0 that holds the place
of its start token; its 1-based word ranks follow. So lengths are Keras' lengths, and turning ranks
into ids is one vectorised step over the flat array.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.corpus.about import About
from engine.corpus.vocabulary import Vocabulary

SplitName = Literal["train", "test"]


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """The reviews as they were written: UTF-8, one after another, and where each begins."""

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, i: int) -> str:
        start, end = int(self.offsets[i]), int(self.offsets[i + 1])
        return self.data[start:end].tobytes().decode("utf-8")


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Half a corpus: the reviews to learn from, or the reviews to test with."""

    ranks: NDArray[np.int32]
    offsets: NDArray[np.int64]
    labels: NDArray[np.uint8]
    text: TextColumn | None = None

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How long each review is, the place of its start token included."""
        return np.diff(self.offsets)

    def ranks_of(self, i: int) -> NDArray[np.int32]:
        """The word ranks of one review, without the place of its start token."""
        start, end = int(self.offsets[i]), int(self.offsets[i + 1])
        return self.ranks[start + 1 : end]

    def text_of(self, i: int) -> str | None:
        """One review as it was written, if the corpus has kept its text."""
        return None if self.text is None else self.text[i]


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Reviews as ranks, their labels, and the words behind the ranks."""

    about: About
    vocabulary: Vocabulary
    train: Split
    test: Split

    def split(self, name: SplitName) -> Split:
        """The split of that name."""
        return self.train if name == "train" else self.test
