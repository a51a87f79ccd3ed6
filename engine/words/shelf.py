"""Where vectors are stored, and what is known of a store without opening it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from engine.corpus.names import valid
from engine.files import flat
from engine.files.flat import Damaged
from engine.files.places import Places, expanded
from engine.files.reading import reading
from engine.why import Refusal, UnknownName
from engine.words.about import About
from engine.words.official import OFFICIAL, file_of

KIND: Final = "vectors"
VERSION: Final = 1
BUILTIN: Final = "builtin"
#: What the slice that came with the app says of itself, for whoever does not open it.
SLICE: Final = About(BUILTIN, "builtin", 20_001, 50, origin="GloVe 6B, 50 dimensions (PDDL 1.0)")
SUFFIX: Final = ".vectors"
_LONGEST: Final = 40

State = Literal["ready", "absent", "damaged", "old"]


class Old(Damaged):
    """The store was written by another version of the app."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What a store says of itself."""

    about: About
    stamp: str = ""  # what the file looked like that it was made from


def fetched(places: Places, name: str) -> Path:
    """Where vectors lie that can be fetched again."""
    return places.cache / "vectors" / f"{name}{SUFFIX}"


def downloaded(places: Places, name: str) -> Path:
    """Where a file lies between being fetched and being stored."""
    return places.cache / "fetched" / file_of(name)


def kept(places: Places, name: str) -> Path:
    """Where vectors lie that were trained here."""
    return places.data / "vectors" / f"{name}{SUFFIX}"


def by_path(places: Places, path: Path) -> Path:
    """Where the store of what lies at a path is kept."""
    import hashlib

    digest = hashlib.sha256(bytes(path)).hexdigest()[:16]
    return places.cache / "vectors" / f"path-{digest}{SUFFIX}"


def stamp_of(path: Path) -> str:
    """What tells one state of a file from another without reading it."""
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=str(path))
        if not path.is_file():
            raise Refusal("vectors_not_a_file", path=str(path))
        found = path.stat()
    return f"{found.st_size}:{found.st_mtime_ns}"


def kept_names(places: Places) -> list[str]:
    """The names of all that were trained here, in order."""
    folder = places.data / "vectors"
    with reading(folder):
        files = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    stores = (name for name in files if name.endswith(SUFFIX) and not name.startswith("."))
    return sorted(name.removesuffix(SUFFIX) for name in stores)


def checked(name: str) -> str:
    """A name under which vectors may be kept."""
    if not valid(name):
        raise Refusal("name_invalid", name=name, longest=_LONGEST)
    if name.casefold() in (BUILTIN, *OFFICIAL):
        raise Refusal("name_reserved", name=name)
    return name


def path_meant(places: Places, source: str) -> Path:
    """A source that bears no known name, if it can be meant as a path."""
    path = expanded(Path(source))
    if source and "\0" not in source and ("/" in source or path.suffix or os.path.lexists(path)):
        return path
    known = (BUILTIN, *kept_names(places), *OFFICIAL)
    raise UnknownName("unknown_vectors", name=source, known=", ".join(known))


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
        raise Damaged("not about vectors") from error


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
