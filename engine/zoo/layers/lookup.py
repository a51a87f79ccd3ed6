"""Where a model begins: its input, and the lookups that turn ids into numbers."""

from dataclasses import dataclass
from typing import ClassVar

from engine.why import Term
from engine.zoo import knobs
from engine.zoo.counting import Count, Side, Table
from engine.zoo.layers.base import Call, ImpossibleShape, Layer
from engine.zoo.signal import Shape, Signal, shape_text
from engine.zoo.sizes import Axis, given, kept, made


@dataclass(frozen=True, slots=True)
class Input(Layer):
    """What comes in. A reader asks for `given()` instead of a layer before it."""

    STEM: ClassVar[str] = "input"
    KIND: ClassVar[str] = "Input"

    @property
    def shape(self) -> Shape:
        """Its shape, without the batch."""
        raise NotImplementedError

    @property
    def signal(self) -> Signal:
        """What flows into the first layer."""
        raise NotImplementedError

    def axes(self, given_: Signal) -> tuple[Axis, ...]:
        return tuple(given(size) for size in self.shape)

    def output(self, given_: Signal) -> Signal:
        return self.signal

    def call(self) -> Call:
        return Call("Input", (self.shape,))

    @property
    def label(self) -> str:
        return f"Input({shape_text(self.shape)})"


@dataclass(frozen=True, slots=True)
class Ids(Input):
    """A review as ids: so many of them, or as many as it has."""

    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (knobs.LENGTH,)
    length: int | None

    @property
    def shape(self) -> Shape:
        return (self.length,)

    @property
    def signal(self) -> Signal:
        return Signal(self.shape, ids=True)


@dataclass(frozen=True, slots=True)
class Picture(Input):
    """A picture: rows, columns, and one number at each place."""

    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (knobs.HEIGHT, knobs.WIDTH)
    height: int
    width: int

    @property
    def shape(self) -> Shape:
        return (self.height, self.width, 1)

    @property
    def signal(self) -> Signal:
        return Signal(self.shape)


@dataclass(frozen=True, slots=True)
class Embedding(Layer):
    """A table with a row of learnt features for every word; an id picks its row."""

    KIND: ClassVar[str] = "Embedding"
    STEM: ClassVar[str] = "embedding"
    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (knobs.VOCABULARY, knobs.EMBEDDING)
    vocabulary: int
    embedding: int

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        _want_ids(self, given)
        size = made(Term("embedding_size", f"{self.embedding}", self.embedding))
        return (*(kept(size) for size in given.shape), size)

    def count(self, given: Signal) -> Count:
        words, features = Side("V", self.vocabulary), Side("d", self.embedding)
        return Count(Table("embedding_rows", words, features))

    def call(self) -> Call:
        return Call("Embedding", (self.vocabulary, self.embedding))


@dataclass(frozen=True, slots=True)
class OneHot(Layer):
    """A row for every id, all 0 but for a single 1. Nothing is learnt, and only ids are stored."""

    KIND: ClassVar[str] = "OneHot"
    STEM: ClassVar[str] = "one_hot"
    KNOBS: ClassVar[tuple[knobs.Knob, ...]] = (knobs.VOCABULARY,)
    vocabulary: int

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        _want_ids(self, given)
        size = made(Term("onehot_columns", f"{self.vocabulary}", self.vocabulary))
        return (*(kept(size) for size in given.shape), size)

    def call(self) -> Call:
        return Call("OneHot", (self.vocabulary,))


def _want_ids(layer: Layer, given: Signal) -> None:
    if not given.ids:
        raise ImpossibleShape("ids_wanted", layer=layer.label, shape=shape_text(given.shape))
