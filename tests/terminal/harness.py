"""A terminal for tests: a real pty with a program on it, and an emulator that keeps its screen.

with Terminal(["imdb-tui"], env={"IMDB_TUI_HOME": str(tmp_path)}) as terminal:
    terminal.wait_for("Reviews")
    terminal.send("q")
    assert terminal.wait() == 0
    terminal.wait_until_sane()
"""

import contextlib
import copy
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import pyte

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0

_WRAPS, _SHOWS_CURSOR, _ALTERNATE, _REPORTS_SIZE = 7, 25, 1049, 2048
AT_REST = frozenset({_WRAPS, _SHOWS_CURSOR})

# Becomes the program, with the pty as its controlling terminal.
_LAUNCH = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execvp(sys.argv[1], sys.argv[1:])"
)
_NOT_OURS = re.compile("TEXTUAL|SSH_|TMUX|NO_COLOR|LC_|LANG|COLUMNS|LINES|IMDB_TUI_")
_UNFINISHED = re.compile(rb"\x1b(\[[\d;<>=?$ ]*|\][^\x07\x1b]*)?$")
_KEYBOARD = re.compile(rb"\x1b\[([<>=])[\d;]*u")
_ASKED = re.compile(rb"\x1b\[\?(2026|2048)\$p|\x1b\[\?(2048)h")


class _Screen(pyte.Screen):
    """pyte's screen, with the alternate screen and every private mode."""

    def __init__(self, columns: int, lines: int) -> None:
        self.private: set[int] = set(AT_REST)
        self._main: tuple[Any, Any] | None = None
        super().__init__(columns, lines)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            self.private.update(modes)
            if _ALTERNATE in modes and self._main is None:
                self._main = copy.deepcopy((self.buffer, self.cursor))
                self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            self.private.difference_update(modes)
            if _ALTERNATE in modes and self._main is not None:
                (self.buffer, self.cursor), self._main = self._main, None
        super().reset_mode(*modes, **kwargs)


class Terminal:
    """A program on a pty. `answers` makes the terminal a modern one, which replies to queries."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        answers: bool = True,
        cwd: Path = ROOT,
        pass_fds: Sequence[int] = (),
    ) -> None:
        self.size = size
        self.raw = bytearray()
        self.keyboard_depth = 0
        self._answers = answers
        self._screen = _Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._unfinished = b""
        self._changed = threading.Condition()
        self._master, self._slave = pty.openpty()
        self._set_size(size)
        self.line_before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _LAUNCH, *argv],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
            env=_surroundings(env),
            cwd=cwd,
            pass_fds=pass_fds,
        )
        self._closing, self._close = os.pipe()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()
        for fd in (self._slave, self._closing, self._close):
            os.close(fd)

    @property
    def text(self) -> str:
        """What the screen shows, line by line."""
        with self._changed:
            return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def cells(self) -> list[list[tuple[object, ...]]]:
        """What the screen shows, and how each cell looks."""
        with self._changed:
            columns, lines = self.size
            return [
                [tuple(self._screen.buffer[y][x]) for x in range(columns)] for y in range(lines)
            ]

    @property
    def modes(self) -> frozenset[int]:
        """The private modes that are on."""
        with self._changed:
            return frozenset(self._screen.private)

    @property
    def line(self) -> list[Any]:
        """The line settings, as termios has them."""
        return termios.tcgetattr(self._slave)

    @property
    def sane(self) -> bool:
        """Whether the terminal is as it was before the program."""
        at_rest = self.modes == AT_REST and self.keyboard_depth == 0
        return at_rest and self.line == self.line_before

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._master, keys.encode())

    def signal(self, signum: int) -> None:
        """Send the program a signal."""
        self.process.send_signal(signum)

    def resize(self, size: tuple[int, int]) -> None:
        """Change the size of the window, as a user would."""
        with self._changed:
            self.size = size
            self._screen.resize(lines=size[1], columns=size[0])
        self._set_size(size)
        if _REPORTS_SIZE in self.modes:
            self._report_size()
        self.signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the window."""
        if self._reader.is_alive():
            os.write(self._close, b".")
            self._reader.join()
            os.close(self._master)

    def hold(self, held: bool) -> None:
        """Stop taking output (Ctrl+S), or take it again (Ctrl+Q)."""
        termios.tcflow(self._slave, termios.TCOOFF if held else termios.TCOON)

    def wait_for(self, what: str | Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait until a text is on the screen, or a condition holds."""
        holds = (lambda: what in self.text) if isinstance(what, str) else what
        until = time.monotonic() + patience
        with self._changed:
            while not holds():
                left = until - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"waited in vain for {what!r}\n{self._situation()}")
                self._changed.wait(min(left, 0.05))  # a condition may lie outside the screen

    def wait_until_sane(self) -> None:
        """Wait until the terminal is as it was before."""
        self.wait_for(lambda: self.sane)

    def wait_until_stopped(self) -> None:
        """Wait until the program has been suspended."""

        def stopped() -> bool:
            pid, status = os.waitpid(self.process.pid, os.WNOHANG | os.WUNTRACED)
            return pid != 0 and os.WIFSTOPPED(status)

        self.wait_for(stopped)

    def wait(self, patience: float = PATIENCE) -> int:
        """Wait for the program's end; a signal that killed it comes as a negative number."""
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it did not end\n{self._situation()}") from None

    def _situation(self) -> str:
        return (
            f"exit code {self.process.poll()}, modes {sorted(self.modes)}, "
            f"keyboard {self.keyboard_depth}, line {self.line == self.line_before}\n{self.text}"
        )

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, lines = size
        packed = struct.pack("HHHH", lines, columns, lines * 16, columns * 8)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, packed)

    def _read(self) -> None:
        while True:
            ready, _, _ = select.select([self._master, self._closing], [], [])
            if self._closing in ready:
                return
            with contextlib.suppress(OSError):
                data = os.read(self._master, 65536)
                with self._changed:
                    self._take(data)
                    self._changed.notify_all()

    def _take(self, data: bytes) -> None:
        self.raw += data
        data = self._unfinished + data
        match = _UNFINISHED.search(data)
        self._unfinished = match[0] if match else b""
        data = data.removesuffix(self._unfinished)
        for change in _KEYBOARD.finditer(data):
            # Popping an empty stack does nothing, so a second farewell is as good as one.
            step = {b">": 1, b"<": -1}.get(change[1], 0)
            self.keyboard_depth = max(0, self.keyboard_depth + step)
        if self._answers:
            self._answer(data)
        self._stream.feed(_KEYBOARD.sub(b"", data))

    def _answer(self, data: bytes) -> None:
        for asked in _ASKED.finditer(data):
            if asked[2]:
                self._report_size()
            else:
                os.write(self._master, b"\x1b[?%s;2$y" % asked[1])

    def _report_size(self) -> None:
        columns, lines = self.size
        report = f"\x1b[48;{lines};{columns};{lines * 16};{columns * 8}t"
        os.write(self._master, report.encode())


def _surroundings(extra: Mapping[str, str] | None) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not _NOT_OURS.match(name)}
    env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return env | dict(extra or {})
