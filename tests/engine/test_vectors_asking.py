"""Questions to vectors: the answers are gensim's, the course's, and each is accounted for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.files.places import Places, places
from engine.why import Term
from engine.words import lesson, query
from engine.words.about import About
from engine.words.answering import answered, why_angle, why_near
from engine.words.builtin import builtin
from engine.words.catalogue import open_vectors
from engine.words.resolving import distances, row_of, spelled_nearly
from engine.words.shelf import SLICE
from engine.words.table import Words
from engine.words.vectors import Vectors, from_arrays
from tests.engine.samples import refused

COUNT = 40
NAMES = [f"w{i}" for i in range(COUNT)]


def both(seed: int, dimensions: int) -> tuple[Vectors, Any]:
    """The same random vectors, ours and gensim's."""
    from gensim.models import KeyedVectors

    rows = np.random.default_rng(seed).normal(size=(COUNT, dimensions)).astype(np.float32)
    theirs = KeyedVectors(dimensions)
    theirs.add_vectors(NAMES, rows)
    return from_arrays(About("test", "trained"), NAMES, rows), theirs


def same(ours: list[query.Neighbour], theirs: list[tuple[str, float]]) -> None:
    assert [each.word for each in ours] == [word for word, _score in theirs]
    np.testing.assert_allclose(
        [each.score for each in ours], [score for _word, score in theirs], atol=2e-6
    )


@settings(max_examples=40)
@given(st.lists(st.text("ab\0é한", max_size=12), min_size=1, max_size=30, unique=True))
def test_a_table_of_words_finds_what_a_dictionary_would(words: list[str]) -> None:
    table = Words.of([word.encode() for word in words])
    assert list(table) == words == list(table[:])
    assert [table.row(word) for word in words] == list(range(len(words)))
    for start in {word[:2] for word in words} | {"b", "aa", "한한한"}:
        assert table.beginning(start, 99) == [word for word in words if word.startswith(start)]
        assert (start in table) == (start in words)


SOME = st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=4)


@settings(max_examples=40)
@given(
    seed=st.integers(0, 10**6),
    dimensions=st.integers(2, 60),
    positive=SOME,
    negative=st.lists(st.integers(0, COUNT - 1), max_size=3),
    topn=st.integers(1, COUNT + 5),
)
def test_answers_are_those_of_gensim(
    seed: int, dimensions: int, positive: list[int], negative: list[int], topn: int
) -> None:
    ours, theirs = both(seed, dimensions)
    plus, minus = [NAMES[i] for i in positive], [NAMES[i] for i in negative]
    if sorted(plus) != sorted(minus):  # gensim answers with noise where nothing is left
        found = query.analogy(ours, plus, minus, topn)
        same(found, theirs.most_similar(positive=plus, negative=minus, topn=topn))
    same(query.similar(ours, plus[0], topn), theirs.most_similar(plus[0], topn=topn))
    near = theirs.similarity(plus[0], plus[-1])
    assert answered(ours, f"{plus[0]} ~ {plus[-1]}").cosine == pytest.approx(near, abs=2e-6)
    words = list(dict.fromkeys([*plus, *minus]))
    if len(words) > 2:
        ranked = theirs.rank_by_centrality(words)
        odd = query.odd_one_out(ours, words)
        same(odd, [(word, score) for score, word in ranked])
        assert odd[-1].word == theirs.doesnt_match(words)


@settings(max_examples=30)
@given(seed=st.integers(0, 10**6), positive=SOME, include=st.booleans())
def test_the_rank_of_an_answer_is_its_place_among_all(
    seed: int, positive: list[int], include: bool
) -> None:
    ours, _theirs = both(seed, 8)
    given_ = query.asked(ours, [NAMES[i] for i in positive])
    all_of = query.scores(ours, given_.direction)
    everything = query.nearest(ours, given_, all_of, COUNT, include_inputs=include)
    for place, each in enumerate(everything, start=1):
        rank = query.rank_of(ours, given_, all_of, each.word, include_inputs=include)
        assert (rank.place, rank.row) == (place, each.row)


