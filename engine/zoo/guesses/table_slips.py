"""Slips with whole tables of a count: one left out, gates forgotten, biases counted otherwise."""

from collections.abc import Iterator

from engine.zoo.counting import Count, Side, Table
from engine.zoo.guesses.hint import Hint

#: Numbers of gates that are easily taken for one another.
GATES = (3, 4, 2)


def table_slips(count: Count) -> Iterator[Hint]:
    """The slips that are made most often."""
    yield from left_out(count, count.tables[1:])
    yield from gates_miscounted(count)
    yield from _biases(count)


def odd_table_slips(count: Count) -> Iterator[Hint]:
    """Those that are made rarely, so that a pair of common ones may be likelier."""
    yield from _part_without_gates(count)
    yield from _single_bias(count)


def left_out(count: Count, tables: tuple[Table, ...]) -> Iterator[Hint]:
    """One of these tables is forgotten: the biases first of all, the input last."""
    for table in reversed(tables) if len(count.tables) > 1 else ():
        guess = count.total - count.gates * table.weights
        if count.gates > 1:
            yield Hint("part_left_out_of_gates", gated(count, guess, part=table))
        else:
            yield Hint("part_left_out", {"guess": guess, "part": table})


def gated(count: Count, guess: int, **more: object) -> dict[str, object]:
    """The values of a slip in a layer with gates."""
    return {"guess": guess, "gates": count.gates, **more}


def gates_miscounted(count: Count) -> Iterator[Hint]:
    """All tables once for another number of gates."""
    one = count.total // count.gates
    if count.gates > 1:
        yield Hint("gates_forgotten", gated(count, one))
        for counted in GATES:
            yield Hint("gates_miscounted", gated(count, counted * one, counted=counted))
    elif recurs(count):
        for counted in GATES:
            yield Hint("gates_not_there", {"guess": counted * one, "counted": counted})


def _part_without_gates(count: Count) -> Iterator[Hint]:
    for table in reversed(count.tables) if count.gates > 1 else ():
        rest = count.total - (count.gates - 1) * table.weights
        yield Hint("part_without_gates", gated(count, rest, part=table))


def recurs(count: Count) -> bool:
    """Whether some table leads from the units to themselves."""
    return any(len(letters_of(table)) < len(lettered(table)) for table in count.tables)


def letters_of(table: Table) -> tuple[str, ...]:
    """The letters of a table, each once."""
    return tuple(dict.fromkeys(side.letter for side in lettered(table)))


def lettered(table: Table) -> list[Side]:
    """The sides of a table that have a name, and are no number in any case."""
    return [side for side in table.sides if not side.letter.isdecimal()]


def biases_of(count: Count) -> Table | None:
    """The table of biases: the only one that has a single side with a name."""
    return next((table for table in count.tables if len(lettered(table)) == 1), None)


def _biases(count: Count) -> Iterator[Hint]:
    """Biases counted once instead of twice, twice instead of once, or in vain."""
    table = biases_of(count)
    if table:
        units = lettered(table)[0]
        if table.weights > units.length:
            once = count.total - count.gates * units.length
            yield Hint("biases_once", {"guess": once, "units": units})
        elif recurs(count):
            yield Hint("biases_twice", {"guess": count.total + count.gates * table.weights})
    elif count.tables:
        extra = count.gates * count.tables[0].sides[-1].length
        yield Hint("biases_not_there", {"guess": count.total + extra})


def _single_bias(count: Count) -> Iterator[Hint]:
    """One bias in all, or one for each gate."""
    table = biases_of(count)
    if table and lettered(table)[0].length > 1:
        without = count.total - count.gates * table.weights
        for counted in (1, count.gates):
            yield Hint("single_bias", {"guess": without + counted, "units": lettered(table)[0]})
