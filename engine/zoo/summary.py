"""A model's table, derived layer by layer: shapes and counts, each with its why."""

from collections import Counter
from dataclasses import dataclass

from engine.why import Why, why_record
from engine.zoo.counting import Count, total_of
from engine.zoo.layers import ImpossibleShape, Layer
from engine.zoo.signal import Shape, Signal
from engine.zoo.sizes import Axis
from engine.zoo.spec import Spec


@dataclass(frozen=True, slots=True)
class Row:
    """One layer in its place: what it is given, what it makes of it, what it learns."""

    name: str
    layer: Layer
    given: Signal
    axes: tuple[Axis, ...]
    output: Signal
    count: Count

    @property
    def shape(self) -> Shape:
        """The shape of what flows out, without the batch."""
        return self.output.shape


@dataclass(frozen=True, slots=True)
class Summary:
    """All rows of a model, from the input to the answer."""

    spec: Spec
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        """The parameters of the whole model."""
        return sum(row.count.total for row in self.rows)

    @property
    def why_total(self) -> Why:
        """The same, layer by layer."""
        return total_of(tuple(row.count for row in self.rows))


def summary(spec: Spec) -> Summary:
    """The table of a model; refused where a layer does not fit on the one before."""
    rows = []
    signal = spec.input.signal
    for place, (name, layer) in enumerate(zip(names(spec.layers), spec.layers, strict=True)):
        try:
            output = layer.output(signal)
        except ImpossibleShape as refusal:
            # Layers of one kind and size are told apart by their place in the table.
            refusal.values["layer"] = f"{place} {layer.label}"
            raise
        rows.append(Row(name, layer, signal, layer.axes(signal), output, layer.count(signal)))
        signal = output
    return Summary(spec, tuple(rows))


def names(layers: tuple[Layer, ...]) -> list[str]:
    """The names that Keras gives: conv1d, conv1d_1, conv1d_2."""
    met: Counter[str] = Counter()
    found = []
    for layer in layers:
        number = met[layer.STEM]
        found.append(f"{layer.STEM}_{number}" if number else layer.STEM)
        met[layer.STEM] += 1
    return found


def record(table: Summary) -> dict[str, object]:
    """The table as a JSON document."""
    layers = [
        {
            "name": row.name,
            "kind": row.layer.KIND,
            "settings": dict(row.layer.call().named),
            "output_shape": list(row.shape),
            "parameters": row.count.total,
            "why": why_record(row.count),
        }
        for row in table.rows
    ]
    return {"name": table.spec.name, "total": table.total, "layers": layers}
