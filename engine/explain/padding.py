"""Bringing sequences to one length, as `keras.utils.pad_sequences` does: whole and by steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.explain.step import Step
from engine.why import Refusal, Term, Why

Side = Literal["pre", "post"]

# A larger table is no longer something to look at.
LARGEST_TABLE = 50_000_000

# Four words and their ids, small enough to pad in one's head.
TOY_WORDS = {"!": 1, "world": 2, "hello": 3, "apple": 4}
TOY_SENTENCES = ("hello world !", "apple", "hello apple hello world ! !")


class PaddingRefused(Refusal):
    """Sequences that cannot be padded so."""


@dataclass(frozen=True, slots=True)
class Padding:
    """How to pad: to which length (None: the longest sequence's), and what gives at which side."""

    maxlen: int | None = None
    padding: Side = "pre"
    truncating: Side = "pre"

    def __post_init__(self) -> None:
        if self.maxlen is not None and self.maxlen < 1:
            raise PaddingRefused("pad_length_too_small", maxlen=self.maxlen)
        for name, side in (("padding", self.padding), ("truncating", self.truncating)):
            if side not in ("pre", "post"):
                raise PaddingRefused("pad_side_unknown", setting=name, side=side)


def toy_ids(sentence: str) -> list[int]:
    """The ids of a sentence made of the toy's words, with blanks between them."""
    return [TOY_WORDS[word] for word in sentence.split()]


def pad(sequences: Sequence[Sequence[int]], how: Padding) -> NDArray[np.int32]:
    """All sequences at one length, a row each."""
    maxlen = _length(sequences, how)
    output = np.zeros((len(sequences), maxlen), dtype=np.int32)
    for row, sequence in zip(output, sequences, strict=True):
        kept = sequence[_struck_in_front(len(sequence), maxlen, how) :][:maxlen]
        at = _filled_in_front(len(sequence), maxlen, how)
        row[at : at + len(kept)] = kept
    return output


def steps(sequences: Sequence[Sequence[int]], how: Padding) -> Iterator[Step]:
    """Every number of the padded output, in reading order, with its reason."""
    maxlen = _length(sequences, how)
    for i, sequence in enumerate(sequences):
        for column in range(maxlen):
            yield _step(i, column, sequence, maxlen, how)


def struck(length: int, maxlen: int, how: Padding) -> range:
    """The places of a sequence that truncation strikes out."""
    if length <= maxlen:
        return range(0)
    first = _struck_in_front(length, maxlen, how)
    return range(first) if first else range(maxlen, length)


def _step(i: int, column: int, sequence: Sequence[int], maxlen: int, how: Padding) -> Step:
    length = len(sequence)
    front = _filled_in_front(length, maxlen, how)
    place = column - front + _struck_in_front(length, maxlen, how)
    if 0 <= column - front < length:
        value = int(sequence[place])
        window = ((i, i + 1), (place, place + 1))
        return Step((i, column), window, _why_taken(column, place, length, maxlen, value), value)
    return Step((i, column), (), _why_filled(column, length, maxlen, how), 0)


def _why_taken(column: int, place: int, length: int, maxlen: int, value: int) -> Why:
    """A number of the sequence, moved by as much as was filled in or struck out before it."""
    terms = [Term("pad_column", f"{column}", column)]
    formula = f"x[{column}]"
    if place > column:
        formula = f"x[{column} + {length} − {maxlen}]"
        terms.append(Term("pad_struck_in_front", f"{length} − {maxlen}", length - maxlen))
    elif place < column:
        formula = f"x[{column} − ({maxlen} − {length})]"
        terms.append(Term("pad_filled_in_front", f"{maxlen} − {length}", maxlen - length))
    terms.append(Term("pad_place_in_sequence", f"x[{place}]", value))
    return Why(formula, tuple(terms), value)


def _why_filled(column: int, length: int, maxlen: int, how: Padding) -> Why:
    at = Term("pad_column", f"{column}", column)
    if how.padding == "pre":
        filled = Term("pad_filled_in_front", f"{maxlen} − {length}", maxlen - length)
        return Why(f"{column} < {maxlen} − {length}  →  0", (at, filled), 0)
    return Why(f"{column} ≥ {length}  →  0", (at, Term("pad_length", f"{length}", length)), 0)


def _length(sequences: Sequence[Sequence[int]], how: Padding) -> int:
    if not sequences:
        raise PaddingRefused("pad_nothing_given")
    longest = max(len(sequence) for sequence in sequences)
    if how.maxlen is None and longest == 0:
        raise PaddingRefused("pad_only_empty_sequences")
    _check_ids(sequences)
    maxlen = longest if how.maxlen is None else how.maxlen
    if len(sequences) * maxlen > LARGEST_TABLE:
        raise PaddingRefused("pad_table_too_large", rows=len(sequences), maxlen=maxlen)
    return maxlen


def _check_ids(sequences: Sequence[Sequence[int]]) -> None:
    """Keras would wrap or refuse ids that 32 bits cannot hold; here the id is named."""
    limit = np.iinfo(np.int32)
    for sequence in sequences:
        for value in sequence:
            if not limit.min <= value <= limit.max:
                raise PaddingRefused("pad_id_too_large", id=value, largest=limit.max)


def _struck_in_front(length: int, maxlen: int, how: Padding) -> int:
    return max(length - maxlen, 0) if how.truncating == "pre" else 0


def _filled_in_front(length: int, maxlen: int, how: Padding) -> int:
    return max(maxlen - length, 0) if how.padding == "pre" else 0
