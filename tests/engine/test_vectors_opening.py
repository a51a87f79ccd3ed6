"""Files of vectors: every form, read as gensim reads it; and every damage, in a sentence."""

import gzip
import pickle
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.files.places import Places
from engine.files.progress import Progress, Stopped
from engine.why import Notice
from engine.words.catalogue import open_vectors
from tests.engine.samples import refused, tree
from tests.engine.vector_files import (
    WORDS,
    Rows,
    binary,
    gensims,
    glove,
    rows,
    saved,
    text,
)

FORMS: dict[str, tuple[Callable[[Rows], bytes], dict[str, Any]]] = {
    "binary": (binary, {"binary": True}),
    "binary as gensim writes it": (lambda given: binary(given, end=b""), {"binary": True}),
    "text": (text, {}),
    "text with a blank at the end": (lambda given: text(given, end=b" \n"), {}),
    "text from Windows": (lambda given: text(given, end=b"\r\n"), {}),
    "glove": (glove, {"no_header": True}),
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read_as_gensim_reads_it(
    form: str, packed: bool, home: Places, tmp_path: Path
) -> None:
    made, how = FORMS[form]
    given = rows()
    theirs = gensims(tmp_path / "theirs", made(given), **how)
    found = open_vectors(str(saved(tmp_path / "ours.vec", made(given), packed=packed)), home)
    assert list(found.words) == list(WORDS) == theirs.index_to_key
    assert (found.about.count, found.about.dimensions) == given.shape
    assert not found.about.left_out
    for row, word in enumerate(WORDS):
        assert found.words.row(word) == row
        np.testing.assert_allclose(found.raw(row), theirs[word], rtol=1e-5)
        np.testing.assert_allclose(found.unit[row], theirs.get_vector(word, norm=True), rtol=1e-5)


@pytest.mark.parametrize("made", [binary, text, glove])
def test_a_file_longer_than_a_chunk_is_read_whole(
    made: Callable[..., bytes], home: Places, tmp_path: Path
) -> None:
    given = rows(8_000, 40)
    words = [f"word{i}" for i in range(len(given))]
    found = open_vectors(str(saved(tmp_path / "large.vec", made(given, words))), home)
    assert len(found) == len(given)
    for row in (0, 1, 5_432, 7_999):
        assert found.words.row(f"word{row}") == row
        np.testing.assert_allclose(found.raw(row), given[row], rtol=1e-5)


def test_words_are_found_by_their_beginning_the_most_frequent_first(
    home: Places, tmp_path: Path
) -> None:
    words = ["kings", "abcdefghij", "king", "abcdefgh", "kin", "ab", "abcdefghiz", "영", "영화"]
    file = saved(tmp_path / "w.vec", glove(rows(len(words)), words))
    found = open_vectors(str(file), home).words
    assert found.beginning("kin", 9) == ["kings", "king", "kin"]
    assert found.beginning("abcdefgh", 2) == ["abcdefghij", "abcdefgh"]
    assert found.beginning("영", 9) == ["영", "영화"]
    assert found.beginning("x", 9) == []
    assert [found.row(word) for word in words] == list(range(len(words)))
    assert [found.row(word) for word in ("", "abc", "abcdefghi", "kingss", "zzz")] == [None] * 5


def test_what_cannot_be_used_is_left_out_counted_and_said(home: Places, tmp_path: Path) -> None:
    given = rows(9, 4)
    given[2, 1], given[3, 0], given[4] = np.nan, np.inf, 0
    words = ["a", "b", "nan", "inf", "zero", b"\xff\xfe", "b", "c", b"\xc3"]
    told: list[Notice] = []
    file = saved(tmp_path / "odd.vec", binary(given, words))
    found = open_vectors(str(file), home, notify=told.append)
    assert list(found.words) == ["a", "b", "c"]
    np.testing.assert_allclose(found.raw(1), given[1], rtol=1e-5)
    left = {
        "words_not_utf8": 2, "words_repeated": 1, "vectors_not_finite": 2, "vectors_zero": 1,
    }  # fmt: skip
    assert found.about.left_out == left
    assert {each.code: each.values["n"] for each in told} == left
    assert open_vectors(str(file), home).about.left_out == left


def test_a_vector_too_long_for_its_length_to_be_kept_is_as_good_as_infinite(
    home: Places, tmp_path: Path
) -> None:
    file = saved(tmp_path / "long.vec", b"a 1 2\nlong 3e38 3e38\nb 1e38 1e38\n")
    found = open_vectors(str(file), home)
    assert list(found.words) == ["a", "b"]
    assert found.about.left_out == {"vectors_not_finite": 1}
    assert np.isfinite(found.lengths).all()


def test_a_word_with_blanks_keeps_them_as_in_gloves_largest_file(
    home: Places, tmp_path: Path
) -> None:
    words = ["the", "at name@domain.com", ". . .", "of", "x", "y", "z", "end"]
    found = open_vectors(str(saved(tmp_path / "g.txt", glove(rows(), words))), home)
    assert list(found.words) == words


@pytest.mark.parametrize("made", [text, glove])
def test_blank_lines_end_a_file_and_nothing_else(
    made: Callable[..., bytes], home: Places, tmp_path: Path
) -> None:
    given, told = rows(), list[Notice]()
    file = saved(tmp_path / "end.vec", made(given) + b"\n \n\n")
    assert list(open_vectors(str(file), home, notify=told.append).words) == list(WORDS)
    assert not told
    file = saved(tmp_path / "middle.vec", made(given).replace(b"queen", b"\nqueen"))
    assert refused(lambda: open_vectors(str(file), home)).code == "vector_line_wrong"


def test_a_single_number_for_each_word(home: Places, tmp_path: Path) -> None:
    file = saved(tmp_path / "one.vec", b"2 1\na 0.5\nb -2\n")
    assert [float(open_vectors(str(file), home).raw(row)[0]) for row in (0, 1)] == [0.5, -2]
    for data in (b"2 1\na 0.5\nb\n", b"2 1\na 0.5\nb \n", b"2 1\na 0.5\nb 1_0\n"):
        file = saved(tmp_path / "bad.vec", data)
        assert refused(partial(open_vectors, str(file), home)).code == "vector_line_wrong"


@pytest.mark.parametrize("made", [binary, text])
def test_more_words_than_the_header_says_are_not_read_and_that_is_said(
    made: Callable[..., bytes], home: Places, tmp_path: Path
) -> None:
    given, told = rows(), list[Notice]()
    file = saved(tmp_path / "more.vec", made(given, header=(6, 5)))
    found = open_vectors(str(file), home, notify=told.append)
    assert list(found.words) == list(WORDS[:6])
    assert [each.code for each in told] == ["vectors_beyond_header"]


LARGE = rows(300, 20)
MANY = [f"word{i}" for i in range(len(LARGE))]
DAMAGED = {
    "vectors_file_empty": b"",
    "vectors_unrecognised": b"review,sentiment\ngood film,1\n",
    "vectors_pickled": pickle.dumps({"king": [1.0, 2.0]}),
    "vectors_header_odd": b"0 5\n",
    "vector_line_wrong": glove(LARGE, MANY) + b"short 1 2 3\n",
    "vectors_none": glove(np.zeros_like(LARGE), MANY),
}


@pytest.mark.parametrize("code", DAMAGED)
@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_file_is_refused_and_leaves_nothing_behind(
    code: str, packed: bool, home: Places, tmp_path: Path
) -> None:
    file = saved(tmp_path / "bad.vec", DAMAGED[code], packed=packed)
    assert refused(lambda: open_vectors(str(file), home)).code == code
    assert not home.cache.exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (binary(LARGE, MANY)[:-30], "vectors_cut_off"),
        (text(LARGE, MANY, header=(301, 20)), "vectors_cut_off"),
        (binary(LARGE, MANY, header=(301, 20)), "vectors_cut_off"),
        (binary(LARGE, MANY, header=(300, 19)), "vectors_garbled"),
        (binary(LARGE, MANY, header=(300, 21)), "vectors_cut_off"),
        (binary(LARGE, MANY, header=(300, 10)), "vectors_garbled"),
        (binary(LARGE, MANY, header=(300, 40)), "vectors_garbled"),
        (text(LARGE, MANY, header=(300, 21)), "vectors_garbled"),
        (text(LARGE, MANY, header=(300, 19)), "vectors_garbled"),
        (text(LARGE, MANY)[:-60] + b"\n", "vector_line_wrong"),
        (text(LARGE, MANY).replace(b"word7 ", b"word7 x"), "vector_line_wrong"),
        (b"3000000 100000\n" + b"the ", "vectors_header_odd"),
        (b"-300 20\n" + glove(LARGE, MANY), "vectors_header_odd"),
        (b"999999999999 20\n" + glove(LARGE, MANY), "vectors_header_odd"),
    ],
    ids=range(14),
)
def test_a_header_that_does_not_fit_and_a_file_cut_off_are_refused(
    data: bytes, code: str, home: Places, tmp_path: Path
) -> None:
    file = saved(tmp_path / "bad.vec", data)
    assert refused(lambda: open_vectors(str(file), home)).code == code
    assert not home.cache.exists()


