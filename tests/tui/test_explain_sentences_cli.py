"""`imdb-tui explain` and the words of a sentence: those that a model does not know, and none."""

import pytest

from tests.tui.command_line import Command, document, one_sentence


@pytest.mark.parametrize("kind", ["rnn", "gru"])
def test_words_that_the_model_does_not_know_are_named_once(imdb_tui: Command, kind: str) -> None:
    out = imdb_tui("explain", kind, "zxqv, a bad film: zxqv and blorp")[1]
    said = " ".join(out.split())
    assert "does not know: “zxqv”, “blorp”. Here each is read as 2;" in said
    assert "no rank at all" in said
    words = document(imdb_tui("explain", kind, "zxqv a film", "--json"))["words"]
    assert [each["word"] for each in words if each["mark"] == "unknown"] == ["zxqv"]


def test_where_every_word_is_known_nothing_is_said(imdb_tui: Command) -> None:
    for arguments in (["rnn", "a bad film"], ["rnn"], ["lstm"]):
        assert "does not know" not in imdb_tui("explain", *arguments)[1]


@pytest.mark.parametrize("kind", ["rnn", "lstm", "gru", "skipgram", "cbow"])
@pytest.mark.parametrize("empty", ["", "  "], ids=["empty", "blank"])
def test_an_empty_sentence_is_not_taken_for_none(imdb_tui: Command, kind: str, empty: str) -> None:
    said = imdb_tui("explain", kind, empty)
    assert said[0] == 1 and "no word in this sentence" in one_sentence(said)
