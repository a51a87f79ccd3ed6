"""Gathering the texts of a corpus, and turning them into ranks when all have been seen.

Words get a provisional number when first met. Ranks come last: by how often a word occurs in the
training split, and among equals by where it first occurs there, as Keras' Tokenizer has it. Words
that the training split lacks are dropped from the test split, as in Keras' IMDB file.
"""

from array import array
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.corpus.about import Kind, Language, Rule
from engine.corpus.sources.assembling import assembled
from engine.corpus.store import Corpus, Split, TextColumn
from engine.corpus.text import RULES
from engine.corpus.vocabulary import Vocabulary
from engine.why import Refusal

TEXT_LIMIT = 1 << 28  # bytes of a corpus, which each source sees to; IMDB has 65 million
REVIEW_LIMIT = 1 << 20  # bytes of one review
_SAMPLE = 1 << 20

_Number = TypeVar("_Number", np.int32, np.uint8)


class Gathering:
    """Texts as they come in, one after another, in file order."""

    def __init__(self, rule: Rule, borrowed: Vocabulary | None = None) -> None:
        self._rule: Rule = rule
        self._borrowed = borrowed
        self._numbers: dict[str, int] = {}
        self._stream = array("i")
        self._ends = array("q", [0])
        self._text = bytearray()
        self._text_ends = array("q", [0])

    def add(self, text: str) -> None:
        """Take in one more review."""
        self._text += text.encode("utf-8")
        numbers = self._numbers
        self._stream.append(0)
        self._stream.extend(
            [numbers.setdefault(word, len(numbers) + 1) for word in RULES[self._rule](text)]
        )
        self._ends.append(len(self._stream))
        self._text_ends.append(len(self._text))

    def finish(
        self,
        kind: Kind,
        labels: tuple[str, str],
        positive: Sequence[bool],
        testing: Sequence[bool],
        left_out: dict[str, int],
    ) -> Corpus:
        """The corpus of all texts, given for each whether it is positive and whether it tests."""
        for_test = np.array(testing, dtype=bool)
        for name, rows in (("train", ~for_test), ("test", for_test)):
            if not rows.any():
                raise Refusal("split_empty", split=name)
        stream = np.frombuffer(self._stream, dtype=np.int32)
        offsets = np.frombuffer(self._ends, dtype=np.int64)
        if self._borrowed is None:
            vocabulary, rank_of = self._ranked(_of_rows(stream, offsets, ~for_test))
        else:
            vocabulary, rank_of = self._borrowed, self._ranks_in(self._borrowed)
        if not len(vocabulary):
            raise Refusal("no_words")
        marks = np.array(positive, dtype=np.uint8)
        train, train_lost = self._split(stream, offsets, rank_of, marks, ~for_test)
        test, test_lost = self._split(stream, offsets, rank_of, marks, for_test)
        lost = {"train_words": train_lost, "test_words": test_lost}
        language = language_of(self._text[:_SAMPLE].decode("utf-8", "ignore"))
        return assembled(
            kind, self._rule, language, labels, vocabulary, train, test, left_out | lost
        )

    def _ranked(self, tokens: NDArray[np.int32]) -> tuple[Vocabulary, NDArray[np.int32]]:
        """The words of the training tokens by rank, and the rank of every provisional number."""
        numbers, first, times = np.unique(
            tokens[tokens != 0], return_index=True, return_counts=True
        )
        order = np.lexsort((first, -times))
        rank_of = np.zeros(len(self._numbers) + 1, dtype=np.int32)
        rank_of[numbers[order]] = np.arange(1, len(order) + 1)
        words = list(self._numbers)
        return Vocabulary([words[number - 1] for number in numbers[order].tolist()]), rank_of

    def _ranks_in(self, vocabulary: Vocabulary) -> NDArray[np.int32]:
        ranks = [0, *(vocabulary.rank(word) or 0 for word in self._numbers)]
        return np.array(ranks, dtype=np.int32)

    def _split(
        self,
        stream: NDArray[np.int32],
        offsets: NDArray[np.int64],
        rank_of: NDArray[np.int32],
        marks: NDArray[np.uint8],
        rows: NDArray[np.bool_],
    ) -> tuple[Split, int]:
        """The chosen rows as a split, and how many of their words have no rank."""
        provisional = _of_rows(stream, offsets, rows)
        lengths = np.diff(offsets)[rows]
        ranks = rank_of[provisional]
        kept = (ranks != 0) | (provisional == 0)
        kept_before = np.concatenate(([0], np.cumsum(kept, dtype=np.int64)))
        text_ends = np.frombuffer(self._text_ends, dtype=np.int64)
        text = TextColumn(
            _of_rows(np.frombuffer(self._text, dtype=np.uint8), text_ends, rows),
            _offsets(np.diff(text_ends)[rows]),
        )
        split = Split(ranks[kept], kept_before[_offsets(lengths)], marks[rows], text)
        return split, int(len(kept) - kept_before[-1])


def language_of(text: str) -> Language:
    """Korean if much of the text is Hangul, English if its letters are those of English."""
    hangul = sum("가" <= character <= "힣" or "ㄱ" <= character <= "ㅣ" for character in text)
    letters = sum(map(str.isalpha, text))
    ascii_letters = sum(character.isascii() and character.isalpha() for character in text)
    if hangul > 0.3 * letters:
        return "ko"
    return "en" if letters and ascii_letters > 0.9 * letters else "?"


def _offsets(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))


def _of_rows(
    flat: NDArray[_Number], offsets: NDArray[np.int64], rows: NDArray[np.bool_]
) -> NDArray[_Number]:
    """What the chosen rows hold, still one after another."""
    return flat[np.repeat(rows, np.diff(offsets))]
