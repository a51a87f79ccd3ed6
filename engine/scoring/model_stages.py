"""The layers of a trained text model, each with its tables, over many rows at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.explain import plain
from engine.explain.activations import activate
from engine.explain.convolution import Convolution
from engine.explain.numbers import Numbers
from engine.explain.pooling import Pooling
from engine.explain.recurrence import Carried, Recurrence
from engine.explain.recurrence_moment import Kind
from engine.explain.recurrence_whole import ALONE
from engine.explain.slide import Edge
from engine.zoo import layers as zoo
from engine.zoo.layers import Layer
from engine.zoo.layers.recurrent import Recurrent

KINDS: Final[Mapping[type, Kind]] = {zoo.SimpleRNN: "rnn", zoo.LSTM: "lstm", zoo.GRU: "gru"}


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """A layer by Keras' name, with its tables in Keras' order."""

    name: str
    layer: Layer
    tables: tuple[Numbers, ...]

    @property
    def bias(self) -> Numbers | None:
        """The biases, where a layer with a kernel has any."""
        return self.tables[-1] if len(self.tables) > 1 and _has_bias(self.layer) else None

    @property
    def recurrence(self) -> Recurrence:
        """A recurrent layer as it is explained."""
        layer = self.layer
        assert isinstance(layer, Recurrent)
        reset_after = layer.reset_after if isinstance(layer, zoo.GRU) else True
        kernel, recurrent = self.tables[:2]
        kind = KINDS[type(layer)]
        return Recurrence(kind, kernel, recurrent, self.bias, reset_after, layer.activation)

    @property
    def is_lookup(self) -> bool:
        """Whether it turns ids into numbers."""
        return isinstance(self.layer, zoo.Embedding | zoo.OneHot)

    def apply(self, given: NDArray[Any], start: Carried | None = None) -> Numbers:
        """What it makes of rows: ids (n, length), or numbers with the rows first.

        Only a recurrent layer has a start; without one it begins with nothing.
        """
        if isinstance(self.layer, Recurrent):
            return _recurrent(self, given, start)
        if isinstance(self.layer, zoo.Conv1D):
            return _convolved(self, given)
        if isinstance(self.layer, zoo.MaxPooling1D):
            layer = self.layer
            pooled = Pooling(given, (1, layer.pool), (1, layer.stride), _edge(layer.padding))
            return pooled.output
        if isinstance(self.layer, zoo.Dense):
            return _dense(self, given)
        return _without_kernel(self, given)


def _without_kernel(stage: Stage, given: NDArray[Any]) -> Numbers:
    """Lookups, and what only puts numbers together."""
    layer = stage.layer
    if isinstance(layer, zoo.Embedding):
        rows: Numbers = stage.tables[0].take(given, axis=0)
        return rows
    if isinstance(layer, zoo.OneHot):
        found = np.zeros((*given.shape, layer.vocabulary), dtype=np.float32)
        np.put_along_axis(found, given[..., np.newaxis], 1, axis=-1)
        return found
    if isinstance(layer, zoo.Flatten):
        return given.reshape(len(given), -1)
    if isinstance(layer, zoo.GlobalMaxPooling1D):
        largest: Numbers = given.max(axis=1)
        return largest
    if isinstance(layer, zoo.GlobalAveragePooling1D):
        mean: Numbers = given.mean(axis=1)
        return mean
    assert isinstance(layer, zoo.Dropout | zoo.Ids), layer  # they do nothing here
    return given


def _recurrent(stage: Stage, given: Numbers, start: Carried | None) -> Numbers:
    """All states, or the last; so many rows at once as a product stays on this thread."""
    assert isinstance(stage.layer, Recurrent)
    layer = stage.recurrence
    some = max(1, ALONE // layer.recurrent.size)
    parts = []
    for first in range(0, len(given), some):
        states = layer.states(given[first : first + some], start).state
        parts.append(states if stage.layer.sequences else states[..., -1, :])
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _convolved(stage: Stage, given: Numbers) -> Numbers:
    """Rows side by side make a picture, over which a kernel one row high slides."""
    layer = stage.layer
    assert isinstance(layer, zoo.Conv1D)
    kernel = stage.tables[0][np.newaxis]
    strides = (1, layer.strides)
    sums = Convolution(given, kernel, stage.bias, strides, _edge(layer.padding)).output
    return activate(layer.activation, sums)


def _dense(stage: Stage, given: Numbers) -> Numbers:
    layer = stage.layer
    assert isinstance(layer, zoo.Dense)
    found = plain.Dense(given, stage.tables[0], stage.bias)
    return activate(layer.activation, found.output)


def _edge(padding: str) -> Edge:
    return "same" if padding == "same" else "valid"


def _has_bias(layer: Layer) -> bool:
    return bool(getattr(layer, "bias", False))
