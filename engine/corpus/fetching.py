"""Fetching Keras' IMDB file and its word index, from where Keras keeps them or from a mirror."""

from pathlib import Path

from engine.corpus.official import INDEX, NPZ, fetched
from engine.files.fetch import Known, fetch_all
from engine.files.places import Places
from engine.files.progress import OnProgress

FOLDER = "https://storage.googleapis.com/tensorflow/tf-keras-datasets"
KNOWN = {
    INDEX: Known(1_641_221, "md5:bfafd718b763782e994055a2d397834f"),
    NPZ: Known(
        17_464_789, "sha256:69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f"
    ),
}


def fetch_both(places: Places, mirror: str | None, progress: OnProgress) -> Path:
    """Fetch what is not here yet, and say where the .npz lies. Half a pair is not kept."""
    folder = fetched(places)
    fetch_all(KNOWN, FOLDER if mirror is None else mirror, folder, places.cache, progress)
    return folder / NPZ
