"""The kernels of a model's first convolution, as its training began and as it ended."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.runs import starters
from engine.runs.library import STARTER, find
from engine.runs.store import Store
from engine.vision.kernels import Kernels, common_edges, kernels
from engine.why import Refusal
from tui.seeing import Seer

if TYPE_CHECKING:
    from engine.files.places import Places
    from engine.training.state import Arrays


@dataclass(frozen=True, eq=False)
class KernelPair:
    """Two states of the same kernels; `seed` is what the first was drawn by."""

    seer: Seer
    seed: int
    before: Kernels
    after: Kernels

    @property
    def both(self) -> tuple[Kernels, Kernels]:
        """Before the training, and after it."""
        return self.before, self.after

    @cached_property
    def furthest(self) -> float:
        """How far from 0 the farthest weight of both is."""
        return float(max(np.abs(each.kernel).max() for each in self.both)) or 1.0

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """The same bins for both histograms."""
        return common_edges(self.both)


def kernel_pair(seer: Seer, where: "Places") -> KernelPair:
    """The kernels of the first convolution; those of before may have to be drawn by Keras."""
    network = seer.network
    if not network.convolutions:
        raise Refusal("model_without_kernels", model=seer.spec.name)
    after = kernels(network, network.convolutions[0].name)
    seed = find(Store(where), seer.key).plan.seed
    before = Kernels(after.layer, _table(_begun(seer, seed, after), after))
    return KernelPair(seer, seed, before, after)


def _begun(seer: Seer, seed: int, after: Kernels) -> "Arrays":
    """The weights before anything was learned: kept with a starter, drawn anew for a run."""
    if isinstance(seer.key, str):
        kept = starters.initial_weights(seer.key.removeprefix(STARTER))
        if any(_is_table(path, array, after) for path, array in kept.items()):
            return kept
    from engine.training.beginning import initial_weights

    return initial_weights(seer.spec, seed)


def _table(arrays: "Arrays", after: Kernels) -> np.ndarray:
    return next(array for path, array in arrays.items() if _is_table(path, array, after))


def _is_table(path: str, array: np.ndarray, after: Kernels) -> bool:
    return path.partition("/")[0] == after.layer and array.shape == after.kernel.shape
