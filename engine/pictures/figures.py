"""Pictures in figures: how many of each kind, and how bright they are."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.pictures.store import Pictures, PictureSet

_SHADES = 256


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """The pictures of one class: how many, and their mean brightness, from 0 to 255."""

    name: str
    pictures: int
    brightness: float | None


@dataclass(frozen=True, slots=True)
class SplitFigures:
    """One split: how many pictures, how bright, and how much of them is black."""

    pictures: int
    mean: float
    deviation: float
    black: float  # the share of pixels that are 0
    classes: tuple[ClassFigures, ...]


def split_figures(pictures: Pictures, classes: tuple[str, ...]) -> SplitFigures:
    """The figures of one split."""
    shades = np.stack([_shades(pictures, label) for label in range(len(classes))])
    counts = np.bincount(pictures.labels, minlength=len(classes))
    every = shades.sum(axis=0)
    pixels, values = every.sum(), np.arange(_SHADES)
    mean = float(every @ values / pixels)
    return SplitFigures(
        pictures=len(pictures),
        mean=mean,
        deviation=float(np.sqrt(every @ (values - mean) ** 2 / pixels)),
        black=float(every[0] / pixels),
        classes=tuple(
            ClassFigures(name, int(count), float(row @ values / row.sum()) if count else None)
            for name, count, row in zip(classes, counts, shades, strict=True)
        ),
    )


def record(pictures: PictureSet) -> dict[str, Any]:
    """The figures of a set, ready for JSON."""
    about = pictures.about
    return {
        "source": about.name,
        "kind": about.kind,
        "rows": about.rows,
        "columns": about.columns,
        "classes": list(about.classes),
        "train": _record(split_figures(pictures.train, about.classes)),
        "test": _record(split_figures(pictures.test, about.classes)),
    }


def _record(found: SplitFigures) -> dict[str, Any]:
    return {
        "pictures": found.pictures,
        "per_class": [each.pictures for each in found.classes],
        "brightness": {
            "mean": found.mean,
            "std": found.deviation,
            "black": found.black,
            "per_class": [each.brightness for each in found.classes],
        },
    }


def _shades(pictures: Pictures, label: int) -> NDArray[np.int64]:
    """How many pixels of each shade the pictures of one class have."""
    chosen = pictures.images[pictures.labels == label]
    return np.bincount(chosen.reshape(-1), minlength=_SHADES)
