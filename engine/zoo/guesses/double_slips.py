"""Two slips at once: what a learner does more often than a single slip that nobody would make."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, combinations

from engine.zoo.counting import Count, Side, Table
from engine.zoo.guesses.hint import Hint
from engine.zoo.guesses.input_slips import input_slips
from engine.zoo.guesses.side_slips import FEW, sides_left_out, sides_swapped
from engine.zoo.guesses.table_slips import (
    biases_of,
    gated,
    gates_miscounted,
    left_out,
    lettered,
    recurs,
)
from engine.zoo.layers import GRU, LSTM, Recurrent
from engine.zoo.summary import Row


def likely_pairs(row: Row) -> Iterator[Hint]:
    """Two common slips; with few weights, two would lead to almost any number."""
    if row.count.total < FEW:
        return
    yield from _two_left_out(row.count)
    yield from _one_gate_and_more(row.count)
    for bare, biases in _without_biases(row):
        # A side of one of the tables that recur is hardly left out without the other.
        sides = () if recurs(bare.count) else sides_left_out(bare.count)
        slips = chain(gates_miscounted(bare.count), sides)
        yield from _and_biases_left_out(slips, biases)
    for once, units in _with_biases_once(row):
        tables = once.count.tables[:-1]
        slips = chain(left_out(once.count, tables), gates_miscounted(once.count))
        yield from _and_biases_once(slips, units)


def odd_pairs(row: Row, before: Row | None) -> Iterator[Hint]:
    """One common slip, and one that is not."""
    if row.count.total < FEW:
        return
    for bare, biases in _without_biases(row):
        slips = chain(input_slips(bare, before), sides_swapped(bare.count))
        yield from _and_biases_left_out(slips, biases)
    for once, units in _with_biases_once(row):
        slips = chain(input_slips(once, before), sides_swapped(once.count))
        yield from _and_biases_once(slips, units)


def _without_biases(row: Row) -> Iterator[tuple[Row, Table]]:
    """The layer as it would be without biases."""
    biases, count = biases_of(row.count), row.count
    if biases:
        yield replace(row, count=Count(*count.tables[:-1], gates=count.gates)), biases


def _with_biases_once(row: Row) -> Iterator[tuple[Row, Side]]:
    """The layer as it would be with one bias for every unit that has two."""
    biases, count = biases_of(row.count), row.count
    if biases and len(biases.sides) > 1:
        units = lettered(biases)[0]
        once = Table("biases", units)
        yield replace(row, count=Count(*count.tables[:-1], once, gates=count.gates)), units


def _and_biases_left_out(slips: Iterable[Hint], biases: Table) -> Iterator[Hint]:
    for slip in slips:
        yield Hint("and_part_left_out", {"first": slip, "part": biases})


def _and_biases_once(slips: Iterable[Hint], units: Side) -> Iterator[Hint]:
    for slip in slips:
        yield Hint("and_biases_once", {"first": slip, "units": units})


def _two_left_out(count: Count) -> Iterator[Hint]:
    for part, other in reversed(list(combinations(count.tables, 2))):
        guess = count.total - count.gates * (part.weights + other.weights)
        if guess and count.gates > 1:
            yield Hint("parts_left_out_of_gates", gated(count, guess, part=part, other=other))
        elif guess:
            yield Hint("parts_left_out", {"guess": guess, "part": part, "other": other})


def _one_gate_and_more(count: Count) -> Iterator[Hint]:
    one = count.total // count.gates
    for table in reversed(count.tables) if count.gates > 1 else ():
        yield Hint("gates_and_part", gated(count, one - table.weights, part=table))


def another_kind(row: Row) -> Iterator[Hint]:
    """Counted as a layer of another kind with gates: other gates, and other biases as well."""
    layer = row.layer
    if not isinstance(layer, Recurrent):
        return
    for kind in (LSTM, GRU):
        if not isinstance(layer, kind):
            other = kind(layer.units, bias=layer.bias)
            guess = other.count(row.given).total
            yield Hint("another_kind", {"guess": guess, "other": other.label})
