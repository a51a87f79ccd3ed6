"""Perceptually even colour maps: as many steps of lightness as there are steps of the number.

Each runs through a few points in the CIELAB space. Lightness rises in a straight line from one
end to the other, so the maps read the same to eyes that miss a colour, and printed in grey.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Colours = Literal["bright", "safe", "grey"]
Floats = NDArray[np.float64]
Table = NDArray[np.uint8]

STEPS: Final = 256

#: Lightness at both ends, and the two colour axes (green to red, blue to yellow) on the way.
_Course = tuple[tuple[float, float], Sequence[float], Sequence[float]]
_ONE_WAY: Final[dict[Colours, _Course]] = {
    "bright": ((10, 90), (28, 14, -22, -46, -14), (-34, -38, -12, 42, 84)),
    "safe": ((8, 90), (4, 1, 0, 0, -6), (-30, -24, 4, 34, 66)),
    "grey": ((0, 100), (0, 0), (0, 0)),
}
#: Blue below 0 and orange above it, of which no colour-blind eye confuses the two.
_BOTH_WAYS: Final[_Course] = ((16, 86), (18, 2, 0, 24, 10), (-56, -36, 0, 50, 72))

_WHITE: Final = np.array([0.95047, 1.0, 1.08883])
_FROM_XYZ: Final = np.array(
    [
        [3.2404542, -1.5371385, -0.4985314],
        [-0.9692660, 1.8760108, 0.0415560],
        [0.0556434, -0.2040259, 1.0572252],
    ]
)
_CORNER: Final = 6 / 29
#: The cube and the greys, without the greys of the cube between its black and its white: Rich
#: takes the nearest of the others for those.
_XTERM: Final = tuple(number for number in range(16, 256) if number not in (59, 102, 145, 188))


@cache
def table(colours: Colours, signed: bool = False) -> Table:
    """The colours as 256 rows of red, green and blue; where signed, number 128 stands for 0."""
    course = _BOTH_WAYS if signed and colours != "grey" else _ONE_WAY[colours]
    (dark, light), reds, yellows = course
    at = np.linspace(0, 1, STEPS)
    lab = np.stack([dark + (light - dark) * at, _along(reds, at), _along(yellows, at)], axis=1)
    found = np.round(_displayable(lab) * 255).astype(np.uint8)
    found.flags.writeable = False
    return found


@cache
def xterm_table(colours: Colours, signed: bool = False) -> tuple[int, ...]:
    """The nearest of a terminal's 256 colours for each of the colours, by its number."""
    palette = to_lab(np.array([xterm_colour(number) for number in _XTERM]) / 255)
    lab = to_lab(table(colours, signed) / 255)
    away = (lab[:, None, :] - palette[None, :, :]) * (3.0, 1.0, 1.0)  # lightness tells the most
    return tuple(_XTERM[at] for at in np.square(away).sum(axis=2).argmin(axis=1))


def xterm_colour(number: int) -> tuple[int, int, int]:
    """Red, green and blue of a colour of the cube (16 to 231) or of a grey (232 to 255)."""
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    parts = ((number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6)
    red, green, blue = (55 + 40 * part if part else 0 for part in parts)
    return red, green, blue


def given_as(number: int) -> tuple[int, int, int]:
    """The colour of which Rich makes that number, where a terminal has 256 colours."""
    if number >= 232:
        return (round(10.2 * (number - 231)),) * 3
    return xterm_colour(number)


def to_lab(colour: Floats) -> Floats:
    """Lightness (0 to 100) and the two colour axes of sRGB colours, whose parts run from 0 to 1."""
    linear = np.where(colour > 0.04045, ((colour + 0.055) / 1.055) ** 2.4, colour / 12.92)
    xyz = linear @ np.linalg.inv(_FROM_XYZ).T / _WHITE
    roots = np.where(xyz > _CORNER**3, np.cbrt(xyz), xyz / (3 * _CORNER**2) + 4 / 29)
    x, y, z = np.moveaxis(roots, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def _from_lab(lab: Floats) -> Floats:
    """The sRGB colours; outside of 0 to 1 where no screen can show them."""
    y = (lab[:, 0] + 16) / 116
    roots = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], axis=1)
    cubes = np.where(roots > _CORNER, roots**3, 3 * _CORNER**2 * (roots - 4 / 29))
    linear = cubes * _WHITE @ _FROM_XYZ.T
    curved = 1.055 * np.maximum(linear, 0.0031308) ** (1 / 2.4) - 0.055
    colour: Floats = np.where(linear > 0.0031308, curved, linear * 12.92)
    return colour


def _displayable(lab: Floats) -> Floats:
    """The sRGB colours, as strong as a screen can show them at their lightness."""
    enough, too_much = np.zeros(len(lab)), np.ones(len(lab))
    for _ in range(20):
        share = (enough + too_much) / 2
        colour = _from_lab(lab * np.stack([np.ones_like(share), share, share], axis=1))
        inside = ((colour >= 0) & (colour <= 1)).all(axis=1)
        enough, too_much = np.where(inside, share, enough), np.where(inside, too_much, share)
    return np.clip(_from_lab(lab * np.stack([np.ones_like(enough), enough, enough], axis=1)), 0, 1)


def _along(points: Sequence[float], at: Floats) -> Floats:
    way = np.linspace(0, 1, len(points))
    found: Floats = np.interp(at, way, points)
    return found
