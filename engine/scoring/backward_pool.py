"""Back through poolings: the largest number takes the whole gradient, a mean divides it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.slide import Slide
from engine.scoring.backward_plain import Pull


@dataclass(frozen=True, slots=True)
class Windows:
    """The largest number of each window, each feature for itself; of equal ones the first."""

    AFFINE: ClassVar[bool] = False
    pool: int
    stride: int
    same: bool

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """One place of all windows after the other, so that nothing need be copied."""
        slide = Slide(given.shape[1], self.pool, self.stride, "same" if self.same else "valid")
        wide = given
        if self.same:
            sides = ((0, 0), (slide.before, slide.after), (0, 0))
            wide = np.pad(given, sides, constant_values=-np.inf)
        places = [
            slice(k, k + (slide.output - 1) * self.stride + 1, self.stride)
            for k in range(self.pool)
        ]
        found = wide[:, places[0]].copy()
        which = np.zeros(found.shape, dtype=np.int16)
        for k, place in enumerate(places[1:], 1):
            larger = wide[:, place] > found
            np.copyto(found, wide[:, place], where=larger)
            which[larger] = k

        def pull(gradient: Numbers) -> Numbers:
            back = np.zeros(wide.shape, dtype=np.float32)
            for k, place in enumerate(places):
                back[:, place] += gradient * (which == k)
            return back[:, slide.before : slide.before + given.shape[1]]

        return found, pull


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest number of each feature in the whole review."""

    AFFINE: ClassVar[bool] = False

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """Of equal ones the first is remembered."""
        where = given.argmax(axis=1)[:, np.newaxis]

        def pull(gradient: Numbers) -> Numbers:
            back = np.zeros(given.shape, dtype=np.float32)
            np.put_along_axis(back, where, gradient[:, np.newaxis], axis=1)
            return back

        found: Numbers = np.take_along_axis(given, where, axis=1)[:, 0]
        return found, pull


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of each feature over the whole review."""

    AFFINE: ClassVar[bool] = True

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """Every place has the same part in it."""
        steps = given.shape[1]

        def pull(gradient: Numbers) -> Numbers:
            back: Numbers = np.repeat(gradient[:, np.newaxis] / np.float32(steps), steps, axis=1)
            return back

        return given.mean(axis=1, dtype=np.float32), pull
