"""Weighted sums, written out: what convolutions and dense layers are made of.

Up to `MOST_SHOWN` products each is a part of the formula and a term. Of more, a convolution over
several channels shows one term for each channel, its products summed; otherwise every product stays
a term, and only the formula leaves out those in the middle ("…").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from engine.explain import activations
from engine.explain.numbers import MOST_SHOWN, joined, number, operand, rounded, text, total
from engine.why import Term, Why


@dataclass(frozen=True, slots=True)
class Product:
    """A number of the input times a weight, and where the two stand."""

    cell: tuple[int, ...]  # over the edge of the input where a zero was filled in
    weight_at: tuple[int, ...]
    number: float
    weight: float
    padded: bool = False

    @property
    def value(self) -> float:
        """What it comes to."""
        return rounded(self.number * self.weight)

    @property
    def expression(self) -> str:
        """The product as it is read."""
        return f"{operand(self.number)}×{operand(self.weight)}"

    @property
    def term(self) -> Term:
        """The product as part of an answer."""
        if self.padded:
            return Term("product_padding", self.expression, number(self.value))
        return Term("product", self.expression, number(self.value))


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """All that makes one number: products, bias, activation, and the sums of its rivals.

    The rivals are the sums of all filters or units at the same place, this one's too; softmax
    alone asks for them, and for `place`, which of them is this one's.
    """

    products: tuple[Product, ...]
    bias: float | None
    activation: str
    rivals: tuple[float, ...] = ()
    place: int = 0

    @property
    def sum(self) -> float:
        """Products and bias together."""
        return total([each.value for each in self.products] + self._biases())

    @property
    def value(self) -> float:
        """The number that comes out."""
        return activations.activated(self.activation, *self._among())

    def why(self, by_channel: bool = False) -> Why:
        """The whole arithmetic; the products of each channel together, if there are many."""
        if by_channel and len(self.products) > MOST_SHOWN:
            terms = tuple(_channel_sums(self.products))
            parts = [operand(_numeric(term)) for term in terms]
        else:
            terms = tuple(each.term for each in self.products)
            parts = [term.expression for term in terms]
        biases = self._biases()
        formula = joined(parts + [operand(each) for each in biases], " + ")
        values = [operand(_numeric(term)) for term in terms] + [operand(each) for each in biases]
        ends = [Term("bias", text(each), number(each)) for each in biases]
        ends.append(Term("sum", joined(values, " + "), number(self.sum)))
        if self.activation != "linear":
            ends.append(activations.term(self.activation, *self._among()))
            formula = f"{self.activation}({formula})"
        return Why(formula, (*terms, *ends), number(self.value))

    def _biases(self) -> list[float]:
        return [] if self.bias is None else [self.bias]

    def _among(self) -> tuple[Sequence[float], int]:
        return (self.rivals, self.place) if self.rivals else ((self.sum,), 0)


def _channel_sums(products: Iterable[Product]) -> Iterable[Term]:
    ordered = sorted(products, key=lambda each: each.cell[-1])
    for _channel, group in groupby(ordered, key=lambda each: each.cell[-1]):
        found = list(group)
        expression = joined([each.expression for each in found], " + ")
        value = number(total([each.value for each in found]))
        yield Term("channel_sum", expression, value)


def _numeric(term: Term) -> float:
    assert isinstance(term.value, int | float)
    return term.value
