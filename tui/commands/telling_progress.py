"""Progress and notices on stderr, while a command reads, fetches or stores."""

import sys

import click

from engine.files.progress import Progress
from engine.why import Notice
from tui import wording
from tui.voice import complain
from widgets.blocks import across

BAR = 24


class Telling:
    """Progress on stderr where somebody watches, and notices always."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown = ""

    def progress(self, progress: Progress) -> None:
        """Draw one line over the last."""
        if not self._watched:
            return
        line = wording.stage(progress)
        if progress.total:
            share = min(progress.done / progress.total, 1.0)
            line += f" {across(share, BAR)} {share:4.0%}"
            if progress.code == "fetching":
                line += f" · {wording.bytes_shown(progress.total)}"
        if line != self._shown:
            click.echo("\r\x1b[K" + line, err=True, nl=False)
            self._shown = line

    def tell(self, what: Notice) -> None:
        """Say a notice on a line of its own."""
        self.remark(wording.notice(what))

    def remark(self, sentence: str) -> None:
        """Say something worth knowing on a line of its own."""
        self.close()
        complain(sentence)

    def close(self) -> None:
        """Wipe the line of progress."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._shown = ""
