"""Arrays out of an .npz file that nobody vouches for.

Keras' IMDB file keeps its reviews as pickled object arrays. A pickle can call anything it can name,
so ours can name next to nothing: where it asks for NumPy's array, dtype and the function that makes
arrays, it is given the three stand-ins below, which only look at what they are handed. NumPy itself
never sees a pickled state.
"""

import io
import math
import pickle
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.files.reading import reading
from engine.why import Refusal

LIMIT = 1 << 29  # bytes of one array, unpacked; the reviews of IMDB take 14 million
_LONGEST_HEAD = 1 << 14  # bytes that say what an array is; NumPy itself takes no more

_MALFORMED = (
    pickle.UnpicklingError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    TypeError,
    ValueError,
)
_PICKLED_NUMBERS = {f"{kind}{size}" for kind in "iu" for size in (1, 2, 4, 8)}

Rows = list[Any]


def arrays(path: Path, names: Collection[str]) -> dict[str, NDArray[Any] | Rows]:
    """The arrays of those names: numbers as arrays, arrays of objects as lists."""
    with _opened(path) as archive:
        _check(archive, path, names)
        return {name: _array(archive, f"{name}.npy", path) for name in names}


def check(path: Path, names: Collection[str]) -> None:
    """Refuse a file that has not all the arrays of those names."""
    with _opened(path) as archive:
        _check(archive, path, names)


def _check(archive: zipfile.ZipFile, path: Path, names: Collection[str]) -> None:
    found = [name.removesuffix(".npy") for name in archive.namelist()]
    if not set(names) <= set(found):
        raise Refusal(
            "npz_other_arrays",
            path=str(path),
            wanted=", ".join(names),
            found=", ".join(found[:8]) or "–",
        )


def outlines(path: Path) -> dict[str, tuple[tuple[int, ...], np.dtype[Any]]]:
    """The shape and the dtype of every array, of which nothing but its head is read."""
    with _opened(path) as archive:
        members = [name for name in archive.namelist() if name.endswith(".npy")]
        return {name.removesuffix(".npy"): _outline(archive, name, path) for name in members}


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with reading(path), path.open("rb") as file:
        try:
            with zipfile.ZipFile(file) as archive:
                yield archive
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise Refusal("npz_damaged", path=str(path)) from error


def _outline(
    archive: zipfile.ZipFile, member: str, path: Path
) -> tuple[tuple[int, ...], np.dtype[Any]]:
    try:
        with archive.open(member) as file:
            shape, _, dtype = _array_header(io.BytesIO(file.read(_LONGEST_HEAD)))
    except _MALFORMED as error:
        raise Refusal("npz_malformed", path=str(path), array=member) from error
    return shape, dtype


def _array(archive: zipfile.ZipFile, member: str, path: Path) -> NDArray[Any] | Rows:
    if archive.getinfo(member).file_size > LIMIT:
        raise Refusal("npz_too_large", path=str(path), array=member, limit=LIMIT)
    try:
        data = io.BytesIO(archive.read(member))
        shape, fortran, dtype = _array_header(data)
        if dtype.kind == "O":
            return _rows(_Allowing(data, path).load(), shape)
        if dtype.kind not in "iufb":
            raise ValueError(dtype.str)
        wanted = math.prod(shape) * dtype.itemsize
        numbers = np.frombuffer(data.getbuffer()[data.tell() :], dtype=dtype)
        if numbers.nbytes != wanted:
            raise ValueError(wanted)
        return numbers.reshape(shape, order="F" if fortran else "C")
    except _MALFORMED as error:
        raise Refusal("npz_malformed", path=str(path), array=member) from error


def _array_header(data: BinaryIO) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    version = np.lib.format.read_magic(data)
    if version == (1, 0):
        return np.lib.format.read_array_header_1_0(data)
    if version == (2, 0):
        return np.lib.format.read_array_header_2_0(data)
    raise ValueError(version)


def _rows(loaded: object, shape: tuple[int, ...]) -> Rows:
    if not isinstance(loaded, _Array) or not isinstance(loaded.value, list):
        raise ValueError(type(loaded))
    if shape != (len(loaded.value),):
        raise ValueError(shape)
    return [row.value if isinstance(row, _Array) else row for row in loaded.value]


class _StandIn:
    """What a pickle gets to see in place of something real."""

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        raise ValueError(state)


class _Dtype(_StandIn):
    """Stands in for numpy.dtype: remembers which one was meant."""

    def __init__(self, code: str, *_: object) -> None:
        self.code = code
        self.order = "|"

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.order = state[1]

    def numbers(self) -> np.dtype[Any]:
        """The real dtype, if it is one of plain whole numbers."""
        if self.code not in _PICKLED_NUMBERS or self.order not in ("|", "<", ">", "="):
            raise ValueError(self.code)
        return np.dtype(self.order + self.code)


class _Array(_StandIn):
    """Stands in for numpy.ndarray, and for the function by which NumPy makes one to be filled."""

    def __init__(self, *_: object) -> None:
        self.value: NDArray[Any] | Rows | None = None

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        shape, dtype, _, data = state[-4:]
        if not isinstance(dtype, _Dtype) or len(shape) != 1:
            raise ValueError(shape)
        value = data if isinstance(data, list) else np.frombuffer(data, dtype.numbers())
        if len(value) != shape[0] or (dtype.code[:1] == "O") != isinstance(data, list):
            raise ValueError(shape)
        self.value = value


class _Encoded(_StandIn):
    """Stands in for _codecs.encode, by which old pickles write bytes."""

    def __new__(cls, text: str, encoding: str) -> bytes:  # type: ignore[misc]
        if encoding != "latin1":
            raise ValueError(encoding)
        return text.encode("latin-1")


_ALLOWED: dict[tuple[str, str], type[_StandIn]] = {
    ("numpy", "ndarray"): _Array,
    ("numpy", "dtype"): _Dtype,
    ("numpy.core.multiarray", "_reconstruct"): _Array,
    ("numpy._core.multiarray", "_reconstruct"): _Array,
    ("_codecs", "encode"): _Encoded,
}


class _Allowing(pickle.Unpickler):
    """An unpickler that refuses every name but those of the stand-ins."""

    def __init__(self, data: BinaryIO, path: Path) -> None:
        super().__init__(data)
        self._path = path

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            named = f"{module}.{name}"[:80]
            raise Refusal("pickle_not_allowed", path=str(self._path), named=named) from None
