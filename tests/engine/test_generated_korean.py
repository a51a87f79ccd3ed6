"""Korean as a Korean would write it: particles that fit, in every generated sentence."""

import re

import pytest

from engine.corpus.generated import reviews
from engine.corpus.generated.korean.polish import coda

RIEUL = 8
# Words that merely look as if they ended in a particle.
LOOKALIKES = {"가을", "마을", "노을", "사과", "결과", "효과", "지은", "나은", "작은", "그은"}


@pytest.fixture(scope="module")
def heard() -> set[tuple[str, str]]:
    """Every word that ends in what may be a particle, without it, and the particle."""
    found = set()
    for review in reviews("ko"):
        for word in re.findall(r"[가-힣〈〉]+", review.text):
            match = re.fullmatch(r"(.*[가-힣])〉?(을|를|과|와|은|으로)", word)
            if match and match[1] + match[2] not in LOOKALIKES:
                found.add((match[1], match[2]))
    return found


@pytest.mark.parametrize("particle", ["을", "과", "은"])
def test_after_a_vowel_stands_no_particle_for_consonants(
    heard: set[tuple[str, str]], particle: str
) -> None:
    nouns = {noun for noun, follows in heard if follows == particle}
    assert len(nouns) >= 5
    assert not {noun for noun in nouns if coda(noun[-1]) == 0}


@pytest.mark.parametrize("particle", ["를", "와"])
def test_after_a_consonant_stands_no_particle_for_vowels(
    heard: set[tuple[str, str]], particle: str
) -> None:
    nouns = {noun for noun, follows in heard if follows == particle}
    assert len(nouns) >= 5
    assert not {noun for noun in nouns if coda(noun[-1]) != 0}


def test_after_rieul_and_vowels_the_way_leads_without_eu(heard: set[tuple[str, str]]) -> None:
    towns = {noun for noun, follows in heard if follows == "으로"}
    assert towns
    assert not {town for town in towns if coda(town[-1]) in (0, RIEUL)}


def test_one_review_keeps_one_level_of_speech() -> None:
    endings = {"polite": re.compile(r"요[.!]"), "formal": re.compile(r"니다[.!]")}
    met = set()
    for review in reviews("ko"):
        kinds = {name for name, ending in endings.items() if ending.search(review.text)}
        plain = re.search(r"(?<!니)다[.!]", review.text)
        assert len(kinds) + bool(plain) == 1, review.text
        met |= kinds
    assert met == {"polite", "formal"}
