"""Clothes drawn by a program, because no picture of Fashion-MNIST may ship."""

from typing import Final

import numpy as np

from engine.files.progress import OnProgress
from engine.pictures.about import CLOTHES
from engine.pictures.sources.assembling import assembled
from engine.pictures.store import Pictures, PictureSet

STAMP: Final = "0"


def read(_progress: OnProgress) -> PictureSet:
    """The drawn clothes."""
    labels = (np.arange(100) % 10).astype(np.uint8)
    images = np.random.default_rng(1).integers(0, 256, (100, 28, 28), np.uint8)
    made = Pictures(images, labels)
    return assembled("garments", "garments", CLOTHES, made, made)
