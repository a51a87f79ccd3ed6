"""What a change has changed: which layer is which, and which terms of its arithmetic are others."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from itertools import product
from typing import Final, TypeVar

from engine.why import Term, Why
from engine.zoo.summary import Row, Summary

T = TypeVar("T")

#: Stands for the old term of one that is new: what was not there came to nothing.
ABSENT: Final = Term("term_absent", "0", 0)


def matched(before: Summary, now: Summary) -> tuple[Row | None, ...]:
    """For each row of `now` the row of `before` that it came from; None if it was added."""
    return _aligned(before.rows, now.rows, _likeness)


def changed_terms(before: Why, now: Why) -> tuple[Term | None, ...]:
    """For each term of `now` the old one where it reads otherwise; ABSENT if there was none."""
    came_from = _aligned(before.terms, now.terms, _same_term)
    return tuple(
        ABSENT if old is None else None if old.expression == term.expression else old
        for old, term in zip(came_from, now.terms, strict=True)
    )


def _likeness(old: Row, now: Row) -> int | None:
    """How many settings two layers of one kind have in common; None if they are of two kinds."""
    one, other = old.layer, now.layer
    if type(one) is not type(other):
        return None
    settings = [each.name for each in fields(one)]
    return sum(bool(getattr(one, name) == getattr(other, name)) for name in settings)


def _same_term(old: Term, now: Term) -> int | None:
    return int(old.expression == now.expression) if old.code == now.code else None


def _aligned(
    old: Sequence[T], now: Sequence[T], alike: Callable[[T, T], int | None]
) -> tuple[T | None, ...]:
    """Who came from whom, in order: as many as possible, and of these the most alike."""
    best = {(i, j): (0, 0) for i in range(len(old) + 1) for j in range(len(now) + 1)}
    paired = set()
    for i, j in product(reversed(range(len(old))), reversed(range(len(now)))):
        best[i, j] = max(best[i + 1, j], best[i, j + 1])
        likeness = alike(old[i], now[j])
        if likeness is None:
            continue
        pairs, so_far = best[i + 1, j + 1]
        if (pairs + 1, so_far + likeness) >= best[i, j]:
            best[i, j] = (pairs + 1, so_far + likeness)
            paired.add((i, j))
    return tuple(_followed(old, len(now), best, paired))


def _followed(
    old: Sequence[T],
    length: int,
    best: dict[tuple[int, int], tuple[int, int]],
    paired: set[tuple[int, int]],
) -> list[T | None]:
    """The way through the best pairs, from the first on."""
    found: list[T | None] = [None] * length
    i = j = 0
    while i < len(old) and j < length:
        if (i, j) in paired:
            found[j] = old[i]
            i, j = i + 1, j + 1
        elif best[i + 1, j] == best[i, j]:
            i += 1
        else:
            j += 1
    return found
