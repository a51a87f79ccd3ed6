"""What the same reviews cost in memory: as ids, as one-hot rows, and as embedded vectors."""

import math
from dataclasses import dataclass

from engine.why import Refusal, Term, Why

BYTES = {"int32": 4, "float32": 4, "float64": 8}


class LedgerRefused(Refusal):
    """Sizes that no array can have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to hold the reviews, or a table that goes with it."""

    code: str
    shape: tuple[int, ...]
    dtype: str
    bytes: int
    why: Why


def ledger(reviews: int, maxlen: int, size: int, dimension: int) -> tuple[Entry, ...]:
    """The ids, their one-hot rows in both number formats, and their embedding with its table."""
    given = {"reviews": reviews, "maxlen": maxlen, "size": size, "dimension": dimension}
    for name, number in given.items():
        if number < 1:
            raise LedgerRefused("ledger_number_too_small", setting=name, number=number)
    count = (reviews, Term("memory_reviews", f"{reviews}", reviews))
    length = (maxlen, Term("memory_length", f"{maxlen}", maxlen))
    words = (size, Term("memory_words", f"{size}", size))
    features = (dimension, Term("memory_features", f"{dimension}", dimension))
    return (
        _entry("ids", "int32", count, length),
        _entry("onehot", "float32", count, length, words),
        _entry("to_categorical", "float64", count, length, words),
        _entry("embedded", "float32", count, length, features),
        _entry("embedding_table", "float32", words, features),
    )


def _entry(code: str, dtype: str, *axes: tuple[int, Term]) -> Entry:
    shape = tuple(number for number, _ in axes)
    width = BYTES[dtype]
    size = math.prod(shape) * width
    terms = (*(term for _, term in axes), Term("memory_bytes_each", f"{width}", width))
    why = Why(" × ".join(term.expression for term in terms), terms, size)
    return Entry(code, shape, dtype, size, why)
