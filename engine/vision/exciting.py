"""Which pictures excite a filter most: every map of a layer in one number for each picture."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from engine.explain.numbers import Numbers, number, text
from engine.files.progress import OnProgress
from engine.vision.batched import in_pieces
from engine.vision.network import Network
from engine.why import Term, Why

By = Literal["max", "mean"]
WAYS: Final[tuple[By, ...]] = get_args(By)


@dataclass(frozen=True, slots=True, eq=False)
class Excitement:
    """How much each picture excites each map of a layer, or each unit: pictures × maps."""

    layer: str
    by: By
    scores: Numbers

    @property
    def maps(self) -> int:
        """How many maps or units there are."""
        return int(self.scores.shape[1])

    def strongest(self, map_: int, most: int) -> tuple[tuple[int, float], ...]:
        """The positions of the pictures that excite a map most, and how much; the most first."""
        column = self.scores[:, map_]
        order = np.argsort(-column, kind="stable")[:most]
        return tuple((int(i), float(column[i])) for i in order)

    def why(self, position: int, map_: int, shown: Numbers) -> Why:
        """A picture's number from its map: where it is largest, or what its mean is made of."""
        value = number(self.scores[position, map_])
        if self.by == "max":
            at = tuple(map(int, np.unravel_index(int(shown.argmax()), shown.shape)))
            place = f"x[{', '.join(map(str, at))}]"
            return Why(f"max = {place}", (Term("map_largest", place, number(shown[at])),), value)
        together = float(shown.sum(dtype=np.float64))
        sides = " × ".join(map(str, shown.shape))
        terms = (
            Term("map_sum", "Σ x", number(together)),
            Term("map_pixels", sides, shown.size),
        )
        return Why(f"{text(together)} ÷ {shown.size}", terms, value)


def excite(
    network: Network, images: NDArray[np.uint8], layer: str, by: By, progress: OnProgress
) -> Excitement:
    """Look through all pictures; whoever is told of progress may stop it."""
    stage = network.at(layer)
    found = []
    for flows in in_pieces(network, images, stage, progress):
        axes = tuple(range(1, flows.ndim - 1))
        found.append(flows.max(axis=axes) if by == "max" else flows.mean(axis=axes))
    return Excitement(layer, by, np.concatenate(found))
