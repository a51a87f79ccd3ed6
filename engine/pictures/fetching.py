"""Fetching Fashion-MNIST and MNIST, from where Keras keeps them or from a mirror."""

from pathlib import Path

from engine.files import fetch
from engine.files.places import Places
from engine.files.progress import OnProgress
from engine.pictures import official
from engine.pictures.names import Official


def fetch_all(name: Official, places: Places, mirror: str | None, progress: OnProgress) -> Path:
    """Fetch what is not here yet, and say where to read it. A part of a set is not kept."""
    url = official.FOLDER if mirror is None else mirror
    into = official.fetched(places, name)
    fetch.fetch_all(official.FILES[name], url, into, places.cache, progress)
    return official.at_hand(name, places)
