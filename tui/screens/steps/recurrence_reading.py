"""A sentence through a trained model with a recurrent layer: every moment, and the verdict."""

from dataclasses import dataclass

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.plain import Dense
from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_drift import Drift
from engine.explain.recurrence_moment import Moment
from engine.files.places import Places
from engine.runs.library import RunKey, usable
from engine.runs.store import Store
from engine.scoring.gates import Gates, gates, recurrences
from engine.scoring.opening import chosen
from engine.why import Refusal, Why
from engine.zoo import layers as zoo
from engine.zoo.layers.recurrent import Recurrent
from engine.zoo.spec import Reviews, Spec
from tui.recurrent import Reader, Token, reader, starter_with


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What one layer made of a row of tokens, moment by moment.

    `verdicts` has a row for every moment: what the model would say if the sentence ended there.
    """

    tokens: tuple[Token, ...]
    x: Numbers
    layer: Recurrence
    moments: tuple[Moment, ...]
    states: Numbers
    rows: list[list[float]]  # the states once more, unit by unit
    scale: float  # the largest of them, or 1
    verdicts: Dense | None

    @property
    def first(self) -> int:
        """The first moment that is no padding."""
        return next(i for i, token in enumerate(self.tokens) if token.mark != "padding")

    @property
    def last(self) -> int:
        """The last moment that is no padding."""
        marks = [token.mark != "padding" for token in self.tokens]
        return len(marks) - 1 - marks[::-1].index(True)

    @property
    def drift(self) -> Drift | None:
        """What the padding does to the state, if there is any."""
        if self.first:
            return Drift(self.moments[0].before, self.states[: self.first])
        if self.last + 1 < len(self.tokens):
            return Drift(self.states[self.last], self.states[self.last + 1 :])
        return None

    def probability(self, t: int) -> float | None:
        """How positive the model would call the sentence if it ended at a moment."""
        return None if self.verdicts is None else float(self.verdict_column[t])

    @property
    def verdict_column(self) -> Numbers:
        """The last number of every verdict."""
        assert self.verdicts is not None
        found: Numbers = self.verdicts.output[:, -1]
        return found

    def why_verdict(self, t: int) -> Why:
        """The arithmetic of a verdict."""
        assert self.verdicts is not None
        return self.verdicts.step((t, self.verdicts.shape[-1] - 1)).why


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A sentence, read with the padding of the model and without it."""

    model: Reader
    layer: int
    padded: Passage
    bare: Passage


def reads_words(spec: Spec) -> bool:
    """Whether a recurrent layer of a model stands on its words, with nothing between them."""
    if not isinstance(spec.feed, Reviews):
        return False
    for layer in spec.layers:
        if isinstance(layer, Recurrent):
            return True
        if not isinstance(layer, zoo.Ids | zoo.Embedding | zoo.OneHot | zoo.Dropout):
            return False
    return False


def readable(where: Places) -> list[RunKey]:
    """The runs with weights, the newest first, and the starters, that read word by word."""
    return [key for key, run in usable(Store(where)) if reads_words(run.plan.spec)]


def begin_with() -> RunKey:
    """The starter that a learner meets first; refused if none with such a cell came along."""
    key = starter_with("gru") or starter_with("lstm") or starter_with("rnn")
    if key is None:
        raise Refusal("no_starter_of_kind", kind="gru")
    return key


def load_model(where: Places, key: RunKey) -> Reader:
    """A model with all its tables."""
    with chosen():
        return reader(Store(where), key)


def read(model: Reader, text: str, layer: int) -> Reading:
    """A sentence through a layer of a model, as the model pads it and without that."""
    tokens = model.read(text)
    bare = tuple(token for token in tokens if token.mark != "padding")
    stage = recurrences(model.scorer)[layer]
    padded = _whole(model, tokens, stage)
    if len(bare) == len(tokens):
        return Reading(model, layer, padded, padded)
    return Reading(model, layer, padded, _whole(model, bare, stage))


def _whole(model: Reader, tokens: tuple[Token, ...], stage: int) -> Passage:
    ids = np.array([token.id for token in tokens], dtype=np.int32)
    return passage(gates(model.scorer, ids, stage), tokens)


def passage(found: Gates, tokens: tuple[Token, ...]) -> Passage:
    """A layer over a row of ids, with a token for each of its moments."""
    rows: list[list[float]] = found.states.T.tolist()
    sizes = np.abs(found.states[np.isfinite(found.states)])
    scale = max(1.0, float(sizes.max(initial=0.0)))
    return Passage(
        tokens, found.x, found.layer, found.moments, found.states, rows, scale, found.verdicts
    )
