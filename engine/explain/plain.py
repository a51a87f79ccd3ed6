"""Layers that slide nothing: flattening, dense units, and looking up rows of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from engine.explain import activations
from engine.explain.activations import Activation
from engine.explain.numbers import Numbers, number
from engine.explain.onehot import one_hot
from engine.explain.products import multiplied
from engine.explain.step import Step
from engine.explain.sums import Product, WeightedSum
from engine.explain.windows import Place
from engine.why import Refusal, Term, Why


class PlainRefused(Refusal):
    """Weights that do not go with the input."""


@dataclass(frozen=True, slots=True, eq=False)
class Flatten:
    """All numbers in one row, in reading order."""

    input: Numbers

    def __post_init__(self) -> None:
        if not self.input.ndim or not self.input.size:
            raise PlainRefused("grid_empty")

    @property
    def output(self) -> Numbers:
        """The whole row."""
        return self.input.reshape(-1)

    def origin(self, i: int) -> Place:
        """Where the number at a place of the row came from."""
        return tuple(map(int, np.unravel_index(i, self.input.shape)))

    def step(self, at: Place) -> Step:
        """One number of the row, and where it came from."""
        cell = self.origin(at[0])
        value = number(self.input[cell])
        where = Term("flatten_place", _row_place(cell, self.input.shape), at[0])
        taken = f"x[{', '.join(map(str, cell))}]"
        terms = (where, Term("flatten_number", taken, value))
        return Step(at, tuple((i, i + 1) for i in cell), Why(taken, terms, value), value)

    def steps(self) -> Iterator[Step]:
        """Every number of the row."""
        return (self.step((i,)) for i in range(self.input.size))


@dataclass(frozen=True, slots=True, eq=False)
class Dense:
    """An input (…, inputs) under a kernel (inputs, units): every unit weighs every number."""

    input: Numbers
    kernel: Numbers
    bias: Numbers | None = None
    activation: Activation = "linear"

    def __post_init__(self) -> None:
        if not self.input.size or not self.kernel.size:
            raise PlainRefused("grid_empty")
        if self.kernel.ndim != 2:
            raise PlainRefused("dense_wrong_axes", axes=self.kernel.ndim)
        inputs, units = self.kernel.shape
        if self.input.shape[-1] != inputs:
            raise PlainRefused("dense_other_inputs", rows=inputs, inputs=self.input.shape[-1])
        if self.bias is not None and self.bias.shape != (units,):
            raise PlainRefused("bias_wrong_length", biases=self.bias.size, wanted=units)
        activations.check(self.activation)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the output."""
        return (*self.input.shape[:-1], self.kernel.shape[-1])

    @property
    def output(self) -> Numbers:
        """The whole output, in one product."""
        with np.errstate(over="ignore", invalid="ignore"):
            sums = multiplied(self.input.reshape(-1, len(self.kernel)), self.kernel)
            if self.bias is not None:
                sums += self.bias
            return activations.activate(self.activation, sums).reshape(self.shape)

    def products(self, at: Place) -> tuple[Product, ...]:
        """Every number of the input times its weight."""
        *row, unit = at
        return tuple(
            Product((*row, i), (i, unit), float(each), float(self.kernel[i, unit]))
            for i, each in enumerate(self.input[tuple(row)])
        )

    def step(self, at: Place) -> Step:
        """One unit's number, and why it is what it is."""
        found = self.weighted(at)
        window = (*((i, i + 1) for i in at[:-1]), (0, self.input.shape[-1]))
        return Step(at, window, found.why(), number(found.value))

    def steps(self) -> Iterator[Step]:
        """Every number of the output, in reading order."""
        return (self.step(at) for at in product(*map(range, self.shape)))

    def weighted(self, at: Place) -> WeightedSum:
        """The sum behind one number, as data."""
        *row, unit = at
        rivals: tuple[float, ...] = ()
        if self.activation == "softmax":
            units = range(self.kernel.shape[-1])
            rivals = tuple(self._plain((*row, each)).sum for each in units)
        plain = self._plain(at)
        return WeightedSum(plain.products, plain.bias, self.activation, rivals, unit)

    def _plain(self, at: Place) -> WeightedSum:
        bias = None if self.bias is None else float(self.bias[at[-1]])
        return WeightedSum(self.products(at), bias, "linear")


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """Ids and a table (vocabulary, features): the row of an id, or the product that it stands for.

    Both give the same numbers; the lookup spares the multiplication.
    """

    ids: Sequence[int]
    table: Numbers

    def __post_init__(self) -> None:
        if self.table.ndim != 2:
            raise PlainRefused("embedding_wrong_axes", axes=self.table.ndim)
        for each in self.ids:
            if not 0 <= each < len(self.table):
                raise PlainRefused("embedding_id_outside", id=each, largest=len(self.table) - 1)
        if not self.ids or not self.table.size:
            raise PlainRefused("grid_empty")

    @property
    def output(self) -> Numbers:
        """A row of features for every id."""
        return self.table[list(self.ids)]

    @property
    def as_product(self) -> Numbers:
        """The same by multiplication: the one-hot rows of the ids times the table."""
        return Dense(one_hot(self.ids, len(self.table)), self.table).output

    def step(self, at: Place) -> Step:
        """One number, looked up."""
        i, feature = at
        row = self.ids[i]
        value = number(self.table[row, feature])
        terms = (
            Term("embedding_id", f"{row}", row),
            Term("embedding_feature", f"{feature}", feature),
            Term("embedding_number", f"E[{row}, {feature}]", value),
        )
        return Step(at, ((i, i + 1),), Why(f"E[{row}, {feature}]", terms, value), value)

    def product_step(self, at: Place) -> Step:
        """The same number as a sum of products, of which all but one are 0."""
        i, feature = at
        row = one_hot([self.ids[i]], len(self.table))
        found = Dense(row, self.table).weighted((0, feature))
        return Step(at, ((i, i + 1),), found.why(), number(found.value))

    def steps(self) -> Iterator[Step]:
        """Every number of the rows, looked up."""
        return (self.step(at) for at in self._places())

    def product_steps(self) -> Iterator[Step]:
        """Every number of the rows, as a sum of products."""
        return (self.product_step(at) for at in self._places())

    def _places(self) -> Iterator[tuple[int, int]]:
        return product(range(len(self.ids)), range(self.table.shape[-1]))


def _row_place(cell: Place, shape: Sequence[int]) -> str:
    """How the place in the row is counted: so many rows before it, each so long."""
    counted = f"{cell[0]}"
    for axis, (i, size) in enumerate(zip(cell[1:], shape[1:], strict=True)):
        before = f"({counted})" if axis else counted
        counted = f"{before} × {size} + {i}"
    return counted
