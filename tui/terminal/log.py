"""The log that native code, subprocesses and stray prints write to instead of the screen."""

import errno
import fcntl
import os
import time
from pathlib import Path

from engine.why import Notice

BOUND = 1_000_000
_FIRST_FREE = 3  # never 0 to 2, even if the learner closed one of them


def open_log(path: Path) -> tuple[int, Notice | None]:
    """Open the log for appending; where that fails, nowhere at all, and say so."""
    try:
        return _opened(path), None
    except OSError as error:
        reason = os.strerror(error.errno or errno.EIO)
        nowhere = high_duplicate(os.open(os.devnull, os.O_WRONLY), close=True)
        return nowhere, Notice("log_not_written", {"path": str(path), "reason": reason})


def high_duplicate(fd: int, *, close: bool = False) -> int:
    """Duplicate a file descriptor to a place that no standard stream can take."""
    try:
        return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, _FIRST_FREE)
    finally:
        if close:
            os.close(fd)


def _opened(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    _rotate(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK  # a pipe must not hold us up
    log = high_duplicate(os.open(path, flags, 0o600), close=True)
    try:
        os.set_blocking(log, True)
        started = time.strftime("%Y-%m-%d %H:%M:%S")
        os.write(log, f"--- {started} process {os.getpid()}\n".encode())  # a full disk shows here
    except OSError:
        os.close(log)
        raise
    return log


def _rotate(path: Path) -> None:
    """Put a log that has grown long aside, in place of the one before it."""
    if path.is_file() and path.stat().st_size > BOUND:
        path.replace(path.with_name(path.name + ".1"))
