"""How layers and their numbers read: names, shapes, the picture in hand, and why."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.windows import Place
from engine.runs.library import RunKey
from engine.vision.network import Passage, Stage
from engine.vision.why import why
from engine.zoo.signal import shape_text
from engine.zoo.spec import Spec
from engine.zoo.summary import summary
from tui import wording
from tui.language import _, counted, say
from tui.screens.models.answers import shape_answer
from tui.screens.vision.state import VisionState
from tui.wording.classes import named, set_name
from widgets.answer import Answer, Line
from widgets.bars import LabelledBar
from widgets.minus import with_minus
from widgets.pixel_map import Maps
from widgets.pixel_zoom import PixelMap

#: So many numbers of a long row can stand in one line.
LONGEST_LINE: Final = 64


def figure(number: float, digits: int = 6) -> str:
    """A number in so many digits."""
    return with_minus(f"{number:.{digits}g}")


def layer_name(passage: Passage, stage: int) -> str:
    """What a stage is called: the picture, or the layer as Keras names it."""
    return passage.stages[stage].name if stage else _("picture")


def layer_row(passage: Passage, stage: int) -> tuple[str, str]:
    """A layer in the list: its name, and the shape of what it makes."""
    return layer_name(passage, stage), shape_text(passage.stages[stage].output.shape)


def layer_answer(passage: Passage, stage: int) -> Answer:
    """Why what a layer makes has its shape."""
    return shape_answer(summary(passage.network.spec).rows[stage])


def picture_line(state: VisionState) -> str:
    """Which picture is in hand, of which set, and what it shows."""
    assert state.subject is not None
    if state.truth is None:
        return _("your own picture")
    truth = named(state.subject.classes, state.truth)
    source = set_name(state.subject.pictures.about)
    return say("{source} {position}: {truth}", source=source, position=state.position, truth=truth)


def verdict_line(state: VisionState, passage: Passage) -> str:
    """What the network takes it for, and whether that is so, where it is known."""
    assert state.subject is not None
    verdict, mark = passage.verdict, ""
    if state.truth is not None and state.subject.shared:
        mark = "✓ " if verdict == state.truth else "✗ "
    name = named(state.subject.learned, verdict)
    share = f"{float(passage.probabilities[verdict]):.3f}"
    return say("{mark}called {name}: {share}", mark=mark, name=name, share=share)


def model_line(state: VisionState) -> str:
    """Which model looks."""
    assert state.subject is not None
    return model_named(state.subject.seer.key, state.subject.seer.spec)


def model_named(key: RunKey, spec: Spec) -> str:
    """A model by its run, or as the starter that came with the app."""
    return key if isinstance(key, str) else say("run {run}: {model}", run=key, model=spec.name)


def answer_of(passage: Passage, stage: int, at: Place) -> Answer:
    """Why a number of a stage is what it is."""
    place = ", ".join(map(str, at))
    return wording.answer(f"{layer_name(passage, stage)}[{place}]", why(passage, stage, at))


# What each kind of stage is shown as


def maps_of(passage: Passage, stage: int, common: bool) -> Maps:
    """All maps of a stage, side by side."""
    found = passage.stages[stage]
    scale = _("one scale (v)") if common else _("own scales (v)")
    return Maps(
        f"{layer_name(passage, stage)} · {scale}",
        np.moveaxis(found.output, -1, 0),
        [f"{number}" for number in range(found.maps)],
        common,
        answer=partial(map_answer, passage, stage),
        smaller=_smaller,
    )


def _smaller(down: float, across: float) -> str:
    """Why the numbers beside the colours are not those of the map itself."""
    return say(
        "Drawn small: each pixel is the mean of {down:.3g} × {across:.3g} numbers, and so are the "
        "two ends of the colours.",
        down=down,
        across=across,
    )


def map_answer(passage: Passage, stage: int, number: int) -> Answer:
    """What there is to say of a whole map: where it is largest, its mean, how much of it is 0."""
    shown = passage.stages[stage].map(number)
    row, column = (int(at) for at in np.unravel_index(int(shown.argmax()), shown.shape))
    total, size = float(shown.sum(dtype=np.float64)), shown.size
    return Answer(
        title=map_named(passage, stage, number),
        formula=f"max = x[{row}, {column}]",
        lines=(
            Line(_("mean"), f"{figure(total)} ÷ {size}", figure(total / size)),
            Line(_("numbers that are 0"), "", f"{int((shown == 0).sum()):,}"),
        ),
        value=figure(float(shown[row, column])),
        note=_("⏎ opens it: then each of its pixels says why."),
    )


def map_named(passage: Passage, stage: int, number: int) -> str:
    """Which map of which layer."""
    return say("{layer}, map {number}", layer=layer_name(passage, stage), number=number)


def map_of(passage: Passage, stage: int, number: int) -> PixelMap:
    """One map, large."""
    found, name = passage.stages[stage], layer_name(passage, stage)
    title = name
    if found.maps > 1:
        last = found.maps - 1
        title = say("{layer}, map {number} (0…{last})", layer=name, number=number, last=last)
    return PixelMap(
        title,
        found.map(number),
        answer=lambda row, column: answer_of(passage, stage, (row, column, number)),
    )


def plane_of(passage: Passage, stage: int, number: int) -> PixelMap:
    """One map, or a row that is too long for bars."""
    if passage.stages[stage].maps:
        return map_of(passage, stage, number)
    return row_of(passage, stage)


def row_of(passage: Passage, stage: int) -> PixelMap:
    """A long row of numbers, broken into lines as the maps before it had places."""
    found = passage.stages[stage].output
    across = _across(passage, stage)
    lines: Numbers = found.reshape(-1, across)
    shown = f"{layer_name(passage, stage)} · {len(lines)} × {across}"
    return PixelMap(
        shown,
        lines,
        answer=lambda row, column: answer_of(passage, stage, (row * across + column,)),
    )


def _across(passage: Passage, stage: int) -> int:
    """How many numbers make a line: as many as there were maps before the row, or columns of the
    only one; else as many as leave no line shorter than the others."""
    before = next(each for each in reversed(passage.stages[:stage]) if each.maps)
    size = passage.stages[stage].output.size
    wanted = before.maps if before.maps > 1 else before.output.shape[1]
    if size % wanted == 0:
        return wanted
    return next((each for each in range(LONGEST_LINE, 1, -1) if size % each == 0), size)


def bars_of(state: VisionState, passage: Passage, stage: int) -> Iterator[LabelledBar]:
    """A bar for each unit; those of the last layer are classes, and bear their names."""
    assert state.subject is not None
    is_last = stage == len(passage.stages) - 1
    for unit, value in enumerate(passage.stages[stage].output.tolist()):
        name = named(state.subject.learned, unit) if is_last else f"{unit}"
        label = name if name == f"{unit}" else f"{unit} {name}"
        text = f"{value:.4f}" if is_last else figure(value, 4)
        yield LabelledBar(label, value, text, partial(answer_of, passage, stage, (unit,)))


def bars_caption(state: VisionState, passage: Passage, stage: Stage) -> str:
    """What the bars are."""
    assert state.subject is not None
    if stage is passage.stages[-1]:
        if not state.subject.shared:
            return say("{layer} · classes of its own, not of these pictures", layer=stage.name)
        return say("{layer} · how probable each class is", layer=stage.name)
    units = counted("{n} unit", "{n} units", stage.output.size)
    return f"{stage.name} · {units}"
