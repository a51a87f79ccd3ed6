"""What a network says of many pictures: how probable each class is, in plain NumPy."""

import numpy as np
from numpy.typing import NDArray

from engine.explain.numbers import Numbers
from engine.files.progress import OnProgress
from engine.vision.batched import in_pieces
from engine.vision.network import Network


def answers(network: Network, images: NDArray[np.uint8], progress: OnProgress) -> Numbers:
    """A row for each picture, a column for each class; whoever is told of progress may stop it."""
    last = len(network.layers) - 1
    return np.concatenate(list(in_pieces(network, images, last, progress)))
