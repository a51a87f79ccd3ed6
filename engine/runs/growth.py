"""How the vectors of some words move while a model learns: kept by epoch, beside its weights.

One file for a run. Its head says which rows of the embedding are followed; after it come records of
one size, an epoch each, so that every epoch has a place of its own. Whoever goes on from an earlier
epoch writes over what came after it, and a record that was cut off belongs to an epoch that was
never stored.
"""

import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from engine.files.atomic import refusing, replacing
from engine.why import Refusal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.runs.following import Followed
    from engine.runs.records import Run
    from engine.training.state import Arrays, State

NAME: Final = "growth.bin"
_MAGIC: Final = b"imdbgrow"
_PREAMBLE: Final = struct.Struct("<8sII")  # then length and CRC of the head
_RECORD: Final = struct.Struct("<II")  # epoch and CRC
_LONGEST_HEAD: Final = 1 << 20


class Head(msgspec.Struct, frozen=True):
    """What a file says of itself: its first epoch, and which rows are followed."""

    first: int
    dimensions: int
    layer: str
    ids: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def size(self) -> int:
        """The bytes of a record."""
        return _RECORD.size + 2 * self.dimensions * len(self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Growth:
    """The vectors of these words after each of these epochs; 0 is before anything was learned.

    Epochs in which a number was none are left out.
    """

    words: tuple[str, ...]
    epochs: tuple[int, ...]
    vectors: "NDArray[np.float32]"  # epochs, words, dimensions
    left_out: int = 0


def write(folder: Path, state: "State", followed: "Followed") -> None:
    """Keep the vectors of an epoch. It may be asked again, and then writes the same place anew."""
    path = folder / NAME
    rows = _rows(state.weights, followed)
    head, start = _head(path)
    if head is None or state.epoch <= head.first:
        first = state.epoch if state.drawn is None else 0
        head = Head(first, rows.shape[1], followed.layer, followed.ids, followed.words)
        start = _begin(path, head)
        if state.drawn is not None:
            _put(path, head, start, 0, _rows(state.drawn, followed))
    _put(path, head, start, state.epoch, _rows(state.weights, _as_followed(head)))


def has(run: "Run") -> bool:
    """Whether anything was kept of a run."""
    path = of_run(run)
    return path is not None and path.is_file()


def grown(run: "Run") -> Growth:
    """What was kept of a run, up to its last epoch."""
    path = of_run(run)
    if path is None:
        raise Refusal("no_growth")
    return read(path, run.line.epochs)


def read(path: Path, last: int) -> Growth:
    """What was kept up to an epoch; refused where nothing was, or where it is damaged."""
    import numpy as np

    head, start = _head(path)
    if head is None:
        raise _damaged(path) if path.exists() else Refusal("no_growth")
    try:
        data = path.read_bytes()[start:]
    except OSError as error:
        raise _damaged(path) from error
    shape = (len(head.words), head.dimensions)
    epochs: list[int] = []
    vectors: list[NDArray[np.float32]] = []
    left_out = 0
    for epoch in range(head.first, last + 1):
        record = data[(at := (epoch - head.first) * head.size) : at + head.size]
        if not _whole(record, epoch, head):
            raise _damaged(path)
        found = np.frombuffer(record, "<f2", offset=_RECORD.size).reshape(shape)
        if np.isfinite(found).all():
            epochs.append(epoch)
            vectors.append(found.astype(np.float32))
        else:
            left_out += 1
    if not epochs:
        raise Refusal("no_growth")
    return Growth(head.words, tuple(epochs), np.stack(vectors), left_out)


def of_run(run: "Run") -> Path | None:
    """The file of a run or of a starter, whether it is there or not; None before any weights."""
    if run.weights is None:
        return None
    return run.weights.with_name(NAME) if run.line.run else shipped(run.weights)


def kept(run: "Run") -> bytes:
    """The file of a run, whole."""
    path = of_run(run)
    if path is None or not path.is_file():
        raise Refusal("no_growth")
    return path.read_bytes()


def shipped(weights: Path) -> Path:
    """The file of a starter, by that of its weights."""
    return weights.with_suffix(".growth")


def _damaged(path: Path) -> Refusal:
    return Refusal("growth_damaged", path=str(path))


def _rows(weights: "Arrays", followed: "Followed") -> "NDArray[Any]":
    """The rows that are followed, of the one table that their layer has."""
    table = next(
        array for path, array in weights.items() if path.partition("/")[0] == followed.layer
    )
    return table[list(followed.ids)]


def _as_followed(head: Head) -> "Followed":
    """What is followed by a file that is there, whatever has been wished for since."""
    from engine.runs.following import Followed

    return Followed(head.layer, head.ids, head.words)


def _begin(path: Path, head: Head) -> int:
    """Write a head without records; where the first is to begin."""
    encoded = msgspec.json.encode(head)
    preamble = _PREAMBLE.pack(_MAGIC, len(encoded), zlib.crc32(encoded))
    with replacing(path) as output:
        output.write(preamble + encoded)
    return len(preamble) + len(encoded)


def _head(path: Path) -> tuple[Head | None, int]:
    """The head of a file, and where its records begin; None if it has none of ours."""
    try:
        with path.open("rb") as file:
            magic, length, crc = _PREAMBLE.unpack(file.read(_PREAMBLE.size))
            encoded = file.read(min(length, _LONGEST_HEAD))
        if magic != _MAGIC or zlib.crc32(encoded) != crc:
            return None, 0
        head = msgspec.json.decode(encoded, type=Head)
    except (OSError, struct.error, msgspec.MsgspecError):
        return None, 0
    fits = head.dimensions > 0 and len(head.words) == len(head.ids)
    return (head if fits else None), _PREAMBLE.size + length


def _put(path: Path, head: Head, start: int, epoch: int, rows: "NDArray[Any]") -> None:
    """Write the record of an epoch in its place, and nothing after it, onto the disk for good."""
    import numpy as np

    with np.errstate(over="ignore"):  # what is too large for 16 bits is left out when it is read
        data = rows.astype("<f2").tobytes()
    record = _RECORD.pack(epoch, zlib.crc32(data)) + data
    with refusing(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
        try:
            at = start + (epoch - head.first) * head.size
            os.ftruncate(descriptor, at)
            os.lseek(descriptor, at, os.SEEK_SET)
            rest = memoryview(record)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _whole(record: bytes, epoch: int, head: Head) -> bool:
    if len(record) != head.size:
        return False
    found, crc = _RECORD.unpack_from(record)
    return bool(found == epoch and zlib.crc32(record[_RECORD.size :]) == crc)
