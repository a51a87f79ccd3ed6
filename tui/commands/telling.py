"""How a training is told on the command line: as plain lines, or as JSON for scripts."""

import os
from contextlib import suppress
from typing import Any, Final, Protocol, TextIO

from engine.files.progress import Progress
from engine.training.events import EpochDone, Event, Paused, Tested
from engine.why import json_value
from tui.commands.training_words import (
    Ending,
    Heading,
    column_heads,
    ending_lines,
    epoch_row,
    heading_lines,
)
from tui.language import _
from tui.terminal.checks import screen_problem
from tui.voice import PROGRAM
from tui.wording.training import PAUSES

#: The figures of an epoch that scripts are told.
FIGURES: Final = ("loss", "accuracy", "val_loss", "val_accuracy", "seconds")


class Teller(Protocol):
    """Somebody who is told of a training while it goes on."""

    def begin(self, heading: Heading) -> None:
        """It begins."""

    def hear(self, event: Event) -> None:
        """Something has happened in it."""

    def end(self, ended: Ending) -> None:
        """It is over."""

    def cut_off(self, ended: Ending) -> None:
        """It has ended at once, in the middle of whatever was being told."""

    def loading(self, run: int) -> None:
        """The run is recorded, and Keras is being loaded."""

    def progress(self, progress: Progress) -> None:
        """So far has come what goes before it."""

    def remark(self, sentence: str) -> None:
        """Something worth knowing."""

    def close(self) -> None:
        """There is nothing more to come."""


def shown_on(out: TextIO, err: TextIO, as_json: bool) -> Teller:
    """Whoever tells it best: to a script, on a terminal, or to whatever else reads lines."""
    if as_json:
        return JsonLines(out, err)
    environ = {"TERM": os.environ.get("TERM", "")}
    if screen_problem(True, out.isatty(), environ) is None:
        from tui.commands.live import LiveLines  # it draws with Rich, which others do without

        return LiveLines(out)
    return Lines(out, err)


def begun_record(about: Heading) -> dict[str, Any]:
    """The line that scripts are told first."""
    names = ("run", "device", "model", "data", "parameters", "epochs", "first_epoch")
    return {"event": "started", **{name: getattr(about, name) for name in names}}


def epoch_record(epoch: EpochDone) -> dict[str, Any]:
    """The line that scripts are told for an epoch."""
    figures = {name: json_value(getattr(epoch, name)) for name in FIGURES}
    return {"event": "epoch", "run": epoch.run, "epoch": epoch.epoch, **figures}


def ended_record(ended: Ending) -> dict[str, Any]:
    """The line that scripts are told last."""
    record: dict[str, Any] = {"event": "finished", "run": ended.run, "reason": ended.state}
    return {**record, "epochs": ended.epochs, "test": test_record(ended.test)}


def test_record(test: Tested | None) -> dict[str, Any] | None:
    """The result on the test set."""
    if test is None:
        return None
    return {"loss": json_value(test.loss), "accuracy": json_value(test.accuracy)}


def write_at_once(stream: TextIO, line: str) -> None:
    """A line past the buffer of a stream, which may be in the middle of another."""
    with suppress(OSError):
        os.write(stream.fileno(), f"{line}\n".encode(stream.encoding, "replace"))


def cut_off_sentence(ended: Ending) -> str:
    """The last words of a training that has ended at once."""
    return f"{PROGRAM}: {ending_lines(ended)[0]}"


class JsonLines:
    """A line of JSON for each thing that a script may wait for; remarks go to stderr."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err

    def begin(self, heading: Heading) -> None:
        """The first line."""
        self._write(begun_record(heading))

    def hear(self, event: Event) -> None:
        """A line for each epoch that is stored."""
        if isinstance(event, EpochDone) and event.stored:
            self._write(epoch_record(event))
        elif isinstance(event, Paused):
            self.remark(_(PAUSES[event.why]))

    def end(self, ended: Ending) -> None:
        """The last line."""
        self._write(ended_record(ended))

    def cut_off(self, ended: Ending) -> None:
        """The last line all the same, and how to go on."""
        write_at_once(self._out, _json(ended_record(ended)))
        write_at_once(self._err, cut_off_sentence(ended))

    def loading(self, run: int) -> None:
        """Nothing that a script waits for."""

    def progress(self, progress: Progress) -> None:
        """Nothing that a script waits for."""

    def remark(self, sentence: str) -> None:
        """A sentence for whoever reads along."""
        print(f"{PROGRAM}: {sentence}", file=self._err, flush=True)

    def close(self) -> None:
        """Nothing is held back."""

    def _write(self, record: dict[str, Any]) -> None:
        print(_json(record), file=self._out, flush=True)


def _json(record: dict[str, Any]) -> str:
    import msgspec

    return msgspec.json.encode(record).decode()


class Lines:
    """Plain lines, one for each epoch. Remarks go to stderr."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._epochs = 0

    def begin(self, heading: Heading) -> None:
        """What is trained, and the heads of the columns."""
        self._epochs = heading.epochs
        for line in [*heading_lines(heading), column_heads(heading.epochs)]:
            self.say(line)

    def hear(self, event: Event) -> None:
        """An epoch, or a pause."""
        if isinstance(event, EpochDone):
            self.say(epoch_row(event, self._epochs))
        elif isinstance(event, Paused):
            self.remark(_(PAUSES[event.why]))

    def end(self, ended: Ending) -> None:
        """How it has ended, and the result."""
        for line in ending_lines(ended):
            self.say(line)

    def cut_off(self, ended: Ending) -> None:
        """How to go on."""
        write_at_once(self._err, cut_off_sentence(ended))

    def loading(self, run: int) -> None:
        """Nothing that is worth a line."""

    def progress(self, progress: Progress) -> None:
        """Nothing that is worth a line."""

    def say(self, line: str) -> None:
        """A line."""
        print(line, file=self._out, flush=True)

    def remark(self, sentence: str) -> None:
        """A sentence on stderr."""
        print(f"{PROGRAM}: {sentence}", file=self._err, flush=True)

    def close(self) -> None:
        """Nothing is held back."""
