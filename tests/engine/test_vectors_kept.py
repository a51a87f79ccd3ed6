"""Vectors in store: opened again without being read, made anew, kept, fetched and removed."""

import gzip
import hashlib
import os
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import numpy as np
import pytest

from engine.files.fetch import Known
from engine.files.places import Places
from engine.why import Notice
from engine.words import formats, official, shelf
from engine.words.catalogue import entries, fetch_vectors, keep, open_vectors, remove
from engine.words.official import FOLDER, OFFICIAL, Official, address
from tests.engine.catalogue_home import cut, empty, scribble, spoil
from tests.engine.samples import refused, tree
from tests.engine.serving import send, serving
from tests.engine.vector_files import WORDS, binary, rows, saved, text

NAME = "glove-wiki-gigaword-50"


def test_the_second_opening_reads_nothing_and_gives_the_same(
    home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = saved(tmp_path / "v.bin", binary(rows()))
    first = open_vectors(str(file), home)
    monkeypatch.setattr(formats, "source", None)
    again = open_vectors(str(file), home)
    assert again.about == first.about
    np.testing.assert_array_equal(again.unit, first.unit)
    assert not again.unit.flags.owndata and not again.unit.flags.writeable


def test_a_file_that_has_changed_is_read_anew(home: Places, tmp_path: Path) -> None:
    file = saved(tmp_path / "v.bin", binary(rows()))
    first = open_vectors(str(file), home)
    saved(file, binary(rows(seed=2)))
    os.utime(file, ns=(1, 1))
    again = open_vectors(str(file), home)
    assert again.about.fingerprint != first.about.fingerprint
    assert len([*(home.cache / "vectors").iterdir()]) == 1


@pytest.mark.parametrize("harm", [spoil, cut, scribble, empty])
def test_a_damaged_store_is_made_anew_and_that_is_said(
    harm: Callable[[Path], None], home: Places, tmp_path: Path
) -> None:
    file = saved(tmp_path / "v.bin", binary(rows()))
    first, told = open_vectors(str(file), home), list[Notice]()
    about, unit = first.about, first.unit.copy()
    del first  # what is mapped must not be cut off
    harm(shelf.by_path(home, file))
    again = open_vectors(str(file), home, notify=told.append)
    assert [each.code for each in told] == ["store_damaged"]
    assert again.about == about
    np.testing.assert_array_equal(again.unit, unit)


def test_what_was_trained_is_kept_under_a_name(home: Places) -> None:
    given = rows()
    about = keep("mine", WORDS, given, home, origin="builtin")
    assert (about.kind, about.count, about.origin) == ("trained", len(WORDS), "builtin")
    found = open_vectors("mine", home)
    assert found.about == about
    np.testing.assert_allclose(found.raw(3), given[3], rtol=1e-5)
    listed = {each.name: each for each in entries(home)}
    assert listed["mine"].about == about
    size = shelf.kept(home, "mine").stat().st_size
    assert listed["mine"].bytes == size == remove("mine", home)
    assert "mine" not in {each.name for each in entries(home)}
    assert refused(lambda: open_vectors("mine", home)).code == "unknown_vectors"


@pytest.mark.parametrize(
    ("name", "code"),
    [("builtin", "name_reserved"), (NAME, "name_reserved"), ("", "name_invalid"),
     ("a/b", "name_invalid"), ("run:7", "name_invalid"), ("x" * 41, "name_invalid")],
)  # fmt: skip
def test_a_name_that_cannot_be_is_refused(name: str, code: str, home: Places) -> None:
    assert refused(lambda: keep(name, WORDS, rows(), home)).code == code
    assert not tree(home.data.parent)


def test_what_was_trained_and_is_damaged_is_not_said_to_be_made_anew(home: Places) -> None:
    keep("mine", WORDS, rows(), home)
    spoil(shelf.kept(home, "mine"))
    os.utime(shelf.kept(home, "mine"), ns=(1, 1))
    told: list[Notice] = []
    assert refused(lambda: open_vectors("mine", home, notify=told.append)).code == "vectors_lost"
    assert not told
    assert remove("mine", home)


def test_the_slice_stays(home: Places) -> None:
    assert refused(lambda: remove("builtin", home)).code == "builtin_stays"


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A folder on a server with one of the official files, small for now."""
    data = gzip.compress(text(rows()))
    file = saved(tmp_path / "served" / f"{NAME}.gz", data)
    known = Known(len(data), f"md5:{hashlib.md5(data).hexdigest()}")
    monkeypatch.setitem(official.OFFICIAL, NAME, Official(known, len(WORDS), 5))

    def answer(handler: BaseHTTPRequestHandler) -> None:
        there = handler.path == f"/lab/{NAME}.gz" and file.is_file()
        send(handler, file.read_bytes()) if there else handler.send_error(404)

    monkeypatch.setenv("NO_PROXY", "*")
    with serving(answer) as where:
        yield f"{where}/lab/"


def test_vectors_are_fetched_checked_stored_and_removed(
    home: Places, mirror: str, tmp_path: Path
) -> None:
    assert refused(lambda: open_vectors(NAME, home)).code == "vectors_not_fetched"
    seen: list[str] = []
    about = fetch_vectors(NAME, home, mirror=mirror, progress=lambda step: seen.append(step.code))
    assert (about.name, about.kind, about.count) == (NAME, "fetched", len(WORDS))
    assert {*seen} == {"fetching", "reading"}
    assert open_vectors(NAME, home).about == about
    assert not shelf.downloaded(home, NAME).exists(), "all of it is in the store"
    (tmp_path / "served" / f"{NAME}.gz").unlink()
    told: list[Notice] = []
    assert fetch_vectors(NAME, home, mirror=mirror, notify=told.append) == about
    assert [each.code for each in told] == ["already_here"]
    assert remove(NAME, home)
    assert not [path for path in home.cache.rglob("*") if path.is_file()]


def test_what_was_fetched_whole_is_not_fetched_twice(home: Places, mirror: str) -> None:
    def gone(progress: object) -> None:
        if getattr(progress, "code", "") == "reading":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_vectors(NAME, home, mirror=mirror, progress=gone)
    assert shelf.downloaded(home, NAME).is_file()
    assert not shelf.fetched(home, NAME).exists()
    seen: list[str] = []
    fetch_vectors(
        NAME, home, mirror="http://nowhere.invalid", progress=lambda s: seen.append(s.code)
    )
    assert "fetching" not in seen


def test_another_file_than_the_known_one_is_refused(
    home: Places, mirror: str, tmp_path: Path
) -> None:
    file = tmp_path / "served" / f"{NAME}.gz"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert refused(lambda: fetch_vectors(NAME, home, mirror=mirror)).code == "wrong_hash"
    assert tree(home.cache.parent) in ({}, {"cache": None})
    assert refused(lambda: fetch_vectors("nobody", home)).code == "unknown_fetch"


def test_the_official_files_are_those_of_gensim_data() -> None:
    assert len(OFFICIAL) == 10
    assert address("glove-twitter-25", None) == f"{FOLDER}/glove-twitter-25/glove-twitter-25.gz"
    news = OFFICIAL["word2vec-google-news-300"]
    assert (news.words, news.dimensions) == (3_000_000, 300)
    assert news.known == Known(1_743_563_840, "md5:a5e5354d40acb95f9ec66d5977d140ef")
