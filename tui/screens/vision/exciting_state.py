"""Which pictures excite a filter most: what is looked for, and what was found so far."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.pictures.scaling import as_input
from engine.pictures.store import PictureSet
from engine.vision.exciting import By, Excitement
from engine.vision.network import Network, Passage

#: So many pictures are shown.
MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """A layer of a model with these weights, over the pictures of a source, and how a map becomes
    one number."""

    weights: Path | None
    source: str
    layer: str
    by: By


@dataclass(slots=True)
class ExcitingState:
    """The convolution in hand, by its place among the others, and its filter.

    `large` says that the picture itself is seen large, and not what the filter makes of it.
    """

    place: int = 0
    filter: int = 0
    by: By = "max"
    large: bool = False
    found: dict[Wanted, Excitement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Excited:
    """The pictures that excite a filter most, the most first, and what becomes of each."""

    wanted: Wanted
    filter: int
    scores: tuple[tuple[int, float], ...]  # positions and numbers
    names: tuple[str, ...]  # what the pictures show, by code
    images: NDArray[np.uint8]
    passages: tuple[Passage, ...]

    @property
    def stage(self) -> int:
        """The place of the layer in the network."""
        return self.passages[0].network.at(self.wanted.layer)


def excited(
    wanted: Wanted, found: Excitement, filter_: int, network: Network, pictures: PictureSet
) -> Excited:
    """Look at the strongest once more, layer by layer."""
    scores = found.strongest(filter_, MOST)
    chosen = [position for position, _score in scores]
    images = pictures.test.images[chosen]
    names = tuple(pictures.about.classes[label] for label in pictures.test.labels[chosen])
    passages = tuple(network.passage(as_input(image)) for image in images)
    return Excited(wanted, filter_, scores, names, images, passages)
