"""A training in a terminal: its epochs, each on a line that stays, and below them what goes on.

Only the lines below are painted again, at most four times a second and only when they changed: over
a slow line that is little, and nothing flickers. The cursor stays visible, so that none is missing
whatever ends the program.
"""

import os
from typing import Final, TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text

from engine.files.progress import Progress
from engine.training.events import (
    Advanced,
    Compiling,
    EpochDone,
    Event,
    Paused,
    Resumed,
    Testing,
)
from tui import wording
from tui.commands.telling import write_at_once
from tui.commands.training_words import (
    Ending,
    Heading,
    column_heads,
    ending_lines,
    epoch_row,
    figure,
    heading_lines,
)
from tui.language import _, say
from tui.wording.fed import fed, pace
from tui.wording.training import PAUSES
from widgets.blocks import across
from widgets.safe_text import fit, wrap

BAR: Final = 20


class _Console(Console):
    """A console that leaves the cursor alone."""

    def show_cursor(self, show: bool = True) -> bool:
        return False


class LiveLines:
    """Draws a training on a terminal."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._console = _Console(
            file=out, force_terminal=True, highlight=False, markup=False, emoji=False
        )
        self._live = Live(
            console=self._console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._live.start()
        self._shown: list[str] = []
        self._heading: Heading | None = None
        self._pace: _Pace | None = None

    def begin(self, heading: Heading) -> None:
        """What is trained, and the heads of the columns."""
        self._heading = heading
        self._pace = _Pace(heading)
        for line in [*heading_lines(heading), "", column_heads(heading.epochs)]:
            self._print(line)
        self._under_way(heading.first_epoch)

    def hear(self, event: Event) -> None:
        """Whatever happens, where it belongs."""
        match event:
            case Compiling():
                self._draw(_("The first batch is being compiled, which takes a few seconds"))
            case Advanced():
                self._advanced(event)
            case EpochDone():
                self._epoch_done(event)
            case Paused():
                self._draw(_(PAUSES[event.why]))
            case Resumed():
                self._draw(_("It goes on"))
            case Testing():
                rows = fed(event.rows, pictures=self._pictures)
                self._draw(say("Testing on {reviews}", reviews=rows))
            case _:
                pass

    def end(self, ended: Ending) -> None:
        """How it has ended, and the result."""
        self._draw()
        for line in ending_lines(ended):
            self._print(line)

    def cut_off(self, ended: Ending) -> None:
        """How to go on; the lines below are gone by then."""
        lines = wrap(ending_lines(ended)[0], self._console.width)
        write_at_once(self._out, "\n".join(lines))

    def loading(self, run: int) -> None:
        """The seconds in which nothing can be shown."""
        self._draw(say("Run {run} is recorded; Keras is being loaded", run=run))

    def progress(self, progress: Progress) -> None:
        """What goes before the training."""
        share = f" {progress.done / progress.total:.0%}" if progress.total else ""
        self._draw(f"{wording.stage(progress)}{share}")

    def remark(self, sentence: str) -> None:
        """A sentence that stays."""
        self._print(sentence)

    def close(self) -> None:
        """Leave the lines that stay, and nothing below them."""
        self._measure()
        self._live.stop()
        self._out.flush()

    @property
    def _pictures(self) -> bool:
        return self._heading is not None and self._heading.pictures

    def _epoch_done(self, event: EpochDone) -> None:
        assert self._heading is not None and self._pace is not None
        self._pace.epoch_done(event)
        self._print(epoch_row(event, self._heading.epochs))
        self._under_way(event.epoch + 1)

    def _under_way(self, epoch: int) -> None:
        assert self._heading is not None
        if epoch <= self._heading.epochs:
            self._draw(say("Epoch {epoch} is under way", epoch=epoch))

    def _advanced(self, event: Advanced) -> None:
        assert self._heading is not None and self._pace is not None
        share, epochs = event.batch / event.batches, self._heading.epochs
        if event.batch == event.batches:
            doing = _("validating")
        else:
            doing = say("batch {batch} of {batches}", batch=event.batch, batches=event.batches)
        epoch = say("epoch {epoch}/{epochs}", epoch=event.epoch, epochs=epochs)
        so_far = say(
            "loss {loss}, accuracy {accuracy} so far",
            loss=figure(event.loss),
            accuracy=figure(event.accuracy),
        )
        words = [so_far]
        if event.batch > 1:  # the first is slow, and says nothing of the others
            left = clock(self._pace.left(event))
            words.append(pace(event.samples_per_second, pictures=self._pictures))
            words.append(say("{time} left at most", time=left))
        self._draw(f"{epoch} {across(share, BAR)} {doing}", " · ".join(words))

    def _print(self, line: str) -> None:
        """A line that stays; a terminal breaks it where it must."""
        self._measure()
        self._console.print(Text(line))

    def _draw(self, *lines: str) -> None:
        """Other lines below."""
        self._measure()
        shown = [fit(line, self._console.width - 1) for line in lines]
        if shown != self._shown:
            self._shown = shown
            self._live.update(Text("\n".join(shown)), refresh=True)

    def _measure(self) -> None:
        """The standard streams lead elsewhere, so how wide the terminal is must be asked of it."""
        try:
            self._console.width = max(os.get_terminal_size(self._out.fileno()).columns, 1)
        except OSError:  # it is gone
            return


class _Pace:
    """How long a training will still take, going by what it took so far."""

    def __init__(self, heading: Heading) -> None:
        self._epochs = heading.epochs
        self._rows = heading.rows[0] if heading.rows else 0
        self._last = 0.0

    def epoch_done(self, event: EpochDone) -> None:
        """As long as this epoch took, the next will take."""
        self._last = event.seconds

    def left(self, event: Advanced) -> float:
        """Seconds to the end of the last epoch, if none is saved by stopping early."""
        whole = self._last or self._rows / max(event.samples_per_second, 1.0)
        return whole * (self._epochs - event.epoch + 1 - event.batch / event.batches)


def clock(seconds: float) -> str:
    """A time as 1:23, or as 1:02:03."""
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
