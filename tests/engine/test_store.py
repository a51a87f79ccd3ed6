from pathlib import Path

import numpy as np
import pytest

from engine.corpus import shelf, store_file
from engine.corpus.shelf import Filed, Old, Recipe
from engine.corpus.sources.gathering import Gathering
from engine.corpus.store import Corpus
from engine.files import flat
from engine.files.flat import Damaged

TEXTS = ["A film.", "영화! \x00 [bold]\x1b[31m", "A bad film", "film film \u202e💚", "?!"]
POSITIVE = [True, False, True, False, False]
TESTING = [False, True, False, True, False]


def corpus() -> Corpus:
    gathering = Gathering("words")
    for text in TEXTS:
        gathering.add(text)
    return gathering.finish("table", ("bad", "good"), POSITIVE, TESTING, {"empty_reviews": 2})


def arrays(of: Corpus) -> list[tuple[list[int], list[int], list[int], list[str | None]]]:
    return [
        (
            split.ranks.tolist(),
            split.offsets.tolist(),
            split.labels.tolist(),
            [split.text_of(row) for row in range(len(split))],
        )
        for split in (of.train, of.test)
    ]


def test_every_review_begins_with_the_place_of_its_start_token() -> None:
    made = corpus()
    assert list(made.vocabulary) == ["a", "film", "bad"]
    train, test = arrays(made)
    assert train == (
        [0, 1, 2, 0, 1, 3, 2, 0],
        [0, 3, 7, 8],
        [1, 1, 0],
        [TEXTS[i] for i in (0, 2, 4)],
    )
    assert test == ([0, 0, 2, 2], [0, 1, 4], [0, 0], [TEXTS[i] for i in (1, 3)])
    assert made.train.lengths.tolist() == [3, 4, 1]
    assert made.train.ranks_of(2).tolist() == []
    assert made.split("test") is made.test and made.split("train") is made.train


def test_a_corpus_knows_its_figures() -> None:
    about = corpus().about
    assert (about.train.reviews, about.train.positive, about.train.tokens) == (3, 2, 8)
    assert (about.train.shortest, about.train.longest) == (1, 4)
    assert (about.vocabulary, about.labels, about.has_text) == (3, ("bad", "good"), True)
    assert about.left_out == {"empty_reviews": 2, "test_words": 6}


def test_a_stored_corpus_is_the_same_corpus(tmp_path: Path) -> None:
    made, recipe = corpus(), Recipe("/somewhere/영화.csv", "words", "imdb", "1:2")
    file = tmp_path / "a.corpus"
    store_file.write(file, made, recipe)
    found, found_recipe = store_file.read(file)
    assert found_recipe == recipe and shelf.recipe(file) == recipe
    assert found.about == made.about and shelf.state(file) == ("ready", made.about)
    assert arrays(found) == arrays(made)
    assert list(found.vocabulary) == list(made.vocabulary) and found.vocabulary.rank("bad") == 3


def test_a_fingerprint_is_that_of_ids_labels_and_words() -> None:
    made = corpus().about.fingerprint
    gathering = Gathering("words")
    for text in TEXTS:
        gathering.add(text.upper())
    same = gathering.finish("table", ("bad", "good"), POSITIVE, TESTING, {})
    other = gathering.finish("table", ("bad", "good"), POSITIVE[::-1], TESTING, {})
    assert same.about.fingerprint == made != other.about.fingerprint


def test_an_older_store_and_another_kind_of_file_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.corpus"
    monkeypatch.setattr(store_file, "VERSION", shelf.VERSION - 1)
    store_file.write(file, corpus(), Recipe("/somewhere"))
    with pytest.raises(Old):
        store_file.read(file)
    assert shelf.state(file) == ("old", None)
    assert shelf.recipe(file) == Recipe("/somewhere")
    with flat.writing(file, "vectors", shelf.VERSION) as writer:
        writer.meta = {}
    assert shelf.state(file) == ("damaged", None) and shelf.recipe(file) is None


@pytest.mark.parametrize(
    ("section", "wrong"),
    [
        ("train.offsets", [0, 3, 7, 9]),
        ("train.offsets", [0, 7, 3, 8]),
        ("train.offsets", [1, 3, 7, 8]),
        ("train.offsets", []),
        ("train.labels", [1, 1]),
        ("train.text_offsets", [0, 1, 2]),
        ("test.labels", None),
    ],
)
def test_sections_that_do_not_fit_together_are_noticed(
    tmp_path: Path, section: str, wrong: list[int] | None
) -> None:
    file, other = tmp_path / "a.corpus", tmp_path / "b.corpus"
    store_file.write(file, corpus(), Recipe(""))
    header = flat.header(file)
    with flat.writing(other, shelf.KIND, shelf.VERSION) as writer:
        for name, array in flat.arrays(file, header).items():
            if name != section:
                writer.add(name, array.dtype.str, [array])
            elif wrong is not None:
                writer.add(name, array.dtype.str, [np.array(wrong)])
        writer.meta = Filed(corpus().about, Recipe(""))
    with pytest.raises(Damaged):
        store_file.read(other)
