"""A guessed output shape: right, or which axis misses what."""

from collections.abc import Iterator

from engine.zoo.guesses.axes import judge_axis
from engine.zoo.guesses.hint import Hint
from engine.zoo.guesses.reading import GuessedShape
from engine.zoo.signal import Shape, numbers_in, shape_text
from engine.zoo.summary import Row


def judge_shape(row: Row, guessed: GuessedShape) -> Hint:
    """What a guess is told; a batch in front, as Keras prints it, is left aside."""
    guess = guessed.without_batch(len(row.shape))
    if guess == row.shape:
        return Hint("shape_right", {"shape": shape_text(guess)}, right=True)
    whole = next(_whole_slips(row, guess), None)
    return whole or _axis_by_axis(row, guess)


def _whole_slips(row: Row, guess: Shape) -> Iterator[Hint]:
    """Slips that no single axis explains."""
    text = shape_text(guess)
    for table in row.count.tables:
        if guess == tuple(side.length for side in table.sides) and len(guess) > 1:
            yield Hint("shape_of_table", {"shape": text, "table": table.code})
    if len(guess) == len(row.shape):
        if sorted(guess, key=str) == sorted(row.shape, key=str):
            yield Hint("shape_in_other_order", {"shape": text})
        return
    yield from _too_many_axes(row, guess, text)
    yield from _too_few_axes(row, guess, text)
    yield Hint("axes_of_shape", {"shape": text, "axes": len(row.shape), "given": len(guess)})


def _too_many_axes(row: Row, guess: Shape, text: str) -> Iterator[Hint]:
    code = row.axes[-1].terms[0].code
    if code == "axis_flattened" and guess == row.given.shape:
        yield Hint("shape_not_flattened", {"shape": text})
    elif len(guess) == 2 and row.given.places in (guess[:1], (None,)):
        if code == "recurrent_units":
            yield Hint("only_last_state", {"shape": text})
        elif code == "axis_kept":
            yield Hint("steps_pooled_away", {"shape": text})


def _too_few_axes(row: Row, guess: Shape, text: str) -> Iterator[Hint]:
    if len(guess) != 1:
        return
    if guess == row.shape[-1:] and row.axes[-1].terms[0].code == "recurrent_units":
        yield Hint("every_state", {"shape": text})
    elif guess == row.shape[-1:]:
        yield Hint("every_place", {"shape": text})
    elif guess == (numbers_in(row.shape),) != (None,):
        yield Hint("flattened_too_early", {"shape": text})


def _axis_by_axis(row: Row, guess: Shape) -> Hint:
    """Every wrong axis by its own slip; what is the same for rows and columns is told once."""
    found: list[Hint] = []
    for place, size in enumerate(guess):
        if size != row.shape[place]:
            told = judge_axis(row, place, size)
            if told not in found:
                found.append(told)
    return found[0] if len(found) == 1 else Hint("several_axes", {"hints": tuple(found)})
