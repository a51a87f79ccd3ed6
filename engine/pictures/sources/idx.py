"""The four files in which MNIST and Fashion-MNIST are published, packed with gzip or not.

Each begins with two zeros, a byte that says what numbers it holds, a byte that says how many axes
they have, and the size of each axis; the numbers follow. All are written the big end first.
"""

import gzip
import io
import math
import struct
import zlib
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import numpy as np
from numpy.typing import NDArray

from engine.files.progress import OnProgress
from engine.files.reading import Watched, reading
from engine.pictures.sources.checking import Half
from engine.pictures.sources.layout import FILES, idx_file
from engine.why import Refusal

_LIMIT = 1 << 29  # bytes of one file, unpacked; the pictures of MNIST take 47 million
_MOST_AXES = 4
_DTYPES: Final = {8: "|u1", 9: "|i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}
_GZIP = b"\x1f\x8b"


def read(folder: Path, progress: OnProgress) -> tuple[Half, Half]:
    """What the four files in a folder hold: pictures and labels, to learn from and to test with."""
    train_images, train_labels, test_images, test_labels = (
        _file(idx_file(folder, wanted), progress) for wanted in FILES
    )
    return (train_images, train_labels), (test_images, test_labels)


def _file(path: Path, progress: OnProgress) -> NDArray[Any]:
    with reading(path), Watched(path, progress) as raw:
        buffered = io.BufferedReader(raw)
        packed = buffered.peek(2)[:2] == _GZIP
        plain = cast(BinaryIO, gzip.GzipFile(fileobj=buffered) if packed else buffered)
        try:
            return _array(path, plain)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise Refusal("archive_damaged", path=str(path)) from error


def _array(path: Path, file: BinaryIO) -> NDArray[Any]:
    zeros, code, axes = struct.unpack(">HBB", _exactly(path, file, 4))
    if zeros or code not in _DTYPES or not 1 <= axes <= _MOST_AXES:
        found = f"{zeros >> 8:02x} {zeros & 255:02x} {code:02x} {axes:02x}"
        raise Refusal("idx_magic_wrong", path=str(path), found=found)
    shape = struct.unpack(f">{axes}I", _exactly(path, file, 4 * axes))
    dtype = np.dtype(_DTYPES[code])
    wanted = math.prod(shape) * dtype.itemsize
    if wanted > _LIMIT:
        raise Refusal("file_too_large", path=str(path), limit=_LIMIT)
    data = file.read(wanted + 1)
    if len(data) != wanted:
        raise Refusal("idx_count_wrong", path=str(path), shape="×".join(map(str, shape)))
    return np.frombuffer(data, dtype).reshape(shape)


def _exactly(path: Path, file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) != count:
        raise Refusal("archive_damaged", path=str(path))
    return data
