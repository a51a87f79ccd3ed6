"""Sentences from templates, with the opinion carried by how they are put together.

A template holds slots and alternatives: `{town}` is neutral, `{=adj}` takes a word of the
review's own opinion, `{~adj}` one of the opposite opinion, and `[film|movie]` is either. So
"not one {~adj} minute" serves praise and blame alike, and its words speak against its meaning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PIECES = re.compile(r"(\{[=~]?\w+\}|\[[^\[\]]*\])")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to be filled from the lexicon: with the opinion, against it, or with neither."""

    name: str
    turns: bool
    polar: bool


@dataclass(frozen=True, slots=True)
class Either:
    """A place where any of several pieces of text may stand."""

    options: tuple["Template", ...]


Template = tuple[str | Slot | Either, ...]
Fillers = Sequence[Template]


def parsed(text: str) -> Template:
    """A template from how it is written."""
    return tuple(_piece(piece) for piece in _PIECES.split(text) if piece)


def _piece(piece: str) -> str | Slot | Either:
    if piece[0] == "[":
        return Either(tuple(parsed(option) for option in piece[1:-1].split("|")))
    if piece[0] == "{":
        sign, name = piece[1], piece[1:-1].lstrip("=~")
        return Slot(name, turns=sign == "~", polar=sign in "=~")
    return piece


def all_parsed(texts: Sequence[str]) -> Fillers:
    """Templates from how they are written."""
    return tuple(parsed(text) for text in texts)


class Lexicon:
    """What the slots are filled with: neutral fillers, and pairs of (negative, positive)."""

    def __init__(
        self,
        neutral: Mapping[str, Sequence[str]],
        polar: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    ) -> None:
        self._neutral = {name: all_parsed(texts) for name, texts in neutral.items()}
        self._polar = {
            name: (all_parsed(bad), all_parsed(good)) for name, (bad, good) in polar.items()
        }

    def fillers(self, slot: Slot, label: int) -> Fillers:
        """What may stand in this slot of a sentence with this opinion."""
        return self._polar[slot.name][label] if slot.polar else self._neutral[slot.name]
