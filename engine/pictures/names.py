"""What a set of pictures may be called."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from engine.why import Refusal

Builtin = Literal["digits", "garments"]
Official = Literal["fashion-mnist", "mnist"]

#: What each real set is stood in for by, until it is there.
BUILTIN: Final[Mapping[Official, Builtin]] = {"fashion-mnist": "garments", "mnist": "digits"}
RESERVED: Final = ("digits", "garments", "fashion-mnist", "mnist")

_LONGEST = 40
_ALSO = "-_."
_ENDINGS = (".gz", ".tar", ".npz", ".zip")


def valid(name: str) -> bool:
    """Letters and digits of any script, and - _ . but not in front."""
    plain = all(character.isalnum() or character in _ALSO for character in name)
    return plain and 0 < len(name) <= _LONGEST and name[0] not in _ALSO


def checked(name: str) -> str:
    """The name in the form in which it is stored, if an import may have it."""
    name = unicodedata.normalize("NFC", name)
    if not valid(name):
        raise Refusal("name_invalid", name=name, longest=_LONGEST)
    return name


def from_path(path: Path) -> str:
    """A name made from that of a file or folder: without its endings, and without odd letters."""
    stem = unicodedata.normalize("NFC", path.name)
    for ending in _ENDINGS:
        stem = stem.removesuffix(ending)
    name = "".join(letter if letter.isalnum() or letter in _ALSO else "-" for letter in stem)
    return name.strip(_ALSO)[:_LONGEST] or "pictures"
