"""Pictures in files, as tests need them: small, and damaged in every way."""

import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np

from engine.pictures.sources.layout import FILES

CODES = {"uint8": 8, "int32": 12, "float32": 13}


def images(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 28, 28), np.uint8)


def labels(count: int, classes: int = 10) -> np.ndarray:
    return (np.arange(count) % classes).astype(np.uint8)


def idx(array: np.ndarray) -> bytes:
    """An array as an IDX file."""
    head = struct.pack(f">HBB{array.ndim}I", 0, CODES[array.dtype.name], array.ndim, *array.shape)
    return head + array.astype(array.dtype.newbyteorder(">")).tobytes()


def four_files(folder: Path, *, packed: bool = True, train: int = 30, test: int = 20) -> Path:
    """The four files of a small set."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = images(train), labels(train), images(test, 2), labels(test)
    for name, array in zip(FILES, arrays, strict=True):
        put(folder, name, idx(array), packed=packed)
    return folder


def put(folder: Path, name: str, data: bytes, *, packed: bool = True) -> Path:
    path = folder / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)
    return path


def picture_npz(path: Path, **changed: Any) -> Path:
    """A small set in one .npz; a changed array takes the place of one, None leaves it out."""
    arrays = {
        "x_train": images(30),
        "y_train": labels(30),
        "x_test": images(20, 2),
        "y_test": labels(20),
    } | changed
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **{name: array for name, array in arrays.items() if array is not None})
    return path
