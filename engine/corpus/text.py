"""The rules that cut a text into words: Keras' own, and one for languages better read by character.

The rule of words must stay exactly as it is: it is the one that made `imdb.npz`. Only the ASCII
letters are lowered and only the plain blank separates, so that É and a no-break space stay inside
their word, as they do in the official word index.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

FILTERED = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'

_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_CLEAN = dict.fromkeys(map(ord, FILTERED), " ")
_BOTH = _LOWER | _CLEAN


def lowered(text: str) -> str:
    """The text with its ASCII letters lowered: the first stage of the rule of words."""
    return text.translate(_LOWER)


def cleaned(text: str) -> str:
    """The lowered text with a blank for each filtered character: the second stage."""
    return lowered(text).translate(_CLEAN)


def words(text: str) -> list[str]:
    """The words of a text, by the rule that made Keras' IMDB file."""
    return [word for word in text.translate(_BOTH).split(" ") if word]


def characters(text: str) -> list[str]:
    """Every character of a text that is not blank."""
    return [character for character in text if not character.isspace()]


RULES: Mapping[str, Callable[[str], list[str]]] = MappingProxyType(
    {"words": words, "characters": characters}
)
