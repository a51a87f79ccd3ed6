"""A program on a terminal, and how long a whole cold process takes to its first paint."""

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Sequence

PATIENCE = 60.0
_LINES, _COLUMNS = 24, 80
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
_SEQUENCE = re.compile(rb"\x1b(\[[\d;<>=?$]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()].|[=>])")
# What a modern terminal answers to the queries that Textual sends while it starts.
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;2$y",
    b"\x1b[?2048h": b"\x1b[48;%d;%d;%d;%dt" % (_LINES, _COLUMNS, _LINES * 16, _COLUMNS * 8),
}


def seconds_to_first_paint(command: Sequence[str], marker: str, home: str) -> float:
    """Time from the start of the process until the marker is on its screen; then end it."""
    started = time.perf_counter()
    with _on_terminal(command, home) as terminal:
        _read_until(terminal, marker.encode())
        return time.perf_counter() - started


def _read_until(terminal: int, marker: bytes) -> None:
    until = time.monotonic() + PATIENCE
    seen = b""
    while marker not in _SEQUENCE.sub(b"", seen):
        ready, _, _ = select.select([terminal], [], [], max(0, until - time.monotonic()))
        data = _read(terminal) if ready else b""
        if not data:
            raise RuntimeError(f"{marker.decode()!r} was never painted; last came {seen[-400:]!r}")
        for query, answer in _ANSWERS.items():
            if query in data:
                os.write(terminal, answer)
        seen += data


def _read(terminal: int) -> bytes:
    with contextlib.suppress(OSError):  # the program has ended
        return os.read(terminal, 65536)
    return b""


@contextlib.contextmanager
def _on_terminal(command: Sequence[str], home: str) -> Iterator[int]:
    environ = os.environ | _TERMINAL | {"IMDB_TUI_HOME": home}
    pid, terminal = os.forkpty()
    if pid == 0:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, _COLUMNS, 0, 0))
            os.execvpe(command[0], [*command], environ)
        finally:
            os._exit(127)
    try:
        yield terminal
    finally:
        os.kill(pid, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(pid, 0)
