"""Random stacks of layers, for tests of the zoo."""

from typing import Any

from hypothesis import strategies as st

from engine.zoo.knobs import ACTIVATIONS
from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Ids,
    ImpossibleShape,
    Layer,
    MaxPooling1D,
    MaxPooling2D,
    OneHot,
    Picture,
    SimpleRNN,
)
from engine.zoo.signal import Signal
from engine.zoo.spec import Spec

Layers = tuple[Layer, ...]

small = st.integers(1, 5)
share = st.sampled_from([0.0, 0.3, 0.95])
padding = st.sampled_from(["valid", "same"])
activation = st.sampled_from(ACTIVATIONS)

lengths = st.none() | st.integers(1, 24)
edges = st.integers(1, 14)
inputs = st.sampled_from(range(3)).flatmap(
    lambda world: st.builds(Picture, edges, edges) if world == 2 else st.builds(Ids, lengths)
)
lookups = [st.builds(Embedding, st.integers(1, 12), small), st.builds(OneHot, st.integers(1, 8))]

Kinds = list[st.SearchStrategy[Layer]]


def _convolutions(kind: type[Conv1D | Conv2D]) -> st.SearchStrategy[Layer]:
    return st.builds(
        kind,
        small,
        small,
        activation,
        strides=st.integers(1, 3),
        padding=padding,
        bias=st.booleans(),
        initializer=st.sampled_from(["glorot_uniform", "he_normal"]),
    )


def _poolings(kind: type[MaxPooling1D | MaxPooling2D]) -> st.SearchStrategy[Layer]:
    return st.builds(kind, small, st.none() | st.integers(1, 6), padding)


def _recurrents(kind: type[SimpleRNN | LSTM | GRU], **more: Any) -> st.SearchStrategy[Layer]:
    sequences = st.sampled_from([True, True, False])
    return st.builds(kind, small, share, sequences, activation, st.booleans(), **more)


dense = st.builds(Dense, small, activation, st.booleans())
dropout = st.builds(Dropout, share)
flatten = st.just(Flatten())
over_steps: Kinds = [
    _convolutions(Conv1D),
    _convolutions(Conv1D),
    _poolings(MaxPooling1D),
    _recurrents(SimpleRNN),
    _recurrents(LSTM),
    _recurrents(GRU, reset_after=st.booleans()),
    st.just(GlobalMaxPooling1D()),
    st.just(GlobalAveragePooling1D()),
]
over_pictures: Kinds = [_convolutions(Conv2D), _convolutions(Conv2D), _poolings(MaxPooling2D)]
anywhere: Kinds = [dense, dropout, flatten]
#: All kinds but OneHot, which is no layer of Keras' own.
any_layer = st.sampled_from([lookups[0], *over_steps, *over_pictures, *anywhere]).flatmap(
    lambda kind: kind
)


def likely(given: Signal) -> st.SearchStrategy[Layer]:
    """Layers of the kinds that can read what is given."""
    if given.ids:
        kinds = [*lookups, *lookups, *lookups, flatten]
    elif len(given.shape) == 3:
        kinds = [*over_pictures, *over_pictures, *anywhere]
    else:
        kinds = [*over_steps, *over_steps, *anywhere] if len(given.shape) == 2 else anywhere
    return st.sampled_from(kinds).flatmap(lambda kind: kind)


def _fits(layer: Layer, given: Signal) -> bool:
    try:
        layer.axes(given)
        layer.count(given)
    except ImpossibleShape:
        return False
    return True


@st.composite
def stacks(draw: st.DrawFn) -> Layers:
    """An input and layers that, as the records have it, fit on one another."""
    first = draw(inputs)
    layers: list[Layer] = [first]
    signal = first.signal
    for _ in range(draw(st.integers(2, 8))):
        if len(signal.shape) == 1 and not signal.ids and draw(st.booleans()):
            break  # nothing much can follow a single row
        layer = draw(likely(signal))
        if _fits(layer, signal):
            layers.append(layer)
            signal = layer.output(signal)
    return tuple(layers)


def spec(layers: Layers) -> Spec:
    """A model of these layers."""
    return Spec("a-stack", "nowhere", "count", layers)
