"""Files of Keras among the sources, and whose words the texts of a learner become."""

from pathlib import Path

import pytest

from engine.corpus import shelf
from engine.corpus.catalogue import entries, import_corpus, open_corpus
from engine.files.places import Places
from tests.engine.catalogue_home import spoil
from tests.engine.samples import npz, refused, table, with_index

pytestmark = pytest.mark.usefixtures("no_keras_cache")


def test_the_file_of_keras_may_bear_the_name_imdb(home: Places, tmp_path: Path) -> None:
    path = with_index(npz(tmp_path / "imdb.npz"))
    assert import_corpus(path, home).name == "imdb"
    assert import_corpus(path, home, name="mine").name == "mine"
    states = {entry.name: entry.state for entry in entries(home)}
    assert states == {
        "builtin": "at_hand",
        "builtin-ko": "at_hand",
        "imdb": "ready",
        "mine": "ready",
    }
    assert (
        open_corpus("imdb", home).about.fingerprint == open_corpus("mine", home).about.fingerprint
    )


def test_imdb_is_found_where_keras_keeps_it(home: Places, no_keras_cache: Path) -> None:
    assert refused(lambda: open_corpus("imdb", home)).code == "imdb_absent"
    with_index(npz(no_keras_cache / "imdb.npz"))
    assert open_corpus("imdb", home).about.train.reviews == 2


def test_a_word_index_may_lie_in_the_cache_of_keras(
    home: Places, tmp_path: Path, no_keras_cache: Path
) -> None:
    path = npz(tmp_path / "elsewhere" / "imdb.npz")
    assert refused(lambda: import_corpus(path, home)).code == "no_word_index"
    no_keras_cache.mkdir(parents=True)
    with_index(no_keras_cache / "any")
    assert import_corpus(path, home).vocabulary == 6


def test_texts_may_borrow_the_words_of_another_corpus(home: Places, tmp_path: Path) -> None:
    import_corpus(with_index(npz(tmp_path / "imdb.npz")), home)
    about = import_corpus(table(tmp_path / "a.csv"), home, words_of="imdb")
    corpus = open_corpus("a", home)
    assert about.vocabulary == 6 and about.left_out == {}
    assert corpus.train.ranks.tolist() == [0, 3, 2, 0, 4, 2]
    assert (
        refused(lambda: import_corpus(table(tmp_path / "b.csv"), home, words_of="absent")).code
        == "unknown_corpus"
    )
    assert (
        refused(lambda: import_corpus(table(tmp_path / "b.csv"), home, words_of="b")).code
        == "words_of_itself"
    )
    assert (
        refused(
            lambda: import_corpus(
                table(tmp_path / "b.csv"), home, words_of="imdb", rule="characters"
            )
        ).code
        == "rules_differ"
    )
    assert (
        refused(lambda: import_corpus(tmp_path / "imdb.npz", home, name="b", words_of="imdb")).code
        == "already_ids"
    )


def test_an_import_into_characters_is_made_again_into_characters(
    home: Places, tmp_path: Path
) -> None:
    about = import_corpus(table(tmp_path / "a.csv"), home, rule="characters")
    assert about.rule == "characters" and about.vocabulary == len(set("goodbadfilm"))
    spoil(shelf.imported(home, "a"))
    assert open_corpus("a", home).about == about
