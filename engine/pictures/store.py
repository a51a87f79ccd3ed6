"""Pictures as the rest of the engine sees them: arrays, most often mapped from a file."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.pictures.about import About

SplitName = Literal["train", "test"]


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """Grey pictures, 0 for black and 255 for white, and the number of what each of them shows."""

    images: NDArray[np.uint8]  # pictures × rows × columns
    labels: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True, slots=True, eq=False)
class PictureSet:
    """The pictures to learn from and the pictures to test with."""

    about: About
    train: Pictures
    test: Pictures

    def split(self, name: SplitName) -> Pictures:
        """The split of that name."""
        return self.train if name == "train" else self.test
