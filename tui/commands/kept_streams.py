"""What we print and what others write, kept apart: TensorFlow's chatter goes past Python."""

import io
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.why import Notice
from tui.terminal.log import high_duplicate, open_log

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_OUT, _ERR = 1, 2


class _Bytes(io.FileIO):
    """Bytes to a stream that may go away; what was lost with it is remembered, not thrown."""

    trouble: OSError | None = None

    def write(self, data: "ReadableBuffer", /) -> int:
        while self.trouble is None:
            try:
                written: int | None = super().write(data)
            except OSError as error:
                self.trouble = error
            else:
                if written is not None:
                    return written
                select.select([], [self.fileno()], [])  # another program made it non-blocking
        return memoryview(data).nbytes


class Kept(io.TextIOWrapper):
    """One of our streams while its descriptor leads elsewhere. Whoever reads it may leave."""

    def __init__(self, fd: int, encoding: str) -> None:
        self._bytes = _Bytes(high_duplicate(fd), "w")
        super().__init__(io.BufferedWriter(self._bytes), encoding=encoding, errors="replace")

    @property
    def trouble(self) -> OSError | None:
        """Why nothing reaches anybody any more, if that is so."""
        return self._bytes.trouble


@dataclass(frozen=True, slots=True)
class Streams:
    """Where we print, and what to tell about the log, if anything."""

    out: Kept
    err: Kept
    notice: Notice | None


@contextmanager
def quiet(log: Path) -> Iterator[Streams]:
    """Lead all that is written to the standard streams to a log, and what is ours past it."""
    sys.stdout.flush()
    sys.stderr.flush()
    out, err = (Kept(fd, getattr(sys.stdout, "encoding", "utf-8")) for fd in (_OUT, _ERR))
    target, notice = open_log(log)
    try:
        for fd in (_OUT, _ERR):
            os.dup2(target, fd)
        os.close(target)
        yield Streams(out, err, notice)
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        for kept, fd in ((out, _OUT), (err, _ERR)):
            kept.flush()
            os.dup2(kept.fileno(), fd)
            kept.close()
