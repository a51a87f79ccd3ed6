"""The stores on disk, as far as their headers tell: what each holds, and how it was made.

Nothing here needs NumPy. `store_file` opens what this finds.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from engine.files import flat
from engine.files.flat import Damaged
from engine.files.places import Places, expanded
from engine.files.reading import reading
from engine.pictures import names
from engine.pictures.about import About
from engine.why import UnknownName

KIND = "pictures"
VERSION = 1
SUFFIX = ".pictures"

#: At hand: not in store, but its files are here, so that it can be opened all the same.
State = Literal["ready", "at_hand", "absent", "damaged", "old"]


class Old(Damaged):
    """The store was written by another version of the app."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a store was made, so that it can be made again."""

    path: str
    stamp: str = ""  # what the origin looked like: another stamp, another content


@dataclass(frozen=True, slots=True)
class Filed:
    """What a store says of itself."""

    about: About
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class _WithRecipe:
    """The part of `Filed` that every version has in common."""

    recipe: Recipe


def cached(places: Places, name: str) -> Path:
    """Where the store of something lies that can be had again."""
    return places.cache / "pictures" / f"{name}{SUFFIX}"


def imported(places: Places, name: str) -> Path:
    """Where the store of an import lies."""
    return places.data / "pictures" / f"{name}{SUFFIX}"


def by_path(places: Places, path: Path) -> Path:
    """Where the store of what lies at a path is kept."""
    import hashlib

    return cached(places, f"path-{hashlib.sha256(bytes(path)).hexdigest()[:16]}")


def path_meant(places: Places, source: str) -> Path:
    """A source that bears no known name, if it can be meant as a path."""
    path = expanded(Path(source))
    if source and "\0" not in source and ("/" in source or path.suffix or os.path.lexists(path)):
        return path
    known = (*names.RESERVED, *imported_names(places))
    raise UnknownName("unknown_pictures", name=source, known=", ".join(known))


def imported_names(places: Places) -> list[str]:
    """The names of all imports, in order."""
    folder = places.data / "pictures"
    with reading(folder):
        files = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    stores = (name for name in files if name.endswith(SUFFIX) and not name.startswith("."))
    return sorted(name.removesuffix(SUFFIX) for name in stores)


def filed(file: Path) -> tuple[Filed, flat.Header]:
    """What a store says of itself; Damaged or Old if it says nothing that we can use."""
    header = flat.header(file)
    if header.kind != KIND:
        raise Damaged(header.kind)
    if header.version != VERSION:
        raise Old(str(header.version))
    flat.check(file, header)
    try:
        return msgspec.json.decode(header.meta, type=Filed), header
    except msgspec.MsgspecError as error:
        raise Damaged("not about pictures") from error


def state(file: Path) -> tuple[State, About | None]:
    """Whether a store can be opened, and what it is about."""
    try:
        return "ready", filed(file)[0].about
    except (FileNotFoundError, NotADirectoryError):
        return "absent", None
    except Old:
        return "old", None
    except (Damaged, OSError):
        return "damaged", None


def note_beside(file: Path) -> Path:
    """Where the recipe of an import is noted a second time, in case its store is destroyed."""
    return file.with_name(f"{file.name.removesuffix(SUFFIX)}.recipe.json")


def recipe(file: Path) -> Recipe | None:
    """How a store was made, if that can still be read, whatever else has become of it."""
    try:
        return msgspec.json.decode(flat.header(file).meta, type=_WithRecipe).recipe
    except (Damaged, OSError, msgspec.MsgspecError):
        pass
    try:
        return msgspec.json.decode(note_beside(file).read_bytes(), type=Recipe)
    except (OSError, msgspec.MsgspecError):
        return None
