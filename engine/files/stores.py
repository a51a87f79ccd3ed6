"""Stores on disk, whatever is in them: where they lie, and what their headers tell.

Each room has a shelf of its own, and says what its stores hold. Nothing here needs NumPy.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, Protocol, TypeVar

import msgspec

from engine.files import flat
from engine.files.atomic import refusing
from engine.files.flat import Damaged
from engine.files.places import Places, expanded
from engine.files.reading import reading

#: At hand: not in store, but its files are here, so that it can be opened all the same.
State = Literal["ready", "at_hand", "absent", "damaged", "old"]

AboutT = TypeVar("AboutT")
FiledT = TypeVar("FiledT")
RecipeT = TypeVar("RecipeT")
_AboutT_co = TypeVar("_AboutT_co", covariant=True)


class Old(Damaged):
    """The store was written by another version of the app."""


class _Of(Protocol[_AboutT_co]):
    """Whatever a store says of itself, it says what it is about."""

    @property
    def about(self) -> _AboutT_co: ...


@dataclass(frozen=True, slots=True)
class _WithRecipe:
    """What all that can be made again say of themselves, in every version."""

    recipe: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Entry(Generic[AboutT]):
    """Something that has a name: whether it is there, what it is about, what room it takes."""

    name: str
    state: State
    about: AboutT | None
    bytes: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the stores of one room lie, by the name of their folder and their ending."""

    folder: str
    suffix: str

    def cached(self, places: Places, name: str) -> Path:
        """Where the store of something lies that can be had again."""
        return places.cache / self.folder / f"{name}{self.suffix}"

    def kept(self, places: Places, name: str) -> Path:
        """Where the store of something lies that was brought here, or made here, for good."""
        return places.data / self.folder / f"{name}{self.suffix}"

    def by_path(self, places: Places, path: Path) -> Path:
        """Where the store of what lies at a path is kept."""
        import hashlib

        return self.cached(places, f"path-{hashlib.sha256(bytes(path)).hexdigest()[:16]}")

    def kept_names(self, places: Places) -> list[str]:
        """The names of all that is here for good, in order."""
        folder = places.data / self.folder
        with reading(folder):
            files = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        stores = (name for name in files if name.endswith(self.suffix) and not name.startswith("."))
        return sorted(name.removesuffix(self.suffix) for name in stores)


def note_beside(file: Path) -> Path:
    """Where the recipe of a store is noted a second time, in case the store is destroyed."""
    return file.with_suffix(".recipe.json")


def recipe(file: Path, form: type[RecipeT]) -> RecipeT | None:
    """How a store was made, if that can still be read, whatever else has become of it."""
    with suppress(Damaged, OSError, msgspec.MsgspecError):
        meta = msgspec.json.decode(flat.header(file).meta, type=_WithRecipe)
        return msgspec.json.decode(meta.recipe, type=form)
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(note_beside(file).read_bytes(), type=form)
    return None


def path_in(source: str) -> Path | None:
    """A source that bears no known name, if it can be meant as a path."""
    path = expanded(Path(source))
    if source and "\0" not in source and ("/" in source or path.suffix or os.path.lexists(path)):
        return path
    return None


def filed(file: Path, kind: str, version: int, form: type[FiledT]) -> tuple[FiledT, flat.Header]:
    """What a store says of itself; Damaged or Old if it says nothing that we can use."""
    header = flat.header(file)
    if header.kind != kind:
        raise Damaged(header.kind)
    if header.version != version:
        raise Old(str(header.version))
    flat.check(file, header)
    try:
        return msgspec.json.decode(header.meta, type=form), header
    except msgspec.MsgspecError as error:
        raise Damaged(f"not about {kind}") from error


def state(
    file: Path, said: Callable[[Path], tuple[_Of[AboutT], flat.Header]]
) -> tuple[State, AboutT | None]:
    """Whether a store can be opened, and what it is about, by what it says of itself."""
    try:
        return "ready", said(file)[0].about
    except (FileNotFoundError, NotADirectoryError):
        return "absent", None
    except Old:
        return "old", None
    except (Damaged, OSError):
        return "damaged", None


def size(files: Iterable[Path]) -> int:
    """How many bytes files take together; one that is not there takes none."""
    return sum(map(_size, files))


def removed(files: Iterable[Path]) -> int:
    """Remove files, and say how many bytes that was."""
    freed = 0
    for file in files:
        before = _size(file)
        with refusing(file):
            file.unlink(missing_ok=True)
        freed += before
    return freed


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0
