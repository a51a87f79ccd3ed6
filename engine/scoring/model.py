"""A trained text model as it answers: NumPy over its stored weights, and no TensorFlow.

Most models of the course read their padding first. What a recurrent layer has come to after so
much padding is the same for every text, so it is worked out once and begun from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.explain.activations import activate
from engine.explain.numbers import Numbers
from engine.explain.padding import Padding
from engine.explain.recurrence import States
from engine.scoring.model_stages import Stage
from engine.scoring.reading import PADDING, Ids, Reader, Reading, read
from engine.why import Refusal
from engine.zoo.layers import Dropout
from engine.zoo.layers import Ids as IdsLayer
from engine.zoo.layers.recurrent import Recurrent
from engine.zoo.spec import Reviews, Spec
from engine.zoo.summary import summary

if TYPE_CHECKING:
    from engine.training.state import Arrays

#: Numbers of one layer over all rows that are taken at once: more would not be faster.
AT_ONCE: Final = 4_000_000


@dataclass(frozen=True, eq=False)
class Scorer:
    """A model by its spec, with the tables of each layer and the reader of its texts; of a run, the
    epoch after which these were kept."""

    spec: Spec
    stages: tuple[Stage, ...]
    reader: Reader
    epoch: int | None = None

    @property
    def how(self) -> Padding:
        """How it pads and cuts, as it was trained."""
        assert isinstance(self.spec.feed, Reviews)
        return Padding(self.spec.input.shape[0], self.spec.feed.padding)

    @cached_property
    def least(self) -> int:
        """The shortest row that goes through it."""
        if self.how.maxlen is not None:
            return self.how.maxlen
        from engine.zoo.script.shortest import shortest  # which brings the writing of scripts along

        return shortest(self.spec)

    @property
    def gives_logits(self) -> bool:
        """Whether its last layer leaves the sigmoid to whoever asks."""
        return getattr(self.stages[-1].layer, "activation", "") == "linear"

    def read(self, text: str) -> Reading:
        """A text as it is fed."""
        return read(self.reader, text, self.how, self.least)

    def probability(self, ids: Ids) -> Numbers:
        """How positive rows of ids (n, length) are."""
        parts = [self._answers(ids[some]) for some in self.batches(ids.shape)]
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.float32)

    def probabilities(self, readings: Sequence[Reading]) -> list[float]:
        """How positive texts are; where no length is set they go one by one."""
        rows = [each.ids for each in readings]
        if self.how.maxlen is None:
            return [float(self.probability(row[np.newaxis])[0]) for row in rows]
        found: list[float] = self.probability(np.array(rows)).tolist()
        return found

    def batches(self, shape: tuple[int, ...]) -> Iterator[slice]:
        """Rows that are taken at once."""
        rows, length = shape
        some = max(1, AT_ONCE // (self._widest * max(1, length)))
        return (slice(first, first + some) for first in range(0, rows, some))

    @np.errstate(over="ignore", invalid="ignore")  # as of a training that has diverged
    def passed(self, ids: Ids) -> Iterator[tuple[Stage, Numbers]]:
        """What each layer makes of rows of ids, from the lookup to the answer; nothing skipped."""
        given: NDArray[Any] = ids
        for stage in self.stages:
            given = stage.apply(given)
            yield stage, given

    def vectors(self, ids: Ids) -> Numbers:
        """What the first layer after the lookup is given for rows of ids."""
        return next(found for stage, found in self.passed(ids) if stage.is_lookup)

    def above(self, given: Numbers, from_: int) -> Numbers:
        """The last layer's own numbers, of what the stage of that number is given."""
        for stage in self.stages[from_:]:
            given = stage.apply(given)
        return given

    def said(self, answers: Numbers) -> Numbers:
        """Answers of the last layer as probabilities."""
        last: Numbers = answers[..., -1]
        return activate("sigmoid", last) if self.gives_logits else last

    @np.errstate(over="ignore", invalid="ignore")
    def _answers(self, ids: Ids) -> Numbers:
        skipped = self._in_front(ids)
        given: NDArray[Any] = ids[:, skipped:]
        for stage in self.stages:
            before = self._padded.get(stage.name) if skipped else None
            given = stage.apply(given, None if before is None else before.after(skipped - 1))
        return self.said(given)

    def _in_front(self, ids: Ids) -> int:
        """How much padding all rows begin with, where that is read beforehand; one id stays."""
        if not self._padded:
            return 0
        words = (ids != PADDING).any(axis=0)
        return min(int(words.argmax()) if words.any() else len(words), len(words) - 1)

    @cached_property
    def _padded(self) -> Mapping[str, States]:
        """What padding alone does to the recurrent layers, down to the one that ends in a state.

        There is nothing where a model does not read word by word from its lookup up.
        """
        length = self.how.maxlen
        if length is None or self.how.padding == "post":
            return {}
        given: NDArray[Any] = np.zeros((length,), dtype=np.int32)
        found: dict[str, States] = {}
        for stage in self.stages:
            if isinstance(stage.layer, Recurrent):
                found[stage.name] = states = stage.recurrence.states(given)
                if not stage.layer.sequences:
                    return found
                given = states.state
            elif stage.is_lookup or isinstance(stage.layer, Dropout):
                given = stage.apply(given)
            else:
                return {}
        return {}

    @cached_property
    def _widest(self) -> int:
        """Numbers for each id in the widest layer."""
        rows = summary(self.spec).rows
        sizes = [prod(size or 1 for size in row.shape) for row in rows]
        length = self.how.maxlen or 1
        gates = max((row.count.gates for row in rows), default=1)
        return max(1, max(sizes) * gates // length)


def scorer(spec: Spec, arrays: "Arrays", reader: Reader, epoch: int | None = None) -> Scorer:
    """A model with its weights, by Keras' names; refused if it does not answer to a text."""
    if not isinstance(spec.feed, Reviews) or not isinstance(spec.input, IdsLayer):
        raise Refusal("score_reads_no_text", model=spec.name)
    rows = summary(spec).rows
    if rows[-1].output.ids or rows[-1].shape != (1,):
        raise Refusal("score_no_answer", model=spec.name)
    stages = (
        Stage(row.name, row.layer, tuple(tables(row.name, arrays)))
        for row in rows
        if not isinstance(row.layer, IdsLayer)
    )
    return Scorer(spec, tuple(stages), reader, epoch)


def tables(layer: str, arrays: "Arrays") -> list[Numbers]:
    """A layer's tables, in Keras' order."""
    return [array for path, array in arrays.items() if path.partition("/")[0] == layer]
