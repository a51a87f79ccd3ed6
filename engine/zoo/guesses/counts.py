"""A guessed number of parameters: right, or which part of the sum it misses."""

from collections.abc import Iterator

from engine.zoo.guesses.double_slips import another_kind, likely_pairs, odd_pairs
from engine.zoo.guesses.hint import Hint, named
from engine.zoo.guesses.input_slips import input_slips
from engine.zoo.guesses.side_slips import sides_added, sides_left_out, sides_swapped
from engine.zoo.guesses.table_slips import left_out, odd_table_slips, table_slips
from engine.zoo.signal import numbers_in
from engine.zoo.summary import Row, Summary


def judge_count(row: Row, guess: int, table: Summary | None = None) -> Hint:
    """What a guess is told; with the model's table, also whether it is a neighbour's number."""
    count = row.count
    if guess == count.total:
        if not count.tables:
            return Hint("nothing_learnt", {}, right=True)
        return Hint("count_right", {"guess": guess, "formula": count.formula}, right=True)
    return named(_slips(row, table), guess, count.total) or _too_much_or_too_little(row, guess)


def _slips(row: Row, table: Summary | None) -> Iterator[Hint]:
    """All slips that have a name, the likeliest first."""
    before, after = _neighbours(row, table) if table else (None, None)
    yield from table_slips(row.count)
    yield from another_kind(row)
    yield from sides_left_out(row.count)
    yield from input_slips(row, before)
    yield from _other_numbers(row, before, after)
    yield from left_out(row.count, row.count.tables[:1])
    yield from likely_pairs(row)
    yield from odd_table_slips(row.count)
    yield from sides_swapped(row.count)
    yield from sides_added(row.count)
    yield from odd_pairs(row, before)


def _neighbours(row: Row, table: Summary) -> tuple[Row | None, Row | None]:
    place = table.rows.index(row)
    after = table.rows[place + 1] if place + 1 < len(table.rows) else None
    return (table.rows[place - 1] if place else None), after


def _other_numbers(row: Row, before: Row | None, after: Row | None) -> Iterator[Hint]:
    """Numbers that are true, but of something else."""
    if before and before.count.total:
        yield Hint(
            "count_of_layer_before", {"guess": before.count.total, "kind": before.layer.KIND}
        )
    if after and after.count.total:
        yield Hint("count_of_layer_after", {"guess": after.count.total, "kind": after.layer.KIND})
    if (coming_out := numbers_in(row.shape)) is not None:
        yield Hint("numbers_out", {"guess": coming_out})
    if (coming_in := numbers_in(row.given.shape)) is not None:
        yield Hint("numbers_in", {"guess": coming_in})


def _too_much_or_too_little(row: Row, guess: int) -> Hint:
    """Not which slip it was, but where to begin again: the sum in letters."""
    count = row.count
    if not count.tables:
        return Hint("tables_not_there", {"guess": guess})
    if guess > count.total:
        return Hint("count_too_large", {"guess": guess, "count": count})
    return Hint("count_too_small", {"guess": guess, "count": count})
