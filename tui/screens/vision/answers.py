"""Answers about what a network sees: as everywhere, but for a minus that is no hyphen."""

import re
from dataclasses import replace

from engine.why import Why
from tui import wording
from widgets.answer import Answer


def answer(title: str, why: Why, note: str = "") -> Answer:
    """Why a number is what it is."""
    said = wording.answer(title, why, note)
    lines = tuple(
        replace(line, expression=_minus(line.expression), value=_minus(line.value))
        for line in said.lines
    )
    return replace(said, formula=_minus(said.formula), lines=lines, value=_minus(said.value))


def signed(number: float, digits: int = 6) -> str:
    """A number in so many digits."""
    return _minus(f"{number:.{digits}g}")


def _minus(text: str) -> str:
    """The same with the sign of numbers below 0, also in exponents."""
    return re.sub(r"-(?=[\d.])", "−", text)
