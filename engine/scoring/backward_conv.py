"""Back through a convolution along the steps of a review."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.products import multiplied
from engine.explain.slide import Slide
from engine.scoring.backward_plain import Pull


@dataclass(frozen=True, slots=True, eq=False)
class Sliding:
    """The sums of a convolution, before they are activated."""

    AFFINE: ClassVar[bool] = True
    kernel: Numbers
    bias: Numbers | None
    stride: int
    same: bool

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """Each place of the kernel in turn, at all places of the input at once."""
        inputs, steps, channels = given.shape
        window, _channels, filters = self.kernel.shape
        slide = Slide(steps, window, self.stride, "same" if self.same else "valid")
        wide = np.pad(given, ((0, 0), (slide.before, slide.after), (0, 0))) if self.same else given
        shape = (inputs, slide.output)
        places = [
            slice(k, k + (slide.output - 1) * self.stride + 1, self.stride) for k in range(window)
        ]
        sums = np.zeros((inputs * slide.output, filters), dtype=np.float32)
        for place, weights in zip(places, self.kernel, strict=True):
            met = np.ascontiguousarray(wide[:, place]).reshape(-1, channels)
            sums += multiplied(met, weights)
        if self.bias is not None:
            sums += self.bias

        def pull(gradient: Numbers) -> Numbers:
            rows = np.ascontiguousarray(gradient).reshape(-1, filters)
            back = np.zeros((len(gradient), *wide.shape[1:]), dtype=np.float32)
            for place, weights in zip(places, self.kernel, strict=True):
                back[:, place] += multiplied(rows, weights.T).reshape(
                    len(gradient), slide.output, channels
                )
            return back[:, slide.before : slide.before + steps]

        return sums.reshape(*shape, filters), pull
