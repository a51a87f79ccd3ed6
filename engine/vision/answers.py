"""What a network says of many pictures: how probable each class is, in plain NumPy."""

import numpy as np
from numpy.typing import NDArray

from engine.explain.numbers import Numbers
from engine.files.progress import OnProgress, Progress
from engine.pictures.scaling import as_input
from engine.vision.batched import piece_of, through
from engine.vision.network import Network


def answers(network: Network, images: NDArray[np.uint8], progress: OnProgress) -> Numbers:
    """A row for each picture, a column for each class; whoever is told of progress may stop it."""
    last = len(network.layers) - 1
    piece = piece_of(network, last)
    found = []
    for first in range(0, len(images), piece):
        progress(Progress("looking_through_pictures", first, len(images)))
        found.append(through(network, as_input(images[first : first + piece]), last))
    progress(Progress("looking_through_pictures", len(images), len(images)))
    return np.concatenate(found)
