"""Arrays of a run on disk: plain .npz files, without pickles, that say which run they belong to."""

import io
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from engine.files.atomic import replacing
from engine.why import Refusal

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT: Final = 1
_ABOUT: Final = "about"


class Label(msgspec.Struct, frozen=True):
    """What a file says of itself: the folder of its run, the epoch, and what else was asked."""

    format: int
    folder: str
    epoch: int
    arrays: tuple[str, ...]
    values: dict[str, float | int | None]


def write(
    path: Path,
    epoch: int,
    arrays: "Mapping[str, NDArray[Any]]",
    values: Mapping[str, float | int | None],
) -> None:
    """Write arrays and some values beside them, whole or not at all, and onto the disk for good."""
    import numpy as np

    label = Label(FORMAT, path.parent.name, epoch, tuple(arrays), dict(values))
    packed = io.BytesIO()
    named = {f"array-{number}": array for number, array in enumerate(arrays.values())}
    about = np.frombuffer(msgspec.msgpack.encode(label), dtype=np.uint8)
    np.savez(packed, allow_pickle=False, **{_ABOUT: about}, **named)
    with replacing(path) as output:
        output.write(packed.getbuffer())
    _settle(path.parent)


def read(path: Path, epoch: int) -> "tuple[dict[str, NDArray[Any]], dict[str, Any]]":
    """The arrays and values written there; refused if they are of another run or epoch."""
    import numpy as np

    from engine.files.safe_npz import arrays

    if not path.is_file():
        raise Refusal("weights_gone", path=str(path))
    about = arrays(path, [_ABOUT])[_ABOUT]
    try:
        if not isinstance(about, np.ndarray):
            raise TypeError(type(about))
        label = msgspec.msgpack.decode(about.tobytes(), type=Label)
    except (TypeError, msgspec.MsgspecError) as error:
        raise Refusal("weights_foreign", path=str(path)) from error
    if (label.format, label.folder, label.epoch) != (FORMAT, path.parent.name, epoch):
        raise Refusal("weights_foreign", path=str(path))
    found = arrays(path, [f"array-{number}" for number in range(len(label.arrays))])
    named = dict(zip(label.arrays, map(np.asarray, found.values()), strict=True))
    return named, label.values


def remove(path: Path) -> None:
    """Remove a file, if it can be."""
    with suppress(OSError):
        path.unlink()


def _settle(folder: Path) -> None:
    """Let the names in a folder reach the disk, where a file system tells folders apart so."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
