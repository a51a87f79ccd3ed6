"""Words as numbers, by two codings: an integer a word, or a row a word with a single 1 in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.explain.step import Step
from engine.why import Refusal, Term, Why

# A larger table is no longer something to look at; the memory ledger tells what it would cost.
LARGEST_TABLE = 50_000_000


class CodingRefused(Refusal):
    """Words or ids that cannot be coded so."""


@dataclass(frozen=True, slots=True)
class Coding:
    """A vocabulary in order, and the sentences as the numbers of their words in it."""

    vocabulary: tuple[str, ...]
    first: int  # the number of the vocabulary's first word
    sentences: tuple[tuple[int, ...], ...]

    def why(self, word: str) -> Why:
        """Why a word has its number."""
        place = self.vocabulary.index(word)
        before = Term("coding_words_before", f"{place}", place)
        first = Term("coding_first_number", f"{self.first}", self.first)
        return Why(f"{place} + {self.first}", (before, first), place + self.first)

    def one_hot(self, sentence: int = 0) -> NDArray[np.float32]:
        """One row for each word of a sentence, one column for each word of the vocabulary."""
        columns = [number - self.first for number in self.sentences[sentence]]
        return one_hot(columns, len(self.vocabulary))

    def steps(self, sentence: int = 0) -> Iterator[Step]:
        """Every number of those rows; columns are counted as the words are."""
        for i, number in enumerate(self.sentences[sentence]):
            for place in range(len(self.vocabulary)):
                why = why_word(number, self.first + place)
                yield Step((i, place), ((i, i + 1),), why, int(number == self.first + place))


def alphabetical(sentences: Sequence[Sequence[str]]) -> Coding:
    """Words numbered from 1 in the order of the alphabet."""
    return _coded(sorted({word for sentence in sentences for word in sentence}), 1, sentences)


def by_first_occurrence(sentences: Sequence[Sequence[str]]) -> Coding:
    """Words numbered from 0 in the order in which they are first met."""
    met = dict.fromkeys(word for sentence in sentences for word in sentence)
    return _coded(list(met), 0, sentences)


def one_hot(ids: Sequence[int], size: int) -> NDArray[np.float32]:
    """One row for each id, all 0 but for a 1 at the place of the id, counted from 0."""
    _check(ids, size)
    output = np.zeros((len(ids), size), dtype=np.float32)
    output[np.arange(len(ids)), np.asarray(ids, dtype=np.int64)] = 1
    return output


def steps(ids: Sequence[int], size: int) -> Iterator[Step]:
    """Every number of the one-hot rows, in reading order, with its reason."""
    _check(ids, size)
    for i, number in enumerate(ids):
        for column in range(size):
            why = why_one_hot(number, column)
            yield Step((i, column), ((i, i + 1),), why, 1 if number == column else 0)


def why_one_hot(number: int, column: int) -> Why:
    """Why the row of an id holds a 1 or a 0 in a column."""
    return _compared(number, Term("onehot_column", f"{column}", column))


def why_word(number: int, of_column: int) -> Why:
    """Why the row of a word holds a 1 or a 0 in the column of another, both by their numbers."""
    return _compared(number, Term("onehot_word_of_column", f"{of_column}", of_column))


def _compared(number: int, column: Term) -> Why:
    value = 1 if number == column.value else 0
    sign = "=" if value else "≠"
    terms = (Term("onehot_id", f"{number}", number), column)
    return Why(f"{number} {sign} {column.expression}  →  {value}", terms, value)


def _coded(vocabulary: list[str], first: int, sentences: Sequence[Sequence[str]]) -> Coding:
    if not vocabulary:
        raise CodingRefused("coding_no_words")
    number = {word: i for i, word in enumerate(vocabulary, first)}
    numbers = tuple(tuple(number[word] for word in sentence) for sentence in sentences)
    return Coding(tuple(vocabulary), first, numbers)


def _check(ids: Sequence[int], size: int) -> None:
    """An id without a place in the row is refused; frameworks differ in what they do with it."""
    if not ids:
        raise CodingRefused("onehot_nothing_given")
    if size < 1:
        raise CodingRefused("onehot_size_too_small", size=size)
    if len(ids) * size > LARGEST_TABLE:
        raise CodingRefused("onehot_table_too_large", rows=len(ids), size=size)
    for number in ids:
        if not 0 <= number < size:
            raise CodingRefused("onehot_id_outside", id=number, size=size, largest=size - 1)