def test_equal_scores_come_in_the_order_of_the_words() -> None:
    rows = np.array([[1, 0], [0, 1], [0, 2], [0, 3], [0, 4]], dtype=np.float32)
    found = from_arrays(About("ties", "trained"), list("abcde"), rows)
    assert [each.word for each in query.similar(found, "b", 2)] == ["c", "d"]
    asked = query.asked(found, ["b"])
    assert query.rank_of(found, asked, query.scores(found, asked.direction), "e").place == 3


@pytest.fixture(scope="module")
def glove(test_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vectors]:
    """The fifty thousand words of the course."""
    home = places(tmp_path_factory.mktemp("glove"))
    yield open_vectors(str(test_data / "glove-6b-50d-50k.txt.gz"), home)


@pytest.fixture(scope="module")
def slice_() -> Vectors:
    return builtin()


def scored(found: list[query.Neighbour]) -> list[tuple[str, float]]:
    return [(each.word, round(each.score, 3)) for each in found]


def check_course(vectors: Vectors) -> None:
    girl = scored(query.similar(vectors, "girl", 3))
    assert girl == [("boy", 0.933), ("woman", 0.907), ("mother", 0.835)]
    assert scored(query.analogy(vectors, ["boy", "queen"], ["girl"], 1)) == [("king", 0.866)]
    assert scored(query.analogy(vectors, ["king", "woman"], ["man"], 1)) == [("queen", 0.852)]


def test_the_named_results_of_the_course_on_glove(glove: Vectors) -> None:
    assert (len(glove), glove.about.dimensions, glove.about.left_out) == (50_000, 50, {})
    check_course(glove)


def test_the_slice_gives_the_same_results(slice_: Vectors) -> None:
    check_course(slice_)


def test_the_slice_is_what_it_says_and_holds_every_word_that_is_named(slice_: Vectors) -> None:
    about = slice_.about
    assert (about.count, about.dimensions) == (SLICE.count, SLICE.dimensions)
    assert about.count >= 20_000 and not about.left_out
    assert [word for word in lesson.named() if word not in slice_.words] == []
    assert "mango" in lesson.named()


def test_the_slice_is_glove_itself_rounded(slice_: Vectors, glove: Vectors) -> None:
    assert list(slice_.words[:20_000]) == list(glove.words[:20_000])
    row = glove.words.row("mango")
    assert row is not None and row >= 20_000
    for word in ("the", "king", "mango"):
        mine, whole = slice_.words.row(word), glove.words.row(word)
        assert mine is not None and whole is not None
        np.testing.assert_allclose(slice_.raw(mine), glove.raw(whole), atol=2e-3)


@pytest.mark.parametrize("question", lesson.QUESTIONS)
def test_every_question_of_the_lesson_has_an_answer(question: str, slice_: Vectors) -> None:
    found = answered(slice_, question)
    assert found.neighbours or found.right is not None
    if found.rank is not None:
        assert found.rank.place <= 3, question


def test_the_trick_shows_when_inputs_may_be_answers(slice_: Vectors) -> None:
    shown = query.analogy(slice_, ["king", "woman"], ["man"], 2, include_inputs=True)
    assert [(each.word, each.given) for each in shown] == [("king", True), ("queen", False)]


def test_what_cannot_be_asked_is_refused(slice_: Vectors) -> None:
    def code(*how: Any) -> str:
        return refused(lambda: query.analogy(slice_, *how)).code

    assert code([], []) == code([" "], []) == "expression_empty"
    assert code(["boy"], ["boy"]) == "expression_cancels"
    assert code(["boy", "queen"], ["queen", "boy"]) == "expression_cancels"
    assert code(["boy"], [], 0) == "topn_too_small"
    assert refused(lambda: query.odd_one_out(slice_, ["a", "the", "a"])).code == "odd_one_of_few"
    assert len(query.similar(slice_, "boy", 10**6)) == len(slice_) - 1


