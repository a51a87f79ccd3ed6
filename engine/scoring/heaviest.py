"""Which products of a sum stand by themselves where there are many."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.explain.numbers import Numbers

#: So many, and one more where that would be the only other.
SHOWN: Final = 3


def heaviest(products: Numbers, counts: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
    """Of those that count: which are written out, the heaviest first, and which stand together."""
    order: list[int] = np.argsort(-np.abs(products), kind="stable").tolist()
    order = [i for i in order if counts[i]]
    most = len(order) if len(order) <= SHOWN + 1 else SHOWN
    return order[:most], order[most:]