def test_the_line_that_is_wrong_is_named(home: Places, tmp_path: Path) -> None:
    file = saved(tmp_path / "bad.txt", text(LARGE, MANY).replace(b"word7 ", b"word7 x"))
    assert refused(lambda: open_vectors(str(file), home)).values["line"] == 9


def test_packed_data_that_is_cut_off_or_changed_is_refused(home: Places, tmp_path: Path) -> None:
    packed = gzip.compress(binary(LARGE, MANY))
    for data in (packed[:-200], packed[:2000] + b"\0\0" + packed[2002:]):
        file = str(saved(tmp_path / "bad.gz", data))
        assert refused(partial(open_vectors, file, home)).code == "vectors_gz_damaged"
    with zipfile.ZipFile(tmp_path / "glove.zip", "w") as archive:
        archive.writestr("glove.txt", glove(LARGE, MANY))
    refusal = refused(lambda: open_vectors(str(tmp_path / "glove.zip"), home))
    assert refusal.code == "vectors_zipped"


def test_what_is_no_file_is_refused(home: Places, tmp_path: Path) -> None:
    assert refused(lambda: open_vectors(str(tmp_path), home)).code == "vectors_not_a_file"
    assert refused(lambda: open_vectors(str(tmp_path / "no.txt"), home)).code == "no_such_file"
    assert refused(lambda: open_vectors("nobody", home)).code == "unknown_vectors"
    assert refused(lambda: open_vectors("", home)).code == "unknown_vectors"


def test_the_conversion_can_be_given_up_and_leaves_nothing_behind(
    home: Places, tmp_path: Path
) -> None:
    given = rows(30_000, 50)
    file = saved(tmp_path / "large.vec", binary(given, [f"w{i}" for i in range(len(given))]))

    def stop(progress: Progress) -> None:
        if progress.done > 1_000_000:
            raise Stopped("stopped")

    assert refused(lambda: open_vectors(str(file), home, progress=stop)).code == "stopped"
    assert not tree(home.cache.parent)


def test_progress_is_said_often_enough_and_not_too_often(home: Places, tmp_path: Path) -> None:
    given = rows(60_000, 50)
    file = saved(tmp_path / "large.vec", binary(given, [f"w{i}" for i in range(len(given))]))
    said: list[Progress] = []
    open_vectors(str(file), home, progress=said.append)
    assert 5 < len(said) < 600
    assert said[-1].done == said[-1].total == file.stat().st_size
