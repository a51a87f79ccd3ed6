"""Every figure that the course gives of the IMDB reviews, on the real data."""

from pathlib import Path

import numpy as np
import pytest

from engine.corpus.catalogue import import_corpus, open_corpus
from engine.corpus.effects import effects
from engine.corpus.loading import LoadSettings, PadSettings, load
from engine.corpus.reading import misread, read, side_by_side
from engine.corpus.search import Query, search
from engine.corpus.statistics import record
from engine.corpus.store import Corpus
from engine.corpus.trace import trace_review
from engine.corpus.word_statistics import real_words, word_counts
from engine.explain.onehot import one_hot
from engine.files.places import Places, places


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, test_data: Path) -> Places:
    """A home of one's own, with IMDB in it."""
    folder = places(tmp_path_factory.mktemp("home"))
    import_corpus(test_data / "imdb" / "imdb.npz", folder, name="imdb")
    return folder


@pytest.fixture(scope="module")
def imdb(home: Places) -> Corpus:
    return open_corpus("imdb", home)


def test_the_record(imdb: Corpus) -> None:
    assert record(imdb) == {
        "source": "imdb",
        "train": {
            "reviews": 25_000,
            "positive": 12_500,
            "length": {"min": 11, "max": 2494, "mean": 238.71364, "median": 178.0},
        },
        "test": {
            "reviews": 25_000,
            "positive": 12_500,
            "length": {"min": 7, "max": 2315, "mean": 230.8042, "median": 174.0},
        },
        "vocabulary": 88_584,
    }


def test_lengths_and_labels_in_keras_order(imdb: Corpus) -> None:
    loaded = load(imdb)
    lengths, labels = loaded.lengths("train"), loaded.labels("train")
    assert lengths[:10].tolist() == [218, 189, 141, 550, 147, 43, 123, 562, 233, 130]
    assert labels[:20].tolist() == [1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1]
    assert labels[:1000].sum() == 494
    assert labels[-1000:].sum() == 498


def test_num_words_500_keeps_496_words(imdb: Corpus) -> None:
    loaded = load(imdb, LoadSettings(num_words=500))
    assert real_words(loaded).value == 496
    ids = np.unique(loaded.padded("train", PadSettings(2494)))
    assert (ids.min(), ids.max()) == (0, 499)
    assert 3 not in ids
    assert len(ids) == 496 + 3


def test_without_num_words_one_word_of_all_becomes_unknown(imdb: Corpus) -> None:
    loaded = load(imdb)
    counts = word_counts(loaded, "train")
    said = {(e.setting, e.counted): e.after for e in effects(loaded, "train", counts)}
    assert real_words(loaded).value == 88_583
    assert said["oov_char", "unknown"] == counts.all[88_584] == 1


def test_the_split_of_the_course(imdb: Corpus) -> None:
    from sklearn.model_selection import train_test_split

    loaded = load(imdb, LoadSettings(num_words=500))
    positions = np.arange(loaded.count("train"))
    kept, held_out = train_test_split(positions, test_size=0.2, random_state=42)
    assert (len(kept), len(held_out)) == (20_000, 5_000)
    lengths = loaded.lengths("train")[kept]
    assert lengths.mean() == 239.00925
    assert np.median(lengths) == 178.0

    rows = loaded.padded("train", PadSettings(100), kept)
    assert rows.shape == (20_000, 100)
    assert rows.nbytes == 8_000_000
    assert rows[0, :10].tolist() == [10, 4, 20, 9, 2, 364, 352, 5, 45, 6]
    assert rows[0, -6:].tolist() == [14, 20, 10, 10, 470, 158]
    assert rows[5, :10].tolist() == [0, 0, 0, 0, 1, 2, 195, 19, 49, 2]

    first = one_hot(rows[0].tolist(), 500)[0]
    assert np.flatnonzero(first).tolist() == [10]
    assert first.sum() == 1


def test_test_review_2_read_rightly_and_three_places_off(imdb: Corpus) -> None:
    loaded = load(imdb, LoadSettings(num_words=5000))
    ids = loaded.ids("test", 2)
    assert len(ids) == 603
    assert loaded.labels("test")[2] == 1
    wrong = [token.word for token in misread(ids, imdb.vocabulary)]
    assert wrong[:5] == ["the", "plot", "near", "ears", "recent"]
    tokens = read(ids, imdb.vocabulary, loaded.settings)
    assert tokens[0].mark == "start"
    words = [imdb.vocabulary.word(rank) for rank in imdb.test.ranks_of(loaded.row("test", 2))]
    assert all(
        token.word == word
        for token, word in zip(tokens[1:], words, strict=True)
        if token.mark == "word"
    )
    pair = side_by_side(ids[1:2], imdb.vocabulary, loaded.settings)[0]
    assert pair.right.why.value == int(ids[1]) - 3
    assert pair.misread.why.value == int(ids[1])


def test_a_long_review_loses_its_beginning_and_its_start_token(imdb: Corpus) -> None:
    loaded = load(imdb, LoadSettings(num_words=5000))
    trace = trace_review(loaded, "test", loaded.row("test", 2), PadSettings(500))
    truncated = trace.stage("truncated")
    assert truncated is not None
    assert [cell.mark == "struck" for cell in truncated.cells].index(False) == 603 - 500
    assert trace.why(truncated, 0).formula == "0 < 603 − 500  →  ∅"
    assert 1 not in loaded.padded("test", PadSettings(500), np.array([2]))


def test_the_raw_files_end_in_the_rows_of_the_official_one(
    imdb: Corpus, home: Places, test_data: Path
) -> None:
    archive = test_data / "imdb" / "aclImdb-mini.tar.gz"
    import_corpus(archive, home, name="mini", words_of="imdb")
    raw = load(open_corpus("mini", home), LoadSettings(num_words=5000))
    official = load(imdb, LoadSettings(num_words=5000))
    pad = PadSettings(500)
    all_official = {row.tobytes() for row in official.padded("train", pad)}
    padded = raw.padded("train", pad)
    assert len(padded)
    for i, row in enumerate(padded):
        assert row.tobytes() in all_official
        if i < 20:
            trace = trace_review(raw, "train", raw.row("train", i), pad)
            assert trace.stages[0].code == "text"
            assert list(trace.row or ()) == row.tolist()


def test_a_phrase_is_found_where_it_stands(imdb: Corpus) -> None:
    loaded = load(imdb)
    vocabulary = imdb.vocabulary
    found = search(loaded, "test", Query(phrase="one of the best", label=1))
    assert len(found)
    for i in found[:5].tolist():
        ranks = imdb.test.ranks_of(loaded.row("test", i)).tolist()
        text = " ".join(vocabulary.word(rank) for rank in ranks)
        assert " one of the best " in f" {text} "
        assert loaded.labels("test")[i] == 1
