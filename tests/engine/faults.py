"""Disks that are full and folders that cannot be written to, real where possible, else played."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A tiny file system of its own at a folder; skips where one may not mount."""
    folder.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    command = [mount or "", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if not (mount and unmount):
        pytest.skip("there is no mount, or no umount, on this machine")
    if os.geteuid() != 0:
        pytest.skip("only root may mount a file system")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no file system may be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run([unmount, "-l", str(folder)], check=True)


def full_disk(monkeypatch: pytest.MonkeyPatch, after: int = 0) -> None:
    """Let the disk be full once so many bytes of new files have been written."""
    write, opened = os.write, os.open
    ours: set[int] = set()
    room = [after]

    def open_noting(path: Any, *arguments: Any, **options: Any) -> int:
        descriptor = opened(path, *arguments, **options)
        (ours.add if str(path).endswith(".part") else ours.discard)(descriptor)
        return descriptor

    def write_within(descriptor: int, data: Any) -> int:
        if descriptor not in ours:
            return write(descriptor, data)
        if not room[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = write(descriptor, memoryview(data)[: room[0]])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "open", open_noting)
    monkeypatch.setattr(os, "write", write_within)


def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no new file be made."""
    opened = os.open

    def open_refusing(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path).endswith(".part"):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", open_refusing)
