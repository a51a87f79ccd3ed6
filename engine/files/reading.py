"""Reading files that nobody vouches for: with progress, within bounds, a line at a time."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from engine.files.progress import OnProgress, Progress
from engine.why import Refusal

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK = 1 << 16
_REPORT_EVERY = 1 << 18


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what can go wrong with any file into refusals."""
    try:
        yield
    except OSError as error:
        raise Refusal("cannot_read", path=str(path), reason=error.strerror or "") from error
    except MemoryError as error:
        raise Refusal("out_of_memory", path=str(path)) from error


def stamp(paths: Iterable[Path]) -> str:
    """What tells one state of files from another without reading them."""
    stats = [path.stat() for path in paths]
    return " ".join(f"{stat.st_size}:{stat.st_mtime_ns}" for stat in stats)


class Watched(io.RawIOBase):
    """A file that reports how far it has been read."""

    def __init__(self, path: Path, progress: OnProgress) -> None:
        self._file = path.open("rb")
        self._total = path.stat().st_size
        self._progress = progress
        self._reported = -_REPORT_EVERY

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        count = self._file.readinto(buffer)
        at = self._file.tell()
        if at - self._reported >= _REPORT_EVERY:
            self._reported = at
            self._progress(Progress("reading", at, self._total))
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


class Bounded(io.RawIOBase):
    """A stream that refuses to give more than so many bytes, whatever it unpacks to."""

    def __init__(self, inner: io.BufferedIOBase, limit: int, path: Path) -> None:
        self._inner = inner
        self._limit = limit
        self._left = limit
        self._path = path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        data = self._inner.read(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise Refusal("file_too_large", path=str(self._path), limit=self._limit)
        view[: len(data)] = data
        return len(data)


def lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    r"""The lines of a stream, each ending in \n, whichever of \n, \r\n and \r it was written with.

    Reading stops at a line longer than `limit`, long before its end.
    """
    rest, number, ended = b"", 1, False
    while not ended:
        block = stream.read(_BLOCK)
        ended = not block
        rest += block
        held = b"" if ended or not rest.endswith(b"\r") else b"\r"  # its \n may be yet to come
        whole = rest[: len(rest) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *done, rest = whole.split(b"\n")
        for line in done:
            yield line + b"\n"
            number += 1
        if len(rest) > limit:
            raise Refusal("line_too_long", line=number, limit=limit)
        rest += held
    if rest:
        yield rest + b"\n"
