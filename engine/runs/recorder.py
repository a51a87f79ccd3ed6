"""What a training writes down of itself while it goes on, for as long as the run is its own."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from engine.runs import keeping
from engine.runs.database import Database
from engine.training.events import EpochDone, Reason, Tested
from engine.why import Refusal

if TYPE_CHECKING:
    from engine.runs.judging import Answers
    from engine.training.state import State


class Recorder:
    """One run that this process holds; refused as soon as somebody else has taken it."""

    def __init__(
        self, database: Database, run: int, token: str, folder: Path, stored: int = 0
    ) -> None:
        self.run = run
        self.token = token
        self.folder = folder
        self.stored = stored  # epochs
        self._database = database

    def epoch(self, state: "State", done: EpochDone) -> None:
        """Store an epoch for good: first its weights, each file whole, then the row they belong to.

        It may be asked again where it was refused: what there was of it is written anew.
        """
        keeping.write(self.folder, state)
        best = state.memory.best_epoch or None
        with self._mine() as connection:
            now = time.time()
            connection.execute(
                "UPDATE runs SET last = ?, best = ? WHERE id = ?",
                (done.epoch, best, self.run),
            )
            connection.execute(
                """INSERT INTO epochs (run, epoch, loss, accuracy, val_loss, val_accuracy,
                    seconds, learning_rate, best, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    self.run,
                    done.epoch,
                    done.loss,
                    done.accuracy,
                    done.val_loss,
                    done.val_accuracy,
                    done.seconds,
                    done.learning_rate,
                    done.best,
                    now,
                ),
            )
            if state.learning_rate != done.learning_rate:
                connection.execute(
                    "INSERT INTO changes (run, epoch, learning_rate, at) VALUES (?, ?, ?, ?)",
                    (self.run, done.epoch + 1, state.learning_rate, now),
                )
        self.stored = done.epoch
        keeping.tidy(self.folder, done.epoch, best)

    def device(self, name: str) -> None:
        """What this sitting computes on."""
        with self._mine() as connection:
            connection.execute(
                """UPDATE sittings SET device = ? WHERE rowid =
                    (SELECT max(rowid) FROM sittings WHERE run = ?)""",
                (name, self.run),
            )

    def sign_of_life(self) -> None:
        """Say that it is still going on."""
        with self._mine():
            pass

    def answers(self, answers: "Answers") -> None:
        """Store what the model said of the test rows, before the run is recorded as over."""
        keeping.write_answers(self.folder, self.stored, answers)

    def finish(self, reason: Reason, test: Tested | None, detail: str = "") -> None:
        """It is over."""
        with self._mine() as connection:
            connection.execute(
                "UPDATE runs SET reason = ?, test = ?, detail = ?, finished = ? WHERE id = ?",
                (
                    reason,
                    None if test is None else json.dumps(asdict(test)),
                    detail,
                    time.time(),
                    self.run,
                ),
            )

    @contextmanager
    def _mine(self) -> Iterator[sqlite3.Connection]:
        """A transaction that only whoever holds the run gets."""
        with self._database.writing() as connection:
            held = connection.execute(
                "UPDATE runs SET heartbeat = ? WHERE id = ? AND token = ?",
                (time.time(), self.run, self.token),
            )
            if not held.rowcount:
                raise Refusal("run_taken", run=self.run)
            yield connection
