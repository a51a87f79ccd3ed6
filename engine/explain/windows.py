"""Windows over an array along all its places at once: what convolution and pooling share.

Arrays have no batch; their channels come last, and all axes before are places: one for a signal,
two for a picture.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from engine.explain.numbers import Numbers
from engine.explain.slide import Edge, Slide, SlideRefused, for_each_axis
from engine.explain.step import Window
from engine.why import Refusal

Place = tuple[int, ...]
PerAxis = int | tuple[int, ...]

#: More numbers than that are no longer something to look at, nor do they fit any memory.
LARGEST_WORK = 20_000_000


class WindowsRefused(Refusal):
    """An array that no window slides over."""


def slides(
    sizes: Sequence[int],
    windows: Sequence[int],
    strides: PerAxis,
    padding: Edge,
    dilation: PerAxis = 1,
) -> tuple[Slide, ...]:
    """The slide along each axis; as in Keras, a stride and a dilation exclude one another."""
    steps = for_each_axis(strides, len(sizes), "stride")
    gaps = for_each_axis(dilation, len(sizes), "dilation")
    if max(steps) > 1 and max(gaps) > 1:
        raise SlideRefused("slide_stride_and_dilation", stride=max(steps), dilation=max(gaps))
    return tuple(
        Slide(size, window, step, padding, gap)
        for size, window, step, gap in zip(sizes, windows, steps, gaps, strict=True)
    )


def check_input(array: Numbers) -> None:
    """Only signals and pictures with something in them are slid over."""
    if array.ndim not in (2, 3):
        raise WindowsRefused("windows_wrong_axes", axes=array.ndim)
    if not array.size:
        raise WindowsRefused("grid_empty")


def check_work(slid: Sequence[Slide], channels: int, filters: int) -> None:
    """Refuse what would not fit into memory before any of it is made."""
    places = math.prod([each.output for each in slid])
    looked_at = math.prod([each.window for each in slid]) * channels
    wide = math.prod([each.size + each.filled for each in slid]) * channels
    numbers = max(places * max(looked_at, filters), wide)
    if numbers > LARGEST_WORK:
        raise WindowsRefused("windows_too_many_numbers", numbers=numbers, most=LARGEST_WORK)


def views(array: Numbers, slid: Sequence[Slide], value: float) -> Numbers:
    """Every window at every place: (*places, channels, *window); the edges filled with a value."""
    wide = filled(array, slid, value)
    spans = tuple(each.span for each in slid)
    found = sliding_window_view(wide, spans, axis=tuple(range(len(slid))))
    return found[tuple(slice(None, None, each.stride) for each in slid)]


def seen_from(slid: Sequence[Slide], weight_at: Sequence[int]) -> tuple[slice, ...]:
    """All the numbers of a filled input that one place of the window meets as it slides."""
    firsts = [at * each.dilation for each, at in zip(slid, weight_at, strict=True)]
    return tuple(
        slice(first, first + (each.output - 1) * each.stride + 1, each.stride)
        for each, first in zip(slid, firsts, strict=True)
    )


def filled(array: Numbers, slid: Sequence[Slide], value: float) -> Numbers:
    """The array with its edges filled up, as far as a window needs it."""
    if not any(each.filled for each in slid):
        return array
    sizes = [each.size + each.filled for each in slid]
    wide = np.full((*sizes, array.shape[-1]), value, dtype=np.float32)
    wide[tuple(slice(each.before, each.before + each.size) for each in slid)] = array
    return wide


def window(slid: Sequence[Slide], place: Sequence[int]) -> Window:
    """The part of the input that is looked at for a place of the output; over the edge too."""
    starts = [each.start(i) for each, i in zip(slid, place, strict=True)]
    return tuple((at, at + each.span) for at, each in zip(starts, slid, strict=True))


def cells(slid: Sequence[Slide], place: Sequence[int]) -> Iterator[Place]:
    """The cells of that window in reading order, also those over the edge."""
    return product(*(each.places(i) for each, i in zip(slid, place, strict=True)))


def is_inside(slid: Sequence[Slide], cell: Sequence[int]) -> bool:
    """Whether a cell is one of the input rather than filled in."""
    return all(0 <= at < each.size for each, at in zip(slid, cell, strict=True))


def from_window(slid: Sequence[Slide], place: Sequence[int]) -> tuple[Place, ...]:
    """The cells of the input that made a place of the output."""
    return tuple(cell for cell in cells(slid, place) if is_inside(slid, cell))


def reaches(slid: Sequence[Slide], cell: Sequence[int]) -> tuple[Place, ...]:
    """The places of the output that a cell of the input has a part in."""
    return tuple(product(*(each.reaches(at) for each, at in zip(slid, cell, strict=True))))
