"""The process that trains on when whoever began the training has gone.

It reads its job from stdin, answers with one line on stdout, and writes the rest to its log, which
is where its stderr leads.
"""

import os
import sys
from contextlib import suppress
from typing import IO

import msgspec

from engine.why import Refusal
from tui import language, wording
from tui.commands.sitting import sit
from tui.commands.telling import Lines, begun_record
from tui.commands.training_words import Heading
from tui.crash import crash_notice, report_crash
from tui.orders import Answer, Job


class _Answering(Lines):
    """Tells a log of the training, and whoever waits of its beginning."""

    def __init__(self, asker: IO[bytes]) -> None:
        super().__init__(sys.stderr, sys.stderr)
        self._asker = asker

    def begin(self, heading: Heading) -> None:
        """It trains: nobody need wait any longer."""
        self.answer(Answer(started=begun_record(heading)))
        super().begin(heading)

    def refuse(self, sentence: str, exit_code: int) -> int:
        """It cannot be trained, or no longer."""
        self.answer(Answer(refusal=sentence, exit_code=exit_code))
        self.remark(sentence)
        return exit_code

    def answer(self, answer: Answer) -> None:
        """Say it, if nothing was said yet and somebody is still there."""
        if not self._asker.closed:
            with suppress(BrokenPipeError):
                self._asker.write(msgspec.json.encode(answer) + b"\n")
                self._asker.flush()
            with suppress(BrokenPipeError):
                self._asker.close()


def main() -> int:
    """Train as the job says; the exit code."""
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    language.use(job.language)
    teller = _Answering(os.fdopen(os.dup(sys.stdout.fileno()), "wb"))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else is written is for the log
    try:
        return sit(job.order, job.places, teller)
    except Refusal as refusal:
        return teller.refuse(wording.refusal(refusal), refusal.exit_code)
    except Exception as error:  # noqa: BLE001 - nobody is there to be thrown it at
        notice = crash_notice(error, report_crash(error, job.places.state))
        return teller.refuse(wording.notice(notice), 1)
