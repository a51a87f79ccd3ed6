"""Three words of two features each, and layers of two units: small enough to do by hand."""

from typing import Final

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_moment import BLOCKS, Kind

TOY_WORDS: Final = ("not", "so", "good")
TOY_VECTORS: Final = ((-1.0, 1.0), (0.0, 0.5), (1.0, 0.5))

_KERNEL: Final = (
    (1.0, 0.0, 0.5, -0.5, 1.0, 0.5, 0.0, 1.0),
    (0.5, 1.0, 0.0, 1.0, -1.0, 0.5, 1.0, 0.0),
)
_STATE: Final = (
    (0.5, 0.0, 1.0, 0.0, 0.5, -0.5, 0.0, 0.5),
    (0.0, 1.0, -0.5, 0.5, 0.0, 1.0, 0.5, 0.0),
)


def toy(kind: Kind) -> tuple[Recurrence, Numbers]:
    """A layer of the kind, and the vectors of the words that it reads."""
    wide = len(BLOCKS[kind]) * 2
    kernel, state = (np.array(rows, dtype=np.float32)[:, :wide] for rows in (_KERNEL, _STATE))
    bias = np.zeros((2, wide) if kind == "gru" else wide, dtype=np.float32)
    return Recurrence(kind, kernel, state, bias), np.array(TOY_VECTORS, dtype=np.float32)
