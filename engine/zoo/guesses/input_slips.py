"""Slips about what comes in: steps taken for features, weights counted anew at every step."""

from collections.abc import Iterator
from math import prod

from engine.zoo.counting import Side, Table
from engine.zoo.guesses.hint import Hint
from engine.zoo.layers import Picture
from engine.zoo.signal import Signal
from engine.zoo.summary import Row

#: The sides that are as long as what comes in, or that are easily taken for it.
FROM_INPUT = ("in", "V")

#: How many numbers a picture in colour has at each place.
COLOURS = 3


def input_slips(row: Row, before: Row | None) -> Iterator[Hint]:
    """One slip, the simplest first."""
    if before is not None and isinstance(before.layer, Picture):
        yield from _in_colour(row)
    yield from _times_the_places(row)
    for table in row.count.tables:
        for side in table.sides:
            if side.letter in FROM_INPUT:
                yield from _counted_otherwise(row, table, side, before)


def _times_the_places(row: Row) -> Iterator[Hint]:
    """The same weights serve all places: they are counted once."""
    for places in _numbers_of_places(row):
        yield Hint("shared_by_places", {"guess": row.count.total * places, "places": places})
    for table in row.count.tables:
        for places in _numbers_of_places(row):
            more = row.count.gates * table.weights * (places - 1)
            yield Hint(
                "part_shared_by_places",
                {"guess": row.count.total + more, "table": table.code, "places": places},
            )


def _numbers_of_places(row: Row) -> list[int]:
    """How many places come in and go out, and how long their axes are; each number once."""
    axes = [_places(row.given), _places(row.output)]
    whole = [prod(known) for known in axes if known]
    return list(dict.fromkeys([*whole, *(size for known in axes for size in known)]))


def _places(signal: Signal) -> list[int]:
    """The axes along which places lie, as far as their length is known; each id is a place."""
    axes = signal.shape if signal.ids else signal.places
    return [size for size in axes if size is not None]


def _counted_otherwise(row: Row, table: Table, side: Side, before: Row | None) -> Iterator[Hint]:
    """The input counted by its places, or as it was a layer earlier."""
    for size in dict.fromkeys(_places(row.given)):
        guess = _with_length(row, table, side, size)
        yield Hint("places_counted", {"guess": guess, "places": size, "side": side})
    earlier = before.given.shape if before else ()
    for length in (size for size in earlier if size is not None):
        guess = _with_length(row, table, side, length)
        yield Hint("counted_a_layer_early", {"guess": guess, "size": length})


def _in_colour(row: Row) -> Iterator[Hint]:
    """A grey picture taken for one in colours, in the kernels or in all."""
    for table in row.count.tables:
        for side in table.sides:
            if side.letter == "in" and side.length == 1:
                guess = _with_length(row, table, side, COLOURS)
                yield Hint("taken_in_colour", {"guess": guess})
                yield Hint("taken_in_colour", {"guess": row.count.total * COLOURS})


def _with_length(row: Row, table: Table, side: Side, length: int) -> int:
    """What the sum comes to with another length of one side."""
    other = table.weights // side.length * length
    return row.count.total + row.count.gates * (other - table.weights)
