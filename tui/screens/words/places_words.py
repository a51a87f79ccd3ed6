"""Why a word lies where it does on a plane: signs as everywhere, and both sums of a place."""

from collections.abc import Iterable
from dataclasses import replace

from engine.why import Why
from tui import wording
from widgets.answer import Answer, Line


def answer(title: str, why: Why, note: str = "") -> Answer:
    """A derivation whose numbers may be less than nothing."""
    found = wording.answer(title, why, note)
    lines = tuple(replace(line, value=_signed(line.value)) for line in found.lines)
    return replace(found, lines=lines, value=_signed(found.value))


def _signed(value: str) -> str:
    return value.replace("-", "−")


def coordinates(title: str, whys: Iterable[Why], note: str) -> Answer:
    """Both coordinates of a place, each as the sum that it is."""
    parts = [answer(title, why) for why in whys]
    lines: list[Line] = []
    for name, part in zip("xy", parts, strict=True):
        lines.append(Line(name, part.formula, part.value))
        lines += part.lines
    value = ", ".join(part.value for part in parts)
    return replace(parts[0], lines=tuple(lines), value=f"({value})", note=note)
