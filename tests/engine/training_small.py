"""Trainings small enough for a test: twenty words, reviews of eight ids, a few dozen of them."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from engine.corpus.store import Corpus
from engine.files.progress import unseen
from engine.training.events import EpochDone, Event
from engine.training.feeding import Feed, feed
from engine.training.plan import Plan
from engine.training.state import Outcome, State
from engine.training.wishes import Wishes
from engine.zoo.layers import (
    GRU,
    LSTM,
    Conv1D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Ids,
    Layer,
    OneHot,
    SimpleRNN,
)
from engine.zoo.spec import Fit, Reviews, Spec, Split
from tests.engine.small_corpus import Reviews as Written
from tests.engine.small_corpus import corpus

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

WORDS = 20
LENGTH = 8
FIT = Fit("adam", 0.05, 16, 3, Split("last", 0.25))


def _spec(name: str, *layers: Layer, length: int | None = LENGTH, fit: Fit = FIT) -> Spec:
    answer = Dense(1, "sigmoid", answers=True)
    given = Ids(length)
    return Spec(name, "nowhere", "sentiment", (given, *layers, answer), Reviews(), fit)


SPECS = {
    "dropout": _spec("dropout", Embedding(WORDS, 4), Flatten(), Dropout(0.5)),
    "lstm": _spec(
        "lstm", Embedding(WORDS, 4), LSTM(3, 0.3, sequences=True), LSTM(3, 0.3), Dropout(0.2)
    ),
    "gru": _spec(
        "gru", Embedding(WORDS, 4), GRU(3), Dense(3, "relu"), fit=replace(FIT, optimizer="rmsprop")
    ),
    "conv1d": _spec("conv1d", Embedding(WORDS, 4), Conv1D(5, 3, "relu"), GlobalMaxPooling1D()),
    "onehot": _spec("onehot", OneHot(WORDS), SimpleRNN(3)),
    "open": _spec("open", Embedding(WORDS, 4), GlobalAveragePooling1D(), length=None),
}


def small_corpus(train: int = 60, test: int = 40) -> Corpus:
    """Reviews in which the higher half of the words is what makes them positive."""
    draw = np.random.default_rng(7)

    def written(count: int) -> Written:
        reviews = []
        for at in range(count):
            label = at % 2
            words = draw.integers(1, 9, size=draw.integers(3, 12)) + (8 * label)
            reviews.append((label, [int(word) for word in words]))
        return reviews

    return corpus(written(train), written(test))


def small_plan(name: str, **fit: Any) -> Plan:
    """The plan for one of the models, with some of its settings changed."""
    spec = SPECS[name]
    assert spec.fit is not None
    return Plan(spec, "small", replace(spec.fit, **fit))


def small_feed(plan: Plan) -> Feed:
    """What it is fed."""
    return feed(plan, small_corpus(), None, unseen)


class Watched:
    """One training, what it said, and what it had kept."""

    def __init__(
        self,
        plan: Plan,
        state: State | None = None,
        *,
        data: Feed | None = None,
        on: Callable[[Event, Wishes], None] = lambda event, wishes: None,
        keep: Callable[[State, EpochDone], bool] = lambda state, done: True,
    ) -> None:
        from engine.training.trainer import train

        self.events: list[Event] = []
        self.kept: list[State] = []
        wishes = Wishes()

        def emit(event: Event) -> None:
            self.events.append(event)
            on(event, wishes)

        def kept(state: State, done: EpochDone) -> bool:
            stored = keep(state, done)
            if stored:
                self.kept.append(state)
            return stored

        self.outcome: Outcome = train(
            plan, data or small_feed(plan), wishes, emit, run=1, keep=kept, state=state
        )

    def said(self, kind: type) -> list[Any]:
        """The events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def epochs(self) -> list[EpochDone]:
        """The epochs, without what differs from run to run."""
        return [replace(done, seconds=0.0) for done in self.said(EpochDone)]


def same(first: State, second: State) -> bool:
    """Whether two states are equal to the last bit."""
    bits = [
        {name: array.tobytes() for name, array in arrays.items()}
        for state in (first, second)
        for arrays in (state.weights, state.optimizer, state.best_weights)
    ]
    plain = [(state.epoch, state.learning_rate, repr(state.memory)) for state in (first, second)]
    return bits[:3] == bits[3:] and plain[0] == plain[1]


def breaking_off(
    kind: type[Event], act: Callable[[Wishes], None], at: int = 1
) -> Callable[[Event, Wishes], None]:
    """Acts at the first event of a kind, or a later one."""
    met = []

    def on(event: Event, wishes: Wishes) -> None:
        if isinstance(event, kind):
            met.append(event)
            if len(met) == at:
                act(wishes)

    return on
