"""Writing a file so that it is either there, whole, or not there at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.why import Refusal

_FULL = {errno.ENOSPC, errno.EDQUOT}


class Output:
    """A file under way. What goes wrong while writing comes out as a refusal, at once."""

    def __init__(self, descriptor: int, target: Path) -> None:
        self._descriptor = descriptor
        self._target = target

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Write all of the data."""
        rest = memoryview(data).cast("B")
        with refusing(self._target):
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        return memoryview(data).nbytes

    def flush(self) -> None:
        """Nothing is held back; downloaders call this all the same."""

    def seek(self, position: int) -> None:
        """Go on writing at a position counted from the beginning."""
        os.lseek(self._descriptor, position, os.SEEK_SET)

    def resize(self, size: int) -> None:
        """Make the file exactly so long."""
        with refusing(self._target):
            os.ftruncate(self._descriptor, size)

    def stamp(self, nanoseconds: int) -> None:
        """Set the time at which the file says it was last changed."""
        with refusing(self._target):
            os.utime(self._descriptor, ns=(nanoseconds, nanoseconds))


@contextmanager
def replacing(target: Path) -> Iterator[Output]:
    """Write a new file, and put it in the target's place when all of it is on the disk.

    Two processes may do this at once: each writes under a name of its own, and the last one wins.
    """
    made = _make_folders(target)
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.part")
    try:
        with refusing(target):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
            descriptor = os.open(temporary, flags, 0o666)
        try:
            yield Output(descriptor, target)
            with refusing(target):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        with refusing(target):
            temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        _remove_folders(made)
        raise


def _make_folders(target: Path) -> list[Path]:
    """Make the folders above a file, and say which were not there, the outermost first."""
    missing = [folder for folder in target.parents if not folder.exists()][::-1]
    try:
        with refusing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
    except Refusal:
        _remove_folders(missing)
        raise
    return missing


def _remove_folders(folders: list[Path]) -> None:
    for folder in reversed(folders):
        with suppress(OSError):  # not empty: someone else has begun to use it
            folder.rmdir()


@contextmanager
def refusing(target: Path) -> Iterator[None]:
    """Turn what can go wrong while writing a file, or removing it, into refusals."""
    try:
        yield
    except OSError as error:
        folder = str(target.parent)
        if error.errno in _FULL:
            raise Refusal("disk_full", path=folder) from error
        raise Refusal("cannot_write", path=folder, reason=error.strerror or "") from error
