"""Fetching Fashion-MNIST and MNIST, from where Keras keeps them or from a mirror."""

from contextlib import suppress
from pathlib import Path

from engine.files.fetch import fetch, is_known
from engine.files.places import Places
from engine.files.progress import OnProgress
from engine.files.reading import reading
from engine.pictures import official
from engine.pictures.names import Official


def fetch_all(name: Official, places: Places, mirror: str | None, progress: OnProgress) -> Path:
    """Fetch what is not here yet, and say where to read it. A part of a set is not kept."""
    new: list[Path] = []
    from_folder = (official.FOLDER if mirror is None else mirror).rstrip("/")
    into = official.fetched(places, name)
    try:
        for file, known in official.FILES[name].items():
            target = into / file
            with reading(target):
                here = is_known(target, known)
            if not here:
                fetch(f"{from_folder}/{file}", known, target, progress)
                new.append(target)
    except BaseException:
        for target in new:
            target.unlink(missing_ok=True)
        with suppress(OSError):  # not empty, or never made
            into.rmdir()
            into.parent.rmdir()
        raise
    return official.at_hand(name, places)
