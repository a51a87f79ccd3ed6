"""Operations whose window slides over an input, as the views step through them part by part."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from engine.explain.convolution import Convolution
from engine.explain.numbers import Numbers, operand, rounded, text, total
from engine.explain.pooling import Pooling
from engine.explain.slide import Slide
from engine.explain.sums import Product
from engine.explain.windows import Place
from engine.why import Why
from widgets.minus import with_minus


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a number: how it reads, what it comes to, and which cell and weight made it."""

    text: str
    value: float
    cell: Place | None = None
    weight_at: Place | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An arithmetic as far as it has come: `before` and `after` stand around the joined parts."""

    parts: tuple[str, ...]
    value: float
    joint: str = " + "
    before: str = ""
    after: str = ""


class Sliding(ABC):
    """A window that slides over an input, and makes a number at every place for every filter."""

    #: Whether each channel has an output of its own, rather than all one for each filter.
    apart = False

    def __init__(self, operation: Convolution | Pooling) -> None:
        self.slides: tuple[Slide, ...] = operation.slides
        self.input: Numbers = operation.input
        self.output: Numbers = operation.output
        self.places: tuple[Place, ...] = tuple(
            product(*(range(each.output) for each in operation.slides))
        )
        self._numbers = {place: i for i, place in enumerate(self.places)}
        self._in_hand: tuple[tuple[int, int], tuple[Part, ...]] | None = None

    @property
    def channels(self) -> int:
        """How many numbers each place of the input has."""
        return int(self.input.shape[-1])

    @property
    def filters(self) -> int:
        """How many numbers each place of the output has."""
        return int(self.output.shape[-1])

    def number_of(self, place: Place) -> int:
        """Which place it is, in reading order."""
        return self._numbers[place]

    def parts(self, place: int, filter_: int) -> tuple[Part, ...]:
        """What the number at a place is made of, in the order of its formula."""
        # One place is asked about many times before the next is; a large window has many parts.
        if self._in_hand is None or self._in_hand[0] != (place, filter_):
            self._in_hand = (place, filter_), tuple(self.make_parts(place, filter_))
        return self._in_hand[1]

    def value(self, place: int, filter_: int) -> float:
        """The number that comes out."""
        return float(self.output[(*self.places[place], filter_)])

    def steps_at(self, place: int, filter_: int) -> int:
        """In how many steps that number is made."""
        return len(self.parts(place, filter_)) + self.has_end

    def window(self, place: int) -> frozenset[Place]:
        """The cells looked at, without their channel; also those over the edge."""
        slid = zip(self.slides, self.places[place], strict=True)
        return frozenset(product(*(each.places(i) for each, i in slid)))

    @property
    @abstractmethod
    def has_end(self) -> bool:
        """Whether something is done after all parts are there."""

    @abstractmethod
    def make_parts(self, place: int, filter_: int) -> Iterator[Part]:
        """The parts one after the other."""

    @abstractmethod
    def part_from(self, cell: Place, place: int, filter_: int) -> Part:
        """The part that a cell of the input has in a number."""

    @abstractmethod
    def written(self, place: int, filter_: int, steps: int) -> Written:
        """The arithmetic after so many steps, of which there is one at least."""

    @abstractmethod
    def why(self, place: int, filter_: int) -> Why:
        """The whole arithmetic."""

    @abstractmethod
    def reaches(self, cell: Place) -> tuple[Place, ...]:
        """The places of the output that a place of the input has a part in."""


class SlidingSum(Sliding):
    """A convolution: products, and what is added and done to their sum."""

    def __init__(self, convolution: Convolution) -> None:
        super().__init__(convolution)
        self.of = convolution

    @property
    def has_end(self) -> bool:
        """Whether the sum is activated."""
        return self.of.activation != "linear"

    def make_parts(self, place: int, filter_: int) -> Iterator[Part]:
        """Every product, and the bias."""
        for each in self.of.products((*self.places[place], filter_)):
            yield Part(with_minus(each.expression), each.value, each.cell, each.weight_at)
        if self.of.bias is not None:
            bias = float(self.of.bias[filter_])
            yield Part(with_minus(operand(bias)), bias)

    def part_from(self, cell: Place, place: int, filter_: int) -> Part:
        """The number of a cell times the weight that lies on it."""
        *at, channel = cell
        slid = zip(self.slides, self.places[place], at, strict=True)
        weight = (*(each.places(i).index(there) for each, i, there in slid), channel, filter_)
        found = Product(cell, weight, float(self.input[cell]), float(self.of.kernel[weight]))
        return Part(with_minus(found.expression), found.value, cell, weight)

    def written(self, place: int, filter_: int, steps: int) -> Written:
        """Products added up one by one; the activation comes last."""
        parts = self.parts(place, filter_)
        shown = tuple(each.text for each in parts[:steps])
        if steps > len(parts):
            value = self.value(place, filter_)
            return Written(shown, value, before=f"{self.of.activation}(", after=")")
        return Written(shown, total([each.value for each in parts[:steps]]))

    def why(self, place: int, filter_: int) -> Why:
        """The whole arithmetic."""
        return self.of.step((*self.places[place], filter_)).why

    def reaches(self, cell: Place) -> tuple[Place, ...]:
        """The places of the output that a place of the input has a part in."""
        return self.of.reaches(cell)


class SlidingPool(Sliding):
    """A pooling: each channel for itself, so there are as many filters as channels."""

    apart = True

    def __init__(self, pooling: Pooling) -> None:
        super().__init__(pooling)
        self.of = pooling

    @property
    def has_end(self) -> bool:
        """Whether a sum is divided."""
        return self.of.kind == "average"

    def make_parts(self, place: int, filter_: int) -> Iterator[Part]:
        """Every number of the input that is looked at."""
        for cell in self.of.from_window(self.places[place]):
            yield self.part_from((*cell, filter_), place, filter_)

    def part_from(self, cell: Place, place: int, filter_: int) -> Part:
        """The number of a cell, as it is."""
        value = float(self.input[cell])
        return Part(with_minus(operand(value) if self.has_end else text(value)), value, cell)

    def written(self, place: int, filter_: int, steps: int) -> Written:
        """The largest so far; or the sum so far, and its division at the end."""
        parts = self.parts(place, filter_)[:steps]
        shown, values = tuple(each.text for each in parts), [each.value for each in parts]
        if not self.has_end:
            return Written(shown, max(values), joint=", ", before="max(", after=")")
        if steps <= len(parts):
            return Written(shown, total(values))
        mean = rounded(total(values) / len(values))
        return Written(shown, mean, before="(", after=f") ÷ {len(values)}")

    def why(self, place: int, filter_: int) -> Why:
        """The whole arithmetic."""
        return self.of.step((*self.places[place], filter_)).why

    def reaches(self, cell: Place) -> tuple[Place, ...]:
        """The places of the output that a place of the input has a part in."""
        return self.of.reaches(cell)
