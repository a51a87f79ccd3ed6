"""From a stored picture to the numbers that a network reads."""

import numpy as np
from numpy.typing import NDArray


def as_input(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Pictures with an axis for their one channel, from 0 to 1."""
    return images[..., np.newaxis].astype(np.float32) / np.float32(255)
