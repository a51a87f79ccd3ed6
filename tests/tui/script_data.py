"""Small data of every kind that an exported program can read, and programs that read them."""

import gzip
import io
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TRAIN, TEST = 40, 12
WORDS = ("good", "bad", "film", "plot", "dull", "fine")


def imdb_npz(path: Path) -> Path:
    """Reviews of 20 to 150 ranks, as pickled lists."""
    draw = np.random.default_rng(1)
    arrays: dict[str, Any] = {}
    for split, count in (("train", TRAIN), ("test", TEST)):
        reviews = np.empty(count, dtype=object)
        reviews[:] = [draw.integers(1, 900, draw.integers(20, 150)).tolist() for _ in range(count)]
        arrays |= {f"x_{split}": reviews, f"y_{split}": np.arange(count) % 2}
    np.savez(path, allow_pickle=True, **arrays)
    return path


def acl_folder(folder: Path) -> Path:
    """Reviews as the text files of aclImdb."""
    draw = np.random.default_rng(2)
    for split, count in (("train", TRAIN), ("test", TEST)):
        for number in range(count):
            label = "pos" if number % 2 else "neg"
            file = folder / "aclImdb" / split / label / f"{number}_7.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = " ".join(draw.choice(WORDS, draw.integers(8, 60)))
            file.write_text(f"{text}: café, ★ & “영화”.<br />", encoding="utf-8")
    return folder / "aclImdb"


def acl_archive(folder: Path, path: Path) -> Path:
    """The same, as an archive."""
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder, "aclImdb")
    return path


def pictures_npz(path: Path, sides: tuple[int, int] = (28, 28)) -> Path:
    """Pictures and labels as arrays."""
    np.savez(path, **_pictures(sides))
    return path


def pictures_folder(folder: Path) -> Path:
    """Pictures and labels as the four files in which MNIST was published."""
    folder.mkdir()
    found = _pictures((28, 28))
    for split, name in (("train", "train"), ("test", "t10k")):
        _idx(folder / f"{name}-images-idx3-ubyte.gz", found[f"x_{split}"])
        _idx(folder / f"{name}-labels-idx1-ubyte.gz", found[f"y_{split}"])
    return folder


def _pictures(sides: tuple[int, int]) -> dict[str, NDArray[np.uint8]]:
    draw = np.random.default_rng(3)
    return {
        f"{kind}_{split}": array
        for split, count in (("train", TRAIN), ("test", TEST))
        for kind, array in (
            ("x", draw.integers(0, 256, (count, *sides), dtype=np.uint8)),
            ("y", (np.arange(count) % 10).astype(np.uint8)),
        )
    }


def _idx(path: Path, array: NDArray[np.uint8]) -> None:
    head = io.BytesIO()
    head.write(bytes((0, 0, 8, array.ndim)))
    for size in array.shape:
        head.write(size.to_bytes(4, "big"))
    path.write_bytes(gzip.compress(head.getvalue() + array.tobytes()))
