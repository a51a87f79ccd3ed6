"""Bars made of block characters, or of plain ones where a font has no blocks."""

from collections.abc import Iterable
from math import isfinite, log

UPWARD = " ▁▂▃▄▅▆▇█"
ACROSS = " ▏▎▍▌▋▊▉█"
PLAIN_UPWARD = " ...::::#"
JUST_SEEN = 1e-9


def shares(
    values: Iterable[float], *, logarithmic: bool = False, least: float = 0.0, full: float = 0.0
) -> list[float]:
    """How long each bar is, from 0 to 1, where the largest value is 1, or `full` if that is more.

    On the logarithmic scale the bars begin at `least`, which itself is only just seen; if it is
    not given, at a tenth of the smallest value above zero.
    What is negative or no number has no bar.
    """
    sane = [value if isfinite(value) and value > 0 else 0.0 for value in values]
    most = max((*sane, full))
    if not most:
        return [0.0] * len(sane)
    if not logarithmic:
        return [value / most for value in sane]
    # Logarithms are taken apart, because the quotient of two floats can overflow.
    floor = log(least) if least else log(min(value for value in sane if value)) - log(10)
    above = max(log(most) - floor, JUST_SEEN)
    return [max((log(value) - floor) / above, JUST_SEEN) if value else 0.0 for value in sane]


def eighths(share: float, cells: int) -> int:
    """How many eighths of a cell a bar fills; what is not nothing is seen."""
    filled = round(share * cells * 8)
    return max(filled, 1) if share > 0 else 0


def across(share: float, cells: int, *, plain: bool = False) -> str:
    """A bar that runs to the right, in exactly so many cells."""
    whole, rest = divmod(eighths(share, cells), 8)
    if plain:
        return ("#" * max(whole, share > 0)).ljust(cells)[:cells]
    return ("█" * whole + ACROSS[rest].strip()).ljust(cells)[:cells]


def centred(share: float, cells: int, *, plain: bool = False) -> str:
    """A bar about the middle, the same on both sides, in exactly so many cells."""
    if share <= 0 or cells <= 0:
        return " " * cells
    filled = max(1, round(share * cells))
    if (cells - filled) % 2 == 0:
        return (("#" if plain else "█") * filled).center(cells)
    return ("#" * (filled + 1) if plain else f"▐{'█' * (filled - 1)}▌").center(cells)


def dotted(cells: int, *, plain: bool = False) -> str:
    """A bar of which nobody knows how long it is, in exactly so many cells."""
    return ((". " if plain else "░") * cells)[:cells]


def upward(share: float, lines: int, line: int, *, plain: bool = False) -> str:
    """What a bar that rises from below has on a line, counted from the top."""
    filled = eighths(share, lines) - (lines - 1 - line) * 8
    return (PLAIN_UPWARD if plain else UPWARD)[max(0, min(filled, 8))]
