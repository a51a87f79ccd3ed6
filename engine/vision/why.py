"""Why a pixel of a map, an activation or a probability is what it is.

A window of 3×3 over 32 maps has 288 products. Up to `MOST_SHOWN` all are written out, in reading
order; of more, the largest are, each with the place of its number, and the others as one sum.
"""

from dataclasses import dataclass
from math import exp, fsum
from typing import Final

import numpy as np

from engine.explain import activations, windows
from engine.explain.convolution import Convolution
from engine.explain.numbers import (
    MOST_SHOWN,
    Numbers,
    joined,
    number,
    operand,
    text,
    total,
)
from engine.explain.plain import Dense
from engine.explain.windows import Place
from engine.vision.network import Passage
from engine.why import Term, Why

#: So many products of a long sum are written out.
LARGEST: Final = 9
#: A byte of the picture is a number from 0 to 1 by this.
BRIGHTEST: Final = 255
#: From here on e^x is more than a float holds.
TOO_HIGH: Final = 700.0


def why(passage: Passage, stage: int, at: Place) -> Why:
    """The arithmetic of one number of a stage."""
    found, value = passage.stages[stage], passage.value(stage, at)
    operation = found.operation
    if isinstance(operation, Convolution | Dense):
        return _summed(operation, at, value)
    if operation is not None:
        return operation.step(at).why
    if stage:
        return Why(text(value), (Term("passed_on", text(value), number(value)),), number(value))
    return why_pixel(value)


def why_pixel(value: float) -> Why:
    """A number of the picture itself, from its brightness."""
    byte = round(value * BRIGHTEST, 3)
    brightness = Term("pixel_byte", f"{byte:g}", int(byte) if byte.is_integer() else byte)
    return Why(f"{byte:g} ÷ {BRIGHTEST}", (brightness,), number(value))


def _summed(operation: Convolution | Dense, at: Place, value: float) -> Why:
    """Products, bias, activation; of softmax also what every rival comes to."""
    met = _met(operation, at)
    terms = _all_terms(met) if met.products.size <= MOST_SHOWN else _largest_terms(met)
    parts = [operand(_value(term)) for term in terms]
    if met.bias is not None:
        parts.append(operand(met.bias))
        terms.append(Term("bias", text(met.bias), number(met.bias)))
    sum_ = met.sum
    formula = joined(parts, " + ")
    terms.append(Term("sum", formula, number(sum_)))
    name = operation.activation
    if name == "softmax":
        ends, formula = _softmax(operation, at, value)
        return Why(formula, (*ends, *terms), number(value))
    if name == "linear":
        return Why(formula, tuple(terms), number(sum_))
    terms.append(activations.term(name, [sum_], 0))
    return Why(f"{name}({formula})", tuple(terms), number(activations.activated(name, [sum_], 0)))


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """What a filter or a unit meets: numbers and their weights, one to one.

    `first` is the place of the first number in what comes in, whose shape is `inside`; over its
    edge zeros were filled in.
    """

    numbers: Numbers
    weights: Numbers
    first: Place
    inside: Place
    bias: float | None

    @property
    def products(self) -> Numbers:
        """Every number times its weight."""
        with np.errstate(over="ignore", invalid="ignore"):
            found: Numbers = self.numbers * self.weights
        return found

    @property
    def sum(self) -> float:
        """All products and the bias."""
        return total([*self.products.ravel().tolist(), *([] if self.bias is None else [self.bias])])

    def place(self, i: int) -> Place:
        """Where the number of a product stands in what comes in."""
        at = np.unravel_index(i, self.numbers.shape)
        return tuple(first + int(each) for first, each in zip(self.first, at, strict=True))

    def factors(self, i: int) -> str:
        """A product as it is read."""
        return f"{operand(float(self.numbers.flat[i]))}×{operand(float(self.weights.flat[i]))}"

    def is_inside(self, place: Place) -> bool:
        """Whether a number was not filled in."""
        return all(0 <= at < size for at, size in zip(place, self.inside, strict=True))


def _met(operation: Convolution | Dense, at: Place) -> Met:
    """The numbers under the window, or all of a row, and the weights for them."""
    *place, unit = at
    bias = None if operation.bias is None else float(operation.bias[unit])
    weights = operation.kernel[..., unit]
    given = operation.input
    if isinstance(operation, Dense):
        row = given[tuple(place)]
        return Met(row, weights, (0,), row.shape, bias)
    slides = operation.slides
    wide = windows.filled(given, slides, 0)
    starts = [each.start(i) for each, i in zip(slides, place, strict=True)]
    seen = tuple(
        slice(start + each.before, start + each.before + each.window)
        for start, each in zip(starts, slides, strict=True)
    )
    return Met(wide[seen], weights, (*starts, 0), given.shape, bias)


def _all_terms(met: Met) -> list[Term]:
    """Every product, in reading order."""
    found = []
    for i, value in enumerate(met.products.ravel().tolist()):
        if met.is_inside(met.place(i)):
            found.append(Term("product", met.factors(i), number(value)))
        else:
            found.append(Term("product_padding", met.factors(i), number(value)))
    return found


def _largest_terms(met: Met) -> list[Term]:
    """The products that count most, the largest first, and the sum of the others."""
    products = met.products.ravel()
    values = products.tolist()
    order = np.argsort(-np.abs(products), kind="stable").tolist()
    found = []
    for i in order[:LARGEST]:
        where = ", ".join(map(str, met.place(i)))
        found.append(Term("product_at", f"x[{where}]: {met.factors(i)}", number(values[i])))
    others = order[LARGEST:]
    left = total([values[i] for i in others])
    return [*found, Term("other_products", f"Σ {len(others)}", number(left))]


def _softmax(operation: Convolution | Dense, at: Place, value: float) -> tuple[list[Term], str]:
    """The power of this sum, the sum of the powers of all, and the share."""
    sums = _rivals(operation, at)
    own = sums[at[-1]]
    powers = [_power(each) for each in sums]
    together = None if None in powers else fsum(each for each in powers if each is not None)
    formula = f"e^{operand(own)} ÷ Σ e^z"
    written = joined([f"e^{operand(each)}" for each in sums], " + ")
    share = "" if together is None else f"{powers[at[-1]]:.6g} ÷ {together:.6g}"
    return [
        Term("softmax_power", f"e^{operand(own)}", powers[at[-1]]),
        Term("softmax_powers", written, together),
        Term("activation_softmax", share, number(value)),
    ], formula


def _rivals(operation: Convolution | Dense, at: Place) -> list[float]:
    """The sums of all units or filters at the same place."""
    last = operation.kernel.shape[-1]
    return [_met(operation, (*at[:-1], unit)).sum for unit in range(last)]


def _power(exponent: float) -> float | None:
    """e to a number; None where that is beyond all bounds."""
    return exp(exponent) if exponent < TOO_HIGH else None


def _value(term: Term) -> float:
    assert isinstance(term.value, int | float)
    return term.value
