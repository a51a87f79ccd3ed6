"""Data as they should not be: damaged, cut short, absurd, or not of one piece."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tests.tui import script_data
from tests.tui.script_data import TEST, TRAIN

#: An entry of an archive, given as bytes, becomes another.
Change = Callable[[bytes], bytes]

NAMES = [f"{split}-{kind}-ubyte.gz" for split in ("train", "t10k")
         for kind in ("images-idx3", "labels-idx1")]  # fmt: skip


def imdb_files(folder: Path) -> dict[str, Path]:
    """Files that are nearly an imdb.npz, each under what is wrong with it."""
    good = script_data.imdb_npz(folder / "good.npz")
    reviews = objects([[5, 6, 7]] * TRAIN)
    changed: dict[str, Mapping[str, Any]] = {
        "labels_differ: fewer": {"y_train": np.zeros(TRAIN - 1, int)},
        "labels_differ: more": {"y_test": np.zeros(TEST + 1, int)},
        "labels_differ: in columns": {"y_train": np.zeros((TRAIN, 1), int)},
        "labels_differ: one": {"y_train": np.array(1)},
        "labels_outside: others": {"y_test": np.arange(TEST)},
        "labels_outside: negative": {"y_train": np.full(TRAIN, -1)},
        "labels_outside: floats": {"y_train": np.full(TRAIN, 0.5)},
        "labels_outside: nan": {"y_train": np.full(TRAIN, np.nan)},
        "labels_outside: words": {"y_train": np.array(["good"] * TRAIN)},
        "labels_outside: lists": {"y_train": objects([[1]] * TRAIN)},
        "too_few_rows: three": {"x_train": reviews[:3], "y_train": np.zeros(3, int)},
        "too_few_rows: none": {"x_test": reviews[:0], "y_test": np.zeros(0, int)},
        "no_imdb_file: negative ids": {"x_train": objects([[5, -6]] * TRAIN)},
        "no_imdb_file: ids of zero": {"x_train": objects([[5, 0]] * TRAIN)},
        "no_imdb_file: float ids": {"x_train": objects([[5.0, 6.5]] * TRAIN)},
        "no_imdb_file: texts": {"x_train": objects(["a film"] * TRAIN)},
        "no_imdb_file: nothing": {"x_train": objects([None] * TRAIN)},
        "no_imdb_file: a dict": {"x_train": np.array({0: [5]}, dtype=object)},
        "no_imdb_file: a row too few": {"x_test": None},
    }
    found = {name: _npz(folder, name, _arrays(good) | each) for name, each in changed.items()}
    for name, thing in (("list", [0] * TRAIN), ("dict", dict.fromkeys(range(TRAIN), 0))):
        found[f"no_imdb_file: a pickled {name}"] = _with_entry(
            folder, good, "y_train", _pickled(thing)
        )
    return found | _zips(folder, good, "no_imdb_file", "x_train")


def picture_files(folder: Path) -> dict[str, Path]:
    """Files that are nearly pictures with their labels."""
    good = script_data.pictures_npz(folder / "good.npz")
    pictures = _arrays(good)["x_train"]
    changed: dict[str, Mapping[str, Any]] = {
        "labels_differ: fewer": {"y_train": np.zeros(TRAIN - 1, int)},
        "labels_differ: pictures": {"y_train": pictures},
        "labels_outside: eleven": {"y_test": np.full(TEST, 10)},
        "labels_outside: floats": {"y_test": np.full(TEST, np.nan)},
        "too_few_rows: one": {"x_test": pictures[:1], "y_test": np.zeros(1, int)},
        "no_pictures: nan": {"x_train": np.full(pictures.shape, np.nan)},
        "no_pictures: one picture": {"x_train": pictures[0]},
        "no_pictures: pickled": {"x_train": objects([[1]] * TRAIN)},
    }
    found = {name: _npz(folder, name, _arrays(good) | each) for name, each in changed.items()}
    return found | _zips(folder, good, "no_pictures", "x_train")


def picture_folders(folder: Path) -> dict[str, tuple[Path, str]]:
    """Folders with one file that is damaged or missing, and the name of that file."""
    changes: dict[str, Change | None] = {
        "file_missing: missing": None,
        "no_idx_file: no gzip": lambda data: b"x" + data,
        "no_idx_file: cut": lambda data: data[:-20],
        "no_idx_file: damaged": lambda data: data[:12] + b"\xff" * 30 + data[42:],
        "no_idx_file: empty": lambda _: gzip.compress(b""),
        "no_idx_file: absurd": lambda _: gzip.compress(b"\0\0\x08\x03" + b"\xff" * 12),
    }
    found = {}
    for name, change in changes.items():
        place = script_data.pictures_folder(folder / name.replace(": ", "-"))
        file = place / NAMES[2]
        data = file.read_bytes()
        file.unlink()
        if change is not None:
            file.write_bytes(change(data))
        found[name] = (place, file.name)
    place = script_data.pictures_folder(folder / "swapped")
    (place / NAMES[1]).write_bytes((place / NAMES[0]).read_bytes())
    return found | {"labels_differ: pictures": (place, place.name)}


def review_archives(folder: Path) -> dict[str, Path]:
    """Archives that are nearly the aclImdb one, and folders that are nearly its folder."""
    good = script_data.acl_archive(script_data.acl_folder(folder), folder / "good.tar.gz")
    data = good.read_bytes()
    bad = {
        "cut": data[: len(data) // 2],
        "damaged": data[:60] + b"\xff" * 60 + data[120:],
        "other": gzip.compress(b"nothing of the kind" * 100),
    }
    found = {}
    for name, changed in bad.items():
        found[f"no_review_files: {name}"] = folder / f"{name}.tar.gz"
        (folder / f"{name}.tar.gz").write_bytes(changed)
    few = folder / "few"
    for split in ("train", "test"):
        (few / split / "pos").mkdir(parents=True)
        (few / split / "pos" / "0_9.txt").write_text("good", encoding="utf-8")
    return found | {"too_few_rows: one": few}


def odd_archive(folder: Path) -> Path:
    """An archive as a Mac makes it, with a review that is not UTF-8."""
    root = script_data.acl_folder(folder)
    for label in ("pos", "neg"):
        (root / "train" / label / "._0_7.txt").write_bytes(b"\0\x05\x16\x07\xff\xfe")
    (root / "train" / "pos" / "99_8.txt").write_bytes(b"caf\xe9 and film")
    path = folder / "odd.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(root, "aclImdb")
    return path


def objects(rows: list[Any]) -> Any:
    """Rows as an array of objects."""
    array = np.empty(len(rows), dtype=object)
    array[:] = rows
    return array


def _arrays(path: Path) -> dict[str, Any]:
    with np.load(path, allow_pickle=True) as file:
        return dict(file)


def _npz(folder: Path, name: str, arrays: Mapping[str, Any]) -> Path:
    path = folder / f"{name.replace(': ', '-')}.npz"
    kept = {name: array for name, array in arrays.items() if array is not None}
    np.savez(path, allow_pickle=True, **kept)
    return path


def _pickled(thing: object) -> bytes:
    """An .npy whose pickle is no array."""
    import pickle

    whole = io.BytesIO()
    np.save(whole, objects([1] * TRAIN), allow_pickle=True)
    head = whole.getvalue()[: 10 + int.from_bytes(whole.getvalue()[8:10], "little")]
    return head + pickle.dumps(thing, protocol=4)


def _header(text: str) -> bytes:
    """An .npy that is nothing but a header."""
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode()


def _with_entry(folder: Path, good: Path, entry: str, content: bytes) -> Path:
    path = folder / f"{entry}-{len(list(folder.iterdir()))}.npz"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == f"{entry}.npy" else source.read(name))
    return path


def _zips(folder: Path, good: Path, code: str, entry: str) -> dict[str, Path]:
    """What can be wrong with the archive, and with the head of an array."""
    packed = folder / "packed.npz"
    np.savez_compressed(packed, **_arrays(good))
    data = packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        start = archive.getinfo(f"{entry}.npy").header_offset
    body = start + 30 + int.from_bytes(data[start + 26 : start + 28], "little")
    body += int.from_bytes(data[start + 28 : start + 30], "little")
    bad = {
        "damaged": data[:body] + b"\xff" * 20 + data[body + 20 :],
        "cut": data[:-40],
        "encrypted": _in_both_heads(data, 6, 8, b"\x01\x00"),
        "packed otherwise": _in_both_heads(data, 8, 10, b"\x63\x00"),
        "empty": b"",
    }
    found = {}
    for name, changed in bad.items():
        found[f"{code}: {name}"] = folder / f"{name}.npz"
        (folder / f"{name}.npz").write_bytes(changed)
    heads = {
        "larger than memory": _shaped(10**15),
        "larger than any number": _shaped(10**40),
        "negative": _shaped(-1),
        "no header": "{(" * 50 + "\n",
        "unfinished": "{'descr': '''",
    }
    for name, text in heads.items():
        found[f"{code}: {name}"] = _with_entry(folder, good, entry, _header(text))
    return found


def _shaped(size: int) -> str:
    return f"{{'descr': '|u1', 'fortran_order': False, 'shape': ({size},), }}\n"


def _in_both_heads(data: bytes, local: int, central: int, value: bytes) -> bytes:
    """A field of every entry changed, where the entry stands and in the list at the end."""
    found = bytearray(data)
    for mark, field in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        place = data.find(mark)
        while place >= 0:
            found[place + field : place + field + len(value)] = value
            place = data.find(mark, place + 4)
    return bytes(found)
