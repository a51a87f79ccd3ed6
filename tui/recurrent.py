"""Trained models that read word by word: their recurrent layers, and sentences as they read them.

The weights and the words come from a run, the arithmetic is that of `engine.explain`; neither knows
of the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_moment import Kind
from engine.runs.library import STARTER, RunKey, find
from engine.runs.starters import starter, starters
from engine.runs.store import Store
from engine.scoring.model import Scorer
from engine.scoring.model_stages import KINDS
from engine.scoring.opening import open_scorer
from engine.scoring.reading import Reading
from engine.why import Refusal
from engine.zoo.layers import Dropout, Embedding, Ids, OneHot
from engine.zoo.layers.recurrent import Recurrent
from engine.zoo.spec import Reviews, Spec
from engine.zoo.summary import summary

Mark = Literal["word", "unknown", "start", "padding"]


@dataclass(frozen=True, slots=True)
class Token:
    """What stands at one place of a row: a word or what stands for one, and its id."""

    word: str
    id: int
    mark: Mark


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """A trained model as far as it reads word by word: all recurrent layers on its lookup."""

    key: RunKey
    scorer: Scorer
    layers: Mapping[str, Recurrence]  # by Keras' names

    @property
    def spec(self) -> Spec:
        """The model."""
        return self.scorer.spec

    def read(self, text: str) -> tuple[Token, ...]:
        """A sentence at the length of the model: cut off, or filled up."""
        reading = self.scorer.read(text)
        if not reading.has_words:
            raise Refusal("sentence_without_words")
        tokens = (_token(reading, i) for i in reading.fed)
        return (*[PADDING] * reading.in_front, *tokens, *[PADDING] * reading.behind)

    def vectors(self, tokens: tuple[Token, ...]) -> Numbers:
        """What the first layer is given for each token."""
        ids = np.array([[token.id for token in tokens]], dtype=np.int32)
        lookup = next(stage for stage in self.scorer.stages if stage.is_lookup)
        return lookup.apply(ids)[0]  # type: ignore[no-any-return]


PADDING: Final = Token("", 0, "padding")


def reader(store: Store, key: RunKey) -> Reader:
    """A run or a starter as a reader; refused if it reads otherwise than word by word."""
    spec = find(store, key).plan.spec
    chain = _chain(spec)
    if not chain:
        raise Refusal("no_recurrence_on_words", model=spec.name)
    scorer = open_scorer(key, store)
    names = {name for name, _layer in chain}
    layers = {stage.name: stage.recurrence for stage in scorer.stages if stage.name in names}
    return Reader(key, scorer, layers)


def _token(reading: Reading, i: int) -> Token:
    """A token of a text; a subword is one like any word here."""
    token = reading.token(i)
    return Token(token.word, token.id, "word" if token.kind == "piece" else token.kind)


def starter_with(kind: Kind) -> RunKey | None:
    """The first starter, in the order of the course, whose first layer on words is of the kind."""
    for name in starters():
        chain = _chain(starter(name).plan.spec)
        if chain and KINDS[type(chain[0][1])] == kind:
            return f"{STARTER}{name}"
    return None


def _chain(spec: Spec) -> list[tuple[str, Recurrent]]:
    """The recurrent layers that stand on the lookup and on one another, by Keras' names."""
    found: list[tuple[str, Recurrent]] = []
    if not isinstance(spec.feed, Reviews):
        return found
    for row in summary(spec).rows:
        if isinstance(row.layer, Recurrent):
            found.append((row.name, row.layer))
            if not row.layer.sequences:
                return found
        elif not isinstance(row.layer, Ids | Embedding | OneHot | Dropout):
            return found
    return found
