"""The grids of a sliding window: which numbers they show, and which of them are marked."""

from collections.abc import Callable
from functools import partial

from engine.explain.windows import Place, is_inside
from tui.language import _, say
from tui.screens.steps.answers import (
    UNKNOWN,
    bias_answer,
    input_answer,
    output_answer,
    weight_answer,
)
from tui.screens.steps.board import Sheets
from tui.screens.steps.sliding import Part, Sliding, SlidingSum
from tui.screens.steps.sliding_state import Guess, S, SlidingState
from tui.screens.steps.texts import shown
from widgets.number_grid import At, Kind, Number, Numbers

PENDING = "·"
EDGE_HEAD = "·"

# Where things lie. A signal is a grid of one row, and what is filled in has its cells, too.


def input_at(operation: Sliding, place: Place) -> At:
    """Row and column of a place of the input, in its grid."""
    first, *second = (at + each.before for at, each in zip(place, operation.slides, strict=True))
    return (first, second[0]) if second else (0, first)


def input_place(operation: Sliding, at: At) -> Place:
    """The place of the input at a row and column of its grid."""
    where = grid_place(operation, at)
    return tuple(i - each.before for i, each in zip(where, operation.slides, strict=True))


def grid_at(place: Place) -> At:
    """Row and column of a place of the output, or of the kernel, in its grid."""
    return (place[0], place[1]) if len(place) == 2 else (0, place[0])


def grid_place(operation: Sliding, at: At) -> Place:
    """The place of the output, or of the kernel, at a row and column of its grid."""
    return at[-len(operation.slides) :]


# What stands there


def sheets(state: SlidingState[S]) -> Sheets:
    """Everything that the board shows."""
    operation = state.operation
    inputs = [_input(state, channel) for channel in range(operation.channels)]
    kernels: list[Numbers] = []
    bias = None
    if isinstance(operation, SlidingSum):
        kernels = [_kernel(state, operation, channel) for channel in range(operation.channels)]
        bias = _bias(state)
    return Sheets(inputs, kernels, bias, output(state))


def _input(state: SlidingState[S], channel: int) -> Numbers:
    operation = state.operation
    sizes = [each.before + each.size + each.after for each in operation.slides]
    rows = tuple(
        tuple(_cell(state, (row, column), channel) for column in range(sizes[-1]))
        for row in range(sizes[0] if len(sizes) == 2 else 1)
    )
    title = _numbered(_("input"), channel, operation.channels)
    heads = [_edge_heads(operation, axis) for axis in range(len(sizes))]
    return Numbers(title, rows, heads[0] if len(heads) == 2 else (), heads[-1])


def _cell(state: SlidingState[S], at: At, channel: int) -> Number:
    operation = state.operation
    place = input_place(operation, at)
    cell = (*place, channel)
    answer = partial(input_answer, state, cell)
    if not is_inside(operation.slides, place):
        return Number("0", Kind.FILLED, answer)
    return Number(shown(float(operation.input[cell])), answer=answer, editable=True)


def _edge_heads(operation: Sliding, axis: int) -> tuple[str, ...]:
    """The number of each place along an axis; what is filled in has none."""
    slide = operation.slides[axis]
    inside = map(str, range(slide.size))
    return (*[EDGE_HEAD] * slide.before, *inside, *[EDGE_HEAD] * slide.after)


def _kernel(state: SlidingState[S], operation: SlidingSum, channel: int) -> Numbers:
    sides = [each.window for each in operation.slides]

    def weight(place: Place) -> Number:
        at = (*place, channel, state.filter)
        text = shown(float(operation.of.kernel[at]))
        return Number(text, answer=partial(weight_answer, state, at), editable=True)

    return _plain(_numbered(_("kernel"), channel, operation.channels), sides, weight)


def _plain(title: str, sizes: list[int], number: Callable[[Place], Number]) -> Numbers:
    """A grid of these sizes, its places counted from 0."""
    across = sizes[-1]
    columns = tuple(map(str, range(across)))
    if len(sizes) == 1:
        return Numbers(title, (tuple(number((i,)) for i in range(across)),), (), columns)
    rows = tuple(tuple(number((r, c)) for c in range(across)) for r in range(sizes[0]))
    return Numbers(title, rows, tuple(map(str, range(sizes[0]))), columns)


def _bias(state: SlidingState[S]) -> Numbers:
    answer = bias_answer(state)
    return Numbers(_("bias"), ((Number(answer.value, answer=answer, editable=True),),))


def output(state: SlidingState[S]) -> Numbers:
    """The output, as far as it is known."""
    operation = state.operation
    numbers = iter(range(len(operation.places)))
    title = _numbered(_("output"), state.filter, operation.filters)
    sizes = [each.output for each in operation.slides]
    return _plain(title, sizes, lambda _place: _output_number(state, next(numbers)))


def _output_number(state: SlidingState[S], place: int) -> Number:
    operation, answer = state.operation, partial(output_answer, state, place)
    text = shown(operation.value(place, state.filter))
    if state.predicting:
        guess = state.guesses.get((place, state.filter), Guess())
        if state.hides(place):
            text, kind = (guess.text, Kind.WRONG) if guess.text else (UNKNOWN, Kind.HIDDEN)
            return Number(text, kind, answer, editable=True)
        return Number(text, Kind.RIGHT if guess.right else Kind.GIVEN, answer)
    if state.is_known(place):
        return Number(text, answer=answer)
    if place == state.walk.at and state.walk.parts:
        so_far = operation.written(place, state.filter, state.walk.parts).value
        return Number(shown(so_far), Kind.PENDING, answer)
    return Number(PENDING, Kind.PENDING, answer)


def _numbered(name: str, place: int, of: int) -> str:
    """A name, and which of several it is."""
    return name if of == 1 else say("{name} {n}/{all}", name=name, n=place + 1, all=of)


# What is marked


def window_marks(state: SlidingState[S]) -> frozenset[At]:
    """The cells of the input under the window; they are the same in every channel."""
    cells = state.operation.window(state.walk.at)
    return frozenset(input_at(state.operation, cell) for cell in cells)


def reached_marks(state: SlidingState[S], cell: Place) -> frozenset[At]:
    """The numbers of the output in which a cell of the input has a part."""
    return frozenset(map(grid_at, state.operation.reaches(cell)))


def factors_at(operation: Sliding, part: Part | None, channel: int) -> tuple[At | None, At | None]:
    """Where the number and the weight of a part stand, if it is of this channel."""
    if part is None or part.cell is None or part.cell[-1] != channel:
        return None, None
    weight = None if part.weight_at is None else grid_at(part.weight_at[:-2])
    return input_at(operation, part.cell[:-1]), weight
