"""The starter that reads subwords: whole, read as it was trained, and blind to order."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.corpus.catalogue import import_corpus
from engine.files.places import places
from engine.runs import starters
from engine.runs.answered import reviews_of
from engine.runs.starters import (
    answers,
    answers_file,
    as_run,
    starter,
    subwords,
    subwords_file,
)
from engine.runs.store import Store
from engine.scoring.gradients_linear import sees_order
from engine.scoring.model import Scorer
from engine.scoring.opening import open_scorer
from engine.scoring.reading import SubwordReader
from engine.scoring.score import score
from tests.engine.samples import refused
from tools.starters import write_sums

NAME = "average-pooling"
FILES = (f"{NAME}.json", f"{NAME}.npz", answers_file(NAME), subwords_file("imdb"))


@pytest.fixture
def asked(tmp_path: Path) -> Scorer:
    return open_scorer(f"starter:{NAME}", Store(places(tmp_path)))


def test_it_is_small_and_rounding_cost_nothing() -> None:
    found = starter(NAME)
    assert (found.words, found.classes) == ((), ())
    assert sum((starters.SHIPPED / file).stat().st_size for file in FILES) <= 350_000
    assert [sum(row) for row in found.test.confusion] == [12_500, 12_500]
    assert abs(found.test.accuracy - found.rounded_test.accuracy) < 0.001
    assert len(answers(NAME).labels) == 25_000


def test_its_subwords_are_as_many_as_its_table_has_rows() -> None:
    made = subwords(NAME)
    assert made is not None and made.size + 1 == starter(NAME).plan.spec.vocabulary
    assert made.decode(made.ids("Not bad at all!")) == "not bad at all"
    assert subwords("gru") is None and subwords("digit-cnn") is None


def test_a_text_is_cut_into_pieces_whose_order_says_nothing(asked: Scorer) -> None:
    assert isinstance(asked.reader, SubwordReader) and not sees_order(asked)
    bad, good = (asked.read(text) for text in ("not good it was bad", "not bad it was good"))
    assert [token.word for token in bad.tokens] == ["_not", "_good", "_it", "_was", "_bad"]
    assert {token.kind for token in bad.tokens} == {"piece"}
    assert sorted(bad.ids) == sorted(good.ids) and list(bad.ids) != list(good.ids)
    one, other = (asked.probability(each.ids[np.newaxis])[0] for each in (bad, good))
    assert one == pytest.approx(other, rel=1e-4)
    assert score(asked, "a wonderful, unforgettable film").probability > 0.5 > one


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _of_no_sense(path: Path) -> None:
    path.write_bytes(gzip.compress(b"{}"))


def _no_archive(path: Path) -> None:
    path.write_bytes(b"abc")


def _of_another_size(path: Path) -> None:
    text = gzip.decompress(path.read_bytes())
    assert text.count(b'"size":8184') == 1
    path.write_bytes(gzip.compress(text.replace(b'"size":8184', b'"size":8185')))


@pytest.mark.parametrize("summed", [True, False])
@pytest.mark.parametrize("damage", [_cut, _of_no_sense, _no_archive, _of_another_size])
def test_damaged_subwords_are_refused_by_their_name(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[Path], None],
    summed: bool,
) -> None:
    for file in (*FILES, starters.SUMS):
        shutil.copy(starters.SHIPPED / file, tmp_path / file)
    monkeypatch.setattr(starters, "SHIPPED", tmp_path)
    assert subwords(NAME) is not None
    damage(tmp_path / subwords_file("imdb"))
    if summed:
        write_sums(tmp_path)
    refusal = refused(lambda: subwords(NAME))
    assert (refusal.code, refusal.values) == ("starter_damaged", {"name": subwords_file("imdb")})


def test_on_the_real_reviews_its_answers_are_those_that_are_recorded(
    test_data: Path, tmp_path: Path, asked: Scorer
) -> None:
    """Some of the test set again, batch by batch as it was tested: padding is in its means."""
    here, found, recorded = places(tmp_path), starter(NAME), answers(NAME)
    import_corpus(test_data / "imdb" / "imdb.npz", here, name="imdb")
    reviews = reviews_of(as_run(found), here)
    assert len(reviews) == len(recorded.labels)
    batch = found.plan.fit.batch
    for first in range(0, 20 * batch, batch):
        rows = [[each.cell.number for each in reviews.pieces(first + i)] for i in range(batch)]
        ids = np.zeros((batch, max(map(len, rows))), dtype=np.int32)
        for row, numbers in zip(ids, rows, strict=True):
            row[: len(numbers)] = numbers
        said = recorded.probabilities[first : first + batch]
        np.testing.assert_allclose(asked.probability(ids), said, atol=0.001)
    np.testing.assert_array_equal(reviews.loaded.labels("test"), recorded.labels)
