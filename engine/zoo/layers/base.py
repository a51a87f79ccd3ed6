"""What every layer record can say: what it makes of what it is given, and what it learns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from engine.why import Refusal
from engine.zoo.counting import Count
from engine.zoo.knobs import Knob
from engine.zoo.signal import Signal, shape_text
from engine.zoo.sizes import Axis


class ImpossibleShape(Refusal):
    """Layers that do not fit on one another."""


@dataclass(frozen=True, slots=True)
class Call:
    """How Keras is asked for a layer: what is at Keras' default is left out."""

    kind: str
    positional: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)


def unusual(**settings: tuple[Any, Any]) -> dict[str, Any]:
    """The settings that differ from Keras' default, which stands beside each."""
    return {name: value for name, (value, usual) in settings.items() if value != usual}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a model, as data. The fields are its settings; everything else follows."""

    KIND: ClassVar[str]
    STEM: ClassVar[str]  # Keras' own stem for names
    KNOBS: ClassVar[tuple[Knob, ...]] = ()

    def axes(self, given: Signal) -> tuple[Axis, ...]:
        """How long each axis of the output is, and why; refused if the layer does not fit here."""
        raise NotImplementedError

    def count(self, given: Signal) -> Count:
        """How many parameters the layer learns, and why."""
        return Count()

    def call(self) -> Call:
        """How Keras is asked for it."""
        raise NotImplementedError

    def knobs(self) -> tuple[Knob, ...]:
        """What can be set in it."""
        return self.KNOBS

    def output(self, given: Signal) -> Signal:
        """What flows out of it."""
        return Signal(tuple(axis.value for axis in self.axes(given)), self.passes_ids(given))  # type: ignore[misc]

    def passes_ids(self, given: Signal) -> bool:
        """Whether what flows out is still ids."""
        return False

    @property
    def label(self) -> str:
        """Its kind, and the sizes that Keras takes first: Conv1D(128, 5)."""
        sizes = ", ".join(str(size) for size in self.call().positional)
        return f"{self.KIND}({sizes})" if sizes else self.KIND

    def wants_numbers(self, given: Signal, axes: int | None = None) -> None:
        """Refuse ids, and shapes of another number of axes."""
        if given.ids:
            raise ImpossibleShape("numbers_wanted", layer=self.label, shape=shape_text(given.shape))
        shape = shape_text(given.shape)
        if axes is not None and axes > len(given.shape) == 1:
            raise ImpossibleShape("only_a_row", layer=self.label, wanted=axes, shape=shape)
        if axes is not None and len(given.shape) != axes:
            raise ImpossibleShape("axes_wanted", layer=self.label, wanted=axes, shape=shape)

    def features(self, given: Signal) -> int:
        """The numbers at each place, without which no table of weights has a size."""
        if given.features is None:
            raise ImpossibleShape("size_unknown", layer=self.label, shape=shape_text(given.shape))
        return given.features
