"""What a path holds, seen from its first bytes rather than from its name."""

import gzip
import zlib
from pathlib import Path
from typing import Literal

from engine.corpus.sources import acl_imdb
from engine.files.reading import reading, stamp
from engine.why import Refusal

Form = Literal["keras", "folder", "archive", "table"]

_ZIP, _GZIP = b"PK", b"\x1f\x8b"
_TAR_MARK = slice(257, 262)


def form_of(path: Path) -> Form:
    """Which reader a path needs."""
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=str(path))
        if path.is_dir():
            if acl_imdb.root_of(path) is None:
                raise Refusal("not_acl_imdb", path=str(path))
            return "folder"
        if not path.is_file():
            raise Refusal("not_a_file", path=str(path))
        with path.open("rb") as file:
            beginning = file.read(2)
    if not beginning:
        raise Refusal("file_empty", path=str(path))
    if beginning == _ZIP:
        return "keras"
    return "archive" if beginning == _GZIP and _holds_tar(path) else "table"


def stamp_of(path: Path) -> str:
    """What tells one state of a path from another without reading it."""
    with reading(path):
        if not path.exists():
            raise Refusal("no_such_file", path=str(path))
        root = acl_imdb.root_of(path) if path.is_dir() else None
        parts = [path] if root is None else [root / s / label for s, label in acl_imdb.LEAVES]
        return stamp(parts)


def _holds_tar(path: Path) -> bool:
    with reading(path):
        try:
            with gzip.open(path) as unpacked:
                return unpacked.read(_TAR_MARK.stop)[_TAR_MARK] == b"ustar"
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise Refusal("archive_damaged", path=str(path)) from error
