"""Questions as they are typed: girl, boy + queen - girl = king, king ~ queen, a list of words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from engine.why import Refusal

_MINUS: Final = "-−–"
#: Signs that stand in no word, and so need no blanks around them.
_APART: Final = re.compile(r"([+~=,])")
_HYPHENS: Final = re.compile(f"([{_MINUS}])")
_SIGNS: Final = frozenset("+-~=,")

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Sum:
    """Words that are added, and words that are taken away."""

    positive: tuple[str, ...]
    negative: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it is nothing but one word."""
        return len(self.positive) == 1 and not self.negative

    def __str__(self) -> str:
        plus, minus = " + ".join(self.positive), "".join(f" − {word}" for word in self.negative)
        return f"{plus}{minus}".strip()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the words nearest to a sum, how near two sums are, or the odd one out."""

    kind: Literal["nearest", "pair", "odd"]
    left: Sum
    right: Sum | None = None
    expected: str = ""


def parsed(text: str, known: Known) -> Question:
    """A question taken apart. Words that are known as they stand are never taken apart."""
    text = text.strip()
    if known(text):
        return Question("nearest", Sum((text,)))
    tokens = list(_tokens(text, known))
    if not tokens:
        raise Refusal("expression_empty")
    signs = [token for token in tokens if token in _SIGNS]
    if "," in signs:
        return _odd(tokens, text)
    if signs.count("~") + signs.count("=") > 1:
        raise Refusal("expression_mixed", text=text)
    if "~" in signs:
        left, right = _split(tokens, "~")
        return Question("pair", _sum(left, text), _sum(right, text))
    if "=" in signs:
        left, right = _split(tokens, "=")
        expected = _sum(right, text)
        if not expected.is_word:
            raise Refusal("expression_mixed", text=text)
        return Question("nearest", _sum(left, text), expected=expected.positive[0])
    return Question("nearest", _sum(tokens, text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, whatever signs stand between them or before them."""
    fields = _APART.sub(" ", text).split()
    return tuple(word for field in fields if (word := field.lstrip(_MINUS)))


def _odd(tokens: Sequence[str], text: str) -> Question:
    words = [*_sides(tokens, ",")]
    if not all(words):
        raise Refusal("expression_incomplete", text=text)
    sums = [_sum(each, text) for each in words]
    if not all(each.is_word for each in sums):
        raise Refusal("expression_mixed", text=text)
    return Question("odd", Sum(tuple(each.positive[0] for each in sums)))


def _split(tokens: Sequence[str], sign: str) -> tuple[Sequence[str], Sequence[str]]:
    at = tokens.index(sign)
    return tokens[:at], tokens[at + 1 :]


def _sides(tokens: Sequence[str], sign: str) -> Iterator[list[str]]:
    side: list[str] = []
    for token in tokens:
        if token == sign:
            yield side
            side = []
        else:
            side.append(token)
    yield side


def _sum(tokens: Sequence[str], text: str) -> Sum:
    """Signs and words in turn; words that follow one another are one word with blanks in it."""
    signed: list[tuple[str, list[str]]] = []
    for place, token in enumerate(tokens):
        if token in _SIGNS:
            signed.append((token, []))
        elif place == 0:
            signed.append(("+", [token]))
        else:
            signed[-1][1].append(token)
    if not signed or not all(words for _sign, words in signed):
        raise Refusal("expression_incomplete", text=text)
    if any(sign not in "+-" for sign, _words in signed):
        raise Refusal("expression_mixed", text=text)
    plus = tuple(" ".join(words) for sign, words in signed if sign == "+")
    minus = tuple(" ".join(words) for sign, words in signed if sign == "-")
    return Sum(plus, minus)


def _tokens(text: str, known: Known) -> Iterator[str]:
    for field in text.split():
        if field in _MINUS:
            yield "-"
        elif field in _SIGNS or known(field):
            yield field
        else:
            for part in filter(None, _APART.split(field)):
                yield from _parts(part, known)


def _parts(part: str, known: Known) -> Iterator[str]:
    """A piece without blanks; hyphens in it are minus signs only between words that are known."""
    if part in _SIGNS or known(part):
        yield part
        return
    if part[0] in _MINUS and len(part) > 1:
        yield "-"
        yield from _parts(part[1:], known)
        return
    pieces = [each for each in _HYPHENS.split(part) if each]
    words = [each for each in pieces if each not in _MINUS]
    if len(words) > 1 and all(map(known, words)):
        yield from ("-" if each in _MINUS else each for each in pieces)
    else:
        yield part
