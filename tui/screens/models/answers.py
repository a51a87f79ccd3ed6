"""What the lab says about a layer: why its count, and why its shape."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from engine.why import Term
from engine.zoo.differences import ABSENT, changed_terms
from engine.zoo.layers import Input
from engine.zoo.script.pieces import settings
from engine.zoo.signal import shape_text, size_text
from engine.zoo.sizes import Axis
from engine.zoo.summary import Row, Summary
from tui import wording
from tui.language import N_, _, say
from tui.wording.hints import legend
from tui.wording.zoo import KINDS
from widgets.answer import Answer, Line
from widgets.figures import Figure

#: What the axes of a shape are, by how many there are.
AXES = {
    1: (N_("numbers"),),
    2: (N_("steps"), N_("features")),
    3: (N_("rows"), N_("columns"), N_("features")),
}


def count_answer(row: Row, before: Row | None = None) -> Answer:
    """Why a layer has so many parameters, and which terms were others before it was changed."""
    letters = row.count.letters
    if letters:
        letters = say("{letters}, where {legend}", letters=letters, legend=legend(row.count))
    note = " · ".join(part for part in (letters, about(row)) if part)
    title = say("{layer}: parameters", layer=row.layer.label)
    answer = wording.answer(title, row.count, note)
    if before is None:
        return answer
    terms = changed_terms(before.count, row.count)
    lines = (
        line if term is None else replace(line, was=_was(term))
        for line, term in zip(answer.lines, terms, strict=True)
    )
    return replace(answer, lines=tuple(lines))


def about(row: Row) -> str:
    """What a layer does, and how it is set where its sizes do not say so."""
    return " · ".join(part for part in (settings_text(row), _(KINDS[row.layer.KIND])) if part)


def settings_text(row: Row) -> str:
    """The settings of a layer beyond its sizes, as Keras is asked for them."""
    return ", ".join(settings(row.layer))


def _was(term: Term) -> str:
    """What a term was before."""
    if term is ABSENT:
        return _("new")
    value = wording.number(term.value)
    if term.expression == value.replace(",", ""):
        return say("{value} before", value=value)
    return say("{expression} = {value} before", expression=term.expression, value=value)


def layer_figures(row: Row, before: Row | None) -> tuple[Figure, Figure]:
    """A layer's shape and count, each with its why, and marked where it differs from before."""
    reshaped = before is None or before.shape != row.shape
    recounted = before is None or before.count.total != row.count.total
    shape, count = partial(shape_answer, row, before), partial(count_answer, row, before)
    return (
        Figure(row.name, shape_text(row.shape), shape, reshaped),
        Figure(row.name, f"{row.count.total:,}", count, recounted),
    )


def total_answer(table: Summary) -> Answer:
    """Why a model has so many parameters: a line for every layer that learns."""
    answer = wording.answer(say("{model}: parameters", model=table.spec.name), table.why_total)
    learning = [row for row in table.rows if row.count.total]
    lines = (
        Line(row.layer.label, row.count.formula, wording.number(row.count.total))
        for row in learning
    )
    return replace(answer, lines=tuple(lines))


def shape_answer(row: Row, before: Row | None = None) -> Answer:
    """Why what flows out of a layer has its shape: one derivation for every axis."""
    note = about(row)
    if before is not None and before.shape != row.shape:
        note = say("{shape} before.", shape=shape_text(before.shape)) + " " + note
    return Answer(
        title=say("{layer}: output shape", layer=row.layer.label),
        formula="",
        lines=tuple(_axis_lines(row)),
        value=shape_text(row.shape),
        note=note,
    )


def _axis_lines(row: Row) -> Iterator[Line]:
    names = axis_names(row)
    said: set[str] = set()
    for name, axis, size in zip(names, row.axes, row.shape, strict=True):
        yield _axis_line(name, axis, size)
        # Rows and columns of a square picture have the same derivation: once is enough.
        if len(axis.terms) > 1 and axis.formula not in said:
            said.add(axis.formula)
            yield from (replace(line, label="· " + line.label) for line in _term_lines(axis))


def axis_names(row: Row) -> tuple[str, ...]:
    """What each axis of a layer's output is."""
    if isinstance(row.layer, Input) and row.output.ids:
        return (_("ids"),)
    known = AXES.get(len(row.axes))
    if known is None:
        return tuple(str(number) for number in range(1, len(row.axes) + 1))
    return tuple(_(name) for name in known)


def _axis_line(name: str, axis: Axis, size: int | None) -> Line:
    expression = "" if axis.formula == size_text(size) else axis.formula
    if len(axis.terms) == 1:
        name = say("{axis}: {reason}", axis=name, reason=_term_lines(axis)[0].label)
    return Line(name, expression, size_text(size) if size is None else wording.number(size))


def _term_lines(axis: Axis) -> tuple[Line, ...]:
    return wording.answer("", axis).lines
