"""The last touches on a Korean text: the particle that fits, and one level of speech throughout."""

import re
from typing import Literal

Manner = Literal["plain", "polite", "formal"]

_HANGUL, _LAST_HANGUL, _CODAS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
_DIGITS_WITH_CODA = "013678"
# The first of each pair follows a consonant, the second a vowel. The longest come first.
_PAIR = re.compile(
    r"([\w〉])([〉]?)(이라고는/라고는|이라고/라고|이라는/라는|이었다/였다|이었어요/였어요"
    r"|이었습니다/였습니다|이에요/예요|와는/과는|으로/로|이다/다|은/는|이/가|을/를|와/과)"
)
_VOWEL_FIRST = ("와/과", "와는/과는")  # usually written the other way round
_ENDING = re.compile(r"(이다/다|이었다/였다|[가-힣]다)(?=[.!,])")
_COPULA = {
    "이다/다": {"polite": "이에요/예요", "formal": "입니다"},
    "이었다/였다": {"polite": "이었어요/였어요", "formal": "이었습니다/였습니다"},
}
_POLITE = {
    "하": "해요",
    "한": "해요",
    "이": "이에요",
    "니": "니에요",
    "않": "않아요",
    "같": "같아요",
}
_FORMAL = {"하": "합니다", "한": "합니다", "이": "입니다", "니": "닙니다"}


def coda(character: str) -> int:
    """The number of the consonant a syllable ends in; 0 where it ends in a vowel."""
    if _HANGUL <= ord(character) <= _LAST_HANGUL:
        return (ord(character) - _HANGUL) % _CODAS
    return int(character in _DIGITS_WITH_CODA)


def with_particles(text: str) -> str:
    """The text with one of each pair of particles, chosen by the sound before it."""
    return _PAIR.sub(_fitting, text)


def _fitting(found: re.Match[str]) -> str:
    before, bracket, pair = found.groups()
    first, second = pair.split("/")
    if pair in _VOWEL_FIRST:
        first, second = second, first
    end = coda(before)
    closed = end != 0 and not (pair == "으로/로" and end == _RIEUL)
    return before + bracket + (first if closed else second)


def in_manner(text: str, manner: Manner) -> str:
    """The text with the endings of its sentences plain (-다), polite (-요) or formal (-습니다)."""
    if manner == "plain":
        return text
    return _ENDING.sub(lambda found: _ending(found[1], manner), text)


def _ending(plain: str, manner: Manner) -> str:
    if plain in _COPULA:
        return _COPULA[plain][manner]
    stem = plain[0]
    if manner == "polite":
        return _POLITE.get(stem, stem + "어요")
    return _FORMAL.get(stem, stem + "습니다")
