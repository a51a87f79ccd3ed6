"""Slips that a count's own tables explain: one left out, gates forgotten, a side missed."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations
from math import prod

from engine.zoo.counting import Count, Side, Table
from engine.zoo.guesses.hint import Hint

#: Numbers of gates that are easily taken for one another.
GATES = (3, 4, 2)


def table_slips(count: Count) -> Iterator[Hint]:
    """One slip, the simplest first."""
    yield from _left_out(count)
    yield from _gates(count)
    yield from _biases(count)
    yield from _sides_left_out(count)
    yield from _sides_replaced(count)
    yield from _sides_added(count)


def double_slips(count: Count) -> Iterator[Hint]:
    """Two slips at once."""
    yield from _two_left_out(count)
    yield from _one_gate_and_more(count)
    yield from _side_and_table_left_out(count)


def _left_out(count: Count) -> Iterator[Hint]:
    for table in count.tables if len(count.tables) > 1 else ():
        guess = count.total - count.gates * table.weights
        if count.gates > 1:
            yield Hint("part_left_out_of_gates", _gated(count, guess, part=table))
        else:
            yield Hint("part_left_out", {"guess": guess, "part": table})


def _gated(count: Count, guess: int, **more: object) -> dict[str, object]:
    return {"guess": guess, "gates": count.gates, **more}


def _gates(count: Count) -> Iterator[Hint]:
    one = count.total // count.gates
    if count.gates > 1:
        yield Hint("gates_forgotten", _gated(count, one))
        for counted in GATES:
            yield Hint("gates_miscounted", _gated(count, counted * one, counted=counted))
        for table in count.tables:
            rest = count.total - (count.gates - 1) * table.weights
            yield Hint("part_without_gates", _gated(count, rest, part=table))
    elif _recurs(count):
        for counted in GATES:
            yield Hint("gates_not_there", {"guess": counted * one, "counted": counted})


def _recurs(count: Count) -> bool:
    """Whether some table leads from the units to themselves."""
    return any(len(_letters(table)) < len(lettered(table)) for table in count.tables)


def _letters(table: Table) -> tuple[str, ...]:
    """The letters of a table, each once."""
    return tuple(dict.fromkeys(side.letter for side in lettered(table)))


def _is_number(side: Side) -> bool:
    return side.letter.isdecimal()


def _biases(count: Count) -> Iterator[Hint]:
    """Biases counted once instead of twice, twice instead of once, once in all, or in vain."""
    found = [table for table in count.tables if len(_letters(table)) == len(lettered(table)) == 1]
    for table in found:
        all_of_them, units = count.gates * table.weights, lettered(table)[0].length
        if table.weights > units:
            once = count.total - count.gates * units
            yield Hint("biases_once", {"guess": once, "units": lettered(table)[0]})
        elif _recurs(count):
            yield Hint("biases_twice", {"guess": count.total + all_of_them})
        for counted in (1, count.gates):
            guess = count.total - all_of_them + counted
            yield Hint("single_bias", {"guess": guess, "units": lettered(table)[0]})
    if count.tables and not found:
        extra = count.gates * count.tables[0].sides[-1].length
        yield Hint("biases_not_there", {"guess": count.total + extra})


def lettered(table: Table) -> list[Side]:
    """The sides of a table that have a name, and are no number in any case."""
    return [side for side in table.sides if not _is_number(side)]


def _with(count: Count, table: Table, sides: tuple[Side, ...]) -> int:
    """What the sum comes to with other sides of one table."""
    return count.total + count.gates * (prod(side.length for side in sides) - table.weights)


def _sides_left_out(count: Count) -> Iterator[Hint]:
    for table in count.tables:
        for i, side in enumerate(table.sides if len(lettered(table)) > 1 else ()):
            guess = _with(count, table, table.sides[:i] + table.sides[i + 1 :])
            yield Hint("side_left_out", {"guess": guess, "table": table.code, "side": side})
        for left in combinations(range(len(table.sides)), 2) if len(table.sides) > 2 else ():
            kept = tuple(side for i, side in enumerate(table.sides) if i not in left)
            one, other = (table.sides[i] for i in left)
            yield Hint(
                "sides_left_out",
                {
                    "guess": _with(count, table, kept),
                    "table": table.code,
                    "side": one,
                    "other": other,
                },
            )


def _sides_replaced(count: Count) -> Iterator[Hint]:
    """One side taken for another: in one place, in a whole table, or exchanged everywhere."""
    sides = {side.letter: side for table in count.tables for side in lettered(table)}
    for table in count.tables:
        for side, wrong in ((sides[a], sides[b]) for a in _letters(table) for b in sides if a != b):
            for guess in (
                _with(count, table, _put(table, side, wrong, at_most=1)),
                _with(count, table, _put(table, side, wrong)),
            ):
                yield Hint(
                    "side_replaced",
                    {"guess": guess, "table": table.code, "wrong": wrong, "side": side},
                )
    for side, other in combinations(sides.values(), 2):
        guess = count.gates * sum(
            prod(_exchanged(each, side, other).length for each in table.sides)
            for table in count.tables
        )
        yield Hint("sides_exchanged", {"guess": guess, "side": side, "other": other})


def _put(table: Table, side: Side, wrong: Side, at_most: int | None = None) -> tuple[Side, ...]:
    """A table's sides with another length in the place of one of them."""
    found = [i for i, each in enumerate(table.sides) if each.letter == side.letter][:at_most]
    return tuple(
        replace(each, length=wrong.length) if i in found else each
        for i, each in enumerate(table.sides)
    )


def _exchanged(each: Side, side: Side, other: Side) -> Side:
    return {side.letter: other, other.letter: side}.get(each.letter, each)


def _sides_added(count: Count) -> Iterator[Hint]:
    for table in count.tables:
        added = sum(side.length for side in table.sides)
        guess = count.total + count.gates * (added - table.weights)
        if len(table.sides) > 1:
            yield Hint("sides_added", {"guess": guess, "table": table.code})


def _two_left_out(count: Count) -> Iterator[Hint]:
    for part, other in combinations(count.tables, 2) if len(count.tables) > 2 else ():
        guess = count.total - count.gates * (part.weights + other.weights)
        if count.gates > 1:
            yield Hint("parts_left_out_of_gates", _gated(count, guess, part=part, other=other))
        else:
            yield Hint("parts_left_out", {"guess": guess, "part": part, "other": other})


def _one_gate_and_more(count: Count) -> Iterator[Hint]:
    if count.gates == 1:
        return
    one = count.total // count.gates
    for table in count.tables:
        yield Hint("gates_and_part", _gated(count, one - table.weights, part=table))
        if any(_is_number(side) for side in table.sides):
            units = lettered(table)[0]
            yield Hint("gates_and_biases_once", _gated(count, one - units.length, units=units))


def _side_and_table_left_out(count: Count) -> Iterator[Hint]:
    for table, part in permutations(count.tables, 2):
        for i, side in enumerate(table.sides if len(lettered(table)) > 1 else ()):
            kept = _with(count, table, table.sides[:i] + table.sides[i + 1 :])
            guess = kept - count.gates * part.weights
            yield Hint(
                "side_and_part_left_out",
                {"guess": guess, "table": table.code, "side": side, "part": part},
            )
