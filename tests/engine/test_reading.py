"""Ids read rightly, and as by a program that forgets the +3."""

from engine.corpus.loading import LoadSettings
from engine.corpus.reading import misread, read, side_by_side
from engine.corpus.vocabulary import Vocabulary

WORDS = Vocabulary(["the", "and", "a", "of", "film"])


def test_ids_are_read_with_the_reserved_ones_marked() -> None:
    tokens = read([0, 1, 4, 2, 3, 8, 9], WORDS, LoadSettings())
    assert [token.mark for token in tokens] == [
        "padding", "start", "word", "unknown", "unused", "word", "outside",
    ]  # fmt: skip
    assert [token.word for token in tokens] == [None, None, "the", None, None, "film", None]


def test_misread_ids_are_three_places_off() -> None:
    tokens = misread([0, 1, 4, 2, 8], WORDS)
    assert [token.word for token in tokens] == [None, "the", "of", "and", None]
    assert [token.mark for token in tokens] == ["outside", "word", "word", "word", "outside"]


def test_both_readings_say_how_they_came_about() -> None:
    (pair,) = side_by_side([4], WORDS, LoadSettings())
    assert pair.right.why.formula == "4 − 3"
    assert pair.right.why.value == 1
    assert [term.value for term in pair.right.why.terms] == [4, 3, "the"]
    assert pair.misread.why.formula == "4"
    assert [term.value for term in pair.misread.why.terms] == [4, "of"]


def test_every_mark_has_a_reason_of_its_own() -> None:
    tokens = read([0, 1, 2, 3], WORDS, LoadSettings())
    assert [token.why.terms[0].code for token in tokens] == [
        "reserved_padding", "reserved_start", "reserved_unknown", "reserved_unused",
    ]  # fmt: skip


def test_without_index_from_a_reserved_id_hides_a_word() -> None:
    settings = LoadSettings(index_from=0)
    tokens = read([1, 2, 3], WORDS, settings)
    assert [token.mark for token in tokens] == ["start", "unknown", "word"]
    assert tokens[2].why.formula == "3"


def test_a_loading_without_reserved_ids_reads_every_id_as_a_word() -> None:
    settings = LoadSettings(index_from=0, start_char=None, oov_char=None)
    assert [token.word for token in read([1, 2, 5], WORDS, settings)] == ["the", "and", "film"]
