"""Making a set of pictures from what it comes from, by a recipe that can be followed again."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from engine.files.fetch import is_known
from engine.files.progress import OnProgress
from engine.files.reading import reading
from engine.pictures import official
from engine.pictures.about import CLOTHES, Kind
from engine.pictures.names import Builtin
from engine.pictures.shelf import Recipe
from engine.pictures.sources import checking, digits, garments, idx, npz
from engine.pictures.sources.assembling import assembled
from engine.pictures.sources.layout import form_of, stamp_of
from engine.pictures.store import PictureSet
from engine.why import Notify

STAMPS: Final = {"digits": digits.STAMP, "garments": garments.STAMP}


def builtin(name: Builtin, progress: OnProgress) -> tuple[PictureSet, Recipe]:
    """The pictures that come with the app."""
    read = digits.read if name == "digits" else garments.read
    return read(progress), Recipe("", STAMPS[name])


def from_path(
    name: str, path: Path, progress: OnProgress, notify: Notify
) -> tuple[PictureSet, Recipe]:
    """The pictures that lie at a path now."""
    form, stamp = form_of(path), stamp_of(path)
    halves = (idx if form == "idx" else npz).read(path, progress)
    train, test, classes = checking.both(path, halves, notify)
    made = assembled(name, "import", classes, train, test)
    kind = _kind(path, form, made)
    if kind == "fashion-mnist":
        classes = CLOTHES
    text = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    about = replace(made.about, kind=kind, classes=classes, origin=text)
    return replace(made, about=about), Recipe(text, stamp)


def _kind(path: Path, form: str, made: PictureSet) -> Kind:
    """Whether these are the very pictures of one of the real sets."""
    if made.about.fingerprint == official.FASHION_FINGERPRINT:
        return "fashion-mnist"
    with reading(path):
        known = form == "npz" and is_known(path, official.FILES["mnist"]["mnist.npz"])
    return "mnist" if known else "import"
