from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.corpus.sources.gathering import Gathering
from engine.corpus.store import Corpus
from engine.corpus.vocabulary import Vocabulary

REVIEWS = st.lists(st.lists(st.sampled_from("abcdefg"), max_size=8), min_size=1, max_size=8)


def gathered(
    train: list[list[str]], test: list[list[str]], borrowed: Vocabulary | None = None
) -> Corpus:
    """Training and test reviews, the test reviews first in their file."""
    gathering = Gathering("words", borrowed)
    for review in test + train:
        gathering.add(" ".join(review))
    testing = [True] * len(test) + [False] * len(train)
    return gathering.finish("table", ("0", "1"), testing, testing, {})


def test_ranks_and_words_lead_to_one_another() -> None:
    vocabulary = Vocabulary(["the", "film"])
    assert len(vocabulary) == 2 and list(vocabulary) == ["the", "film"]
    assert [vocabulary.rank(word) for word in ("the", "film", "absent", "")] == [1, 2, None, None]
    assert [vocabulary.word(rank) for rank in (1, 2)] == ["the", "film"]


@pytest.mark.parametrize("rank", [0, -1, 3])
def test_a_rank_without_a_word_is_an_error(rank: int) -> None:
    with pytest.raises(IndexError):
        Vocabulary(["the", "film"]).word(rank)


@given(REVIEWS, REVIEWS)
def test_ranks_follow_the_counts_of_the_training_reviews(
    train: list[list[str]], test: list[list[str]]
) -> None:
    assume(any(train))
    corpus = gathered(train, test)
    counts = Counter(word for review in train for word in review)
    assert list(corpus.vocabulary) == [word for word, _ in counts.most_common()]
    known = [[word for word in review if word in counts] for review in test]
    for split, reviews in ((corpus.train, train), (corpus.test, known)):
        assert [
            [corpus.vocabulary.word(rank) for rank in split.ranks_of(row).tolist()]
            for row in range(len(split))
        ] == reviews
        assert split.lengths.tolist() == [len(review) + 1 for review in reviews]
    dropped = sum(map(len, test)) - sum(map(len, known))
    assert corpus.about.left_out == ({"test_words": dropped} if dropped else {})


@given(REVIEWS, REVIEWS)
def test_a_borrowed_vocabulary_is_kept_as_it_is(
    train: list[list[str]], test: list[list[str]]
) -> None:
    borrowed = Vocabulary(["c", "a", "z"])
    corpus = gathered(train, test, borrowed)
    assert list(corpus.vocabulary) == ["c", "a", "z"]
    for split, reviews, code in (
        (corpus.train, train, "train_words"),
        (corpus.test, test, "test_words"),
    ):
        ranks = [[borrowed.rank(word) for word in review] for review in reviews]
        kept = [[rank for rank in row if rank is not None] for row in ranks]
        assert [split.ranks_of(row).tolist() for row in range(len(split))] == kept
        dropped = sum(map(len, ranks)) - sum(map(len, kept))
        assert corpus.about.left_out.get(code, 0) == dropped
