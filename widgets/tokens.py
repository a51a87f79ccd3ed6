"""Tokens as data: what became of each, how that is shown without colour, and folded runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from widgets.answer import Asked

SHORTEST_RUN = 4


class TokenMark(StrEnum):
    """What became of a token; each mark can be told from the others without colour."""

    START = "start"
    WORD = "word"
    UNKNOWN = "unknown"
    STRUCK = "struck"
    PADDING = "padding"
    DROPPED = "dropped"


_SIGNS = {
    TokenMark.START: ("[", "]"),
    TokenMark.WORD: ("", ""),
    TokenMark.UNKNOWN: ("?", ""),
    TokenMark.STRUCK: ("~", "~"),
    TokenMark.PADDING: ("░", ""),
    TokenMark.DROPPED: ("(", ")"),
}


def signed(text: str, mark: TokenMark) -> str:
    """The text with the signs of its mark around it, as the strip draws it (for legends)."""
    before, after = _SIGNS[mark]
    return f"{before}{text}{after}"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: the word, what stands below it (its id), what became of it, and why."""

    text: str
    sub: str = ""
    mark: TokenMark = TokenMark.WORD
    answer: Asked = None


def fold(tokens: Sequence[Token], unfolded: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    """First token and length of every item: long runs of equal padding become one item.

    A run whose first token is in `unfolded` is left as single tokens.
    """
    items: list[tuple[int, int]] = []
    i = 0
    while i < len(tokens):
        length = _run_length(tokens, i)
        if length >= SHORTEST_RUN and i not in unfolded:
            items.append((i, length))
        else:
            items += [(j, 1) for j in range(i, i + length)]
        i += length
    return items


def _run_length(tokens: Sequence[Token], first: int) -> int:
    start = tokens[first]
    if start.mark is not TokenMark.PADDING:
        return 1
    end = first + 1
    while end < len(tokens) and (tokens[end].mark, tokens[end].text, tokens[end].sub) == (
        start.mark,
        start.text,
        start.sub,
    ):
        end += 1
    return end - first
