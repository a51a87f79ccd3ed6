"""From arrays to a set of pictures: its record, and its fingerprint."""

import hashlib

import numpy as np

from engine.pictures.about import SIDE, About, Kind
from engine.pictures.store import Pictures, PictureSet


def assembled(
    name: str, kind: Kind, classes: tuple[str, ...], train: Pictures, test: Pictures
) -> PictureSet:
    """A set of pictures that knows what it is."""
    about = About(
        name=name,
        kind=kind,
        classes=classes,
        train=len(train),
        test=len(test),
        rows=SIDE,
        columns=SIDE,
        fingerprint=fingerprint(train, test),
    )
    return PictureSet(about, train, test)


def fingerprint(train: Pictures, test: Pictures) -> str:
    """The same for the same pictures and labels, wherever they were read from."""
    digest = hashlib.sha256()
    for split in (train, test):
        for array in (split.images, split.labels):
            digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def every_fifth_tests(pictures: Pictures) -> tuple[Pictures, Pictures]:
    """Pictures without a division of their own: of each five, the last is kept to test with."""
    tests = np.arange(len(pictures)) % 5 == 4
    return (
        Pictures(pictures.images[~tests], pictures.labels[~tests]),
        Pictures(pictures.images[tests], pictures.labels[tests]),
    )
