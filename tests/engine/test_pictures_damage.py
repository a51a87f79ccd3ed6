"""Files that are not what they say, and pictures that are none: each refused for what it is."""

import gzip
import os
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.files import reading
from engine.files.places import Places, places
from engine.pictures.catalogue import import_pictures, open_pictures
from engine.pictures.sources.layout import FILES
from engine.why import Notice, Refusal
from tests.engine.picture_files import four_files, idx, images, labels, picture_npz, put
from tests.engine.samples import refused, tree

TRAIN, TRAIN_LABELS, TEST, TEST_LABELS = FILES
SQUARES = idx(images(30))
SHARED_FOLDER = HealthCheck.function_scoped_fixture


def _cut(folder: Path) -> None:
    file = folder / f"{TRAIN}.gz"
    os.truncate(file, file.stat().st_size // 2)


def _emptied(folder: Path) -> None:
    put(folder, TRAIN, idx(images(0)))
    put(folder, TRAIN_LABELS, idx(labels(0)))


def _headless(folder: Path) -> None:
    put(folder, TRAIN, b"\0\0\x08", packed=False)
    (folder / f"{TRAIN}.gz").unlink()


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut": (_cut, "archive_damaged"),
    "headless": (_headless, "archive_damaged"),
    "garbage after": (
        lambda f: (f / f"{TEST}.gz").write_bytes(gzip.compress(idx(images(20)))[:-4] + b"oops"),
        "archive_damaged",
    ),
    "no such": (lambda f: (f / f"{TEST_LABELS}.gz").unlink(), "idx_file_missing"),
    "text": (lambda f: put(f, TRAIN, b"a review of a film"), "idx_magic_wrong"),
    "sixty axes": (lambda f: put(f, TRAIN, b"\0\0\x08\x3c" + b"\0" * 240), "idx_magic_wrong"),
    "too few": (lambda f: put(f, TRAIN, idx(images(30))[:-1]), "idx_count_wrong"),
    "too many": (lambda f: put(f, TRAIN, idx(images(30)) + b"x"), "idx_count_wrong"),
    "huge": (
        lambda f: put(f, TRAIN, struct.pack(">HBB3I", 0, 8, 3, 2**31, 28, 28)),
        "file_too_large",
    ),
    "fewer labels": (lambda f: put(f, TRAIN_LABELS, idx(labels(29))), "picture_counts_differ"),
    "labels for pictures": (lambda f: put(f, TRAIN, idx(labels(30))), "picture_size_wrong"),
    "pictures for labels": (
        lambda f: put(f, TRAIN_LABELS, SQUARES),
        "picture_labels_wrong",
    ),
    "small pictures": (lambda f: put(f, TEST, idx(images(20)[:, :20, :20])), "picture_size_wrong"),
    "whole numbers": (lambda f: put(f, TEST, idx(images(20).astype("i4"))), "picture_dtype_wrong"),
    "beyond": (lambda f: put(f, TEST_LABELS, idx(labels(20, 11))), "label_outside"),
    "one class": (lambda f: put(f, TRAIN_LABELS, idx(labels(30, 1))), "one_class"),
    "none": (_emptied, "no_pictures"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_idx_files_are_refused_and_leave_nothing(
    home: Places, tmp_path: Path, damage: str
) -> None:
    folder = four_files(tmp_path / "four")
    harm, code = DAMAGES[damage]
    harm(folder)
    assert refused(lambda: import_pictures(folder, home)).code == code
    assert tree(home.cache.parent) == {}


def _half(count: int) -> np.ndarray:
    return images(count).astype("f4") / 255


ARRAYS: dict[str, tuple[dict[str, object], str]] = {
    "another size": ({"x_train": images(30)[:, 1:]}, "picture_size_wrong"),
    "in colours": ({"x_train": np.stack([images(30)] * 3, -1)}, "picture_size_wrong"),
    "one long row": ({"x_train": images(30).reshape(30, -1)}, "picture_size_wrong"),
    "one number": ({"x_train": np.uint8(3)}, "picture_size_wrong"),
    "signed": ({"x_train": images(30).astype("i8")}, "picture_dtype_wrong"),
    "objects": ({"x_train": np.array([[1], [2, 3]], object)}, "picture_dtype_wrong"),
    "texts": ({"y_train": np.array(["cat"] * 30)}, "picture_dtype_wrong"),
    "beyond 1": ({"x_train": _half(30) * 2}, "picture_range_wrong"),
    "below 0": ({"x_test": _half(20) - 0.1}, "picture_range_wrong"),
    "not numbers": ({"x_train": np.full((30, 28, 28), np.nan)}, "picture_range_wrong"),
    "labels in halves": ({"y_train": labels(30) / 2}, "picture_labels_wrong"),
    "rows of ten": ({"y_train": np.eye(10, dtype="u1")[labels(30)]}, "picture_labels_wrong"),
    "below none": ({"y_train": labels(30).astype("i8") - 1}, "label_outside"),
    "a letter more": ({"y_train": labels(30, 11)}, "label_outside"),
    "all fives": ({"y_train": labels(30, 1) + 5}, "one_class"),
    "far beyond": ({"y_train": labels(30).astype("i8") * 100}, "label_outside"),
    "other names": ({"x_train": None}, "picture_arrays_missing"),
}


@pytest.mark.parametrize("arrays", ARRAYS)
def test_other_arrays_are_refused(home: Places, tmp_path: Path, arrays: str) -> None:
    changed, code = ARRAYS[arrays]
    path = picture_npz(tmp_path / "some.npz", **changed)
    assert refused(lambda: open_pictures(str(path), home)).code == code
    assert tree(home.cache.parent) == {}


def test_an_npz_that_is_none_is_refused(home: Places, tmp_path: Path) -> None:
    whole = picture_npz(tmp_path / "whole.npz").read_bytes()
    for name, data, code in (
        ("cut.npz", whole[: len(whole) // 2], "npz_damaged"),
        ("text.npz", b"text", "pictures_unrecognised"),
        ("empty.npz", b"", "no_pictures"),
        ("seven.png", b"\x89PNG\r\n", "single_picture"),
    ):
        (tmp_path / name).write_bytes(data)
        assert refused(lambda name=name: import_pictures(tmp_path / name, home)).code == code
    assert refused(lambda: import_pictures(tmp_path / "gone.npz", home)).code == "no_such_file"


def test_numbers_from_0_to_1_are_scaled_and_that_is_said(home: Places, tmp_path: Path) -> None:
    told: list[Notice] = []
    folder = four_files(tmp_path / "four", packed=False)
    put(folder, TRAIN, idx(_half(30)), packed=False)
    found = open_pictures(str(folder), home, notify=told.append)
    assert [notice.code for notice in told] == ["pictures_scaled"]
    assert (found.train.images == images(30)).all()


def test_a_file_that_cannot_be_read_is_refused(
    home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = four_files(tmp_path / "four")

    def broken(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(reading.Watched, "readinto", broken)
    assert refused(lambda: import_pictures(folder, home)).code == "cannot_read"


@given(data=st.binary(max_size=120), packed=st.booleans(), npz=st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_bytes_are_given_a_sentence_is_said(
    tmp_path: Path, data: bytes, packed: bool, npz: bool
) -> None:
    home = places(tmp_path / "home")
    if npz:
        path = tmp_path / "some.npz"
        path.write_bytes(b"PK\x03\x04" + data)
    else:
        path = four_files(tmp_path / "four")
        put(path, TRAIN, b"\0\0" + data, packed=packed)
        (path / (TRAIN if packed else f"{TRAIN}.gz")).unlink(missing_ok=True)
    assert isinstance(refused(lambda: open_pictures(str(path), home)), Refusal)
