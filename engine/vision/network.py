"""A trained network for pictures: what each of its layers makes of a picture, in plain NumPy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from engine.explain.convolution import Convolution
from engine.explain.numbers import Numbers
from engine.explain.plain import Dense, Flatten
from engine.explain.pooling import Pooling
from engine.explain.windows import Place
from engine.why import Refusal, UnknownName
from engine.zoo import layers as zoo
from engine.zoo.layers import Layer
from engine.zoo.spec import Pictures, Spec
from engine.zoo.summary import summary

Operation = Convolution | Pooling | Flatten | Dense

#: So many pictures are remembered with all their maps: some ten megabytes.
REMEMBERED: Final = 32


class VisionRefused(Refusal):
    """A model that sees nothing, or weights that are not its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighted:
    """A layer in its place, with its tables if it has any."""

    name: str
    layer: Layer
    shape: tuple[int, ...]
    kernel: Numbers | None = None
    bias: Numbers | None = None

    def over(self, given: Numbers) -> Operation | None:
        """The operation on what comes in; None where that is handed on as it is."""
        layer = self.layer
        if isinstance(layer, zoo.Conv2D):
            assert self.kernel is not None
            return Convolution(
                given,
                self.kernel,
                self.bias,
                layer.strides,
                layer.padding,  # type: ignore[arg-type]
                activation=layer.activation,  # type: ignore[arg-type]
            )
        if isinstance(layer, zoo.MaxPooling2D):
            return Pooling(given, layer.pool, layer.stride, layer.padding)  # type: ignore[arg-type]
        if isinstance(layer, zoo.Flatten):
            return Flatten(given)
        if isinstance(layer, zoo.Dense):
            assert self.kernel is not None
            return Dense(given, self.kernel, self.bias, layer.activation)  # type: ignore[arg-type]
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """What one layer has made of a picture."""

    weighted: Weighted
    operation: Operation | None
    output: Numbers

    @property
    def name(self) -> str:
        """The layer's name in Keras."""
        return self.weighted.name

    @property
    def maps(self) -> int:
        """How many maps there are; 0 where the numbers stand in a row."""
        return int(self.output.shape[-1]) if self.output.ndim > 1 else 0

    def map(self, number: int) -> Numbers:
        """One map, as rows and columns."""
        found: Numbers = self.output[..., number]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A picture on its way through a network; the first stage is the picture itself."""

    network: "Network"
    stages: tuple[Stage, ...]

    @property
    def picture(self) -> Numbers:
        """What came in: rows, columns, channels, from 0 to 1."""
        return self.stages[0].output

    @property
    def probabilities(self) -> Numbers:
        """What came out: a number for each class."""
        return self.stages[-1].output

    @property
    def verdict(self) -> int:
        """The class that is held to be the most likely; the first of equals, as in Keras."""
        return int(self.probabilities.argmax())

    def at(self, name: str) -> int:
        """The number of a stage by its layer's name."""
        return self.network.at(name)

    def value(self, stage: int, at: Place) -> float:
        """One number of a stage."""
        return float(self.stages[stage].output[at])


class Network:
    """The layers of a model for pictures, with their weights; it remembers what it has seen."""

    def __init__(self, spec: Spec, arrays: Mapping[str, Numbers]) -> None:
        if not isinstance(spec.feed, Pictures):
            raise VisionRefused("model_without_pictures", model=spec.name)
        self.spec = spec
        self.layers = tuple(_weighted(spec, arrays))
        self._seen = lru_cache(REMEMBERED)(self._see)

    @property
    def names(self) -> tuple[str, ...]:
        """The layers' names in Keras, that of the input first."""
        return tuple(each.name for each in self.layers)

    @property
    def convolutions(self) -> tuple[Weighted, ...]:
        """The layers that have kernels, in order."""
        return tuple(each for each in self.layers if isinstance(each.layer, zoo.Conv2D))

    def at(self, name: str) -> int:
        """The place of a layer; refused if there is none of that name."""
        if name not in self.names:
            known = ", ".join(self.names)
            raise UnknownName("no_layer_named", layer=name, model=self.spec.name, known=known)
        return self.names.index(name)

    def passage(self, picture: Numbers) -> Passage:
        """A picture (rows, columns, channels) through all layers; known ones cost nothing."""
        wanted = self.layers[0].shape
        if picture.shape != wanted:
            raise VisionRefused(
                "picture_of_other_shape", shape=_times(picture.shape), wanted=_times(wanted)
            )
        return self._seen(np.ascontiguousarray(picture, dtype=np.float32).tobytes())

    def _see(self, data: bytes) -> Passage:
        flows = np.frombuffer(data, dtype=np.float32).reshape(self.layers[0].shape)
        stages = []
        for each in self.layers:
            operation = each.over(flows)
            flows = flows if operation is None else operation.output
            stages.append(Stage(each, operation, flows))
        return Passage(self, tuple(stages))


def _weighted(spec: Spec, arrays: Mapping[str, Numbers]) -> list[Weighted]:
    """Every layer with its own tables; refused where these are not all there."""
    found = []
    for row in summary(spec).rows:
        tables = [array for path, array in arrays.items() if path.partition("/")[0] == row.name]
        shapes = [tuple(side.length for side in table.sides) for table in row.count.tables]
        if [table.shape for table in tables] != shapes:
            raise VisionRefused("weights_of_another_model", model=spec.name, layer=row.name)
        shape = tuple(size or 0 for size in row.shape)
        found.append(Weighted(row.name, row.layer, shape, *tables))
    return found


def _times(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape))
