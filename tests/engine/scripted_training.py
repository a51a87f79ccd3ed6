"""A training that plays its part in no time: no Keras, and numbers that follow from the plan.

It keeps to what the trainer keeps to: an epoch follows from the state before it and from nothing
else, it is kept before it is said, and a stop takes effect between two batches.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.runs import keeping
from engine.runs.execute import Emit
from engine.training.events import (
    Advanced,
    Changed,
    EpochDone,
    Paused,
    Resumed,
    Started,
    Tested,
)
from engine.training.feeding import Feed
from engine.training.plan import Plan, checked_rate
from engine.training.state import Memory, Outcome, State
from engine.training.wishes import Wishes
from engine.zoo.layers import Dense, Embedding, Flatten, Ids
from engine.zoo.spec import Fit, Reviews, Spec, Split
from tests.engine import samples

SPEC = Spec(
    "small",
    "test",
    "sentiment",
    (Ids(8), Embedding(20, 3), Flatten(), Dense(1, "sigmoid", answers=True)),
    Reviews(),
)
FIT = Fit("adam", 1e-3, 2, 6, Split("last", 0.25))


def reviews(folder: Path, more: str = "") -> Path:
    """A table of reviews to train on; `more` is one more of them."""
    rows = [f"{'good' if i % 2 else 'bad'} film {i},{'pos' if i % 2 else 'neg'}" for i in range(8)]
    lines = [*(f"{row},train" for row in rows), *(f"{row},test" for row in rows[:4])]
    if more:
        lines.append(f"{more},pos,train")
    text = "\n".join(["review,sentiment,split", *lines, ""])
    return samples.table(folder / "reviews.csv", text)


def plan(data: Path | str, **changed: Any) -> Plan:
    """A small plan on these reviews; `fit` settings and plan settings alike may be changed."""
    fit = {name: changed.pop(name) for name in list(changed) if hasattr(FIT, name)}
    return replace(Plan(SPEC, str(data), replace(FIT, **fit)), **changed)


def state_after(plan: Plan, epoch: int, before: State | None, loss: float) -> State:
    """What follows from a state by training for one more epoch."""
    draw = np.random.default_rng([plan.seed, epoch])
    weights = {
        f"{name}/{number}": draw.normal(size=shape).astype(np.float32)
        for name, tables in keeping.shapes(plan.spec).items()
        for number, shape in enumerate(tables)
    }
    if before is not None:
        weights = {name: array + before.weights[name] for name, array in weights.items()}
    memory = (Memory() if before is None else before.memory).after(epoch, loss)
    rate = plan.fit.learning_rate if before is None else before.learning_rate
    optimizer = {"iteration": np.array(epoch), "velocity": next(iter(weights.values())) / 3}
    best = weights if before is None or memory.best_epoch == epoch else before.best_weights
    return State(epoch, weights, optimizer, rate, best, memory)


class Scripted:
    """Trains as told: `losses` are the validation losses, `at_batch` is called between batches."""

    def __init__(
        self,
        losses: Callable[[int], float] = lambda epoch: 1 / epoch,
        at_batch: Callable[[int, int, Wishes], None] = lambda *_: None,
    ) -> None:
        self._losses = losses
        self._at_batch = at_batch

    def __call__(
        self,
        plan: Plan,
        feed: Feed,
        wishes: Wishes,
        emit: Emit,
        *,
        run: int,
        state: State | None,
        keep: Callable[[State, EpochDone], bool],
    ) -> Outcome:
        wanted, first = plan.fit.epochs, 1 if state is None else state.epoch + 1
        emit(Started(run, "cpu", len(feed.train), len(feed.validation), 3, 85, wanted, first))
        for epoch in range(first, wanted + 1):
            if state is not None and state.memory.over(plan.fit.patience):
                break
            for batch in range(1, 4):
                self._at_batch(epoch, batch, wishes)
                if wishes.halt is not None:
                    return Outcome(wishes.halt, state)
                emit(Advanced(run, epoch, batch, 3, 0.5, 0.5, 100.0))
            state = self._epoch(plan, epoch, state, wishes, emit, run, keep)
        assert state is not None
        early = state.memory.over(plan.fit.patience) and state.epoch < wanted
        weights = state.weights if plan.fit.patience is None else state.best_weights
        loss = float(next(iter(weights.values())).sum())
        return Outcome(
            "early" if early else "completed", state, Tested(loss, 0.75, ((2, 1), (0, 1)))
        )

    def _epoch(
        self,
        plan: Plan,
        epoch: int,
        before: State | None,
        wishes: Wishes,
        emit: Emit,
        run: int,
        keep: Callable[[State, EpochDone], bool],
    ) -> State:
        val_loss = self._losses(epoch)
        state = state_after(plan, epoch, before, val_loss)
        used, wished = state.learning_rate, wishes.new_rate()
        if wished is not None:
            state = replace(state, learning_rate=checked_rate(wished))
        loss = float(state.weights["dense/1"][0]) * used
        best = state.memory.best_epoch == epoch
        done = EpochDone(run, epoch, loss, 0.5, val_loss, 0.5, 0.1, used, best, True)
        if not keep(state, done):
            emit(replace(done, stored=False))
            emit(Paused(run, "disk_full"))
            while not keep(state, done):
                wishes.wait(0.01)
                if wishes.halt is not None:
                    return state
            emit(Resumed(run))
        emit(done)
        if wished is not None:
            emit(Changed(run, epoch + 1, wished))
        return state
