"""Slips with the sides of a count's tables: one left out, added, or taken for another."""

from collections.abc import Iterator
from dataclasses import replace
from math import prod

from engine.zoo.counting import Count, Side, Table
from engine.zoo.guesses.hint import Hint
from engine.zoo.guesses.table_slips import lettered, letters_of

#: Sides that are taken for one another: what comes in, and what is made of it.
SWAPPED = (("in", "u"), ("in", "f"))

#: In a layer of fewer weights than this, a number that a swap leads to is met by chance.
FEW = 100
#: In one of fewer than this, the swapped sides must differ clearly.
SOME = 1000


def sides_left_out(count: Count) -> Iterator[Hint]:
    """One side of a table, or the kernel of a picture with both its sides."""
    for table in count.tables:
        for i, side in enumerate(table.sides if len(lettered(table)) > 1 else ()):
            guess = with_sides(count, table, table.sides[:i] + table.sides[i + 1 :])
            yield Hint("side_left_out", {"guess": guess, "table": table.code, "side": side})
        kernel = _kernel(table)
        if len(kernel) == 2:
            guess = with_sides(count, table, table.sides[2:])
            one, other = kernel
            yield Hint(
                "sides_left_out",
                {"guess": guess, "table": table.code, "side": one, "other": other},
            )


def sides_swapped(count: Count) -> Iterator[Hint]:
    """One side taken for another: in one place, in a whole table, or exchanged everywhere."""
    if count.total < FEW:
        return
    sides = {side.letter: side for table in count.tables for side in lettered(table)}
    found = [(sides[a], sides[b]) for a, b in SWAPPED if a in sides and b in sides]
    for one, other in found:
        if count.total >= SOME or _differ(one, other):
            yield from _taken_for(count, one, other)
            yield from _taken_for(count, other, one)
            guess = _exchanged(count, {one.letter: other, other.letter: one})
            yield Hint("sides_exchanged", {"guess": guess, "side": one, "other": other})
    yield from _kernel_and_filters(count)


def sides_added(count: Count) -> Iterator[Hint]:
    """The sides of a table added instead of multiplied."""
    for table in count.tables:
        added = sum(side.length for side in table.sides)
        guess = count.total + count.gates * (added - table.weights)
        if len(table.sides) > 1:
            yield Hint("sides_added", {"guess": guess, "table": table.code})


def with_sides(count: Count, table: Table, sides: tuple[Side, ...]) -> int:
    """What the sum comes to with other sides of one table."""
    return count.total + count.gates * (prod(side.length for side in sides) - table.weights)


def _kernel(table: Table) -> list[Side]:
    return [side for side in table.sides if side.letter.startswith("k")]


def _differ(one: Side, other: Side) -> bool:
    short, long = sorted((one.length, other.length))
    return long >= 2 * short


def _taken_for(count: Count, side: Side, wrong: Side) -> Iterator[Hint]:
    """The wrong side in the place of the right one, in each table that has it."""
    for table in count.tables if side.length != wrong.length else ():
        if side.letter in letters_of(table):
            for at_most in (1, None):
                guess = with_sides(count, table, _put(table, side, wrong, at_most))
                yield Hint(
                    "side_replaced",
                    {"guess": guess, "table": table.code, "wrong": wrong, "side": side},
                )


def _put(table: Table, side: Side, wrong: Side, at_most: int | None) -> tuple[Side, ...]:
    """A table's sides with another length in the place of one of them."""
    found = [i for i, each in enumerate(table.sides) if each.letter == side.letter][:at_most]
    return tuple(
        replace(each, length=wrong.length) if i in found else each
        for i, each in enumerate(table.sides)
    )


def _exchanged(count: Count, instead: dict[str, Side]) -> int:
    """What the sum comes to with other sides everywhere."""
    return count.gates * sum(
        prod(instead.get(side.letter, side).length for side in table.sides)
        for table in count.tables
    )


def _kernel_and_filters(count: Count) -> Iterator[Hint]:
    """As when the two numbers that a convolution is made with are read the other way round."""
    kernel = _kernel(count.tables[0])
    if kernel:
        filters = count.tables[0].sides[-1]
        instead = {"f": kernel[0]} | {side.letter: filters for side in kernel}
        yield Hint(
            "kernel_and_filters_exchanged",
            {
                "guess": _exchanged(count, instead),
                "filters": filters,
                "kernel": kernel[0].length,
            },
        )
