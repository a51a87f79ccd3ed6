"""Numbers that were learnt, as they read in a formula: in four digits, for want of room."""

from collections.abc import Iterable
from typing import SupportsFloat


def short(value: SupportsFloat) -> str:
    """A number in four digits."""
    return f"{float(value):.4g}"


def plain(value: SupportsFloat) -> str:
    """A number that stands by itself, in as many digits as an answer has."""
    number = float(value)
    return f"{number:.6g}" if number == 0 or abs(number) >= 1e-3 else short(number)


def factor(value: SupportsFloat) -> str:
    """The same beside an operator: a negative one in brackets."""
    return f"({short(value)})" if float(value) < 0 else short(value)


def added(values: Iterable[SupportsFloat]) -> str:
    """Numbers added up."""
    return " + ".join(map(factor, values))
