"""What a corpus may be called."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from engine.files import names
from engine.why import Refusal

BUILTIN: Mapping[str, Literal["en", "ko"]] = {"builtin": "en", "builtin-ko": "ko"}
IMDB = "imdb"
RESERVED = (*BUILTIN, IMDB)

_ENDINGS = (".gz", ".tar", ".tgz", ".csv", ".tsv", ".txt", ".npz")


def checked(name: str, kind: str) -> str:
    """The name in the form in which it is stored, if an import of that kind may have it."""
    name = names.checked(names.composed(name))
    taken = name.casefold() in RESERVED
    if taken and not (name == IMDB and kind == "keras"):
        raise Refusal("name_reserved", name=name)
    return name


def from_path(path: Path) -> str:
    """A name made from that of a file or folder."""
    return names.from_path(path, _ENDINGS, "reviews")
