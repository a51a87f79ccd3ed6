"""Maps as a PNG: in the same colours as on the screen, each pixel a square."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.explain.numbers import Numbers
from engine.files.atomic import replacing
from engine.vision.network import Stage
from tui.commands.maps_seen import Seen
from tui.commands.saving import saving
from tui.settings import Settings
from widgets.colour_map import Colours
from widgets.pixels import colours_of, span_of

#: A map alone is about so many pixels wide, and one of many.
ALONE, AMONG = 448, 112
#: So many stand side by side, and so far apart.
ACROSS, GAP = 8, 4

Image = NDArray[np.uint8]


def save(seen: Seen, settings: Settings, out: Path) -> None:
    """Write what was asked for: the picture, a map, all maps of a layer, or its row of numbers."""
    from PIL import Image as Pillow

    colours: Colours = settings.colours  # type: ignore[assignment]
    with saving(out):
        packed = io.BytesIO()
        Pillow.fromarray(_image(seen, colours)).save(packed, format="PNG")
        with replacing(out) as output:
            output.write(packed.getbuffer())


def _image(seen: Seen, colours: Colours) -> Image:
    if seen.stage is None:
        return _large(seen.passage.stages[0].map(0), ALONE, colours)
    if seen.map is not None:
        return _large(seen.stage.map(seen.map), ALONE, colours)
    if seen.stage.maps == 1:
        return _large(seen.stage.map(0), ALONE, colours)
    if seen.stage.maps:
        return _all(seen.stage, colours)
    return _large(_lines(seen.stage.output), ALONE, colours)


def _large(numbers: Numbers, wide: int, colours: Colours) -> Image:
    """Each number as a square of pixels."""
    times = max(1, round(wide / numbers.shape[1]))
    drawn = colours_of(numbers, colours, span_of(numbers))
    return drawn.repeat(times, axis=0).repeat(times, axis=1)


def _all(stage: Stage, colours: Colours) -> Image:
    """All maps of a layer, each on a scale of its own."""
    drawn = [_large(stage.map(number), AMONG, colours) for number in range(stage.maps)]
    high, wide = drawn[0].shape[0] + GAP, drawn[0].shape[1] + GAP
    rows = -(-len(drawn) // ACROSS)
    sheet = np.zeros((rows * high - GAP, min(ACROSS, len(drawn)) * wide - GAP, 3), dtype=np.uint8)
    for number, each in enumerate(drawn):
        top, left = number // ACROSS * high, number % ACROSS * wide
        sheet[top : top + each.shape[0], left : left + each.shape[1]] = each
    return sheet


def _lines(row: Numbers) -> Numbers:
    """A row of numbers in lines that make about a square; what is left over is 0."""
    across = int(np.ceil(np.sqrt(row.size)))
    lines = np.zeros((-(-row.size // across), across), dtype=np.float32)
    lines.flat[: row.size] = row
    return lines
