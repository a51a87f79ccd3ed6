"""One file that holds arrays, to be mapped into memory instead of being read.

    16 KiB of head    magic, length and CRC of the header, and the header as JSON
    sections          each at a multiple of 64 bytes, little-endian

The header alone can be read without NumPy and in microseconds. Sections may be written in pieces,
so that an array need never be whole in memory. Every section has a CRC; reading them all would cost
far more than opening the file, so they are checked only if the file's time of change is not the one
the writer gave it: a file changed by hand, or copied, is read through once.
"""

import math
import mmap
import os
import re
import struct
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from engine.files.atomic import Output, replacing

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAGIC = b"imdbtui\x01"
HEAD = 16 * 1024
ALIGNMENT = 64

_PREAMBLE = struct.Struct("<8sII")
_PLAIN_DTYPE = re.compile(r"[|<][iuf][1248]")
_COARSEST_CLOCK = 2_000_000_000  # some file systems keep times to two seconds only
_SLICE = 1 << 22


class Damaged(Exception):  # noqa: N818 - whoever owns the file decides what it means
    """The file is not what was once written."""


@dataclass(frozen=True, slots=True)
class Section:
    """Where one array lies, what it is, and the CRC of its bytes."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    offset: int
    crc: int

    @property
    def bytes(self) -> int:
        """How many bytes the array takes."""
        return math.prod(self.shape) * int(self.dtype[2:])


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself. `meta` is JSON that belongs to whoever wrote the file."""

    kind: str
    version: int
    stamp: int
    size: int
    sections: tuple[Section, ...]
    meta: msgspec.Raw


class Writer:
    """Lays out the sections of a new file, one after another."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._end = HEAD
        self._sections: list[Section] = []
        self.meta: Any = None

    def add(
        self,
        name: str,
        dtype: str,
        pieces: "Iterable[NDArray[Any]]",
        row: tuple[int, ...] = (),
    ) -> None:
        """Write one section, piece by piece; `row` is the shape of what the pieces are made of."""
        import numpy as np

        offset = self._end + -self._end % ALIGNMENT
        self._output.seek(offset)
        rows = crc = 0
        for piece in pieces:
            block = np.ascontiguousarray(piece, dtype=dtype)
            if block.shape[1:] != row:
                raise ValueError(f"section {name}: {block.shape} is not made of {row}")
            data = block.reshape(-1).view(np.uint8).data
            self._output.write(data)
            crc = zlib.crc32(data, crc)
            rows += len(block)
        section = Section(name, dtype, (rows, *row), offset, crc)
        self._sections.append(section)
        self._end = offset + section.bytes

    def finish(self, kind: str, version: int) -> None:
        """Write the header over the room that was left for it, and the stamp."""
        stamp = time.time_ns() // _COARSEST_CLOCK * _COARSEST_CLOCK
        meta = msgspec.Raw(msgspec.json.encode(self.meta))
        header = Header(kind, version, stamp, self._end, tuple(self._sections), meta)
        encoded = msgspec.json.encode(header)
        if len(encoded) > HEAD - _PREAMBLE.size:
            raise ValueError(f"a header of {len(encoded)} bytes")
        preamble = _PREAMBLE.pack(MAGIC, len(encoded), zlib.crc32(encoded))
        self._output.resize(self._end)  # an empty last section has written nothing
        self._output.seek(0)
        self._output.write((preamble + encoded).ljust(HEAD, b"\0"))
        self._output.stamp(stamp)


@contextmanager
def writing(path: Path, kind: str, version: int) -> Iterator[Writer]:
    """Write a new file in the place of `path`, atomically."""
    with replacing(path) as output:
        writer = Writer(output)
        yield writer
        writer.finish(kind, version)


def header(path: Path) -> Header:
    """What a file says of itself; Damaged if it cannot be made out."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if len(head) < _PREAMBLE.size:
        raise Damaged("too short")
    magic, length, crc = _PREAMBLE.unpack_from(head)
    encoded = head[_PREAMBLE.size : _PREAMBLE.size + length]
    if magic != MAGIC or len(encoded) != length or zlib.crc32(encoded) != crc:
        raise Damaged("no header")
    try:
        return msgspec.json.decode(encoded, type=Header)
    except msgspec.MsgspecError as error:
        raise Damaged("not a header") from error


def check(path: Path, found: Header) -> None:
    """Hold what a header says against the size of its file; nothing else is read."""
    if path.stat().st_size != found.size:
        raise Damaged("another size")
    for section in found.sections:
        plain = _PLAIN_DTYPE.fullmatch(section.dtype) and min(section.shape, default=-1) >= 0
        if not plain or section.offset % ALIGNMENT or section.offset < HEAD:
            raise Damaged(section.name)
        if section.offset + section.bytes > found.size:
            raise Damaged(section.name)


def arrays(path: Path, found: Header) -> "dict[str, NDArray[Any]]":
    """The sections of a file as arrays that cannot be written to, mapped, not read."""
    import numpy as np

    check(path, found)
    with path.open("rb") as file:
        changed = os.fstat(file.fileno()).st_mtime_ns != found.stamp
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if changed:
        _verify(mapped, found)
        with suppress(OSError):  # a file that is only lent is verified each time
            os.utime(path, ns=(found.stamp, found.stamp))
    return {
        section.name: np.ndarray(section.shape, section.dtype, mapped, section.offset)
        for section in found.sections
    }


def _verify(mapped: mmap.mmap, found: Header) -> None:
    for section in found.sections:
        crc, end = 0, section.offset + section.bytes
        for start in range(section.offset, end, _SLICE):
            crc = zlib.crc32(mapped[start : min(start + _SLICE, end)], crc)
        if crc != section.crc:
            raise Damaged(section.name)
