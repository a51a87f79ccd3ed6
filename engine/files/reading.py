"""Reading files that nobody vouches for: with progress, within bounds, a line at a time."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol

from engine.files.progress import OnProgress, Progress
from engine.why import Refusal

_BLOCK = 1 << 16
_REPORT_EVERY = 1 << 18


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes: ...


class Watched:
    """A file that reports how far it has been read."""

    def __init__(self, path: Path, progress: OnProgress) -> None:
        self._file = path.open("rb")
        self._total = path.stat().st_size
        self._progress = progress
        self._reported = -_REPORT_EVERY

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        at = self._file.tell()
        if at - self._reported >= _REPORT_EVERY:
            self._reported = at
            self._progress(Progress("reading", at, self._total))
        return data

    def __enter__(self) -> "Watched":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()


class Bounded:
    """A stream that refuses to give more than so many bytes, whatever it unpacks to."""

    def __init__(self, inner: Readable, limit: int, path: Path) -> None:
        self._inner = inner
        self._limit = limit
        self._left = limit
        self._path = path

    def read(self, size: int = -1, /) -> bytes:
        if size < 0 or size > self._left:
            size = self._left + 1
        data = self._inner.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise Refusal("file_too_large", path=str(self._path), limit=self._limit)
        return data


def lines(stream: Readable, limit: int) -> Iterator[bytes]:
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
