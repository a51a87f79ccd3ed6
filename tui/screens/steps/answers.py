"""What the lab says about a number of a sliding window: where it came from, or where it goes."""

from collections.abc import Iterator

from engine.explain.slide import Slide
from engine.explain.windows import Place, is_inside
from tui import wording
from tui.language import N_, _, counted, say
from tui.screens.steps.sliding import Part, Sliding, SlidingSum, Written
from tui.screens.steps.sliding_state import S, SlidingState
from tui.screens.steps.texts import place_text, shown
from widgets.answer import Answer, Line
from widgets.figures import Figure

UNKNOWN = "?"
MOST_LINES = 16  # of where a number goes; the note says of how many windows it is a part

#: What the axes of an output are, by how many there are.
AXES = {1: (N_("steps"),), 2: (N_("rows"), N_("columns"))}


def output_answer(state: SlidingState[S], place: int) -> Answer:
    """Why a number of the output is what it is, as far as the learner has come."""
    operation = state.operation
    title = say("output {place}", place=place_text(operation.places[place]))
    if state.is_known(place):
        return wording.answer(title, operation.why(place, state.filter), _beside(state))
    if state.predicting:
        return _question(state, place, title)
    steps = state.walk.parts if place == state.walk.at else 0
    if not steps:
        return Answer(title, "", (), "·", _("Not reckoned out yet."))
    parts = operation.parts(place, state.filter)[:steps]
    written = operation.written(place, state.filter, steps)
    lines = tuple(
        Line(part_text(part, operation.channels), part.text, shown(part.value)) for part in parts
    )
    return Answer(title, in_full(written), lines, shown(written.value), _("So far."))


def in_full(written: Written) -> str:
    """An arithmetic in one piece."""
    return f"{written.before}{written.joint.join(written.parts)}{written.after}"


def part_text(part: Part, channels: int) -> str:
    """Where a part of a number comes from."""
    if part.cell is None:
        return _("bias")
    if part.weight_at is None:
        return say("input {cell}", cell=place_text(part.cell[:-1]))
    kernel = place_text(part.weight_at[:-2])
    cell = place_text(part.cell[:-1])
    if channels == 1:
        return say("input {cell} × kernel {weight}", cell=cell, weight=kernel)
    return say(
        "input {cell} × kernel {weight}, channel {n}",
        cell=cell,
        weight=kernel,
        n=part.cell[-1] + 1,
    )


def _beside(state: SlidingState[S]) -> str:
    """Which of several filters it is."""
    filters = state.operation.filters
    if filters == 1:
        return ""
    return say("filter {n} of {filters}", n=state.filter + 1, filters=filters)


def _question(state: SlidingState[S], place: int, title: str) -> Answer:
    """What is asked, and what was wrong so far."""
    told = state.guesses.get((place, state.filter))
    note = " ".join(text for text in (told.told if told else "", _rule(state.operation)) if text)
    return Answer(title, "", (), UNKNOWN, note)


def _rule(operation: Sliding) -> str:
    """By what rule a number is made."""
    if isinstance(operation, SlidingSum):
        return " ".join(_rules_of_sum(operation))
    if operation.has_end:
        return _("The mean of the numbers in the window.")
    return _("The largest number in the window.")


def _rules_of_sum(operation: SlidingSum) -> Iterator[str]:
    yield _("Multiply each number of the window by the weight it lies on, and add them up.")
    if operation.channels > 1:
        yield say("So in all {n} channels together.", n=operation.channels)
    if operation.of.bias is not None:
        yield _("Add the bias.")
    if operation.has_end:
        yield say("Then {name}.", name=operation.of.activation)


def input_answer(state: SlidingState[S], cell: Place) -> Answer:
    """What stands at a cell of the input (channel last), and what is made of it."""
    operation, place = state.operation, cell[:-1]
    title = say("input {place}", place=place_text(place))
    if operation.channels > 1:
        title = say("input {place}, channel {n}", place=place_text(place), n=cell[-1] + 1)
    if not is_inside(operation.slides, place):
        title = say("filled in at {place}", place=place_text(place))
        note = _("A zero at the edge, so that the window can reach over it.")
        return Answer(title, "", (), "0", note)
    reached = operation.reaches(place)
    note = say("Windows that look at it: {n} of {all}.", n=len(reached), all=len(operation.places))
    lines = tuple(_made_of(state, cell, reached))
    return Answer(title, "", lines, shown(float(operation.input[cell])), note)


def _made_of(state: SlidingState[S], cell: Place, reached: tuple[Place, ...]) -> Iterator[Line]:
    operation = state.operation
    filter_ = cell[-1] if operation.apart else state.filter
    for place in reached[:MOST_LINES]:
        number = operation.number_of(place)
        label = say("output {place}", place=place_text(place))
        part = operation.part_from(cell, number, filter_)
        hidden = state.hides(number)
        if part.weight_at is not None:
            yield Line(label, part.text, UNKNOWN if hidden else shown(part.value))
        else:
            value = UNKNOWN if hidden else shown(operation.value(number, filter_))
            steps = operation.steps_at(number, filter_)
            written = operation.written(number, filter_, steps)
            yield Line(label, "" if hidden else in_full(written), value)


def weight_answer(state: SlidingState[S], weight_at: Place) -> Answer:
    """What a weight (its channel and filter last) is multiplied with at the place in hand."""
    operation, at = state.operation, state.walk.at
    title = say("kernel {place}", place=place_text(weight_at[:-2]))
    part = next(e for e in operation.parts(at, state.filter) if e.weight_at == weight_at)
    assert part.cell is not None and isinstance(operation, SlidingSum)
    label = say(
        "now over input {cell}, for output {place}",
        cell=place_text(part.cell[:-1]),
        place=place_text(operation.places[at]),
    )
    value = UNKNOWN if state.hides(at) else shown(part.value)
    note = counted(
        "The same weight is used at the one place.",
        "The same weight is used at all {n} places.",
        len(operation.places),
    )
    weight = float(operation.of.kernel[weight_at])
    return Answer(title, "", (Line(label, part.text, value),), shown(weight), note)


def bias_answer(state: SlidingState[S]) -> Answer:
    """What a bias is added to."""
    assert isinstance(state.operation, SlidingSum)
    bias = state.operation.of.bias
    value = 0.0 if bias is None else float(bias[state.filter])
    note = _("Added to the sum at every place; a filter has one bias.")
    return Answer(_("bias"), "", (), shown(value), " ".join(filter(None, (note, _beside(state)))))


def shape_figures(operation: Sliding) -> Iterator[Figure]:
    """Each axis of the output by its formula, and how many numbers stand at each place."""
    for name, slide in zip(AXES[len(operation.slides)], operation.slides, strict=True):
        yield _axis(_(name), slide)
    if operation.filters == 1:
        return
    depth = _("One number for each filter at every place.")
    label = _("filters")
    if operation.apart:
        label, depth = _("channels"), _("Each channel is pooled for itself.")
    text = f"{operation.filters}"
    yield Figure(label, text, Answer(label, "", (), text, depth))


def _axis(name: str, slide: Slide) -> Figure:
    title = say("{axis} of the output", axis=name)
    formula = slide.why.formula
    text = f"{formula} = {slide.output}" if formula != f"{slide.output}" else formula
    return Figure(name, text, lambda: wording.answer(title, slide.why))
