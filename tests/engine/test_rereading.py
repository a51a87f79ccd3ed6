"""The test reviews of a run once more, as its model read them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.corpus.store import Corpus
from engine.corpus.subwords import Subwords
from engine.corpus.subwords.learning import learn
from engine.files.progress import unseen
from engine.runs.answered import reviews_of
from engine.runs.records import Run
from engine.runs.rereading import Reread, reread
from engine.training.feeding import feed, fingerprint
from engine.training.plan import Plan
from engine.zoo.layers import Dense, Embedding, Flatten, GlobalAveragePooling1D, Ids
from engine.zoo.spec import Fit, Reviews, Spec, Split
from tests.engine.runs_home import Home
from tests.engine.samples import refused
from tests.engine.scripted_training import reviews
from tests.engine.small_corpus import corpus

FIT = Fit("adam", 0.01, 2, 1, Split("last", 0.25))
ANSWER = Dense(1, "sigmoid", answers=True)


def small() -> Corpus:
    """Reviews shorter and longer than six ids, some of whose words are rare."""
    train = [(i % 2, [1 + i % 3, 2, 9 - i % 4]) for i in range(8)]
    test = [(1, [1, 2, 3]), (0, [9, 8, 7, 6, 5, 4, 3, 2, 1]), (1, []), (0, [11, 12, 4])]
    return corpus(train, test)


def run_of(plan: Plan, found: str) -> Run:
    """A run of which only what it read is known."""
    values = dict.fromkeys(Run.__slots__)
    return Run(**{**values, "plan": plan, "fingerprint": found})  # type: ignore[arg-type]


def planned(length: int | None, reads: Reviews, vocabulary: int = 8) -> Plan:
    middle = Flatten() if length else GlobalAveragePooling1D()
    layers = (Ids(length), Embedding(vocabulary, 2), middle, ANSWER)
    return Plan(Spec("small", "", "sentiment", layers, reads, FIT), "small", FIT)


@pytest.mark.parametrize("padding", ["pre", "post"])
@pytest.mark.parametrize("length", [6, None])
def test_every_row_is_the_one_that_was_fed_and_says_what_it_lost(
    length: int | None, padding: str
) -> None:
    plan, source = planned(length, Reviews(padding=padding)), small()  # type: ignore[arg-type]
    fed = feed(plan, source, None, unseen)
    again = reread(run_of(plan, fed.fingerprint), source, None)
    assert len(again) == len(fed.test) == 4
    for position in range(4):
        pieces = again.pieces(position)
        kept = [piece for piece in pieces if piece.cell.mark != "struck"]
        row = fed.test.inputs(np.array([position]))[0].tolist()
        assert [piece.cell.number for piece in kept] == row
        words = [piece.cell.text for piece in pieces if piece.cell.rank is not None]
        assert " ".join(words) == again.text(position)
        for piece in kept:
            assert piece.why().value == piece.cell.number
        assert again.loaded.labels("test").tolist() == fed.test.labels.tolist()
    marks = {piece.cell.mark for at in range(4) for piece in again.pieces(at)}
    assert marks >= {"word", "unknown", "start"}
    assert ("struck" in marks) == ("padding" in marks) == (length is not None)


def _spelled() -> tuple[Corpus, Subwords]:
    written = ["A good film, good indeed", "bad bad film", "a film, and so good", "badly so"]
    texts = written * 4, written
    reviews_ = [(i % 2, [1, 2, 3]) for i in range(16)]
    source = corpus(reviews_, reviews_[:4], texts=texts)
    return source, Subwords(learn(source, 512, unseen))


@pytest.mark.parametrize("length", [6, None])
def test_subwords_are_those_that_were_fed(length: int | None) -> None:
    source, made = _spelled()
    plan = planned(length, Reviews(cut="subwords"), vocabulary=513)
    fed = feed(plan, source, made, unseen)
    again = reread(run_of(plan, fed.fingerprint), source, made)
    for position in range(4):
        pieces = again.pieces(position)
        kept = [piece.cell.number for piece in pieces if piece.cell.mark != "struck"]
        assert kept == fed.test.inputs(np.array([position]))[0].tolist()
        assert all(piece.why().terms[0].value == piece.cell.number for piece in pieces)


def test_other_words_than_it_was_tested_with_are_refused() -> None:
    source, plan = small(), planned(6, Reviews())
    other = replace(source, about=replace(source.about, fingerprint="another"))
    run = run_of(plan, fingerprint(source, None))
    assert isinstance(reread(run, source, None), Reread)
    refusal = refused(lambda: reread(run, other, None))
    assert (refusal.code, refusal.values) == ("reviews_other_words", {"data": "small"})
    _source, made = _spelled()
    assert refused(lambda: reread(run, source, made)).code == "reviews_other_words"


def test_reviews_are_found_again_or_missed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    run = home.store.run(home.train())
    assert len(reviews_of(run, home.places)) == 4
    assert "film" in reviews_of(run, home.places).text(0, 2)
    reviews(tmp_path, "one more")
    assert refused(lambda: reviews_of(run, home.places)).code == "reviews_other_words"
    home.data.unlink()
    assert refused(lambda: reviews_of(run, home.places)).code == "no_such_file"
