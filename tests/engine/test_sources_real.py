"""The real reviews: what is read of them must be what Keras' file holds, review by review."""

from pathlib import Path

import numpy as np
import pytest

from engine.corpus.catalogue import import_corpus, open_corpus
from engine.corpus.store import Corpus, Split
from engine.corpus.text import words
from engine.files.places import Places, places

Row = tuple[int, bytes]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, test_data: Path) -> Places:
    there = places(tmp_path_factory.mktemp("home"))
    import_corpus(test_data / "imdb" / "imdb.npz", there)
    return there


@pytest.fixture(scope="module")
def imdb(home: Places) -> Corpus:
    return open_corpus("imdb", home)


def rows(split: Split) -> set[Row]:
    return {(int(split.labels[row]), split.ranks_of(row).tobytes()) for row in range(len(split))}


def test_the_file_of_keras_is_read_whole(imdb: Corpus) -> None:
    about = imdb.about
    assert (about.name, about.kind, about.vocabulary) == ("imdb", "keras", 88584)
    for counts, tokens, longest, shortest in (
        (about.train, 238.71364 * 25_000, 2494, 11),
        (about.test, 230.8042 * 25_000, 2315, 7),
    ):
        assert (counts.reviews, counts.positive) == (25_000, 12_500)
        assert counts.tokens == round(tokens)
        assert (counts.longest, counts.shortest) == (longest, shortest)
    assert [imdb.vocabulary.word(rank) for rank in (1, 2, 3)] == ["the", "and", "a"]


def test_raw_files_become_exactly_the_ids_of_the_file(
    home: Places, imdb: Corpus, test_data: Path
) -> None:
    path = test_data / "imdb" / "aclImdb-mini.tar.gz"
    about = import_corpus(path, home, name="mini", words_of="imdb")
    mini = open_corpus("mini", home)
    assert len(mini.train) + len(mini.test) == 1000
    assert rows(mini.train) <= rows(imdb.train)
    assert rows(mini.test) <= rows(imdb.test)
    assert list(mini.vocabulary) == list(imdb.vocabulary)
    assert about.left_out == {"test_words": 1324}


def test_the_rule_of_words_alone_gives_the_ids(home: Places, imdb: Corpus, test_data: Path) -> None:
    mini = open_corpus(str(test_data / "imdb" / "aclImdb-mini.tar.gz"), home)
    for split, whole in ((mini.train, imdb.train), (mini.test, imdb.test)):
        known = rows(whole)
        for row in range(len(split)):
            found = map(imdb.vocabulary.rank, words(split.text_of(row) or ""))
            ranks = [rank for rank in found if rank is not None]
            assert (int(split.labels[row]), np.array(ranks, dtype=np.int32).tobytes()) in known
