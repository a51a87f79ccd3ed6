"""What a set of pictures may be called."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from engine.files import names

Builtin = Literal["digits", "garments"]
Official = Literal["fashion-mnist", "mnist"]

#: What each real set is stood in for by, until it is there.
BUILTIN: Final[Mapping[Official, Builtin]] = {"fashion-mnist": "garments", "mnist": "digits"}
RESERVED: Final = ("digits", "garments", "fashion-mnist", "mnist")

_ENDINGS = (".gz", ".tar", ".npz", ".zip")


def checked(name: str) -> str:
    """The name in the form in which it is stored, if an import may have it."""
    return names.checked(names.composed(name))


def from_path(path: Path) -> str:
    """A name made from that of a file or folder."""
    return names.from_path(path, _ENDINGS, "pictures")
