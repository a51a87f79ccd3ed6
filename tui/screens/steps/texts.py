"""How numbers and places read in the grids of the lab."""

from engine.explain.numbers import number, text
from engine.explain.windows import Place


def shown(value: float) -> str:
    """A number of a grid: whole as it is, else in four digits."""
    read = number(value)
    return text(value) if isinstance(read, int) else f"{value:.4g}"


def place_text(place: Place) -> str:
    """A place, each axis counted from 0."""
    return f"[{', '.join(map(str, place))}]"
