"""The handwritten digits that scikit-learn ships: 1,797 small ones, of 8×8 and seventeen shades.

They are scaled to 20×20 and laid into the middle of 28×28, which is how MNIST lays out its digits.
scikit-learn itself is not loaded: what is read is the table that comes with it.
"""

import gzip
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.files.progress import OnProgress, Progress
from engine.files.reading import reading
from engine.pictures.about import SIDE, numerals
from engine.pictures.sources.assembling import assembled, every_fifth_tests
from engine.pictures.store import Pictures, PictureSet
from engine.why import Refusal

#: Another number for another way of making them: what is stored is then made anew.
STAMP: Final = "1"

_SMALL = 8
_INNER = 20
_DARKEST = 16


def read(progress: OnProgress) -> PictureSet:
    """The digits, scaled; every fifth is kept to test with."""
    progress(Progress("reading", 0, None))
    table = _table()
    small = table[:, :-1].reshape(-1, _SMALL, _SMALL)
    pictures = Pictures(scaled(small), table[:, -1].astype(np.uint8))
    return assembled("digits", "digits", numerals(10), *every_fifth_tests(pictures))


def scaled(small: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Small pictures of shades from 0 to 16, as pictures of 28×28 from 0 to 255."""
    stretch = _stretching(_SMALL, _INNER)
    inner = np.clip(stretch @ small @ stretch.T, 0, _DARKEST) * 255 / _DARKEST
    edge = (SIDE - _INNER) // 2
    framed = np.zeros((len(small), SIDE, SIDE), np.uint8)
    framed[:, edge:-edge, edge:-edge] = np.rint(inner)
    return framed


def _stretching(size: int, wanted: int) -> NDArray[np.float64]:
    """The matrix that makes a longer column of numbers out of a short one, smoothly.

    Each new number lies somewhere among the old ones, and takes of the four that are nearest by
    Keys' cubic curve, which meets every old number and has no corners.
    """
    at = (np.arange(wanted) + 0.5) * size / wanted - 0.5
    first = np.floor(at).astype(int) - 1
    matrix = np.zeros((wanted, size))
    for step in range(4):
        away = np.abs(at - (first + step))
        near = (1.5 * away - 2.5) * away**2 + 1
        far = ((-0.5 * away + 2.5) * away - 4) * away + 2
        share = np.where(away <= 1, near, far)
        np.add.at(matrix, (np.arange(wanted), np.clip(first + step, 0, size - 1)), share)
    return matrix


def _table() -> NDArray[np.float64]:
    """A row for each digit: its 64 shades, and what it is."""
    found = find_spec("sklearn")
    if found is None or not found.submodule_search_locations:
        raise Refusal("digits_gone")
    path = Path(found.submodule_search_locations[0], "datasets", "data", "digits.csv.gz")
    try:
        with reading(path), gzip.open(path, "rt", encoding="ascii") as file:
            table = np.loadtxt(file, delimiter=",")
    except (ValueError, EOFError, zlib.error) as error:
        raise Refusal("digits_gone") from error
    if table.ndim != 2 or table.shape[1] != _SMALL * _SMALL + 1:
        raise Refusal("digits_gone")
    return table