def test_a_word_is_found_in_another_case_and_with_its_parts_joined() -> None:
    rows = np.eye(4, dtype=np.float32)
    found = from_arrays(About("case", "trained"), ["king", "Paris", "New_York", "NASA"], rows)
    wanted = {"King": 0, "KING": 0, "paris": 1, "new york": 2, "New York": 2, "nasa": 3}
    assert {word: row_of(found, word) for word in wanted} == wanted
    assert row_of(found, "queen") is None


def test_the_nearest_spellings_of_a_word_that_is_not_there(slice_: Vectors) -> None:
    assert spelled_nearly(slice_, "quene")[0] == "queen"
    assert spelled_nearly(slice_, "manggo")[0] == "mango"
    assert spelled_nearly(slice_, "Beautifull") == ["beautiful", "beautifully"]
    assert spelled_nearly(slice_, "xqzjkvwq") == []
    assert spelled_nearly(slice_, "x" * 500) == []
    refusal = refused(lambda: query.similar(slice_, "manggo"))
    assert (refusal.code, refusal.values["near"].split(", ")[0]) == (  # type: ignore[attr-defined]
        "word_not_there",
        "mango",
    )
    assert refused(lambda: query.similar(slice_, "xqzjkvwq")).code == "word_like_none"


@settings(max_examples=40)
@given(st.text("ab한é", max_size=6), st.lists(st.text("ab한é", max_size=6), min_size=1, max_size=4))
def test_letters_between_words_are_counted_one_by_one(word: str, others: list[str]) -> None:
    assert distances(word, others).tolist() == [_edits(word, other) for other in others]


def _edits(a: str, b: str) -> int:
    """Insert, leave out, change, or swap neighbours: the textbook's table."""
    table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            change = table[i - 1, j - 1] + (a[i - 1] != b[j - 1])
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, change)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(a), len(b)]


def _sum(terms: tuple[Term, ...]) -> float:
    return sum(_number(term.value) for term in terms)


def _number(value: object) -> float:
    return float(str(value).replace("−", "-"))


def test_a_score_is_the_sum_of_its_terms(slice_: Vectors) -> None:
    found = answered(slice_, "boy + queen - girl = king")
    king = found.neighbours[0]
    why = why_near(found.left.direction, slice_.unit[king.row])
    assert _number(why.value) == pytest.approx(king.score, abs=1e-4)
    assert _sum(why.terms) == pytest.approx(king.score, abs=5e-4)
    products = [abs(_number(term.value)) for term in why.terms[:-1]]
    assert products == sorted(products, reverse=True)
    assert why.terms[-1].expression == "+ 45"
    pair = answered(slice_, "king ~ queen")
    assert why_angle(pair).value == f"{pair.angle:.1f}°" == "38.4°"
    far = answered(slice_, "boy + queen - girl = throne")
    assert far.rank is not None and far.rank.place == 5


def test_an_empty_home_has_nothing_but_the_slice(home: Places) -> None:
    assert open_vectors("builtin", home).about == builtin().about
    assert not home.cache.exists()


def test_rows_without_a_direction_are_left_out_of_arrays_and_none_must_not_remain() -> None:
    rows = np.array([[1, 0], [0, 0], [np.nan, 1], [2, 2], [0, 3]], dtype=np.float32)
    found = from_arrays(About("run:1", "run"), ["a", "zero", "nan", "b", "a"], rows)
    assert list(found.words) == ["a", "b"]
    left = {"vectors_zero": 1, "vectors_not_finite": 1, "words_repeated": 1}
    assert found.about.left_out == left
    assert [each.word for each in query.similar(found, "a", 9)] == ["b"]
    nothing = np.zeros((2, 3), dtype=np.float32)
    refusal = refused(lambda: from_arrays(About("run:1", "run"), ["a", "b"], nothing))
    assert refusal.code == "vectors_none"
