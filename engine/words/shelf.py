"""Where vectors are stored, and what is known of a store without opening it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.files import flat, names, stores
from engine.files.places import Places
from engine.files.reading import reading, stamp
from engine.files.stores import State
from engine.why import Refusal, UnknownName
from engine.words.about import About
from engine.words.official import OFFICIAL, file_of

KIND: Final = "vectors"
VERSION: Final = 1
BUILTIN: Final = "builtin"
#: What the slice that came with the app says of itself, for whoever does not open it.
SLICE: Final = About(BUILTIN, "builtin", 20_001, 50, origin="GloVe 6B")

_SHELF: Final = stores.Shelf("vectors", ".vectors")
fetched, kept, by_path = _SHELF.cached, _SHELF.kept, _SHELF.by_path
kept_names = _SHELF.kept_names


@dataclass(frozen=True, slots=True)
class Filed:
    """What a store says of itself."""

    about: About
    stamp: str = ""  # what the file looked like that it was made from


def downloaded(places: Places, name: str) -> Path:
    """Where a file lies between being fetched and being stored."""
    return places.cache / "fetched" / file_of(name)


def stamp_of(path: Path) -> str:
    """What tells one state of a file from another without reading it."""
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=str(path))
        if not path.is_file():
            raise Refusal("vectors_not_a_file", path=str(path))
        return stamp([path])


def checked(name: str) -> str:
    """A name under which vectors may be kept."""
    if names.checked(name).casefold() in (BUILTIN, *OFFICIAL):
        raise Refusal("name_reserved", name=name)
    return name


def path_meant(places: Places, source: str) -> Path:
    """A source that bears no known name, if it can be meant as a path."""
    path = stores.path_in(source)
    if path is None:
        known = (BUILTIN, *kept_names(places), *OFFICIAL)
        raise UnknownName("unknown_vectors", name=source, known=", ".join(known))
    return path


def filed(file: Path) -> tuple[Filed, flat.Header]:
    """What a store says of itself; Damaged or Old if it says nothing that we can use."""
    return stores.filed(file, KIND, VERSION, Filed)


def state(file: Path) -> tuple[State, About | None]:
    """Whether a store can be opened, and what it is about."""
    return stores.state(file, filed)
