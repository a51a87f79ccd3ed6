"""Many pictures through the first layers of a network at once, in pieces that fit any memory."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.explain import activations, windows
from engine.explain.numbers import Numbers
from engine.explain.slide import Edge, Slide
from engine.explain.windows import Place
from engine.files.progress import OnProgress, Progress
from engine.pictures.scaling import as_input
from engine.vision.network import Network, Weighted
from engine.zoo import layers as zoo

#: Numbers in the windows of one piece: 32 MB.
PIECE: Final = 8_000_000


def piece_of(network: Network, stages: int) -> int:
    """How many pictures go at once through so many layers."""
    widest = max(_work(each) for each in network.layers[: stages + 1])
    return max(1, PIECE // widest)


def in_pieces(
    network: Network, images: NDArray[np.uint8], stage: int, progress: OnProgress
) -> Iterator[Numbers]:
    """What a stage makes of all pictures, piece by piece; whoever is told of progress may stop."""
    piece = piece_of(network, stage)
    for first in range(0, len(images), piece):
        progress(Progress("looking_through_pictures", first, len(images)))
        yield through(network, as_input(images[first : first + piece]), stage)
    progress(Progress("looking_through_pictures", len(images), len(images)))


def through(network: Network, pictures: Numbers, stage: int) -> Numbers:
    """What a stage makes of pictures (many, rows, columns, channels)."""
    flows = pictures
    for each in network.layers[: stage + 1]:
        flows = _made(each, flows)
    return flows


def _work(weighted: Weighted) -> int:
    """How many numbers one picture takes in a layer."""
    layer, made = weighted.layer, prod(weighted.shape)
    if isinstance(layer, zoo.Conv2D):
        kernel = _kernel(weighted)
        return made // int(kernel.shape[-1]) * int(kernel[..., 0].size)
    return made * layer.pool**2 if isinstance(layer, zoo.MaxPooling2D) else made


def _made(weighted: Weighted, given: Numbers) -> Numbers:
    """A layer over many pictures at once."""
    layer = weighted.layer
    if isinstance(layer, zoo.Conv2D):
        return _convolved(weighted, layer, given)
    if isinstance(layer, zoo.MaxPooling2D):
        return _pooled(layer, given)
    if isinstance(layer, zoo.Flatten):
        return given.reshape(len(given), -1)
    if isinstance(layer, zoo.Dense):
        return _finished(weighted, layer.activation, given @ _kernel(weighted))
    return given


def _convolved(weighted: Weighted, layer: zoo.Conv2D, given: Numbers) -> Numbers:
    """One product of all windows and all filters."""
    kernel = _kernel(weighted)
    slid = windows.slides(given.shape[1:-1], kernel.shape[:2], layer.strides, _edge(layer.padding))
    places = (len(given), *(each.output for each in slid))
    met = np.empty((*places, *kernel.shape[:-1]), dtype=np.float32)
    for at, shifted in _shifted(given, slid, 0):
        met[:, :, :, at[0], at[1]] = shifted
    sums = met.reshape(prod(places), -1) @ kernel.reshape(-1, kernel.shape[-1])
    return _finished(weighted, layer.activation, sums).reshape(*places, -1)


def _pooled(layer: zoo.MaxPooling2D, given: Numbers) -> Numbers:
    """The largest number of every window."""
    slid = windows.slides(
        given.shape[1:-1], (layer.pool, layer.pool), layer.stride, _edge(layer.padding)
    )
    found: Numbers = np.maximum.reduce([each for _at, each in _shifted(given, slid, -np.inf)])
    return found


def _shifted(
    given: Numbers, slid: Sequence[Slide], value: float
) -> Iterator[tuple[Place, Numbers]]:
    """What each place of the window meets in all pictures; edges are filled with a value."""
    edges = [(0, 0), *((each.before, each.after) for each in slid), (0, 0)]
    wide = np.pad(given, edges, constant_values=value)
    for at in product(*(range(each.window) for each in slid)):
        yield at, wide[(slice(None), *windows.seen_from(slid, at))]


def _finished(weighted: Weighted, activation: str, sums: Numbers) -> Numbers:
    if weighted.bias is not None:
        sums += weighted.bias
    return activations.activate(activation, sums)


def _kernel(weighted: Weighted) -> Numbers:
    assert weighted.kernel is not None
    return weighted.kernel


def _edge(padding: str) -> Edge:
    return "same" if padding == "same" else "valid"
