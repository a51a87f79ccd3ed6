"""The IMDB file as Keras publishes it: where it is fetched from, and where it may lie already."""

import os
from contextlib import suppress
from pathlib import Path

from engine.files.fetch import Known, fetch, is_known
from engine.files.places import Places
from engine.files.progress import OnProgress
from engine.files.reading import reading
from engine.why import Refusal

FOLDER = "https://storage.googleapis.com/tensorflow/tf-keras-datasets"
INDEX = "imdb_word_index.json"
NPZ = "imdb.npz"
KNOWN = {
    INDEX: Known(1_641_221, "md5:bfafd718b763782e994055a2d397834f"),
    NPZ: Known(
        17_464_789, "sha256:69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f"
    ),
}


def fetched(places: Places) -> Path:
    """The folder into which the two files are fetched."""
    return places.cache / "fetched"


def keras_cache() -> Path:
    """The folder in which Keras keeps the data sets that it has fetched."""
    home = os.environ.get("KERAS_HOME")
    return (Path(home) if home else Path.home() / ".keras") / "datasets"


def fetch_both(places: Places, mirror: str | None, progress: OnProgress) -> Path:
    """Fetch what is not here yet, and say where the .npz lies. Half a pair is not kept."""
    new: list[Path] = []
    try:
        for name, known in KNOWN.items():
            target = fetched(places) / name
            with reading(target):
                here = is_known(target, known)
            if not here:
                fetch(f"{(mirror or FOLDER).rstrip('/')}/{name}", known, target, progress)
                new.append(target)
    except BaseException:
        for target in new:
            target.unlink(missing_ok=True)
        with suppress(OSError):
            fetched(places).rmdir()
        raise
    return fetched(places) / NPZ


def npz_at_hand(places: Places) -> Path:
    """The .npz, if it has been fetched before, by us or by Keras."""
    for folder in (fetched(places), keras_cache()):
        if (folder / NPZ).is_file():
            return folder / NPZ
    raise Refusal("imdb_absent")


def index_for(npz: Path, places: Places) -> Path:
    """The word index that belongs to an .npz: beside it, else one that has been fetched."""
    for folder in (npz.parent, fetched(places), keras_cache()):
        if (folder / INDEX).is_file():
            return folder / INDEX
    raise Refusal("no_word_index", path=str(npz), wanted=INDEX)
