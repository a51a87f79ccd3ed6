"""Reading ids as words: rightly, and as a program reads them that forgets `index_from`.

The ids of a sequence are ranks moved up by index_from, to make room for the reserved ids. A program
that looks an id up in the word index as it stands reads another word, three places off.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.corpus.loading import LoadSettings
from engine.corpus.vocabulary import Vocabulary
from engine.why import Term, Why

# "unused" ids lie below the first word and stand for nothing; "outside" ids have no word at all.
TokenMark = Literal["word", "padding", "start", "unknown", "unused", "outside"]


@dataclass(frozen=True, slots=True)
class Token:
    """One id as it is read: the word, or the mark that says what stands there instead."""

    id: int
    shift: int  # what is taken off the id to come to the rank
    mark: TokenMark
    word: str | None = None

    @property
    def why(self) -> Why:
        """How the id became this word."""
        if self.mark in ("word", "outside"):
            return self._why_rank()
        return Why(f"{self.id}", (_reserved(self.mark, self.id),), self.id)

    def _why_rank(self) -> Why:
        rank = self.id - self.shift
        looked_up = Term("word_of_rank", f"{rank}", self.word)
        given = Term("id", f"{self.id}", self.id)
        if not self.shift:
            return Why(f"{self.id}", (given, looked_up), rank)
        moved = Term("index_from", f"{self.shift}", self.shift)
        return Why(f"{self.id} − {self.shift}", (given, moved, looked_up), rank)


@dataclass(frozen=True, slots=True)
class Pair:
    """One id, read both ways."""

    right: Token
    misread: Token


def read(ids: Iterable[int], vocabulary: Vocabulary, settings: LoadSettings) -> tuple[Token, ...]:
    """The ids as they are meant. A reserved id is reserved, also where a word shares it."""
    return tuple(_right(int(number), vocabulary, settings) for number in ids)


def misread(ids: Iterable[int], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The ids looked up in the word index as they stand: what many notebooks do."""
    return tuple(_looked_up(int(number), 0, vocabulary) for number in ids)


def side_by_side(
    ids: Iterable[int], vocabulary: Vocabulary, settings: LoadSettings
) -> tuple[Pair, ...]:
    """Each id read both ways."""
    known = [int(number) for number in ids]
    both = zip(read(known, vocabulary, settings), misread(known, vocabulary), strict=True)
    return tuple(Pair(right, wrong) for right, wrong in both)


def _right(number: int, vocabulary: Vocabulary, settings: LoadSettings) -> Token:
    shift = settings.index_from
    if number == settings.start_char:
        return Token(number, shift, "start")
    if number == settings.oov_char:
        return Token(number, shift, "unknown")
    if number == 0:
        return Token(number, shift, "padding")
    if number <= shift:
        return Token(number, shift, "unused")
    return _looked_up(number, shift, vocabulary)


def _looked_up(number: int, shift: int, vocabulary: Vocabulary) -> Token:
    rank = number - shift
    if 1 <= rank <= len(vocabulary):
        return Token(number, shift, "word", vocabulary.word(rank))
    return Token(number, shift, "outside")


def _reserved(mark: TokenMark, number: int) -> Term:
    match mark:
        case "padding":
            return Term("reserved_padding", f"{number}", number)
        case "start":
            return Term("reserved_start", f"{number}", number)
        case "unknown":
            return Term("reserved_unknown", f"{number}", number)
        case _:
            return Term("reserved_unused", f"{number}", number)
