"""How a text fills the row that a model is fed."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.corpus.subwords import Subwords
from engine.corpus.subwords.learning import learn
from engine.explain.padding import Padding, pad
from engine.files.progress import unseen
from engine.scoring.reading import SubwordReader, Token, WordReader, fed, read
from engine.zoo.layers import GRU, Embedding, GlobalAveragePooling1D, MaxPooling1D
from tests.engine.scoring_small import small, text
from tests.engine.small_corpus import corpus

SIDES = st.sampled_from(["pre", "post"])
FLAT = (Embedding(40, 2), GRU(2))


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(1, 9), SIDES, SIDES)
@settings(max_examples=40)
def test_a_row_is_fed_as_keras_pads_it(
    row: list[int], length: int, padding: Any, truncating: Any
) -> None:
    how = Padding(length, padding, truncating)
    wanted = pad([row], how)[0]
    reading = read(_Given(row), "", how)  # type: ignore[arg-type]
    np.testing.assert_array_equal(fed(np.array(row, dtype=np.int32), how), wanted)
    np.testing.assert_array_equal(reading.ids, wanted)
    assert [reading.ids[reading.place(i)] for i in reading.fed] == [row[i] for i in reading.fed]
    assert len(reading.fed) + reading.in_front + reading.behind == length
    assert len(reading.fed) + len(reading.cut) == len(row)
    assert not reading.cut or reading.cut.start == (0 if truncating == "pre" else length)


class _Given:
    """Reads nothing, and says these ids."""

    def __init__(self, row: list[int]) -> None:
        self._row = row

    def cut(self, _text: str) -> Any:
        return [""] * len(self._row), self._row, ["word"] * len(self._row)


def test_words_are_read_as_the_reviews_are() -> None:
    reading = small(*FLAT, length=6).read("W0, w35! w36 gobbledygook")
    assert reading.tokens == (
        Token("", 1, "start"),
        Token("w0", 4, "word"),
        Token("w35", 39, "word"),
        Token("w36", 2, "unknown"),
        Token("gobbledygook", 2, "unknown"),
    )
    assert reading.ids.tolist() == [0, 1, 4, 39, 2, 2]
    assert [each.known for each in reading.tokens] == [True, True, True, False, False]


def test_a_long_text_loses_its_beginning_and_the_start_token_with_it() -> None:
    reading = small(*FLAT, length=3, padding="post").read(text(1, 2, 3, 4))
    assert [token.word for token in reading.tokens] == ["w2", "w3", "w4"]
    assert [reading.words[i] for i in reading.cut] == ["", "w1"]
    assert (reading.in_front, reading.behind) == (0, 0)


def test_a_model_without_a_length_reads_a_text_whole_but_not_less_than_fits_its_windows() -> None:
    asked = small(Embedding(40, 2), MaxPooling1D(4), GlobalAveragePooling1D(), length=None)
    assert len(asked.read(text(*range(9))).ids) == 10
    assert asked.read("w1").ids.tolist() == [0, 0, 1, 5]
    several = [asked.read(given) for given in ("w1", text(*range(9)))]
    assert asked.probabilities(several) == [
        asked.probability(each.ids[np.newaxis])[0] for each in several
    ]


def test_subwords_spell_every_text() -> None:
    pieces = Subwords(learn(corpus([(1, [1, 2, 1]), (0, [1])], [], ["good", "film"]), 512, unseen))
    reading = read(SubwordReader(pieces), "good ☃", Padding(12, "post"))
    assert "".join(token.word for token in reading.tokens).startswith("_good")
    assert all(token.known and token.kind == "piece" for token in reading.tokens)
    assert reading.has_known_words and reading.behind == 12 - len(reading.tokens)
    assert SubwordReader(pieces).nearest("god") is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("excelent", "excellent"), ("terible", "terrible"), ("zzzz", None)]
)
def test_the_nearest_known_word_is_offered(typed: str, meant: str | None) -> None:
    words = ("the", "excellent", "terrible", "excel", "good")
    assert WordReader(words, "words", 40).nearest(typed) == meant
    assert WordReader(tuple("good"), "characters", 40).nearest("g") is None


def test_a_word_beyond_the_vocabulary_is_never_offered() -> None:
    assert WordReader(("the", "excellent"), "words", 5).nearest("excelent") is None
