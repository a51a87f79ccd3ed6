"""What a wrong guess gives away: the sum without one of its parts, or of another operation."""

from collections.abc import Iterator
from itertools import product
from math import prod

from engine.explain.numbers import rounded
from engine.explain.windows import is_inside
from tui.language import _, counted, say
from tui.screens.steps.sliding import Part, Sliding, SlidingPool, SlidingSum
from tui.screens.steps.texts import place_text, shown

NEAR = 0.0051  # two decimals are enough where a number is no whole one


def is_right(guess: float, value: float) -> bool:
    """Whether a guess is the number as 32 bits hold it, or it in two decimals."""
    exact = value in (guess, rounded(guess))
    return exact or (not value.is_integer() and abs(guess - value) <= NEAR)


def slip(operation: Sliding, place: int, filter_: int, guess: float) -> str:
    """What is likely wrong with a guess, in a sentence."""
    if isinstance(operation, SlidingSum):
        found = _of_sum(operation, place, filter_)
    else:
        assert isinstance(operation, SlidingPool)
        found = _of_pool(operation, place, filter_)
    for value, sentence in (*found, *_elsewhere(operation, place, filter_)):
        if is_right(guess, value):
            return say("{guess}: {slip}", guess=shown(guess), slip=sentence)
    if guess < operation.value(place, filter_):
        return say("{guess} is too small.", guess=shown(guess))
    return say("{guess} is too large.", guess=shown(guess))


def _of_sum(operation: SlidingSum, place: int, filter_: int) -> Iterator[tuple[float, str]]:
    """What comes out when a convolution is reckoned out wrongly, and how."""
    parts = operation.parts(place, filter_)
    products = [each for each in parts if each.cell is not None]
    whole = sum(each.value for each in parts)
    if operation.has_end:
        yield whole, say("that is the sum; {name} comes after it.", name=operation.of.activation)
    for each in parts:
        if each.value:
            name = each.text if each.cell else counted("the bias", "the {n} biases", 1)
            yield whole - each.value, say("you left out {part}.", part=name)
    yield _flipped(operation, products, whole), _("you flipped the kernel; Keras does not.")
    yield max(each.value for each in products), _("that is the largest product; add them all up.")
    pairs = [_factors(operation, each) for each in products]
    yield sum(number for number, _weight in pairs), _("you left the kernel out.")
    yield sum(map(sum, pairs)), _("you added numbers and weights; multiply them.")
    for each, pair in zip(products, pairs, strict=True):
        yield whole - prod(pair) + sum(pair), say("in {part} you added.", part=each.text)
    if operation.channels > 1:
        for channel in range(operation.channels):
            values = [each.value for each in products if each.cell and each.cell[-1] == channel]
            yield sum(values), say("that is channel {n} alone; add up all.", n=channel + 1)


def _factors(operation: SlidingSum, part: Part) -> tuple[float, float]:
    assert part.cell is not None and part.weight_at is not None
    inside = is_inside(operation.slides, part.cell[:-1])
    number = float(operation.input[part.cell]) if inside else 0.0
    return number, float(operation.of.kernel[part.weight_at])


def _flipped(operation: SlidingSum, products: list[Part], whole: float) -> float:
    """The sum under the kernel turned round, as mathematics has its convolution."""
    sides = operation.of.kernel.shape[:-2]
    turned = 0.0
    for each in products:
        assert each.weight_at is not None
        *at, channel, filter_ = each.weight_at
        opposite = (*(side - 1 - i for side, i in zip(sides, at, strict=True)), channel, filter_)
        weight = float(operation.of.kernel[opposite])
        turned += _factors(operation, each)[0] * weight
    return whole - sum(each.value for each in products) + turned


def _of_pool(operation: SlidingPool, place: int, filter_: int) -> Iterator[tuple[float, str]]:
    """What comes out when a pooling is reckoned out wrongly, and how."""
    values = [each.value for each in operation.parts(place, filter_)]
    whole = prod(each.window for each in operation.slides)
    mean = sum(values) / len(values)
    if operation.has_end:
        yield sum(values), say("that is the sum; divide it by {n}.", n=len(values))
        yield max(values), _("that is the largest; the mean is wanted.")
        yield sum(values) / whole, _("only the numbers of the input count, not what is filled in.")
    else:
        for each in values:
            if each < max(values):
                yield each, _("it is in the window, and so is a larger one.")
        yield sum(values), _("that is the sum; the largest is wanted.")
        yield mean, _("that is the mean; the largest is wanted.")


def _elsewhere(operation: Sliding, place: int, filter_: int) -> Iterator[tuple[float, str]]:
    """The numbers of other places and filters."""
    for filter_there, there in product(range(operation.filters), range(len(operation.places))):
        value = operation.value(there, filter_there)
        if filter_there != filter_:
            sentence = say("that is what filter {n} makes.", n=filter_there + 1)
        else:
            where = place_text(operation.places[there])
            sentence = say("that is the number at {place}.", place=where)
        if (there, filter_there) != (place, filter_):
            yield value, sentence
