"""What lies in the folder of runs and belongs to none: of processes that were killed, mostly."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.files.atomic import refusing
from engine.runs.store import Store

_FOLDER: Final = re.compile(r"\d+-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Weights without a run, files that were never finished, and databases that were set aside."""

    folders: tuple[Path, ...]
    parts: tuple[Path, ...]
    databases: tuple[Path, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """All of them."""
        return (*self.folders, *self.parts, *self.databases)


def leftovers(store: Store) -> Leftovers:
    """Look for them. What a training that goes on is about to write is none of them."""
    with refusing(store.home):
        # Read before the rows: a run is recorded before its folder is made.
        found = sorted(path for path in store.home.glob("*") if _FOLDER.fullmatch(path.name))
        at_work = store.folders()
        idle = [folder for folder, running in at_work.items() if not running]
        databases = store.database.path
        aside = databases.parent.glob(f"{databases.stem}-broken-*{databases.suffix}*")
        return Leftovers(
            folders=tuple(path for path in found if path not in at_work),
            parts=tuple(part for folder in idle for part in sorted(folder.glob(".*.part"))),
            databases=tuple(sorted(aside)),
        )
