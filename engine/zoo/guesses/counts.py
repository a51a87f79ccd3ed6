"""A guessed number of parameters: right, or which part of the sum it misses."""

from collections.abc import Iterator

from engine.zoo.guesses.hint import Hint, named
from engine.zoo.guesses.input_slips import input_slips, numbers_in
from engine.zoo.guesses.table_slips import double_slips, table_slips
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
    """All slips that have a name, the simplest first."""
    neighbours = _neighbours(row, table) if table else (None, None)
    yield from table_slips(row.count)
    yield from input_slips(row, neighbours[0])
    yield from _other_numbers(row, *neighbours)
    yield from double_slips(row.count)


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
        return Hint("count_too_large", {"guess": guess, "letters": count.letters})
    return Hint("count_too_small", {"guess": guess, "letters": count.letters})
