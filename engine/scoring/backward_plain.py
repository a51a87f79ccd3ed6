"""Back through weights, through activations, and through numbers laid in a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.explain.activations import activate
from engine.explain.numbers import Numbers
from engine.explain.products import multiplied

#: From the gradient of what was made to that of what was given.
Pull = Callable[[Numbers], Numbers]


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """The last axis times a table; a bias is added, if there is one."""

    AFFINE: ClassVar[bool] = True
    kernel: Numbers
    bias: Numbers | None

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """Every unit weighs every number."""
        found = _rows_times(given, self.kernel)
        if self.bias is not None:
            found += self.bias
        return found, lambda gradient: _rows_times(gradient, self.kernel.T)


@dataclass(frozen=True, slots=True)
class Activated:
    """Every sum, activated."""

    AFFINE: ClassVar[bool] = False
    name: str

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """The activation, whose slope is told by what it has made."""
        made = activate(self.name, given)
        return made, lambda gradient: pulled(self.name, made, gradient)


@dataclass(frozen=True, slots=True)
class Flat:
    """All numbers of an input in one row."""

    AFFINE: ClassVar[bool] = True

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """Nothing is changed but the shape."""
        return given.reshape(len(given), -1), lambda gradient: gradient.reshape(
            len(gradient), *given.shape[1:]
        )


def pulled(activation: str, made: Numbers, gradient: Numbers) -> Numbers:
    """The gradient of the sums, from that of what an activation has made of them."""
    if activation == "relu":
        return gradient * (made > 0)
    if activation == "tanh":
        return gradient * (1 - made * made)
    if activation == "sigmoid":
        return gradient * made * (1 - made)
    if activation == "softmax":
        met: Numbers = (gradient * made).sum(axis=-1, keepdims=True)
        return made * (gradient - met)
    return gradient


def _rows_times(given: Numbers, table: Numbers) -> Numbers:
    rows = np.ascontiguousarray(given).reshape(-1, given.shape[-1])
    return multiplied(rows, table).reshape(*given.shape[:-1], table.shape[1])
