"""A model as links that can be gone both ways: forward, and back with a gradient.

`explain` has the arithmetic that is shown; what a gradient needs beside it is here. A link takes
and makes numbers whose first axis counts inputs; it also hands out how a gradient of what it has
made becomes one of what it was given.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Protocol

from engine.explain.numbers import Numbers
from engine.scoring.backward_conv import Sliding
from engine.scoring.backward_plain import Activated, Flat, Pull, Weighed
from engine.scoring.backward_pool import Largest, Mean, Windows
from engine.scoring.backward_recurrence import Carried
from engine.scoring.model import Scorer
from engine.scoring.model_stages import Stage
from engine.zoo import layers as zoo
from engine.zoo.layers.recurrent import Recurrent


class Link(Protocol):
    """A piece of a model. What is affine has the same gradient everywhere."""

    AFFINE: ClassVar[bool]

    def forward(self, given: Numbers) -> tuple[Numbers, Pull]:
        """What it makes of what it is given, and the way back."""


def links(model: Scorer) -> tuple[Link, ...]:
    """All that stands on the lookup of a model; what the last one gives is a probability."""
    found = [link for stage in model.stages for link in _links(stage)]
    if model.gives_logits:
        found.append(Activated("sigmoid"))
    return tuple(_quicker(found))


def forward(chain: Sequence[Link], given: Numbers) -> tuple[Numbers, Pull]:
    """Through some links, and the way back through all of them."""
    pulls: list[Pull] = []
    for link in chain:
        given, pull = link.forward(given)
        pulls.append(pull)

    def back(gradient: Numbers) -> Numbers:
        for pull in reversed(pulls):
            gradient = pull(gradient)
        return gradient

    return given, back


def _links(stage: Stage) -> Iterator[Link]:
    """A layer as what is affine in it and what is not. Nothing is hidden when a text is scored."""
    layer = stage.layer
    if isinstance(layer, zoo.Dense):
        yield Weighed(stage.tables[0], stage.bias)
        yield Activated(layer.activation)
    elif isinstance(layer, zoo.Conv1D):
        same = layer.padding == "same"
        yield Sliding(layer.kernel, layer.strides, same, stage.tables[0], stage.bias)
        yield Activated(layer.activation)
    elif isinstance(layer, Recurrent):
        yield Weighed(stage.tables[0], None)
        yield Carried(stage.recurrence, layer.sequences)
    elif isinstance(layer, zoo.MaxPooling1D):
        yield Windows(layer.pool, layer.stride, layer.padding == "same")
    elif isinstance(layer, zoo.GlobalMaxPooling1D):
        yield Largest()
    elif isinstance(layer, zoo.GlobalAveragePooling1D):
        yield Mean()
    elif isinstance(layer, zoo.Flatten):
        yield Flat()


def _quicker(found: list[Link]) -> list[Link]:
    """ReLU keeps the order of numbers: it waits until only the largest of a window are left."""
    chain = [each for each in found if not isinstance(each, Activated) or each.name != "linear"]
    for i, (one, other) in enumerate(pairwise(chain)):
        if one == Activated("relu") and isinstance(other, Windows | Largest):
            chain[i], chain[i + 1] = other, one
    return chain
