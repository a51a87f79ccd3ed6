"""What slides over the steps of a review, and goes only once over those that all inputs share."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.slide import Slide
from engine.scoring.backward_plain import Pull


@dataclass(frozen=True, slots=True, eq=False)
class Slid(ABC):
    """A window on the steps. `lead` are the steps that all inputs begin with, if there are any."""

    window: int
    stride: int
    same: bool
    lead: Numbers | None = field(default=None, kw_only=True)

    @abstractmethod
    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """What it makes of all windows, and the way back."""

    def after(self, given: Numbers) -> tuple[Numbers, Self]:
        """What it makes of steps that all inputs begin with, and the same for those that follow.

        The last window in these alone is left, so that there is always something to go on with.
        """
        count = max(0, self.within(len(given)) - 1)
        made = self.forward(given[np.newaxis])[0][0, :count] if count else given[:0]
        return made, replace(self, lead=given[count * self.stride :])

    def within(self, steps: int) -> int:
        """How many windows lie in so many steps alone, the first ones."""
        return 0 if self.same else max(0, (steps - self.window) // self.stride + 1)

    def laid(self, given: Numbers, fill: float) -> tuple[Numbers, list[slice], slice]:
        """The steps with what stands around them; where each place of the window is in them, for
        all windows; and where those are that were given."""
        wide = led(self.lead, given)
        before = wide.shape[1] - given.shape[1]
        slide = Slide(wide.shape[1], self.window, self.stride, "same" if self.same else "valid")
        if self.same:
            before += slide.before
            sides = ((0, 0), (slide.before, slide.after), (0, 0))
            wide = np.pad(wide, sides, constant_values=fill)
        last = (slide.output - 1) * self.stride
        places = [slice(k, k + last + 1, self.stride) for k in range(self.window)]
        return wide, places, slice(before, before + given.shape[1])


def led(lead: Numbers | None, given: Numbers) -> Numbers:
    """The steps that all inputs begin with, and then those of each."""
    if lead is None:
        return given
    return np.concatenate([np.broadcast_to(lead, (len(given), *lead.shape)), given], axis=1)
