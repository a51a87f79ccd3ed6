"""Curves as data: lines through points, and what they are compared with."""

from dataclasses import dataclass

from widgets.answer import Asked


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One point: where it is, how that and its value read, and why. NaN is a gap in the curve."""

    x: float
    y: float
    at: str
    text: str
    answer: Asked = None


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points; its letter stands at its end, and before its name.

    Without an ink of its own it takes the one of its place among the curves.
    """

    name: str
    letter: str
    points: tuple[CurvePoint, ...]
    dashed: bool = False
    ink: int | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A line across, to compare with."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A letter on the axis, and what it says of this place."""

    x: float
    letter: str
    label: str
