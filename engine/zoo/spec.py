"""A model as data: its layers, what it is fed, and how the course trains it."""

from dataclasses import dataclass
from typing import Literal

from engine.zoo.layers import Embedding, Input, Layer, OneHot

Task = Literal["sentiment", "clothes", "digits", "count"]
Cut = Literal["words", "subwords"]


@dataclass(frozen=True, slots=True)
class Reviews:
    """Reviews as ids. How many words, and how long, the layers say."""

    cut: Cut = "words"
    padding: Literal["pre", "post"] = "pre"


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures and what is on them."""

    name: Literal["fashion-mnist", "mnist"]


@dataclass(frozen=True, slots=True)
class Split:
    """What is held back to validate with.

    The last rows, or rows drawn with a seed, or, as some courses do, the test set itself.
    """

    way: Literal["last", "drawn", "test"]
    share: float = 0.2
    seed: int = 42


@dataclass(frozen=True, slots=True)
class Fit:
    """How the course trains a model."""

    optimizer: Literal["adam", "rmsprop"]
    learning_rate: float
    batch: int
    epochs: int
    split: Split
    patience: int | None = None


@dataclass(frozen=True, slots=True)
class Spec:
    """One model. `origin` names the lesson it comes from; without `fit` it is only counted."""

    name: str
    origin: str
    task: Task
    layers: tuple[Layer, ...]
    feed: Reviews | Pictures | None = None
    fit: Fit | None = None

    @property
    def input(self) -> Input:
        """What comes in."""
        first = self.layers[0]
        assert isinstance(first, Input)
        return first

    @property
    def vocabulary(self) -> int | None:
        """How many ids the model knows, if it reads ids."""
        tables = (layer for layer in self.layers if isinstance(layer, Embedding | OneHot))
        return next((table.vocabulary for table in tables), None)
