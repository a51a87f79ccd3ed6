"""Whatever is handed in: one refusal, nothing left behind, no harm to what was stored before."""

import os
import pathlib
import socket
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.corpus.catalogue import fetch_imdb, import_corpus, open_corpus
from engine.files.places import Places, places
from tests.engine.faults import full_disk, mounted, read_only
from tests.engine.samples import (
    archive,
    calling,
    folder,
    member,
    npz,
    objects,
    pickled_npy,
    refused,
    table,
    tree,
    with_index,
)

pytestmark = pytest.mark.usefixtures("no_keras_cache")

Make = Callable[[Path], Path]


@pytest.fixture
def home(tmp_path: Path) -> Places:
    """A home in which something is stored already."""
    there = places(tmp_path / "home")
    import_corpus(table(tmp_path / "kept.csv"), there)
    open_corpus(str(tmp_path / "kept.csv"), there)
    return there


def missing(path: Path) -> Path:
    return path / "absent.csv"


def empty(path: Path) -> Path:
    (path / "empty.csv").write_bytes(b"")
    return path / "empty.csv"


def half_a_zip(path: Path) -> Path:
    file = with_index(npz(path / "half.npz"))
    os.truncate(file, file.stat().st_size // 2)
    return file


def noise(path: Path) -> Path:
    (path / "noise.csv").write_bytes(np.random.RandomState(1).bytes(100_000))
    return path / "noise.csv"


def endless_line(path: Path) -> Path:
    """200 MB of one line, most of it not even on the disk."""
    file = path / "endless.csv"
    file.write_bytes(b"review,sentiment\n" + b"x" * (2 << 20))
    os.truncate(file, 200_000_000)
    return file


def endless_zeros(path: Path) -> Path:
    (path / "zeros.csv").write_bytes(b"")
    os.truncate(path / "zeros.csv", 200_000_000)
    return path / "zeros.csv"


def calls_a_function(path: Path) -> Path:
    file = with_index(path / "calling.npz")
    good = npz(path / "good.npz")
    pickled = calling(pathlib.Path.touch, path / "touched")
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            bad = name == "x_train.npy"
            target.writestr(name, pickled_npy(pickled, 1) if bad else source.read(name))
    return file


def arrays(**changed: Any) -> Make:
    return lambda path: with_index(npz(path / "imdb.npz", **changed))


def tables(text: str) -> Make:
    return lambda path: table(path / "a.csv", text)


def archives(extra: tarfile.TarInfo) -> Make:
    return lambda path: archive(path / "a.tar.gz", extra=[extra])


def another_folder(path: Path) -> Path:
    folder(path / "other", {"train/pos/1_9.txt": "Alone."})
    return path / "other"


def pipe(path: Path) -> Path:
    os.mkfifo(path / "pipe.csv")
    return path / "pipe.csv"


BAD: dict[str, tuple[Make, str]] = {
    "a missing file": (missing, "no_such_file"),
    "an empty file": (empty, "file_empty"),
    "half a zip": (half_a_zip, "npz_damaged"),
    "other arrays": (arrays(x_train=None), "npz_other_arrays"),
    "no word index": (lambda path: npz(path / "imdb.npz"), "no_word_index"),
    "a pickle that calls a function": (calls_a_function, "pickle_not_allowed"),
    "an id out of range": (arrays(x_test=objects([[1], [7]])), "rank_outside"),
    "a negative id": (arrays(x_test=objects([[1], [-1]])), "rank_outside"),
    "three labels": (arrays(y_train=np.array([1, 2])), "labels_not_two"),
    "no label column": (tables("review,stars\ngood,5\n"), "no_label_column"),
    "a third label": (tables("text,label\na,1\nb,0\nc,2\n"), "third_label"),
    "binary noise": (noise, "file_unrecognised"),
    "200 MB of one line": (endless_line, "line_too_long"),
    "200 MB of nothing": (endless_zeros, "file_unrecognised"),
    "a tar with ../ in it": (archives(member("../out.txt")), "archive_unsafe"),
    "a tar with a link": (archives(member("a", tarfile.SYMTYPE, "/etc")), "archive_unsafe"),
    "another folder": (another_folder, "not_acl_imdb"),
    "a pipe": (pipe, "not_a_file"),
}


@pytest.mark.parametrize(("make", "code"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("action", ["open", "import"])
def test_bad_input_is_refused_and_leaves_no_trace(
    home: Places, tmp_path: Path, make: Make, code: str, action: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    path = make(outside)
    before, around = tree(home.cache.parent), {file.name for file in outside.rglob("*")}
    if action == "open":
        refusal = refused(lambda: open_corpus(str(path), home))
    else:
        refusal = refused(lambda: import_corpus(path, home, name="new"))
    assert refusal.code == code and refusal.exit_code == 1
    assert tree(home.cache.parent) == before
    assert {file.name for file in outside.rglob("*")} == around
    assert not (tmp_path / "out.txt").exists()
    assert open_corpus("kept", home).train.text_of(0) == "good film"


@pytest.mark.parametrize(("fault", "code"), [(full_disk, "disk_full"), (read_only, "cannot_write")])
def test_a_home_that_takes_nothing_more_keeps_what_it_has(
    home: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[pytest.MonkeyPatch], None],
    code: str,
) -> None:
    before = tree(home.cache.parent)
    new = table(tmp_path / "new.csv")
    imdb = with_index(npz(tmp_path / "imdb.npz"))
    fault(monkeypatch)
    assert refused(lambda: open_corpus(str(new), home)).code == code
    assert refused(lambda: import_corpus(new, home)).code == code
    assert refused(lambda: import_corpus(imdb, home)).code == code
    assert refused(lambda: import_corpus(tmp_path / "kept.csv", home)).code == code
    assert tree(home.cache.parent) == before
    assert open_corpus("kept", home).train.text_of(0) == "good film"


def test_a_disk_that_is_really_full_or_read_only(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "text,label\n" + "good,1\nbad,0\n" * 10_000)
    for options, code in (("size=16k", "disk_full"), ("ro", "cannot_write")):
        with mounted(tmp_path / code, options) as there:
            assert refused(lambda there=there: open_corpus(str(path), places(there))).code == code
            assert refused(lambda there=there: import_corpus(path, places(there))).code == code
            assert tree(there) == {}


def test_without_a_network_nothing_is_fetched(
    home: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    before = tree(home.cache.parent)
    with socket.socket() as taken:  # bound, but not listening
        taken.bind(("127.0.0.1", 0))
        mirror = f"http://127.0.0.1:{taken.getsockname()[1]}"
        assert refused(lambda: fetch_imdb(home, mirror=mirror)).code == "no_network"
    assert tree(home.cache.parent) == before
