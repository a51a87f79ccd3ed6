"""Pictures written into one flat file, and opened again without being read."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files import flat
from engine.files.flat import Damaged
from engine.pictures.about import About
from engine.pictures.shelf import KIND, VERSION, Filed, Recipe, filed
from engine.pictures.store import Pictures, PictureSet


def write(file: Path, pictures: PictureSet, recipe: Recipe) -> None:
    """Write pictures, with the recipe by which they can be made again."""
    about = pictures.about
    with flat.writing(file, KIND, VERSION) as writer:
        for name, split in (("train", pictures.train), ("test", pictures.test)):
            writer.add(f"{name}.images", "|u1", [split.images], (about.rows, about.columns))
            writer.add(f"{name}.labels", "|u1", [split.labels])
        writer.meta = Filed(about, recipe)


def read(file: Path) -> tuple[PictureSet, Recipe]:
    """Open pictures; Damaged or Old if they cannot be opened."""
    found, header = filed(file)
    arrays = flat.arrays(file, header)
    about = found.about
    try:
        train = _split(arrays, "train", about, about.train)
        test = _split(arrays, "test", about, about.test)
    except KeyError as error:
        raise Damaged("a section is missing") from error
    return PictureSet(about, train, test), found.recipe


def _split(arrays: dict[str, NDArray[Any]], name: str, about: About, count: int) -> Pictures:
    images, labels = arrays[f"{name}.images"], arrays[f"{name}.labels"]
    if images.dtype != np.uint8 or images.shape != (count, about.rows, about.columns):
        raise Damaged("pictures")
    if labels.dtype != np.uint8 or labels.shape != (count,):
        raise Damaged("labels")
    if count and int(labels.max()) >= len(about.classes):
        raise Damaged("labels beyond the classes")
    return Pictures(images, labels)
