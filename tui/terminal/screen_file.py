"""The file through which Textual reaches the terminal while fds 1 and 2 lead elsewhere."""

import io
import os
import select
import signal
from typing import TYPE_CHECKING

from tui.terminal.watcher import Watcher

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# What Textual's driver writes first on taking the screen, and last on leaving it.
_TAKES, _LEAVES = "\x1b[?1049h", "\x1b[?1004l"
# It also turns on, where the terminal has them, mouse reports in pixels, and never off again.
_LEFT_ON = "\x1b[?1016l"


class _ScreenBytes(io.FileIO):
    """Bytes to a terminal that may go away: Textual's writing thread must not die of that.

    If it died, its queue would fill, and the app would wait on it for ever.
    """

    dropping = lost = False

    def write(self, data: "ReadableBuffer", /) -> int:
        while not self.dropping:
            try:
                written: int | None = super().write(data)
            except OSError:
                self.dropping = self.lost = True
                os.kill(os.getpid(), signal.SIGHUP)  # a shell in between may not have told us
            else:
                if written is not None:
                    return written
                select.select([], [self.fileno()], [])  # another program made it non-blocking
        return memoryview(data).nbytes


class ScreenFile(io.TextIOWrapper):
    """Text to the terminal, which tells the watcher when the screen is taken and when left."""

    def __init__(self, fd: int, encoding: str, watcher: Watcher | None) -> None:
        self._bytes = _ScreenBytes(fd, "w", closefd=False)
        self._watcher = watcher
        self.in_use = False
        # Half a surrogate pair in someone's text is shown as "?", and stops nothing.
        super().__init__(io.BufferedWriter(self._bytes), encoding=encoding, errors="replace")

    def write(self, text: str, /) -> int:
        """Write text, like any text file."""
        if _TAKES in text:
            self._note(in_use=True)
        elif _LEAVES in text:
            self._note(in_use=False)
            super().write(_LEFT_ON)
        return super().write(text)

    @property
    def lost(self) -> bool:
        """Whether the terminal has gone away."""
        return self._bytes.lost

    def drop_all(self) -> None:
        """Let nothing more through."""
        self._bytes.dropping = True

    def _note(self, *, in_use: bool) -> None:
        self.in_use = in_use
        if self._watcher is not None:
            if in_use:
                self._watcher.entered()
            else:
                self._watcher.left()
