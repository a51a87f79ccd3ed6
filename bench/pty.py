"""A program on a terminal of its own: what it writes, when, and how long a cold start takes."""

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Sequence

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
    with on_terminal(command, home) as terminal:
        terminal.wait_for(marker)
        return time.perf_counter() - started


class Terminal:
    """The other end of a program's terminal. `written` says when it wrote how many bytes."""

    def __init__(self, master: int) -> None:
        self.written: list[tuple[float, int]] = []
        self._master = master
        self._seen = b""

    def type(self, keys: str) -> None:
        """Press keys; what is waited for from now on is written after them."""
        self._seen = b""
        os.write(self._master, keys.encode())

    def wait_for(self, marker: str) -> None:
        """Take what it writes until the marker is among it."""
        until = time.monotonic() + PATIENCE
        while marker.encode() not in _SEQUENCE.sub(b"", self._seen):
            if not self._take(until - time.monotonic()):
                raise RuntimeError(f"{marker!r} was never painted; last came {self._seen[-400:]!r}")

    def seconds_to_line(self, keys: str, line: int, patience: float) -> float | None:
        """From pressing keys until something is drawn on a line; None if nothing is."""
        self.type(keys)
        began = time.monotonic()
        marker = b"\x1b[%d;" % line
        while (left := began + patience - time.monotonic()) > 0:
            self._take(left)
            if marker in self._seen:
                return time.monotonic() - began
        return None

    def watch(self, seconds: float) -> None:
        """Take what it writes for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._take(left)

    def watch_until(self, done: Callable[[], bool], *, every: float, patience: float) -> None:
        """Take what it writes until something is done, which is asked every so often."""
        until = time.monotonic() + patience
        while not done():
            if time.monotonic() > until:
                raise RuntimeError(f"it is not done; last came {self._seen[-400:]!r}")
            self.watch(every)

    def wait_for_end(self) -> None:
        """Take what it writes until it has left its terminal."""
        until = time.monotonic() + PATIENCE
        while data := self._take(until - time.monotonic()):
            pass
        if data is None:
            raise RuntimeError(f"it has not ended; last came {self._seen[-400:]!r}")

    def _take(self, seconds: float) -> bytes | None:
        """What comes within that time, and is answered; None if nothing does, empty at the end."""
        ready, _, _ = select.select([self._master], [], [], max(0, seconds))
        if not ready:
            return None
        data = b""
        with contextlib.suppress(OSError):  # the program has ended
            data = os.read(self._master, 65536)
        for query, answer in _ANSWERS.items():
            if query in data:
                os.write(self._master, answer)
        if data:
            self.written.append((time.time(), len(data)))
        self._seen += data
        return data


@contextlib.contextmanager
def on_terminal(command: Sequence[str], home: str) -> Iterator[Terminal]:
    """A program on a terminal of 80 columns; it is killed if it has not ended by itself."""
    environ = os.environ | _TERMINAL | {"IMDB_TUI_HOME": home}
    pid, master = os.forkpty()
    if pid == 0:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, _COLUMNS, 0, 0))
            os.execvpe(command[0], [*command], environ)
        finally:
            os._exit(127)
    try:
        yield Terminal(master)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.close(master)
        os.waitpid(pid, 0)
