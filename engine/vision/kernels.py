"""The kernels of a convolution in figures: mean, standard deviation and histogram."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Final

import numpy as np

from engine.explain.numbers import Numbers, number, operand, text
from engine.vision.network import Network, VisionRefused
from engine.why import Term, Why

BINS: Final = 20


@dataclass(frozen=True, slots=True)
class Bin:
    """How many weights lie from one number up to another; the last bin has its end in it, too."""

    low: float
    high: float
    count: int
    last: bool = False

    @property
    def why(self) -> Why:
        """Which weights are counted."""
        sign = "≤" if self.last else "<"
        bounds = f"{text(self.low)} ≤ w {sign} {text(self.high)}"
        return Why(bounds, (Term("weights_in_bin", bounds, self.count),), self.count)


@dataclass(frozen=True, eq=False)
class Kernels:
    """All kernels of one layer: rows × columns × channels × filters."""

    layer: str
    kernel: Numbers

    @property
    def filters(self) -> int:
        """How many there are."""
        return int(self.kernel.shape[-1])

    @property
    def channels(self) -> int:
        """Over how many maps each of them looks."""
        return int(self.kernel.shape[-2])

    def picture(self, filter_: int, channel: int = 0) -> Numbers:
        """What one filter wants of one channel, as rows and columns."""
        found: Numbers = self.kernel[:, :, channel, filter_]
        return found

    @cached_property
    def mean(self) -> float:
        """The mean of all weights."""
        return float(self.kernel.mean(dtype=np.float64))

    @cached_property
    def deviation(self) -> float:
        """Their standard deviation, as NumPy has it: divided by how many there are."""
        return float(self.kernel.std(dtype=np.float64))

    @property
    def why_mean(self) -> Why:
        """The mean as a sum and a division."""
        together, count = float(self.kernel.sum(dtype=np.float64)), self.kernel.size
        terms = (
            Term("weights_sum", "Σ w", number(together)),
            Term("weights_count", " × ".join(map(str, self.kernel.shape)), count),
        )
        return Why(f"{text(together)} ÷ {count}", terms, number(self.mean))

    @property
    def why_deviation(self) -> Why:
        """The standard deviation from the squares of the distances to the mean."""
        count = self.kernel.size
        squares = self.deviation**2 * count
        terms = (
            Term("weights_mean", text(self.mean), number(self.mean)),
            Term("weights_squares", f"Σ (w − {operand(self.mean)})²", number(squares)),
            Term("weights_count", " × ".join(map(str, self.kernel.shape)), count),
        )
        return Why(f"√({text(squares)} ÷ {count})", terms, number(sqrt(squares / count)))

    def histogram(self, edges: Sequence[float]) -> tuple[Bin, ...]:
        """How many weights lie between each two edges."""
        counts, _edges = np.histogram(self.kernel, bins=np.asarray(edges, dtype=np.float64))
        last = len(counts) - 1
        return tuple(
            Bin(float(edges[i]), float(edges[i + 1]), int(count), i == last)
            for i, count in enumerate(counts)
        )


def kernels(network: Network, layer: str) -> Kernels:
    """The kernels of a layer; refused where it is none of the convolutions."""
    found = network.layers[network.at(layer)]
    if found not in network.convolutions or found.kernel is None:
        known = ", ".join(each.name for each in network.convolutions)
        raise VisionRefused("layer_without_kernels", layer=layer, known=known)
    return Kernels(layer, found.kernel)


def common_edges(several: Sequence[Kernels], bins: int = BINS) -> tuple[float, ...]:
    """The edges of bins of equal width that hold all weights of all of them."""
    low = min(float(each.kernel.min()) for each in several)
    high = max(float(each.kernel.max()) for each in several)
    if low == high:
        low, high = low - 0.5, high + 0.5
    return tuple(np.linspace(low, high, bins + 1).tolist())
