"""A text as a trained model reads it: its tokens, their ids, what is cut off and what filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.corpus.about import Rule
from engine.corpus.loading import LoadSettings
from engine.corpus.text import RULES
from engine.explain.padding import Padding, struck

if TYPE_CHECKING:
    from engine.corpus.subwords import Subwords

Ids = NDArray[np.int32]
Kind = Literal["start", "word", "unknown", "piece"]

PADDING: Final = 0
#: Keras' own: the ids of the start, of what is unknown, and how far ids lie above ranks.
CODING: Final = LoadSettings()
#: How alike a known word has to be, for it to be what was meant.
ALIKE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a text and its id. The start token has no word."""

    word: str
    id: int
    kind: Kind

    @property
    def known(self) -> bool:
        """Whether the model can tell it from others."""
        return self.kind != "unknown"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """All tokens of a text, and how they fill a row. `words` and `kinds` go with `row`.

    `ids` is what the model is fed: `row` without what was `cut`, padded in front or behind.
    """

    words: Sequence[str]
    row: Ids
    kinds: Sequence[Kind]
    ids: Ids
    cut: range
    in_front: int
    behind: int

    @property
    def fed(self) -> range:
        """Which tokens the model reads."""
        first = len(self.cut) if self.cut and self.cut.start == 0 else 0
        return range(first, first + len(self.row) - len(self.cut))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens that the model reads."""
        return tuple(map(self.token, self.fed))

    @property
    def has_words(self) -> bool:
        """Whether there is more to read than a start token."""
        return any(kind != "start" for kind in self.kinds)

    @property
    def has_known_words(self) -> bool:
        """Whether any token that the model reads is one that it knows."""
        return any(self.kinds[i] in ("word", "piece") for i in self.fed)

    def token(self, i: int) -> Token:
        """One token of the text, counted from its beginning."""
        return Token(self.words[i], int(self.row[i]), self.kinds[i])

    def place(self, i: int) -> int:
        """Where a token that is fed stands in the row that the model is fed."""
        return self.in_front + i - self.fed.start


class Reader(Protocol):
    """How a model cuts a text into tokens, and what its ids mean."""

    @property
    def subwords(self) -> bool:
        """Whether its tokens are parts of words."""

    @property
    def candidates(self) -> range:
        """The ids that a learner could write, the most frequent first."""

    def cut(self, text: str) -> tuple[Sequence[str], list[int], Sequence[Kind]]:
        """A text as words, ids and kinds."""

    def word(self, id_: int) -> str:
        """The word of one of the candidates."""

    def nearest(self, word: str) -> str | None:
        """The known word that was probably meant by an unknown one."""


@dataclass(frozen=True, eq=False)
class WordReader:
    """By the words that a model has kept, behind a start token; others are unknown."""

    words: Sequence[str]  # by rank
    rule: Rule
    vocabulary: int
    subwords: bool = False

    @cached_property
    def ids(self) -> Mapping[str, int]:
        """The id of each word that the model can tell apart."""
        return ids_of(self.words, self.vocabulary)

    @property
    def candidates(self) -> range:
        first = CODING.index_from + 1
        return range(first, first + len(self.ids))

    def cut(self, text: str) -> tuple[Sequence[str], list[int], Sequence[Kind]]:
        words = RULES[self.rule](text)
        known = self.ids.get
        start, unknown = CODING.start_char or 0, CODING.oov_char or 0
        ids = [known(word, unknown) for word in words]
        kinds: list[Kind] = ["unknown" if each == unknown else "word" for each in ids]
        return ["", *words], [start, *ids], ["start", *kinds]

    def word(self, id_: int) -> str:
        return self.words[id_ - CODING.index_from - 1]

    def nearest(self, word: str) -> str | None:
        return None if self.rule == "characters" else _nearest(self, word)


def ids_of(words: Sequence[str], vocabulary: int) -> dict[str, int]:
    """Rank and index_from, for the words that a model can tell apart."""
    return dict(zip(words, range(CODING.index_from + 1, vocabulary), strict=False))


@dataclass(frozen=True, eq=False)
class SubwordReader:
    """By the subwords that a model has kept, which spell every text."""

    pieces: "Subwords"
    subwords: bool = True

    @property
    def candidates(self) -> range:
        return range(1, self.pieces.used + 1)

    def cut(self, text: str) -> tuple[Sequence[str], list[int], Sequence[Kind]]:
        ids = self.pieces.ids(text)
        return [self.word(each) for each in ids], ids, ["piece"] * len(ids)

    def word(self, id_: int) -> str:
        return self.pieces.piece(id_).text

    def nearest(self, word: str) -> str | None:
        return None


def read(reader: Reader, text: str, how: Padding, least: int = 1) -> Reading:
    """A text at the length of a model; one without a length reads it whole."""
    words, found, kinds = reader.cut(text)
    row = np.array(found, dtype=np.int32)
    length = max(least, len(found)) if how.maxlen is None else how.maxlen
    cut = struck(len(row), length, how)
    filled = max(0, length - len(row))
    in_front = filled if how.padding == "pre" else 0
    return Reading(words, row, kinds, fed(row, how, least), cut, in_front, filled - in_front)


def fed(row: Ids, how: Padding, least: int = 1) -> Ids:
    """Ids at the length of a model, as `pad` of engine.explain has them, for one row and fast."""
    length = max(least, len(row)) if how.maxlen is None else how.maxlen
    kept = row[-length:] if how.truncating == "pre" else row[:length]
    found = np.zeros(length, dtype=np.int32)
    first = length - len(kept) if how.padding == "pre" else 0
    found[first : first + len(kept)] = kept
    return found


@lru_cache(maxsize=4096)
def _nearest(reader: WordReader, word: str) -> str | None:
    """Among words that begin alike and are about as long, the one most like it."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(_beginning_like(reader, word)), 1, ALIKE)
    return found[0] if found else None


def _beginning_like(reader: WordReader, word: str) -> Iterator[str]:
    return (
        each
        for each in reader.ids
        if each[0] == word[0] and abs(len(each) - len(word)) <= 2 and each != word
    )
