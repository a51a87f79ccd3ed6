"""The tables in which runs are kept, version by version.

A version that was ever released is never edited: what must become otherwise is a new step.
"""

from typing import Final

Step = tuple[str, ...]

STEPS: Final[tuple[Step, ...]] = (
    (
        # Ids are never given twice: "run 7" means the same run, also after it was deleted. `last`
        # and `best` are the epochs whose weights are kept; `token` says whose the run is.
        """CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            model TEXT NOT NULL,
            data TEXT NOT NULL,
            plan TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            pieces TEXT REFERENCES pieces (hash),
            epochs_wanted INTEGER NOT NULL,
            best_counts INTEGER NOT NULL,
            created REAL NOT NULL,
            finished REAL,
            reason TEXT,
            detail TEXT NOT NULL DEFAULT '',
            test TEXT,
            last INTEGER,
            best INTEGER,
            token TEXT,
            host TEXT,
            process TEXT,
            heartbeat REAL
        )""",
        """CREATE TABLE epochs (
            run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            epoch INTEGER NOT NULL,
            loss REAL, accuracy REAL, val_loss REAL, val_accuracy REAL,
            seconds REAL NOT NULL,
            learning_rate REAL NOT NULL,
            best INTEGER NOT NULL,
            at REAL NOT NULL,
            PRIMARY KEY (run, epoch)
        ) WITHOUT ROWID""",
        """CREATE TABLE changes (
            run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            epoch INTEGER NOT NULL,
            learning_rate REAL NOT NULL,
            at REAL NOT NULL,
            PRIMARY KEY (run, epoch)
        ) WITHOUT ROWID""",
        # A run is trained in one sitting or, where it was resumed, in several.
        """CREATE TABLE sittings (
            run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            first_epoch INTEGER NOT NULL,
            began REAL NOT NULL,
            device TEXT NOT NULL DEFAULT '',
            environment TEXT NOT NULL
        )""",
        "CREATE INDEX sittings_of ON sittings (run)",
        # Word lists and subwords, of which many runs share one.
        """CREATE TABLE pieces (
            hash TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            packed BLOB NOT NULL
        )""",
    ),
)
