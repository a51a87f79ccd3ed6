"""Back through poolings: the largest number takes the whole gradient, a mean divides it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.explain.numbers import Numbers
from engine.scoring.backward_plain import Pull
from engine.scoring.backward_slid import Slid, led


@dataclass(frozen=True, slots=True, eq=False)
class Windows(Slid):
    """The largest number of each window, each feature for itself; of equal ones the first."""

    AFFINE: ClassVar[bool] = False

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """One place of all windows after the other, so that nothing need be copied."""
        wide, places, own = self.laid(given, -np.inf)
        found = wide[:, places[0]].copy()
        for place in places[1:]:
            np.maximum(found, wide[:, place], out=found)

        def pull(gradient: Numbers) -> Numbers:
            back = np.zeros(wide.shape, dtype=np.float32)
            left = gradient.copy()
            for place in places:
                largest = wide[:, place] == found
                back[:, place] += left * largest
                left *= ~largest
            return back[:, own]

        return found, pull


@dataclass(frozen=True, slots=True, eq=False)
class Largest:
    """The largest number of each feature in the whole review; `lead` is what all begin with."""

    AFFINE: ClassVar[bool] = False
    lead: Numbers | None = None

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """Of equal ones the first is remembered."""
        wide = led(self.lead, given)
        where = wide.argmax(axis=1)[:, np.newaxis]

        def pull(gradient: Numbers) -> Numbers:
            back = np.zeros(wide.shape, dtype=np.float32)
            np.put_along_axis(back, where, gradient[:, np.newaxis], axis=1)
            return back[:, -given.shape[1] :]

        found: Numbers = np.take_along_axis(wide, where, axis=1)[:, 0]
        return found, pull

    def after(self, given: Numbers) -> tuple[Numbers, "Largest"]:
        """What the steps that all inputs begin with come to, and the same after these."""
        largest = given.max(axis=0)
        return largest, Largest(largest[np.newaxis])


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
