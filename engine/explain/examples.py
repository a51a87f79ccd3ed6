"""The examples of the course, each an operation ready to be stepped through, by its code."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from engine.explain.convolution import Convolution
from engine.explain.grids import grid
from engine.explain.numbers import Numbers
from engine.explain.pooling import Pooling


def _signal(*numbers: int) -> Numbers:
    """Steps with one channel."""
    return grid(numbers, 1)[:, np.newaxis]


def _picture(*rows: tuple[int, ...]) -> Numbers:
    """Rows and columns with one channel."""
    return grid(rows, 2)[:, :, np.newaxis]


def _kernel(one_channel: Numbers) -> Numbers:
    """A single filter."""
    return one_channel[..., np.newaxis]


_DIAGONAL: Final = _kernel(_picture((1, 0), (0, 1)))
_ENDS: Final = _kernel(_signal(1, 0, 0, 1))

CONVOLUTIONS_2D: Final[Mapping[str, Convolution]] = {
    "diagonal": Convolution(_picture((9, 0, 9), (0, 9, 0), (9, 0, 9)), _DIAGONAL),
    "strided": Convolution(
        _picture((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12), (13, 14, 15, 16)),
        _DIAGONAL,
        strides=2,
    ),
    "channels": Convolution(
        grid(
            [
                [[7, 1, 1], [1, 0, 2], [3, 2, 1]],
                [[1, 1, 4], [8, 8, 3], [1, 1, 7]],
                [[2, 3, 2], [7, 7, 1], [9, 1, 1]],
            ],
            3,
        ),
        _kernel(grid([[[3, 0, 0], [0, 4, 0]], [[0, 0, 4], [2, 7, 5]]], 3)),
    ),
}

CONVOLUTIONS_1D: Final[Mapping[str, Convolution]] = {
    "pattern": Convolution(_signal(9, 0, 0, 9, 0, 9, 9, 9), _ENDS),
    "alternating": Convolution(_signal(9, 0, 9, 0, 9, 0, 9, 0, 9), _ENDS),
    "uneven": Convolution(
        _signal(*range(1, 29)), _kernel(_signal(1, 1, 1)), strides=2, padding="same"
    ),
}

POOLINGS_2D: Final[Mapping[str, Pooling]] = {
    "largest": Pooling(_picture((1, 3, 2, 1), (2, 9, 1, 1), (1, 3, 2, 3), (2, 6, 1, 2))),
}

POOLINGS_1D: Final[Mapping[str, Pooling]] = {
    "phrases": Pooling(_signal(18, 0, 9, 18, 9, 9)),
}
