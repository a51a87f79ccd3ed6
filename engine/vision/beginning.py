"""Kernels before anything was learned: those that the training of a model has begun with."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.runs import starters
from engine.runs.library import STARTER, RunKey, find
from engine.runs.store import Store
from engine.vision.kernels import Kernels

if TYPE_CHECKING:
    from numpy.typing import NDArray


def initial_kernels(store: Store, key: RunKey, layer: str) -> Kernels:
    """A layer's kernels as the run's own seed draws them.

    The first ones of a starter came along with it; all others Keras draws anew, which takes its
    seconds and is not for the event loop.
    """
    if isinstance(key, str):
        found = _kernel(starters.initial_weights(key.removeprefix(STARTER)), layer)
        if found is not None:
            return Kernels(layer, found)
    from engine.training.beginning import initial_weights

    plan = find(store, key).plan
    found = _kernel(initial_weights(plan.spec, plan.seed), layer)
    assert found is not None
    return Kernels(layer, found)


def _kernel(arrays: "Mapping[str, NDArray[Any]]", layer: str) -> "NDArray[Any] | None":
    """The first table of a layer, which is its kernel; None where there is none."""
    tables = (array for path, array in arrays.items() if path.partition("/")[0] == layer)
    return next(tables, None)
