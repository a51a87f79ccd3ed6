"""Reviews or pictures: which of the two a name or a path is, for commands that take both."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from engine.corpus import names as review_names
from engine.corpus import shelf as review_shelf
from engine.files.places import Places, expanded
from engine.pictures import names as picture_names
from engine.pictures import shelf as picture_shelf
from engine.pictures.catalogue import is_pictures
from engine.why import Refusal, UnknownName

World = Literal["reviews", "pictures"]


@contextmanager
def of_either(places: Places) -> Iterator[None]:
    """Where pictures would have done as well, say so of what cannot be taken for reviews."""
    try:
        yield
    except Refusal as refusal:
        match refusal.code:
            case "unknown_corpus":
                known = ", ".join((*_reviews(places), *_pictures(places)))
                raise UnknownName(
                    "unknown_data", name=refusal.values["name"], known=known
                ) from refusal
            case "file_unrecognised":
                raise Refusal("data_unrecognised", **refusal.values) from refusal
            case "not_acl_imdb" if Path(str(refusal.values["path"])).is_dir():
                raise Refusal("data_folder_unrecognised", **refusal.values) from refusal
            case "file_empty":
                raise Refusal("data_empty", **refusal.values) from refusal
            case "npz_other_arrays":
                raise Refusal("data_of_other_arrays", **refusal.values) from refusal
        raise


def of_pictures(source: str, places: Places) -> bool:
    """Whether a source is of pictures; what reviews are called already is reviews."""
    return source not in _reviews(places) and is_pictures(source, places)


def checked_world(path: Path, name: str | None, places: Places) -> World:
    """What lies at a path, if its name is not taken on the other side: one name, one thing."""
    from engine.pictures.sources.layout import looks_like_pictures

    path = expanded(path)
    if looks_like_pictures(path):
        name = picture_names.from_path(path) if name is None else name
        if name.casefold() in map(str.casefold, _reviews(places)):
            raise Refusal("name_of_reviews", name=name)
        return "pictures"
    name = review_names.from_path(path) if name is None else name
    if name.casefold() in map(str.casefold, _pictures(places)):
        raise Refusal("name_of_pictures", name=name)
    return "reviews"


def _reviews(places: Places) -> tuple[str, ...]:
    return (*review_names.RESERVED, *review_shelf.imported_names(places))


def _pictures(places: Places) -> tuple[str, ...]:
    return (*picture_names.RESERVED, *picture_shelf.imported_names(places))
