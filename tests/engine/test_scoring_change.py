"""The smallest change that turns a verdict."""

from itertools import product
from typing import Any

import numpy as np
import pytest

from engine.scoring import change as changes
from engine.scoring.change import Edit, Search, affordable, cost, opposites, smallest_change
from engine.scoring.model import Scorer, scorer
from engine.scoring.occlusion import occlusion
from engine.scoring.reading import WordReader
from engine.scoring.score import score
from engine.zoo.layers import GRU, Conv1D, Dense, Embedding, Flatten, GlobalAveragePooling1D, OneHot
from engine.zoo.models import MODELS
from tests.engine.scoring_small import spec
from tests.engine.test_scoring_words import STACKS, small, text

WORDS = ("the", "good", "great", "bad", "awful", "film")
#: What each id adds to the sum: padding, start, unknown, unused, then the words.
SAYS = (0, 0, 0, 0, 0, 1.0, 3.0, -2.0, -4.0, 0.5)


def bag(bias: float = 0.0) -> Scorer:
    """A model that adds up what its words say."""
    layers = (Embedding(10, 1), GlobalAveragePooling1D())
    given = spec(*layers, answer=Dense(1, answers=True), length=8)
    arrays: dict[str, Any] = {
        "embedding/0": np.array(SAYS, dtype=np.float32)[:, np.newaxis],
        "dense/0": np.array([[8.0]], dtype=np.float32),
        "dense/1": np.array([bias], dtype=np.float32),
    }
    return scorer(given, arrays, WordReader(WORDS, "words", 10))


def search(asked: Scorer, given: str) -> tuple[Search, list[tuple[str, str]]]:
    """What was found, as words that go and words that come."""
    found = score(asked, given)
    pushes = occlusion(asked, found.reading, found.probability)
    result = smallest_change(asked, found.reading, pushes)
    edits = () if result.change is None else result.change.edits
    return result, [(found.reading.words[each.place], each.word) for each in edits]


def test_the_word_that_holds_the_verdict_up_is_left_out() -> None:
    found, edits = search(bag(), "the bad good film")
    assert edits == [("bad", "")] and found.change is not None
    assert found.change.before < 0.5 < found.change.after
    assert found.change.after == pytest.approx(1 / (1 + np.exp(-1.5)))
    assert found.tried == 4


def test_of_words_that_do_the_one_that_turns_it_furthest() -> None:
    assert search(bag(), "bad awful great good")[1] == [("awful", "")]


def test_where_nothing_can_be_left_out_a_word_is_replaced() -> None:
    found, edits = search(bag(bias=1.0), "good film")
    assert edits == [("good", "awful")] and found.change is not None
    assert found.change.edits[0].kind == "replace"
    assert found.change.after == pytest.approx(1 / (1 + np.exp(2.5)))


def test_where_one_word_is_not_enough_two_are_changed() -> None:
    found, edits = search(bag(), "great great great film")
    assert len(edits) == 2 and {old for old, _new in edits} == {"great"}
    assert found.change is not None and found.change.after < 0.5


def test_a_replacement_is_as_if_it_had_been_typed() -> None:
    kinds = set()
    for layers, seed in product(STACKS, range(4)):
        asked = small(*layers, seed=seed)
        found, edits = search(asked, text(1, 2, 3, 4))
        if found.change is None:
            continue
        kinds.add(tuple(edit.kind for edit in found.change.edits))
        words = [f"w{i}" for i in (1, 2, 3, 4)]
        for edit in sorted(found.change.edits, key=lambda each: -each.place):
            words[edit.place - 1 : edit.place] = [edit.word] if edit.word else []
        again = score(asked, " ".join(words)).probability
        assert again == pytest.approx(found.change.after, abs=2e-6), edits
    assert {("delete",), ("replace",), ("delete", "delete"), ("replace", "replace")} <= kinds


def test_that_nothing_turns_it_is_said_with_how_much_was_tried() -> None:
    found, edits = search(bag(bias=-60.0), "great great great film")
    assert found.change is None and edits == []
    words = 6  # as many candidates as there are words
    pairs = 6  # of four tokens
    assert found.tried == 4 + 4 * words + pairs * (1 + 2 * 4 + 4 * 4)


def test_the_words_that_say_the_opposite_come_from_the_model_alone() -> None:
    assert [word for _id, word in opposites(bag(), 0.9)][:2] == ["awful", "bad"]
    assert [word for _id, word in opposites(bag(), 0.1)][:2] == ["great", "good"]


def test_no_more_is_tried_than_a_second_is_enough_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = bag(bias=-60.0)
    monkeypatch.setattr(changes, "AFFORDABLE", 20 * cost(asked, 5))
    found, _edits = search(asked, "great great great film")
    assert found.tried == 4 + 20
    assert affordable(asked, 5) == 20


def test_what_a_text_costs_is_counted_from_the_layers() -> None:
    assert cost(small(Embedding(40, 3), Flatten(), length=12), 5) == 12 * 3 + 1
    assert cost(small(Embedding(40, 3), Conv1D(2, 3), Flatten()), 5) == 10 * 20 + 10 * 2 + 1
    layer = GRU(4)
    gru = small(OneHot(40), layer)
    own = MODELS["gru"]
    assert cost(gru, 5) == 5 * 3 * (40 * 4 + 16 + 8) * 3 + 5
    assert own.vocabulary == 5000


def test_a_change_says_how_it_compares() -> None:
    found, _edits = search(bag(), "the bad good film")
    assert found.change is not None and found.change.edits == (Edit(2),)
    reason = found.change.why()
    assert [term.value for term in reason.terms] == [
        pytest.approx(found.change.before),
        pytest.approx(found.change.after),
        0.5,
    ]
    assert "> 0.5" in reason.terms[2].expression
