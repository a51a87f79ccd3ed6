"""The IMDB file as Keras publishes it: where it may lie already."""

from pathlib import Path

from engine.files.places import Places, keras_cache
from engine.why import Refusal

INDEX = "imdb_word_index.json"
NPZ = "imdb.npz"


def fetched(places: Places) -> Path:
    """The folder into which the two files are fetched."""
    return places.cache / "fetched"


def npz_at_hand(places: Places) -> Path:
    """The .npz, if it has been fetched before, by us or by Keras."""
    for folder in (fetched(places), keras_cache()):
        if (folder / NPZ).is_file():
            return folder / NPZ
    raise Refusal("imdb_absent")


def is_at_hand(places: Places) -> bool:
    """Whether the .npz and its index lie where they can be found."""
    try:
        index_for(npz_at_hand(places), places)
    except Refusal:
        return False
    return True


def index_for(npz: Path, places: Places) -> Path:
    """The word index that belongs to an .npz: beside it, else one that has been fetched."""
    for folder in (npz.parent, fetched(places), keras_cache()):
        if (folder / INDEX).is_file():
            return folder / INDEX
    raise Refusal("no_word_index", path=str(npz), wanted=INDEX)
