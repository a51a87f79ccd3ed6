"""How long an axis is after a layer, derived: one Why for every axis of an output."""

from typing import Final

from engine.why import Term, Why
from engine.zoo.signal import UNKNOWN, Shape, numbers_in, size_text

Axis = Why

VARIES: Final = Term("axis_varies", UNKNOWN, None)


def kept(size: int | None) -> Axis:
    """An axis that passes through as it is."""
    text = size_text(size)
    return Why(text, (Term("axis_kept", text, size),), size)


def given(size: int | None) -> Axis:
    """An axis of the input, as long as the learner's data make it."""
    if size is None:
        return Why(UNKNOWN, (VARIES,), None)
    return Why(f"{size}", (Term("axis_given", f"{size}", size),), size)


def made(term: Term) -> Axis:
    """An axis that is as long as the layer has units, filters or features."""
    return Why(term.expression, (term,), term.value)


def multiplied(sizes: Shape) -> Axis:
    """All axes laid end to end."""
    terms = tuple(Term("axis_flattened", size_text(size), size) for size in sizes)
    return Why(" × ".join(map(size_text, sizes)), terms, numbers_in(sizes))


def slid(size: int | None, window: Term, stride: int, padding: str) -> Axis:
    """How often a window fits on an axis, in steps of `stride`; "same" fills up the edge."""
    step = Term("stride", f"{stride}", stride)
    if size is None:
        return Why(UNKNOWN, (VARIES, window, step), None)
    long = Term("axis_before", f"{size}", size)
    if padding == "same":
        terms = (long, step, Term("padding_same", "same", "same"))
        formula = f"⌈{size} ÷ {stride}⌉" if stride > 1 else f"{size}"
        return Why(formula, terms, -(-size // stride))
    assert isinstance(window.value, int)
    room = size - window.value
    moves = f"{size} − {window.expression}"
    formula = f"⌊({moves}) ÷ {stride}⌋ + 1" if stride > 1 else f"{moves} + 1"
    return Why(formula, (long, window, step, Term("first_place", "1", 1)), room // stride + 1)
