"""Small corpora in every form in which reviews can come, and a way to see what a home holds."""

import io
import json
import pickle
import tarfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.why import Refusal

WORDS = ["the", "film", "good", "bad", "plot", "again"]
TRAIN = [[1, 2, 3], [1, 2, 4, 4]]
TEST = [[5, 3], [2, 6, 4]]
REVIEWS = {
    "train/neg/1_2.txt": "A bad film, a BAD plot.",
    "train/neg/10_1.txt": "Bad again!",
    "train/neg/2_1.txt": "Not a good film.",
    "train/pos/0_9.txt": "A good film.<br />A good plot.",
    "test/neg/0_3.txt": "A dreary film.",
    "test/pos/0_8.txt": "Good again, and again.",
}
TABLE = "review,sentiment,split\ngood film,pos,train\nbad film,neg,train\ngood plot,pos,test\n"


def refused(action: Callable[[], object]) -> Refusal:
    """The refusal that an action meets with; it must meet with one."""
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder, hidden files too: each file with its bytes, each folder as None."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def objects(rows: Sequence[object]) -> np.ndarray[Any, Any]:
    """An array of objects, one for each row."""
    array = np.empty(len(rows), dtype=object)
    array[:] = rows
    return array


def npz(path: Path, **changed: object) -> Path:
    """A file like Keras' imdb.npz; `changed` replaces arrays, or leaves them out with None."""
    arrays: dict[str, Any] = {
        "x_train": objects(TRAIN),
        "y_train": np.array([1, 0]),
        "x_test": objects(TEST),
        "y_test": np.array([1, 0]),
    }
    arrays |= changed
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {name: array for name, array in arrays.items() if array is not None}
    np.savez(path, allow_pickle=True, **kept)
    return path


def with_index(path: Path, words: Sequence[str] = WORDS) -> Path:
    """Put a word index beside an .npz."""
    index = {word: rank for rank, word in enumerate(words, 1)}
    (path.parent / "imdb_word_index.json").write_text(json.dumps(index), encoding="utf-8")
    return path


def pickled_npy(pickled: bytes, rows: int) -> bytes:
    """An .npy of objects around a pickle of one's own."""
    buffer = io.BytesIO()
    header = {"descr": "|O", "fortran_order": False, "shape": (rows,)}
    np.lib.format.write_array_header_1_0(buffer, header)
    return buffer.getvalue() + pickled


class Calling:
    """Pickles into a call of a function."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self._call = (function, arguments)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._call


def calling(function: Callable[..., object], *arguments: object) -> bytes:
    """A pickle that calls a function when it is loaded."""
    return pickle.dumps([Calling(function, *arguments)])


def folder(root: Path, reviews: Mapping[str, str] = REVIEWS) -> Path:
    """A folder like aclImdb."""
    for name, text in reviews.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def archive(
    path: Path,
    reviews: Mapping[str, str] = REVIEWS,
    extra: Sequence[tarfile.TarInfo] = (),
) -> Path:
    """An archive like aclImdb.tar.gz, in an order of its own, with extra members at the end."""
    with tarfile.open(path, "w:gz") as archive:
        for name in sorted(reviews, reverse=True):
            data = reviews[name].encode("utf-8")
            member = tarfile.TarInfo(f"aclImdb/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        for member in extra:
            archive.addfile(member, io.BytesIO(b"x" * member.size))
    return path


def member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    """One more member of an archive, of any kind."""
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = target
    info.size = 1 if kind == tarfile.REGTYPE else 0
    return info


def table(path: Path, text: str = TABLE, encoding: str = "utf-8") -> Path:
    """A table in a text file."""
    path.write_bytes(text.encode(encoding))
    return path
