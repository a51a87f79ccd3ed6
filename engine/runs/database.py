"""One SQLite file that several programs use at once, and that is never overwritten.

It keeps SQLite's rollback journal, because homes on shared machines are often on NFS, where a
write-ahead log is unsafe. A connection lives as long as one transaction: nothing is held between
them, and any thread may ask.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from engine.files.atomic import refusing
from engine.runs.schema import STEPS, Step
from engine.why import Notice, Notify, Refusal

#: Written into the file, so that a database of some other program is not taken for ours.
APPLICATION: Final = 0x494D4454
PATIENCE: Final = 20.0  # seconds to wait for another program's transaction

_BROKEN: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_FULL: Final = {sqlite3.SQLITE_FULL}


class Database:
    """The runs on disk. Nothing is made before something is written."""

    def __init__(self, path: Path, notify: Notify, steps: Sequence[Step] = STEPS) -> None:
        self.path = path
        self._notify = notify
        self._steps = steps
        self._looked = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection that sees one state of the file; None if there is none yet."""
        self._look()
        if not self._exists():
            yield None
            return
        with self._transaction("rw", "BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are all on the disk afterwards, or none of them."""
        self._look()
        with refusing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._transaction("rwc", "BEGIN IMMEDIATE") as connection:
            yield connection

    def _exists(self) -> bool:
        with refusing(self.path):
            try:
                return self.path.stat().st_size > 0
            except (FileNotFoundError, NotADirectoryError):
                return False

    @contextmanager
    def _transaction(self, mode: str, begin: str) -> Iterator[sqlite3.Connection]:
        with self._refusing(), closing(self._connect(mode)) as connection:
            self._bring_up(connection)
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def _connect(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = EXTRA")
        return connection

    def _look(self) -> None:
        """Read the file through before it is first used, and set it aside if it is broken."""
        if not self._looked and self._is_broken():
            self._set_aside()
        self._looked = True

    def _is_broken(self) -> bool:
        if not self._exists():
            return False
        try:
            with self._refusing(), closing(self._connect("rw")) as connection:
                return not _is_ours(connection)
        except Refusal as refusal:
            if refusal.code == "runs_broken":
                return True
            raise

    def _set_aside(self) -> None:
        """Give a broken file another name, once, however many programs have found it broken."""
        with refusing(self.path), _locked(self.path.with_name(f"{self.path.name}.lock")):
            if not self._is_broken():
                return
            aside = _unused(self.path)
            # Its journal goes first: beside a new file it would be played back into that.
            journal = self.path.with_name(f"{self.path.name}-journal")
            with suppress(FileNotFoundError):
                journal.rename(aside.with_name(f"{aside.name}-journal"))
            self.path.rename(aside)
        self._notify(Notice("runs_set_aside", {"path": str(self.path), "aside": str(aside)}))

    def _bring_up(self, connection: sqlite3.Connection) -> None:
        """Take the steps that are missing, all of them or none."""
        version, newest = _version(connection), len(self._steps)
        if version == newest:
            return
        if version > newest:
            raise Refusal("runs_newer", path=str(self.path), version=version, known=newest)
        connection.execute("BEGIN IMMEDIATE")
        for step in self._steps[_version(connection) :]:  # somebody else may have taken some
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {newest}")
        connection.execute("COMMIT")

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Turn what SQLite can run into into refusals."""
        try:
            yield
        except sqlite3.Error as error:
            folder = str(self.path.parent)
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _BROKEN:
                raise Refusal("runs_broken", path=str(self.path)) from error
            if code in _BUSY:
                raise Refusal("runs_busy", path=str(self.path)) from error
            if code in _FULL:
                raise Refusal("disk_full", path=folder) from error
            if isinstance(error, sqlite3.OperationalError):
                raise Refusal("cannot_write", path=folder, reason=str(error)) from error
            raise


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether a file is whole, and either empty or a database that this app has made."""
    if _one(connection, "PRAGMA quick_check(1)") != "ok":
        return False
    tables = _one(connection, "SELECT count(*) FROM sqlite_master")
    return not tables or _one(connection, "PRAGMA application_id") == APPLICATION


def _version(connection: sqlite3.Connection) -> int:
    return int(str(_one(connection, "PRAGMA user_version")))


def _one(connection: sqlite3.Connection, question: str) -> object:
    row = connection.execute(question).fetchone()
    return row[0]


def _unused(path: Path) -> Path:
    """A name beside the file that nothing bears yet."""
    stem = f"{path.stem}-broken-{time.strftime('%Y%m%d-%H%M%S')}"
    names = (f"{stem}{suffix}{path.suffix}" for suffix in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One program at a time, as far as the file system knows of locks."""
    import fcntl

    with path.open("ab") as file:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
