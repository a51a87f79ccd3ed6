"""How a drawing reads: what it is taken for, what each pixel was made by, what is to be done."""

from dataclasses import replace
from math import hypot

import numpy as np

from engine.vision.network import Passage
from tui.language import _, say
from tui.screens.vision import layers_words
from tui.screens.vision.draw_state import DrawState
from tui.screens.vision.state import Subject
from tui.wording.classes import named, set_name
from widgets.answer import Answer, Line
from widgets.canvas import Tool
from widgets.canvas_ink import REACH, WHITE, Ink, Made
from widgets.minus import with_minus
from widgets.pixel_map import Maps

#: A class that is less likely than this is not named.
WORTH_NAMING = 0.05


def hint(state: DrawState, tool: Tool) -> str:
    """What is in hand, and what would change it."""
    if tool == "brush":
        done, short = _("The pen is down: the arrows draw, ␣ lifts it."), _("Pen: ␣ lifts it.")
    elif tool == "rubber":
        done = _("The rubber is down: the arrows rub out, x lifts it.")
        short = _("Rubber: x lifts it.")
    else:
        done = _("Mouse, or ␣ and arrows; right button or x rubs out.")
        short = _("␣ draws, x rubs out.")
    if not state.centred:
        return done
    # Both in one line of the smallest screen.
    return say("{centred} {done}", done=short, centred=_("Centred as in MNIST (z)."))


def nothing_yet() -> str:
    """What is said of an empty canvas."""
    return _("The canvas is empty: draw something, or take a beginning with p or t.")


def verdict(passage: Passage, subject: Subject) -> str:
    """What the drawing is taken for, and what else it might be."""
    order = np.argsort(-passage.probabilities, kind="stable").tolist()
    first, second = order[:2]
    shares = passage.probabilities.tolist()
    name = named(subject.learned, first)
    said = say("It is taken for {name}: {share:.3f}.", name=name, share=shares[first])
    if shares[second] < WORTH_NAMING:
        return said
    other = named(subject.learned, second)
    rest = say("Or else for {name}: {share:.3f}.", name=other, share=shares[second])
    return f"{said} {rest}"


def small_maps(passage: Passage, stage: int) -> Maps:
    """The maps of a layer, where there is little room to say so."""
    maps = layers_words.maps_of(passage, stage, common=False)
    name = layers_words.layer_name(passage, stage)
    return replace(maps, title=say("{layer} (h)", layer=name))


def pixel_answer(ink: Ink, taken: str, row: int, column: int) -> Answer:
    """Why a pixel of the canvas is as bright as it is."""
    value = int(ink.numbers[row, column])
    title = say("pixel {row}, {column}", row=row, column=column)
    made = ink.made(row, column)
    if made is Made.BRUSH:
        return _brushed(ink, title, row, column)
    if made is Made.INVERTED:
        before = WHITE - value
        line = Line(_("before bright and dark were turned round"), "", f"{before}")
        return Answer(title, f"{WHITE} − {before}", (line,), f"{value}")
    reasons = {
        Made.NOTHING: _("Nothing was drawn here."),
        Made.RUBBER: _("It was rubbed out here."),
        Made.TAKEN: taken,
    }
    return Answer(title, "", (), f"{value}", note=reasons[made])


def _brushed(ink: Ink, title: str, row: int, column: int) -> Answer:
    at, across = ink.pen(row, column)
    away = hypot(row - at, column - across)
    share = max(0.0, min(1.0, REACH - away))
    place = say("row {row:.2f}, column {column:.2f}", row=at, column=across)
    lines = (
        Line(_("middle of the brush"), place, ""),
        Line(
            _("distance to it"),
            with_minus(f"√({row - at:.3f}² + {column - across:.3f}²)"),
            f"{away:.3f}",
        ),
        Line(_("share of the ink, at most 1"), f"min(1, {REACH:g} − {away:.3f})", f"{share:.3f}"),
    )
    value = f"{int(ink.numbers[row, column])}"
    note = _("The brush is soft at its edge, as the pens of MNIST are. Ink on ink stays as bright.")
    return Answer(title, f"{WHITE} × {share:.3f}", lines, value, note=note)


def taken_from(subject: Subject, position: int) -> str:
    """Where the picture on the canvas came from."""
    source = set_name(subject.pictures.about)
    return say("It came from {source}, picture {n}.", source=source, n=position)
