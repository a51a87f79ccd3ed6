"""What may bear a name of a learner's own: which names there can be, and how one is made."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from engine.why import Refusal

_LONGEST = 40
_ALSO = "-_."


def valid(name: str) -> bool:
    """Letters and digits of any script, and - _ . but not in front."""
    plain = all(character.isalnum() or character in _ALSO for character in name)
    return plain and 0 < len(name) <= _LONGEST and name[0] not in _ALSO


def checked(name: str) -> str:
    """The name, if it is one."""
    if not valid(name):
        raise Refusal("name_invalid", name=name, longest=_LONGEST)
    return name


def composed(name: str) -> str:
    """The name in the form in which it is stored: each syllable and each accent in one letter."""
    return unicodedata.normalize("NFC", name)


def from_path(path: Path, endings: Iterable[str], otherwise: str) -> str:
    """A name made from that of a file or folder: without its endings, and without odd letters."""
    stem = composed(path.name)
    for ending in endings:
        stem = stem.removesuffix(ending)
    name = "".join(letter if letter.isalnum() or letter in _ALSO else "-" for letter in stem)
    return name.strip(_ALSO)[:_LONGEST] or otherwise
