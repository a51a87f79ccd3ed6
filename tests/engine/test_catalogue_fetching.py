"""IMDB fetched from a mirror, whole or not at all."""

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from engine.corpus import fetching
from engine.corpus.about import About
from engine.corpus.catalogue import entries, fetch_imdb, open_corpus, remove
from engine.files.fetch import Known
from engine.files.places import Places
from tests.engine.samples import npz, refused, tree, with_index
from tests.engine.serving import send, serving

pytestmark = pytest.mark.usefixtures("no_keras_cache")


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with a small imdb.npz and its index, which are the known files for now."""
    with_index(npz(tmp_path / "served" / "imdb.npz"))

    def answer(handler: BaseHTTPRequestHandler) -> None:
        file = tmp_path / "served" / handler.path.removeprefix("/keras/")
        send(handler, file.read_bytes()) if file.is_file() else handler.send_error(404)

    for name in ("imdb_word_index.json", "imdb.npz"):
        data = (tmp_path / "served" / name).read_bytes()
        known = Known(len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        monkeypatch.setitem(fetching.KNOWN, name, known)
    monkeypatch.setenv("NO_PROXY", "*")
    with serving(answer) as address:
        yield f"{address}/keras/"


def test_imdb_is_fetched_from_a_mirror_and_removed_with_all_that_belongs_to_it(
    home: Places, mirror: str, tmp_path: Path
) -> None:
    seen: list[str] = []
    about: About = fetch_imdb(home, mirror=mirror, progress=lambda step: seen.append(step.code))
    assert (about.name, about.train.reviews) == ("imdb", 2)
    assert {"fetching", "reading", "storing"} == set(seen)
    assert open_corpus("imdb", home).about == about
    (tmp_path / "served" / "imdb.npz").unlink()
    assert fetch_imdb(home, mirror=mirror) == about, "what is here already is not fetched again"
    size = next(entry.bytes for entry in entries(home) if entry.name == "imdb")
    assert remove("imdb", home) == size
    assert not [path for path in home.cache.rglob("*") if path.is_file()]


def test_half_a_fetch_is_not_kept(home: Places, mirror: str, tmp_path: Path) -> None:
    (tmp_path / "served" / "imdb.npz").write_bytes(b"x" * 10)
    assert refused(lambda: fetch_imdb(home, mirror=mirror)).code == "wrong_hash"
    assert tree(home.cache.parent) in ({}, {"cache": None})


def test_the_known_files_are_those_that_keras_publishes() -> None:
    assert fetching.FOLDER == "https://storage.googleapis.com/tensorflow/tf-keras-datasets"
    index, reviews = fetching.KNOWN["imdb_word_index.json"], fetching.KNOWN["imdb.npz"]
    assert (index.size, reviews.size) == (1641221, 17464789)
    assert index.hash == "md5:bfafd718b763782e994055a2d397834f"
    assert reviews.hash == (
        "sha256:69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f"
    )
