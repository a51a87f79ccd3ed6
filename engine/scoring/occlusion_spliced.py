"""A text without one word, for every word at once, where convolutions read it.

Without a word a row is what it was up to there, and from there on what stood one place further.
A convolution, too, answers as before left of that, and as to the moved text right of it: only the
few windows that reach over the seam have to be worked out for every word anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.explain.activations import activate
from engine.explain.numbers import Numbers
from engine.scoring.model import Scorer
from engine.scoring.model_stages import Stage
from engine.scoring.reading import Ids
from engine.zoo import layers as zoo

Places = NDArray[np.int64]

#: So many words are left out at once.
AT_ONCE: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class Spliced:
    """Rows that are `left` up to a place of their own, then their patch, then `right`."""

    left: Numbers
    right: Numbers
    at: Places
    patch: Numbers

    @property
    def beyond(self) -> Places:
        """Where each row goes on as the right one."""
        found: Places = self.at + self.patch.shape[1]
        return found

    def cells(self, first: Places, width: int) -> Numbers:
        """So many places of every row, from a place of its own on."""
        where = first[:, np.newaxis] + np.arange(width)
        is_left = (where < self.at[:, np.newaxis])[..., np.newaxis]
        found: Numbers = np.where(is_left, self.left[where], self.right[where])
        wide = self.patch.shape[1]
        if wide:
            inside = where - self.at[:, np.newaxis]
            patched = ((inside >= 0) & (inside < wide))[..., np.newaxis]
            own = np.clip(inside, 0, wide - 1)
            taken = np.take_along_axis(self.patch, own[..., np.newaxis], axis=1)
            found = np.where(patched, taken, found)
        return found

    @property
    def whole(self) -> Numbers:
        """The rows, written out."""
        return self.cells(np.zeros_like(self.at), len(self.left))


def spliced(scorer: Scorer, longer: Ids, at: Places) -> Numbers | None:
    """The probabilities without what stands at these places; None where this is no shorter way."""
    sliding, rest = _divided(scorer.stages)
    if rest and isinstance(rest[0].layer, zoo.Recurrent) and not any(map(_slides, sliding)):
        return None
    if not rest or not len(at) or any(_fills(stage) for stage in sliding):
        return None
    lookup = longer
    for stage in (each for each in sliding if each.is_lookup):
        lookup = stage.apply(lookup)  # type: ignore[assignment]
    rows = [np.asarray(lookup[:-1], np.float32), np.asarray(lookup[1:], np.float32)]
    levels = list(_levels([stage for stage in sliding if _slides(stage)], rows))
    parts = [
        scorer.said(_answers(levels, rows, rest, at[first : first + AT_ONCE]))
        for first in range(0, len(at), AT_ONCE)
    ]
    return np.concatenate(parts)


def _divided(stages: tuple[Stage, ...]) -> tuple[tuple[Stage, ...], tuple[Stage, ...]]:
    """Lookup, convolutions and poolings; and what stands on them."""
    slid = zoo.Embedding | zoo.OneHot | zoo.Dropout | zoo.Conv1D | zoo.MaxPooling1D
    end = next(
        (i for i, each in enumerate(stages) if not isinstance(each.layer, slid)), len(stages)
    )
    return stages[:end], stages[end:]


def _slides(stage: Stage) -> bool:
    return isinstance(stage.layer, zoo.Conv1D | zoo.MaxPooling1D)


def _fills(stage: Stage) -> bool:
    """Whether zeros are filled in at the edges, which move with the text."""
    return getattr(stage.layer, "padding", "valid") != "valid"


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """A sliding layer, and what it makes of the text as it was and of the text moved on."""

    stage: Stage
    window: int
    stride: int
    left: Numbers
    right: Numbers

    def over(self, given: Spliced) -> Spliced:
        """Its answers to rows: anew for windows over a seam, or into a patch."""
        made = len(self.left)
        first = (given.at - self.window) // self.stride + 1
        last = -(-given.beyond // self.stride) - 1
        width = min(made, max(1, int((last - first).max()) + 1))
        first = np.clip(first, 0, made - width)
        cells = given.cells(first * self.stride, (width - 1) * self.stride + self.window)
        return Spliced(self.left, self.right, first, self.stage.apply(cells))


def _levels(stages: list[Stage], rows: list[Numbers]) -> Iterator[Level]:
    left, right = rows
    for stage in stages:
        layer = stage.layer
        assert isinstance(layer, zoo.Conv1D | zoo.MaxPooling1D)
        left, right = stage.apply(left[np.newaxis])[0], stage.apply(right[np.newaxis])[0]
        if isinstance(layer, zoo.MaxPooling1D):
            yield Level(stage, layer.pool, layer.stride, left, right)
        else:
            yield Level(stage, layer.kernel, layer.strides, left, right)


@np.errstate(over="ignore", invalid="ignore")
def _answers(
    levels: list[Level], rows: list[Numbers], rest: tuple[Stage, ...], at: Places
) -> Numbers:
    """What the last layer says of the text without each of some words."""
    nothing = np.empty((len(at), 0, rows[0].shape[1]), dtype=np.float32)
    text = Spliced(rows[0], rows[1], at, nothing)
    for level in levels:
        text = level.over(text)
    given, rest = _joined(text, rest)
    for stage in rest:
        given = stage.apply(given)
    return given


def _joined(text: Spliced, rest: tuple[Stage, ...]) -> tuple[NDArray[Any], tuple[Stage, ...]]:
    """What brings all places together, without writing the rows out where that can be spared."""
    layer = rest[0].layer
    if isinstance(layer, zoo.GlobalMaxPooling1D):
        return _largest(text), rest[1:]
    if isinstance(layer, zoo.GlobalAveragePooling1D):
        sums = _added(text, text.left, text.right, text.patch.sum(axis=1))
        return sums / np.float32(len(text.left)), rest[1:]
    if isinstance(layer, zoo.Flatten) and len(rest) > 1 and isinstance(rest[1].layer, zoo.Dense):
        return _weighed(text, rest[1]), rest[2:]
    return text.whole, rest


def _largest(text: Spliced) -> Numbers:
    """The largest of each channel: to the left, in the patch, to the right."""
    least = np.full((1, text.left.shape[1]), -np.inf, dtype=np.float32)
    before = np.concatenate([least, np.maximum.accumulate(text.left)])
    after = np.concatenate([np.maximum.accumulate(text.right[::-1])[::-1], least])
    found: Numbers = np.maximum(before[text.at], after[text.beyond])
    return np.maximum(found, text.patch.max(axis=1)) if text.patch.shape[1] else found


def _weighed(text: Spliced, stage: Stage) -> Numbers:
    """A Dense layer on all places in one row: what each place adds, and the sum of that."""
    layer = stage.layer
    assert isinstance(layer, zoo.Dense)
    table = stage.tables[0].reshape(*text.left.shape, -1)
    left, right = ((row[:, np.newaxis] @ table)[:, 0] for row in (text.left, text.right))
    own = table[text.at[:, np.newaxis] + np.arange(text.patch.shape[1])]
    sums = _added(text, left, right, np.einsum("nwc,nwcu->nu", text.patch, own))
    return activate(layer.activation, sums if stage.bias is None else sums + stage.bias)


def _added(text: Spliced, left: Numbers, right: Numbers, patch: Numbers) -> Numbers:
    """What the places add: those left of each patch, the patch, those right of it."""
    nothing = np.zeros((1, left.shape[1]))
    before = np.concatenate([nothing, np.cumsum(left, axis=0, dtype=np.float64)])
    up_to = np.concatenate([nothing, np.cumsum(right, axis=0, dtype=np.float64)])
    found = before[text.at] + patch + (up_to[-1] - up_to[text.beyond])
    added: Numbers = found.astype(np.float32)
    return added
