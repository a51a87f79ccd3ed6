"""Opening what is in store, and making again what is missing, damaged or of an older version."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import msgspec

from engine.files.atomic import replacing
from engine.files.flat import Damaged
from engine.files.places import Places
from engine.files.progress import OnProgress, Progress
from engine.files.reading import reading
from engine.files.stores import Old, note_beside
from engine.why import Notice, Notify, Refusal


class Made(Protocol):
    """How a store was made: from what, and what that looked like then."""

    @property
    def path(self) -> str: ...

    @property
    def stamp(self) -> str: ...


T = TypeVar("T")
RecipeT = TypeVar("RecipeT", bound=Made)


def opened(file: Path, name: str, read: Callable[[Path], T], bad: Notify) -> T | None:
    """What is in store, if it can be read; what is wrong with it goes to `bad`."""
    if not file.is_file():
        return None
    try:
        with reading(file):
            return read(file)
    except Old:
        bad(Notice("store_old", {"name": name}))
    except Damaged:
        bad(Notice("store_damaged", {"name": name}))
    return None


@dataclass(frozen=True, slots=True)
class Restoring(ABC, Generic[T, RecipeT]):
    """One request for what a room stores by recipes: where, and who wants to hear how it goes."""

    places: Places
    progress: OnProgress
    notify: Notify
    _found_bad: list[Notice] = field(default_factory=list)  # said when it has been mended

    @abstractmethod
    def _read(self, file: Path) -> tuple[T, RecipeT]:
        """Open a store; Damaged or Old if it cannot be opened."""

    @abstractmethod
    def _write(self, file: Path, built: tuple[T, RecipeT]) -> None:
        """Write a store, with the recipe by which it can be made again."""

    @abstractmethod
    def _stamp_of(self, path: Path) -> str:
        """What tells one state of a path from another without reading it."""

    def _stored(self, file: Path, name: str, stamp: str | None = None) -> T | None:
        """What is in store, unless its origin has another stamp by now."""
        found = opened(file, name, self._read, self._found_bad.append)
        return found[0] if found and stamp in (None, found[1].stamp) else None

    def _origin(self, name: str, before: RecipeT | None) -> RecipeT:
        """How an import was made, if it can be made so again."""
        if before is None:
            raise Refusal("store_lost", name=name)
        if not Path(before.path).exists():
            raise Refusal("origin_gone", name=name, origin=before.path)
        if self._stamp_of(Path(before.path)) != before.stamp:
            self.notify(Notice("origin_changed", {"name": name, "origin": before.path}))
        return before

    def _keep(self, file: Path, built: tuple[T, RecipeT]) -> T:
        """Store it, and note its recipe beside it; neither stays without the other."""
        with replacing(note_beside(file)) as note:
            note.write(msgspec.json.encode(built[1]))
            return self._store(file, built)

    def _store(self, file: Path, built: tuple[T, RecipeT]) -> T:
        self.progress(Progress("storing", 0, None))
        self._write(file, built)
        while self._found_bad:
            self.notify(self._found_bad.pop())
        return self._read(file)[0]

    def _store_if_possible(self, file: Path, name: str, built: tuple[T, RecipeT]) -> T:
        """Store what comes with the app; where that cannot be, it stays in memory."""
        try:
            return self._store(file, built)
        except Refusal as refusal:
            if refusal.code not in ("disk_full", "cannot_write"):
                raise
            self.notify(Notice("kept_in_memory", {"name": name, "path": str(file.parent)}))
            return built[0]


def refuse_if_taken(file: Path, name: str, path: str, before: Made | None) -> None:
    """A name is not taken from what was imported from another path."""
    if file.exists() and before is not None and before.path != path:
        raise Refusal("name_taken", name=name, origin=before.path)
