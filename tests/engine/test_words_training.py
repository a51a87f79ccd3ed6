"""Word vectors learned from reviews: progress, loss, a stop, and what they have learned."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.corpus.catalogue import open_corpus
from engine.corpus.store import Corpus
from engine.files.places import Places, places
from engine.why import Refusal
from engine.words.catalogue import keep, open_vectors
from engine.words.guesses import Guesses, of_nothing
from engine.words.progress import Learned, Read, Step
from engine.words.query import similar
from engine.words.settings import Settings
from engine.words.training import train
from tests.engine.small_corpus import corpus as made

SMALL = Settings(dimensions=12, epochs=2, min_count=2)


@pytest.fixture(scope="module")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return open_corpus("builtin", places(tmp_path_factory.mktemp("home")))


def unheard(_: Step) -> None:
    """Nobody listens."""


def never() -> bool:
    return False


def tiny() -> Corpus:
    return made([(1, [1, 2, 3, 1, 2]), (0, [2, 1, 4])] * 10, [(1, [1, 2, 2])] * 4)


def test_words_come_by_frequency_each_with_a_vector() -> None:
    said: list[Step] = []
    corpus = tiny()
    found = train(corpus, SMALL, said.append, never)
    counts = np.bincount(np.concatenate([corpus.train.ranks, corpus.test.ranks]))
    two = np.argsort(-counts, kind="stable")[:2].tolist()
    assert found.words[:2] == tuple(corpus.vocabulary.word(rank) for rank in two)
    assert found.vectors.shape == (4, 12) and np.isfinite(found.vectors).all()
    learned = [step for step in said if isinstance(step, Learned)]
    assert [(step.epoch, step.epochs) for step in learned] == [(1, 2), (2, 2)]
    assert [step.loss for step in learned] == list(found.losses)
    assert (found.epochs, found.stopped) == (2, False)


def test_one_thread_and_one_seed_give_the_same_again() -> None:
    first, second = (train(tiny(), SMALL, unheard, never) for _ in range(2))
    np.testing.assert_array_equal(first.vectors, second.vectors)
    other = train(tiny(), replace(SMALL, seed=2), unheard, never)
    assert not np.array_equal(first.vectors, other.vectors)


def test_cbow_learns_otherwise() -> None:
    skipgram, cbow = (
        train(tiny(), replace(SMALL, method=method), unheard, never)
        for method in ("skipgram", "cbow")
    )
    assert not np.array_equal(skipgram.vectors, cbow.vectors)


def test_rare_words_get_no_vector() -> None:
    found = train(tiny(), replace(SMALL, min_count=20), unheard, never)
    assert len(found.words) == 2
    with pytest.raises(Refusal) as refused:
        train(tiny(), replace(SMALL, min_count=1000), unheard, never)
    assert (refused.value.code, refused.value.values["words"]) == ("word2vec_too_few", 0)


@pytest.mark.parametrize(
    ("setting", "value"),
    [("dimensions", 1), ("window", 0), ("epochs", 0), ("threads", 0), ("negative", 51)],
)
def test_settings_that_will_not_do(setting: str, value: int) -> None:
    with pytest.raises(Refusal) as refused:
        train(tiny(), replace(SMALL, **{setting: value}), unheard, never)
    assert (refused.value.code, refused.value.values["setting"]) == ("word2vec_setting", setting)


def test_stopped_in_the_middle_of_an_epoch_it_keeps_what_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("engine.words.training.REPORT_EVERY", 0.0)
    said: list[Step] = []

    def second_begun() -> bool:
        return any(isinstance(step, Read) and step.epoch == 2 for step in said)

    found = train(tiny(), replace(SMALL, epochs=50), said.append, second_begun)
    assert (found.epochs, found.stopped) == (1, True)
    assert len(found.words) == len(found.vectors) == 4
    reads = [step for step in said if isinstance(step, Read)]
    assert all(0 < step.words <= step.total and step.words_per_second > 0 for step in reads)


def test_it_learns_what_the_words_of_the_builtin_reviews_have_in_common(
    reviews: Corpus, home: Places
) -> None:
    found = train(reviews, Settings(dimensions=32, epochs=1), unheard, never)
    keep("mine", found.words, found.vectors, home, origin="builtin")
    vectors = open_vectors("mine", home)
    boring = {each.word for each in similar(vectors, "boring", 20)}
    assert len(boring & {"tedious", "dull", "pointless", "predictable", "tiresome"}) >= 4
    assert found.losses[0] < of_nothing(5)


def test_the_loss_of_a_network_that_knows_nothing() -> None:
    table: NDArray[np.int64] = np.array([[1], [2]])
    guesses = Guesses(table, np.array([2, 1]), np.array([[1, 1, 2], [2, 2, 1]]))
    vectors, nothing = np.ones((2, 4)), np.zeros((2, 4))
    assert guesses.loss(vectors, nothing, {1: 0, 2: 1}) == pytest.approx(4 * np.log(2))


def test_the_given_words_of_a_window_are_averaged() -> None:
    guesses = Guesses(np.array([[1, 2, 0, 0]]), np.array([1]), np.zeros((1, 0), np.int64))
    inputs, outputs = np.array([[2.0], [4.0]]), np.array([[1.0], [0.0]])
    assert guesses.loss(inputs, outputs, {1: 0, 2: 1}) == pytest.approx(np.log1p(np.exp(-3.0)))
