"""The stores of reviews, as far as their headers tell: what each holds, and how it was made.

Nothing here needs NumPy. `store_file` opens what this finds.
"""

from dataclasses import dataclass
from pathlib import Path

from engine.corpus import names
from engine.corpus.about import About, Rule
from engine.files import flat, stores
from engine.files.places import Places
from engine.files.stores import Old as Old
from engine.files.stores import State
from engine.files.stores import note_beside as note_beside
from engine.why import UnknownName

KIND = "corpus"
VERSION = 1  # of the sections and of what is in them; a store of another version is made anew

_SHELF = stores.Shelf("corpora", ".corpus")
cached, imported, by_path = _SHELF.cached, _SHELF.kept, _SHELF.by_path
imported_names = _SHELF.kept_names


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a store was made, so that it can be made again."""

    path: str
    rule: Rule | None = None
    words_of: str | None = None
    stamp: str = ""  # what the origin looked like: another stamp, another content


@dataclass(frozen=True, slots=True)
class Filed:
    """What a store says of itself."""

    about: About
    recipe: Recipe


def path_meant(places: Places, source: str) -> Path:
    """A source that bears no known name, if it can be meant as a path."""
    path = stores.path_in(source)
    if path is None:
        known = (*names.RESERVED, *imported_names(places))
        raise UnknownName("unknown_corpus", name=source, known=", ".join(known))
    return path


def filed(file: Path) -> tuple[Filed, flat.Header]:
    """What a store says of itself; Damaged or Old if it says nothing that we can use."""
    return stores.filed(file, KIND, VERSION, Filed)


def state(file: Path) -> tuple[State, About | None]:
    """Whether a store can be opened, and what it is about."""
    return stores.state(file, filed)


def recipe(file: Path) -> Recipe | None:
    """How a store was made, if that can still be read, whatever else has become of it."""
    return stores.recipe(file, Recipe)
