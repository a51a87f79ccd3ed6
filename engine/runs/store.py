"""All runs: begun, listed, shown, renamed, deleted."""

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.files.atomic import refusing
from engine.files.places import Places
from engine.runs import keeping, pieces, presence, records
from engine.runs.database import Database
from engine.runs.environment import environment
from engine.runs.pieces import Pieces
from engine.runs.recorder import Recorder
from engine.runs.records import COMPLETE, Holder, Line, Run
from engine.training import plan as plans
from engine.training.events import EpochDone
from engine.training.plan import Plan
from engine.why import Notify, Refusal, UnknownName, unheard

if TYPE_CHECKING:
    from engine.training.state import Arrays, State

LONGEST_NAME: Final = 80
LONGEST_NOTE: Final = 10_000

#: Beside each run the epoch whose weights count: the best, where its plan goes back to that.
_RUNS: Final = """
    SELECT runs.*, epochs.val_loss, epochs.val_accuracy FROM runs
    LEFT JOIN epochs ON epochs.run = runs.id AND epochs.epoch =
        CASE WHEN best_counts THEN coalesce(runs.best, runs.last) ELSE runs.last END
"""


class Store:
    """The runs of a home."""

    def __init__(self, places: Places, notify: Notify = unheard) -> None:
        self.home = places.data / "runs"
        self.database = Database(places.data / "runs.db", notify)

    def begin(self, plan: Plan, fingerprint: str, meaning: Pieces | None) -> Recorder:
        """A new run, which this process holds."""
        now, token = time.time(), os.urandom(8).hex()
        with self.database.writing() as connection:
            cursor = connection.execute(
                """INSERT INTO runs (key, name, model, data, plan, fingerprint, pieces,
                    epochs_wanted, best_counts, created, token, host, process, heartbeat)
                VALUES (?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    os.urandom(4).hex(),
                    plan.spec.name,
                    plan.data,
                    json.dumps(plans.to_record(plan)),
                    fingerprint,
                    None if meaning is None else pieces.keep(connection, meaning),
                    plan.fit.epochs,
                    plan.fit.patience is not None,
                    now,
                    token,
                    presence.host(),
                    presence.process(),
                    now,
                ),
            )
            run = int(cursor.lastrowid or 0)
            _sit_down(connection, run, 1)
            folder = self._folder(self._row(connection, run))
        return Recorder(self.database, run, token, folder)

    def take(self, run: int, stored: int) -> Recorder:
        """A run that was left off after so many epochs, held by this process from now on.

        Refused if somebody else has been quicker.
        """
        now, token = time.time(), os.urandom(8).hex()
        with self.database.writing() as connection:
            row = self._row(connection, run)
            _check_free(row)
            if (row["last"] or 0) != stored:
                raise Refusal("run_taken", run=run)
            connection.execute(
                """UPDATE runs SET token = ?, host = ?, process = ?, heartbeat = ?,
                    reason = NULL, detail = '', finished = NULL, test = NULL WHERE id = ?""",
                (token, presence.host(), presence.process(), now, run),
            )
            _sit_down(connection, run, stored + 1)
        return Recorder(self.database, run, token, self._folder(row), stored)

    def runs(self) -> tuple[Line, ...]:
        """All runs, the newest first."""
        with self.database.reading() as connection:
            if connection is None:
                return ()
            return tuple(map(records.line, connection.execute(f"{_RUNS} ORDER BY id DESC")))

    def unfinished(self) -> tuple[Line, ...]:
        """The runs that other processes train, and those that were cut off; the newest first."""
        own = (presence.host(), presence.process())
        question = f"{_RUNS} WHERE reason IS NULL OR reason = 'interrupted' ORDER BY id DESC"
        with self.database.reading() as connection:
            if connection is None:
                return ()
            rows = connection.execute(question).fetchall()
        found = ((records.line(row), (row["host"], row["process"])) for row in rows)
        return tuple(line for line, who in found if line.state != "running" or who != own)

    def folders(self) -> dict[Path, bool]:
        """The folder of each run, and whether the run is being trained."""
        with self.database.reading() as connection:
            rows = [] if connection is None else connection.execute("SELECT * FROM runs").fetchall()
        return {self._folder(row): records.state(row) == "running" for row in rows}

    def run(self, run: int) -> Run:
        """All that is known of a run."""
        with self._reading(run) as connection:
            row = self._row(connection, run)
            epochs, changes, sittings = (
                connection.execute(question, (run,)).fetchall()
                for question in (
                    "SELECT * FROM epochs WHERE run = ? ORDER BY epoch",
                    "SELECT * FROM changes WHERE run = ? ORDER BY epoch",
                    "SELECT * FROM sittings WHERE run = ? ORDER BY rowid",
                )
            )
        return records.run(row, epochs, changes, sittings, self._folder(row))

    def holder(self, run: int) -> Holder:
        """Who trains a run, or was the last to."""
        with self._reading(run) as connection:
            row = self._row(connection, run)
            (told,) = connection.execute(
                "SELECT environment FROM sittings WHERE run = ? ORDER BY rowid DESC LIMIT 1", (run,)
            ).fetchone()
        return records.holder(row, told)

    def epochs(self, run: int, after: int = 0) -> tuple[EpochDone, ...]:
        """The epochs of a run, or those after one that is known already."""
        with self._reading(run) as connection:
            self._row(connection, run)
            rows = connection.execute(
                "SELECT * FROM epochs WHERE run = ? AND epoch > ? ORDER BY epoch", (run, after)
            )
            return tuple(map(records.epoch, rows))

    def pieces(self, run: int) -> Pieces | None:
        """What the ids of a run mean; None if it reads none."""
        with self._reading(run) as connection:
            row = self._row(connection, run)
            return None if row["pieces"] is None else pieces.find(connection, row["pieces"])

    def resumable(self, run: int) -> Run:
        """A run that may be gone on with; refused with the reason if it may not."""
        with self._reading(run) as connection:
            _check_free(self._row(connection, run))
        return self.run(run)

    def state(self, run: Run) -> "State | None":
        """Where a run stands; None before its first epoch."""
        if run.last is None:
            return None
        return keeping.read(run.last.parent, run.line.epochs, run.plan.spec)

    def weights(self, run: Run) -> "Arrays":
        """The weights that count, by Keras' names."""
        if run.weights is None:
            raise Refusal("run_without_weights", run=run.line.run)
        epoch = run.best_epoch if run.weights == run.best else run.line.epochs
        assert epoch is not None
        return keeping.model_weights(run.weights, epoch, run.plan.spec)

    def rename(self, run: int, name: str) -> None:
        """Give a run a name, or take it away."""
        self._describe(run, "name", name.strip(), LONGEST_NAME)

    def note(self, run: int, text: str) -> None:
        """Write something down beside a run, in place of what was there."""
        self._describe(run, "note", text, LONGEST_NOTE)

    def cut_off(self, run: int) -> None:
        """Record that this process is ended in the middle of a run, unless that is over already."""
        with self.database.writing() as connection:
            connection.execute(
                """UPDATE runs SET reason = 'interrupted', finished = ?
                    WHERE id = ? AND reason IS NULL AND host = ? AND process = ?""",
                (time.time(), run, presence.host(), presence.process()),
            )

    def delete(self, run: int) -> None:
        """Remove a run and its weights; refused while it is trained."""
        with self.database.writing() as connection:
            row = self._row(connection, run)
            if records.state(row) == "running":
                raise Refusal("run_running", run=run)
            connection.execute("DELETE FROM runs WHERE id = ?", (run,))
            pieces.forget_unused(connection)
        folder = self._folder(row)
        with refusing(folder):
            if folder.is_dir():
                shutil.rmtree(folder)

    def _describe(self, run: int, column: str, text: str, longest: int) -> None:
        if len(text) > longest:
            raise Refusal("run_text_too_long", longest=longest)
        text = text.encode("utf-8", "replace").decode()  # bytes that are no text: question marks
        with self.database.writing() as connection:
            self._row(connection, run)
            connection.execute(f"UPDATE runs SET {column} = ? WHERE id = ?", (text, run))

    @contextmanager
    def _reading(self, run: int) -> Iterator[sqlite3.Connection]:
        with self.database.reading() as connection:
            if connection is None:
                raise UnknownName("unknown_run", run=run)
            yield connection

    def _row(self, connection: sqlite3.Connection, run: int) -> sqlite3.Row:
        row: sqlite3.Row | None = connection.execute(
            f"{_RUNS} WHERE runs.id = ?", (run,)
        ).fetchone()
        if row is None:
            raise UnknownName("unknown_run", run=run)
        return row

    def _folder(self, row: sqlite3.Row) -> Path:
        return records.folder(self.home, row)


def _check_free(row: sqlite3.Row) -> None:
    """Refuse a run that is being trained, or that has all its epochs."""
    state = records.state(row)
    if state == "running":
        raise Refusal("run_running", run=row["id"])
    if state in COMPLETE:
        raise Refusal("run_complete", run=row["id"], epochs=row["last"])


def _sit_down(connection: sqlite3.Connection, run: int, first: int) -> None:
    connection.execute(
        "INSERT INTO sittings (run, first_epoch, began, environment) VALUES (?, ?, ?, ?)",
        (run, first, time.time(), json.dumps({**environment(), **presence.heeded()})),
    )
