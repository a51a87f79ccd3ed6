"""How numbers and places read in the grids of the lab."""

from engine.explain.numbers import number, text
from engine.explain.windows import Place
from widgets.minus import with_minus

#: From here on four digits would hide that a number is no whole one.
LARGE = 1000


def shown(value: float) -> str:
    """A number of a grid: whole or large as it is in a formula, else in four digits."""
    as_in_formula = isinstance(number(value), int) or abs(value) >= LARGE
    return with_minus(text(value) if as_in_formula else f"{value:.4g}")


def place_text(place: Place) -> str:
    """A place, each axis counted from 0."""
    return with_minus(f"[{', '.join(map(str, place))}]")
