"""Why a word lies where it does on a plane: both sums of its place."""

from collections.abc import Iterable
from dataclasses import replace

from engine.why import Why
from tui import wording
from widgets.answer import Answer, Line


def coordinates(title: str, whys: Iterable[Why], note: str) -> Answer:
    """Both coordinates of a place, each as the sum that it is."""
    parts = [wording.answer(title, why) for why in whys]
    lines: list[Line] = []
    for name, part in zip("xy", parts, strict=True):
        lines.append(Line(name, part.formula, part.value))
        lines += part.lines
    value = ", ".join(part.value for part in parts)
    return replace(parts[0], lines=tuple(lines), value=f"({value})", note=note)
