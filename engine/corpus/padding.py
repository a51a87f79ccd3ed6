"""Padding and truncating a whole split at once, straight from the flat store.

The store is walked in blocks that stay in the processor's cache: each block is turned into ids by
one table look-up, then every review is copied to its row. So nothing but the padded result takes
memory. Copying through memoryviews costs a third of what NumPy's slicing costs per row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.why import Refusal

Side = Literal["pre", "post"]

BLOCK = 1 << 16  # tokens


class PadRefused(Refusal):
    """A shape that reviews cannot be padded to."""


@dataclass(frozen=True, slots=True)
class PadSettings:
    """The length that every review gets, and at which side it is filled or cut."""

    maxlen: int
    padding: Side = "pre"
    truncating: Side = "pre"

    def __post_init__(self) -> None:
        if self.maxlen < 1:
            raise PadRefused("pad_length_too_small", maxlen=self.maxlen)
        for name, side in (("padding", self.padding), ("truncating", self.truncating)):
            if side not in ("pre", "post"):
                raise PadRefused("pad_side_unknown", setting=name, side=side)


@dataclass(frozen=True, slots=True, eq=False)
class Coding:
    """What each rank becomes; rank 0 is the place of the start token."""

    ids: NDArray[np.int32]
    kept: NDArray[np.bool_] | None  # which ranks stay in the sequence; None if all do


def padded(
    ranks: NDArray[np.int32],
    offsets: NDArray[np.int64],
    rows: NDArray[np.int64],
    coding: Coding,
    settings: PadSettings,
) -> NDArray[np.int32]:
    """The reviews in these rows of the store, coded and at one length, in the order of `rows`."""
    maxlen = settings.maxlen
    try:
        output = np.zeros((len(rows), maxlen), dtype=np.int32)
    except (MemoryError, ValueError):
        raise PadRefused("padded_too_large", reviews=len(rows), maxlen=maxlen) from None
    if len(rows) == 0:
        return output
    target = output.reshape(-1).data
    for places, tokens, starts, ends in _blocks(ranks, offsets, rows, coding):
        if settings.truncating == "pre":
            starts = np.maximum(starts, ends - maxlen)
        else:
            ends = np.minimum(ends, starts + maxlen)
        first = places * maxlen
        if settings.padding == "pre":
            first += maxlen - (ends - starts)
        last = first + (ends - starts)
        source = tokens.data
        bounds = (first.tolist(), last.tolist(), starts.tolist(), ends.tolist())
        for to, to_end, start, end in zip(*bounds, strict=True):
            target[to:to_end] = source[start:end]
    return output


Block = tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]


def _blocks(
    ranks: NDArray[np.int32], offsets: NDArray[np.int64], rows: NDArray[np.int64], coding: Coding
) -> Iterator[Block]:
    """Stretches of the store: where each review goes, the coded tokens, each review's bounds."""
    flat = np.asarray(ranks)  # plain: slicing a memmap costs far more than slicing an array
    places = np.argsort(rows, kind="stable")
    in_order = rows[places]
    starts, ends = offsets[in_order], offsets[in_order + 1]
    done = 0
    while done < len(rows):
        first = starts[done]
        upto = max(done + 1, int(np.searchsorted(ends, first + BLOCK, side="right")))
        block = flat[first : ends[upto - 1]]
        # "clip" spares the look-up a second pass; the store has vouched for its ranks.
        tokens = coding.ids.take(block, mode="clip")
        bounds = starts[done:upto] - first, ends[done:upto] - first
        if coding.kept is not None:
            kept = coding.kept.take(block, mode="clip")
            tokens = tokens[kept]
            before = np.zeros(len(block) + 1, dtype=np.int64)
            np.cumsum(kept, out=before[1:])
            bounds = before[bounds[0]], before[bounds[1]]
        yield places[done:upto], tokens, *bounds
        done = upto
