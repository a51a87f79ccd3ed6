"""What a corpus may be called."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from engine.why import Refusal

BUILTIN: Mapping[str, Literal["en", "ko"]] = {"builtin": "en", "builtin-ko": "ko"}
IMDB = "imdb"
RESERVED = (*BUILTIN, IMDB)
_LONGEST = 40
_ALSO = "-_."


def valid(name: str) -> bool:
    """Letters and digits of any script, and - _ . but not in front."""
    plain = all(character.isalnum() or character in _ALSO for character in name)
    return plain and 0 < len(name) <= _LONGEST and name[0] not in _ALSO


def checked(name: str, kind: str) -> str:
    """The name in the form in which it is stored, if an import of that kind may have it."""
    name = unicodedata.normalize("NFC", name)
    if not valid(name):
        raise Refusal("name_invalid", name=name, longest=_LONGEST)
    taken = name.casefold() in RESERVED
    if taken and not (name == IMDB and kind == "keras"):
        raise Refusal("name_reserved", name=name)
    return name


def from_path(path: Path) -> str:
    """A name made from that of a file or folder: without its endings, and without odd letters."""
    stem = unicodedata.normalize("NFC", path.name)
    for ending in (".gz", ".tar", ".tgz", ".csv", ".tsv", ".txt", ".npz"):
        stem = stem.removesuffix(ending)
    name = "".join(letter if letter.isalnum() or letter in _ALSO else "-" for letter in stem)
    return name.strip(_ALSO)[:_LONGEST] or "reviews"
