"""What the filters of a convolution have found in a review, and what each of them decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np

from engine.explain.convolution import Convolution
from engine.explain.numbers import Numbers
from engine.scoring.filters_span import Field, field
from engine.scoring.model import Scorer
from engine.scoring.reading import Ids, Reading
from engine.zoo.layers import Conv1D, Dropout

#: Numbers of a layer that are gone on with at once, each time with another filter silent.
AT_ONCE: Final = 600_000


@dataclass(frozen=True, slots=True)
class Peak:
    """The strongest answer of one filter to the text, where it is, and what it decides.

    `without` is the probability with this filter silent everywhere.
    """

    filter: int
    place: int
    value: float
    seen: range
    without: float


@dataclass(frozen=True, slots=True)
class Parts:
    """An answer, place by place below it: where, and what all its products there come to."""

    adds: tuple[tuple[int, float], ...]
    bias: float
    activation: str
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class Filters:
    """One convolution over a review: all its answers, and the filters, the most decisive first."""

    name: str
    below: str  # the layer whose numbers it slides over, if that is not the lookup
    convolution: Convolution
    output: Numbers
    field: Field
    probability: float
    peaks: tuple[Peak, ...]

    def parts(self, place: int, filter_: int) -> Parts:
        """What each place under the kernel adds to an answer."""
        return parts(self.convolution, self.output, place, filter_)


def parts(convolution: Convolution, output: Numbers, place: int, filter_: int) -> Parts:
    """What each place under the kernel adds to an answer of a convolution along one axis."""
    adds: dict[int, float] = {}
    for each in convolution.products((place, filter_)):
        adds[each.cell[0]] = adds.get(each.cell[0], 0.0) + each.value
    bias = convolution.bias
    return Parts(
        tuple(adds.items()),
        0.0 if bias is None else float(bias[filter_]),
        convolution.activation,
        float(output[place, filter_]),
    )


def convolutions(model: Scorer) -> tuple[int, ...]:
    """Which stages of a model are convolutions along its words."""
    return tuple(i for i, each in enumerate(model.stages) if isinstance(each.layer, Conv1D))


@np.errstate(over="ignore", invalid="ignore")
def filters(model: Scorer, reading: Reading, stage: int) -> Filters:
    """The convolution at a stage, over a text as the model has read it."""
    ids = reading.ids[np.newaxis]
    below = list(islice(model.passed(ids), stage))
    given = below[-1][1][0]
    own = model.stages[stage]
    layer = own.layer
    assert isinstance(layer, Conv1D)
    edge: Final = "same" if layer.padding == "same" else "valid"
    convolution = Convolution(
        given,
        own.tables[0],
        own.bias,
        layer.strides,
        edge,
        activation=layer.activation,  # type: ignore[arg-type]
    )
    output = convolution.output
    seen = field(model, len(reading.ids), stage)
    probability = float(model.said(model.above(output[np.newaxis], stage + 1))[0])
    without = np.concatenate(list(_without(model, output, stage)))
    best = _peaks(reading, output, seen)
    found = [
        Peak(i, place, float(output[place, i]), seen.span(place), float(p))
        for i, (place, p) in enumerate(zip(best.tolist(), without, strict=True))
    ]
    found.sort(key=lambda peak: -abs(probability - peak.without))
    lower = [each.name for each, _made in below[1:] if not isinstance(each.layer, Dropout)]
    under = lower[-1] if lower else ""
    return Filters(own.name, under, convolution, output, seen, probability, tuple(found))


def _peaks(reading: Reading, output: Numbers, seen: Field) -> Ids:
    """Where each filter answers most, of the places that have seen anything but padding."""
    words = range(reading.in_front, len(reading.ids) - reading.behind)
    places = [
        place
        for place in range(len(output))
        if (span := seen.span(place)).start < words.stop and words.start < span.stop
    ] or list(range(len(output)))
    found: Ids = np.array(places, dtype=np.int32)[output[places].argmax(axis=0)]
    return found


def _without(model: Scorer, output: Numbers, stage: int) -> Iterator[Numbers]:
    """What the model says with one filter silent, for one filter after the other."""
    count = output.shape[1]
    some = max(1, AT_ONCE // output.size)
    for first in range(0, count, some):
        last = min(count, first + some)
        given = np.repeat(output[np.newaxis], last - first, axis=0)
        given[np.arange(last - first), :, np.arange(first, last)] = 0
        yield model.said(model.above(given, stage + 1))
