"""All reviews of a split as ids: each different unit is cut once, and the ids are gathered."""

from array import array
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from engine.corpus.subwords.spelling import Spelled
from engine.files.progress import OnProgress, Progress

_UNITS_AT_A_TIME = 512
_REVIEWS_AT_A_TIME = 256

Encoded = Callable[[list[list[str]]], list[list[int]]]


def flat_ids(
    spelled: Spelled, encoded: Encoded, progress: OnProgress
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The ids of all reviews, one after another, and where each review begins."""
    table, lengths = _cut_once(spelled.units, encoded, progress)
    starts = np.cumsum(lengths) - lengths
    rows, ends, filled = [np.empty(0, dtype=np.int32)], [np.zeros(1, dtype=np.int64)], 0
    reviews = len(spelled.offsets) - 1
    for first in range(0, reviews, _REVIEWS_AT_A_TIME):
        progress(Progress("encoding_reviews", first, reviews))
        bounds = spelled.offsets[first : first + _REVIEWS_AT_A_TIME + 1]
        numbers = spelled.numbers[bounds[0] : bounds[-1]]
        before = np.concatenate(([0], np.cumsum(lengths[numbers])))
        moved = np.repeat(starts[numbers] - before[:-1], lengths[numbers])
        rows.append(table[moved + np.arange(len(moved))])
        ends.append(filled + before[bounds[1:] - bounds[0]])
        filled += len(moved)
    return np.concatenate(rows), np.concatenate(ends)


def _cut_once(
    units: list[list[str]], encoded: Encoded, progress: OnProgress
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The ids of every number's units, one after another, and how many each number has."""
    table, lengths = array("i"), array("q")
    for first in range(0, len(units), _UNITS_AT_A_TIME):
        progress(Progress("cutting_words", first, len(units)))
        for ids in encoded(units[first : first + _UNITS_AT_A_TIME]):
            table.extend(ids)
            lengths.append(len(ids))
    return np.frombuffer(table, dtype=np.int32), np.frombuffer(lengths, dtype=np.int64)
