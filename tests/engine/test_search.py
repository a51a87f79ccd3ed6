"""Reviews are found where they are, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.loading import LoadSettings, load
from engine.corpus.search import Query, SearchRefused, search
from tests.engine.small_corpus import Reviews, corpus

WORDS = ["the", "film", "good", "bad", "odd"]
SMALL = corpus(
    [(1, [1, 2, 3]), (0, [1, 4, 2]), (1, [2]), (0, [3, 1, 2])], [(1, [1])], [*WORDS, "last"]
)


def rows(query: Query, settings: LoadSettings | None = None) -> list[int]:
    """The rows of the file that are found, in the order of loading."""
    loaded = load(SMALL, settings)
    return [loaded.row("train", at) for at in search(loaded, "train", query)]


def test_without_a_question_every_review_is_found_in_the_order_of_loading() -> None:
    assert rows(Query()) == load(SMALL).rows("train").tolist()


def test_label_and_length() -> None:
    assert sorted(rows(Query(label=1))) == [0, 2]
    assert sorted(rows(Query(longest=2))) == [2]
    assert sorted(rows(Query(shortest=4, longest=4, label=0))) == [1, 3]


def test_a_phrase_is_words_in_sequence() -> None:
    assert sorted(rows(Query(phrase="the film"))) == [0, 3]
    assert sorted(rows(Query(phrase="The, FILM!"))) == [0, 3]
    assert rows(Query(phrase="film the")) == []
    assert sorted(rows(Query(phrase="film"))) == [0, 1, 2, 3]


def test_a_phrase_does_not_reach_from_one_review_into_the_next() -> None:
    assert rows(Query(phrase="film film")) == []
    assert rows(Query(phrase="film good the")) == []


def test_reviews_that_are_left_out_are_not_found() -> None:
    assert rows(Query(phrase="film"), LoadSettings(maxlen=4)) == [2]


words_of_reviews = st.lists(st.integers(1, 4), max_size=8)


@given(
    reviews=st.lists(st.tuples(st.integers(0, 1), words_of_reviews), min_size=1, max_size=8),
    phrase=st.lists(st.integers(1, 4), min_size=1, max_size=4),
)
def test_a_phrase_is_found_as_by_reading(reviews: Reviews, phrase: list[int]) -> None:
    loaded = load(corpus(reviews, [], WORDS))
    words = " ".join(WORDS[rank - 1] for rank in phrase)
    found = {loaded.row("train", at) for at in search(loaded, "train", Query(phrase=words))}
    held = {
        row
        for row, (_, ranks) in enumerate(reviews)
        if any(list(ranks[i : i + len(phrase)]) == phrase for i in range(len(ranks)))
    }
    assert found == held


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (Query(phrase="the unheard"), "word_in_no_review"),
        (Query(phrase="..."), "phrase_without_words"),
        (Query(shortest=5, longest=4), "lengths_crossed"),
    ],
)
def test_a_search_that_cannot_find_anything_is_refused(query: Query, code: str) -> None:
    with pytest.raises(SearchRefused) as refused:
        rows(query)
    assert refused.value.code == code
