"""Back through a convolution along the steps of a review."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.products import multiplied
from engine.scoring.backward_plain import Pull
from engine.scoring.backward_slid import Slid


@dataclass(frozen=True, slots=True, eq=False)
class Sliding(Slid):
    """The sums of a convolution, before they are activated."""

    AFFINE: ClassVar[bool] = True
    kernel: Numbers
    bias: Numbers | None

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """Each place of the kernel in turn, at all places of the input at once."""
        wide, places, own = self.laid(given, 0)
        _window, channels, filters = self.kernel.shape
        rows = (np.ascontiguousarray(wide[:, place]).reshape(-1, channels) for place in places)
        products = map(multiplied, rows, self.kernel)
        sums = next(products)
        for each in products:
            sums += each
        if self.bias is not None:
            sums += self.bias

        def pull(gradient: Numbers) -> Numbers:
            rows = np.ascontiguousarray(gradient).reshape(-1, filters)
            back = np.zeros((len(gradient), *wide.shape[1:]), dtype=np.float32)
            for place, weights in zip(places, self.kernel, strict=True):
                found = multiplied(rows, weights.T)
                back[:, place] += found.reshape(len(gradient), -1, channels)
            return back[:, own]

        return sums.reshape(len(given), -1, filters), pull
