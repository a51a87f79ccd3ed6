import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.text import FILTERED, RULES, characters, cleaned, lowered, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The film, the FILM!", ["the", "film", "the", "film"]),
        ("one<br /><br />two", ["one", "br", "br", "two"]),
        ("don't half-hearted", ["don't", "half", "hearted"]),
        ("Åge Éva ŞÖMINE", ["Åge", "Éva", "ŞÖmine"]),
        ("no\u00a0break end\u0085", ["no\u00a0break", "end\u0085"]),
        ("tab\tline\nreturn\rend", ["tab", "line", "return\rend"]),
        ("영화가 좋다. 정말!", ["영화가", "좋다", "정말"]),
        ("  \t\n ...", []),
        ("", []),
    ],
)
def test_words_are_cut_as_in_the_file_of_keras(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert RULES["words"](text) == expected


def test_the_stages_of_the_rule() -> None:
    assert lowered("É, Film!\tX") == "É, film!\tx"
    assert cleaned("É, Film!\tX") == "É  film  x"
    assert cleaned(FILTERED) == " " * len(FILTERED)
    assert "'" not in FILTERED


@given(st.text(st.one_of(st.characters(), st.sampled_from(f"ABCÉ{FILTERED} "))))
def test_the_stages_lead_to_the_words(text: str) -> None:
    assert words(text) == [word for word in cleaned(text).split(" ") if word]


def test_characters_are_all_but_the_blank_ones() -> None:
    assert characters("좋다 정말\t!\u3000\n") == ["좋", "다", "정", "말", "!"]
    assert RULES["characters"](" \n") == []
