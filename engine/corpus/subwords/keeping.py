"""Learned subwords in the cache: beside which reviews they belong to, and how they were learned."""

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from engine.corpus.about import About
from engine.corpus.subwords.learning import RECIPE, checked_size
from engine.corpus.subwords.model import Subwords
from engine.files.atomic import replacing
from engine.files.flat import Damaged
from engine.files.places import Places
from engine.files.stores import Old

_LARGEST_FILE: Final = 1 << 22


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file holds: the subwords as JSON, and what must fit before they are used."""

    recipe: int
    fingerprint: str
    crc: int
    subwords: msgspec.Raw


def place(places: Places, about: About, size: int) -> Path:
    """Where the subwords of these reviews lie, or would lie."""
    return places.cache / "subwords" / f"{about.fingerprint[:16]}-{checked_size(size)}.json"


def read(file: Path, about: About, size: int) -> Subwords | None:
    """The subwords in a file, if there is one; Damaged or Old if they cannot be used."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Damaged("cannot be read") from error
    if len(data) > _LARGEST_FILE:
        raise Damaged("too large")
    try:
        kept = msgspec.json.decode(data, type=Kept)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise Damaged("not subwords") from error
    if kept.recipe != RECIPE:
        raise Old(str(kept.recipe))
    if kept.fingerprint != about.fingerprint or zlib.crc32(kept.subwords) != kept.crc:
        raise Damaged("of other reviews, or changed")
    subwords = Subwords.from_json(bytes(kept.subwords))
    if (subwords.rule, subwords.size) != (about.rule, size):
        raise Damaged("of another rule or size")
    return subwords


def write(file: Path, about: About, subwords: Subwords) -> None:
    """Keep subwords for the next time."""
    data = subwords.to_json()
    kept = Kept(RECIPE, about.fingerprint, zlib.crc32(data), msgspec.Raw(data))
    with replacing(file) as output:
        output.write(msgspec.json.encode(kept))
