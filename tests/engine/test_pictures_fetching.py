"""Fashion-MNIST and MNIST fetched from a mirror, whole or not at all."""

import gzip
import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from engine.files.fetch import Known, fetch, is_known
from engine.files.places import Places
from engine.pictures import official
from engine.pictures.catalogue import entries, fetch_pictures, open_pictures, remove
from tests.engine.picture_files import four_files, images, picture_npz
from tests.engine.samples import refused, tree
from tests.engine.serving import send, serving

pytestmark = pytest.mark.usefixtures("no_keras_cache")


def _known(path: Path) -> Known:
    data = path.read_bytes()
    return Known(len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with small sets, which are the known ones for now."""
    folder = four_files(tmp_path / "served")
    fashion = {path.name: _known(path) for path in sorted(folder.iterdir())}
    digits = {"mnist.npz": _known(picture_npz(folder / "mnist.npz", x_test=images(20, 3)))}
    monkeypatch.setattr(official, "FILES", {"fashion-mnist": fashion, "mnist": digits})
    fingerprint = open_pictures(str(folder), Places(tmp_path / "a", tmp_path, tmp_path)).about
    monkeypatch.setattr(official, "FASHION_FINGERPRINT", fingerprint.fingerprint)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        file = folder / handler.path.removeprefix("/class/")
        send(handler, file.read_bytes()) if file.is_file() else handler.send_error(404)

    monkeypatch.setenv("NO_PROXY", "*")
    with serving(answer) as address:
        yield f"{address}/class/"


@pytest.mark.parametrize("name", ["fashion-mnist", "mnist"])
def test_a_set_is_fetched_from_a_mirror_and_removed_with_all_that_belongs_to_it(
    home: Places, mirror: str, tmp_path: Path, name: official.Official
) -> None:
    seen: list[str] = []
    about = fetch_pictures(name, home, mirror=mirror, progress=lambda step: seen.append(step.code))
    assert (about.name, about.kind, about.train) == (name, name, 30)
    assert {"fetching", "reading", "storing"} == set(seen)
    assert open_pictures(name, home).about == about
    assert fetch_pictures(name, home, mirror="http://nowhere.invalid") == about
    size = next(entry.bytes for entry in entries(home) if entry.name == name)
    assert remove(name, home) == size
    assert not [path for path in home.cache.rglob("*") if path.is_file()]


def test_a_part_of_a_set_is_not_kept(home: Places, mirror: str, tmp_path: Path) -> None:
    (tmp_path / "served" / "train-labels-idx1-ubyte.gz").write_bytes(b"x" * 10)
    code = refused(lambda: fetch_pictures("fashion-mnist", home, mirror=mirror)).code
    assert code == "wrong_hash"
    assert tree(home.cache.parent) in ({}, {"cache": None})


def test_what_keras_has_fetched_is_found(home: Places, no_keras_cache: Path, mirror: str) -> None:
    four_files(no_keras_cache / "fashion-mnist")
    assert open_pictures("fashion-mnist", home).about.kind == "fashion-mnist"
    picture_npz(no_keras_cache / "mnist.npz", x_train=None)
    assert refused(lambda: open_pictures("mnist", home)).code == "picture_arrays_missing"


def test_the_same_content_may_come_in_a_smaller_wrapping(mirror: str, tmp_path: Path) -> None:
    served, target = tmp_path / "served" / "mnist.npz", tmp_path / "fetched"
    content = served.read_bytes()
    other = gzip.compress(content, mtime=0)
    digests = [f"md5:{hashlib.md5(each).hexdigest()}" for each in (content, other)]
    either = Known(max(len(content), len(other)), *digests)
    served.write_bytes(other)
    fetch(f"{mirror}mnist.npz", either, target)
    assert target.read_bytes() == other and is_known(target, either)
    served.write_bytes(content)
    fetch(f"{mirror}mnist.npz", either, target)
    assert is_known(target, either)
    only = Known(either.size, digests[0])
    served.write_bytes(other)
    assert refused(lambda: fetch(f"{mirror}mnist.npz", only, target)).code == "wrong_hash"


def test_the_known_files_are_those_that_are_published(test_data: Path) -> None:
    assert official.FOLDER == "https://storage.googleapis.com/tensorflow/tf-keras-datasets"
    assert official.FILES["mnist"]["mnist.npz"] == Known(
        11490434, "sha256:731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"
    )
    for name, known in official.FILES["fashion-mnist"].items():
        assert is_known(test_data / "fashion-mnist" / name, known)
        size = (test_data / "fashion-mnist" / name).stat().st_size
        assert known.size == size + len(name.removesuffix("gz")), (
            "as published, with its name in it"
        )
