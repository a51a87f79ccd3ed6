"""Many pictures drawn at once: pieces of cloth, cut to shape and laid over one another.

A place is given as x from -1 (left) to 1 and y from -1 (top) to 1. Every measure is one number for
all pictures, or a number for each of them.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Measure = float | NDArray[np.float64]
Point = tuple[Measure, Measure]
Field = NDArray[np.float64]  # pictures × rows × columns


class Sheet:
    """The pictures of one kind under way, and the chance by which they differ."""

    def __init__(self, count: int, side: int, chance: np.random.Generator) -> None:
        self.count = count
        self._side = side
        self._chance = chance
        self._ink = np.zeros((count, side, side))
        self.x, self.y = self._places()

    def between(self, least: float, most: float) -> NDArray[np.float64]:
        """A measure that differs from picture to picture."""
        return self._chance.uniform(least, most, self.count)

    def some(self, share: float) -> NDArray[np.float64]:
        """1 for about that share of the pictures, 0 for the others."""
        return (self._chance.random(self.count) < share).astype(np.float64)

    def polygon(self, *points: Point) -> Field:
        """How much of each pixel lies within corners that bulge outwards everywhere."""
        xs, ys = (np.array([self._each(point[axis]) for point in points]) for axis in (0, 1))
        ahead_x, ahead_y = np.roll(xs, -1, axis=0) - xs, np.roll(ys, -1, axis=0) - ys
        length = np.hypot(ahead_x, ahead_y) + 1e-9
        turn = np.sign((xs * np.roll(ys, -1, axis=0) - np.roll(xs, -1, axis=0) * ys).sum(axis=0))
        outside = np.full(self.x.shape, -np.inf)
        for x, y, dx, dy in zip(xs, ys, ahead_x / length, ahead_y / length, strict=True):
            distance = (self.x - _spread(x)) * _spread(dy) - (self.y - _spread(y)) * _spread(dx)
            outside = np.maximum(outside, distance * _spread(turn))
        return self._covered(outside)

    def ellipse(self, x: Measure, y: Measure, wide: Measure, high: Measure) -> Field:
        """How much of each pixel lies within an ellipse of these half axes."""
        wide, high = self._each(wide), self._each(high)
        across, down = self.x - _spread(self._each(x)), self.y - _spread(self._each(y))
        away = np.hypot(across / _spread(wide), down / _spread(high)) - 1
        return self._covered(away * _spread(np.minimum(wide, high)))

    def line(self, *points: Point, width: Measure) -> Field:
        """How much of each pixel lies under a stroke through these points."""
        nearest = np.full(self.x.shape, np.inf)
        for start, end in pairwise(points):
            nearest = np.minimum(nearest, self._away(start, end))
        return self._covered(nearest - _spread(self._each(width)) / 2)

    def lay(self, piece: Field, shade: Field | Measure) -> None:
        """Lay a piece of cloth over what is there."""
        light = shade if isinstance(shade, np.ndarray) and shade.ndim == 3 else self._flat(shade)
        self._ink = self._ink * (1 - piece) + light * piece

    def only(self, chosen: NDArray[np.float64], piece: Field) -> Field:
        """A piece that only the chosen pictures have."""
        return piece * _spread(chosen)

    def cloth(self, folds: float = 0.12) -> Field:
        """A shade for each place: a colour, light from the front, folds, perhaps a print."""
        colour = np.where(self.some(0.25) > 0, self.between(0.25, 0.5), self.between(0.55, 0.95))
        light = 1 - 0.3 * self.x**2 - 0.08 * self.y
        return np.clip(_spread(colour) * light * self._folds(folds) * self._print(), 0.08, 1.0)

    def developed(self) -> NDArray[np.uint8]:
        """The pictures as they are stored: the brightest pixel of each is white."""
        grain = 1 + 0.05 * self._chance.standard_normal(self._ink.shape)
        ink = np.clip(self._ink * grain, 0, None)
        brightest = ink.max(axis=(1, 2), keepdims=True)
        scaled: NDArray[np.uint8] = np.rint(ink / brightest * 255).astype(np.uint8)
        return scaled

    def _places(self) -> tuple[Field, Field]:
        """Where each pixel lies on the cloth: a little turned, shifted and stretched."""
        along = (np.arange(self._side) + 0.5) / self._side * 2 - 1
        x, y = along[None, None, :], along[None, :, None]
        turn = _spread(self.between(-0.06, 0.06))
        wide, high = _spread(self.between(0.93, 1.05)), _spread(self.between(0.97, 1.03))
        x = (x - _spread(self.between(-0.04, 0.04))) / wide
        y = (y - _spread(self.between(-0.03, 0.03))) / high
        return x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)

    def _folds(self, strength: float) -> Field:
        phase, pace = _spread(self.between(0, 6.28)), _spread(self.between(5, 14))
        slant = _spread(self.between(-0.7, 0.7))
        waves = np.sin((self.x + slant * self.y) * pace + phase)
        return 1 + strength * waves * _spread(self.between(0.2, 1.0))

    def _print(self) -> Field:
        """Stripes on some, checks on others, blots on others; most are plain."""
        pace, phase = _spread(self.between(9, 20)), _spread(self.between(0, 6.28))
        down, across = np.sin(self.y * pace + phase), np.sin(self.x * pace + phase)
        stripes = np.where(down > 0, 1.0, 0.45)
        checks = 1 - 0.22 * ((down > 0.3).astype(float) + (across > 0.3))
        blots = 1 - 0.45 * (down * across + 0.5 * np.sin((self.x - self.y) * pace) > 0.35)
        which = self._chance.choice(4, self.count, p=(0.72, 0.08, 0.08, 0.12))[:, None, None]
        return np.select([which == 1, which == 2, which == 3], [stripes, checks, blots], 1.0)

    def _away(self, start: Point, end: Point) -> Field:
        """How far each pixel is from a piece of a stroke."""
        x0, y0, x1, y1 = (_spread(self._each(each)) for each in (*start, *end))
        dx, dy = x1 - x0, y1 - y0
        along = ((self.x - x0) * dx + (self.y - y0) * dy) / (dx**2 + dy**2 + 1e-9)
        along = np.clip(along, 0, 1)
        return np.hypot(self.x - x0 - along * dx, self.y - y0 - along * dy)

    def _covered(self, outside: Field) -> Field:
        """An edge runs through a pixel as a share of it."""
        return np.clip(0.5 - outside * self._side / 2, 0, 1)

    def _each(self, measure: Measure) -> NDArray[np.float64]:
        return np.broadcast_to(np.asarray(measure, dtype=np.float64), (self.count,))

    def _flat(self, shade: Field | Measure) -> Field:
        return np.broadcast_to(_spread(self._each(shade)), self._ink.shape)


def _spread(measure: NDArray[np.float64]) -> Field:
    """A number for each picture, as one for each of its pixels."""
    return measure[:, None, None]
