"""A drawing put where the digits of MNIST are: 20 pixels large, its mass in the middle of 28."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

BOX: Final = 20


def centred(picture: Grey) -> Grey:
    """The drawing as large as the box allows, its centre of mass in the middle; empty stays so."""
    if not picture.any():
        return picture
    side = len(picture)
    rows, columns = (np.flatnonzero(picture.any(axis=axis)) for axis in (1, 0))
    inside = picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.float64)
    scale = BOX * side / 28 / max(inside.shape)
    high, wide = (max(1, round(size * scale)) for size in inside.shape)
    boxed = _shares(len(inside), high) @ inside @ _shares(inside.shape[1], wide).T
    found = np.zeros_like(picture)
    top, left = (_start(boxed, axis, side) for axis in (0, 1))
    found[top : top + high, left : left + wide] = np.round(boxed)
    return found


def centre_of_mass(picture: NDArray[np.float64] | Grey) -> tuple[float, float]:
    """The mean row and column, by brightness; of nothing it is the middle."""
    weights = picture.astype(np.float64)
    if not weights.any():
        return (len(picture) - 1) / 2, (picture.shape[1] - 1) / 2
    rows, columns = np.indices(picture.shape)
    total = weights.sum()
    return float((rows * weights).sum() / total), float((columns * weights).sum() / total)


def _start(boxed: NDArray[np.float64], axis: int, side: int) -> int:
    """Where the box begins, so that its mass is in the middle, and it does not leave at an edge."""
    wanted = round((side - 1) / 2 - centre_of_mass(boxed)[axis])
    return max(0, min(wanted, side - int(boxed.shape[axis])))


def _shares(before: int, after: int) -> NDArray[np.float64]:
    """How much each of `before` gives to each of `after` equal parts of the same line."""
    begin = np.arange(after)[:, None] * before / after
    at = np.arange(before)[None, :]
    overlap = np.minimum(begin + before / after, at + 1) - np.maximum(begin, at)
    shares: NDArray[np.float64] = np.maximum(overlap, 0) * after / before
    return shares
