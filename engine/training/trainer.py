"""A training from its first epoch, or from any later one, to its end. On the caller's thread."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.training.devices import choose, limit_threads
from engine.training.events import (
    Advanced,
    Changed,
    Compiling,
    EpochDone,
    Event,
    Paused,
    Resumed,
    Started,
    Tested,
    Testing,
)
from engine.training.feeding import Feed
from engine.training.learner import Learner
from engine.training.plan import Plan
from engine.training.rows import Rows
from engine.training.state import Ended, Memory, Outcome, State
from engine.training.tally import Clock, Said, Tally
from engine.training.wishes import Wishes
from engine.why import Refusal

Emit = Callable[[Event], None]
Keep = Callable[[State, EpochDone], bool]

REPORT_EVERY: Final = 0.5
RETRY_EVERY: Final = 1.0


class _Halted(Exception):  # noqa: N818 - it was asked for
    """Leaves the epoch that is under way."""


def train(
    plan: Plan,
    feed: Feed,
    wishes: Wishes,
    emit: Emit,
    *,
    run: int,
    keep: Keep,
    state: State | None = None,
) -> Outcome:
    """Train as planned, from a state on if one is given, and test at the end.

    Each epoch is handed to `keep` before it is told; as long as that says False, nothing goes on.
    """
    late = limit_threads(plan.threads)
    chosen = choose(plan.device)
    import tensorflow as tf

    try:
        learner = Learner(plan, chosen, len(feed.validation))
        training = _Training(plan, feed, wishes, emit, run, keep, learner, state)
        emit(
            Started(
                run=run,
                device=chosen.label,
                rows=len(feed.train),
                validation_rows=len(feed.validation),
                batches=training.batches,
                parameters=learner.parameters,
                epochs=plan.fit.epochs,
                first_epoch=training.epoch + 1,
                notices=(late,) if late else (),
            )
        )
        return training.to_the_end()
    except tf.errors.ResourceExhaustedError:
        raise Refusal("device_memory_full", device=chosen.label, batch=plan.fit.batch) from None


class _Training:
    """One training while it goes on."""

    def __init__(
        self,
        plan: Plan,
        feed: Feed,
        wishes: Wishes,
        emit: Emit,
        run: int,
        keep: Keep,
        learner: Learner,
        state: State | None,
    ) -> None:
        self._plan = plan
        self._feed = feed
        self._wishes = wishes
        self._emit = emit
        self._run = run
        self._keep = keep
        self._learner = learner
        self._state = state
        self._rate = plan.fit.learning_rate
        self._clock = Clock()
        self._reported = 0.0
        self._compiled = False
        self._drawn = learner.weights if state is None else None
        if state is not None:
            learner.weights, learner.memory = state.weights, state.optimizer
            self._set_rate(state.learning_rate)

    @property
    def epoch(self) -> int:
        """How many epochs are done."""
        return self._state.epoch if self._state else 0

    @property
    def batches(self) -> int:
        """How many batches an epoch has."""
        return -(-len(self._feed.train) // self._plan.fit.batch)

    def to_the_end(self) -> Outcome:
        """All epochs that are left, then the test."""
        try:
            if not self._over:
                self._emit(Compiling(self._run, self._learner.xla))
            while not self._over:
                self._one_epoch()
            reason: Ended = "completed" if self.epoch >= self._plan.fit.epochs else "early"
            return Outcome(reason, self._state, *self._tested())
        except _Halted:
            assert self._wishes.halt
            return Outcome(self._wishes.halt, self._state)

    @property
    def _over(self) -> bool:
        fit, state = self._plan.fit, self._state
        return state is not None and (state.epoch >= fit.epochs or state.memory.over(fit.patience))

    def _one_epoch(self) -> None:
        """Learn from every row once, validate, and have it kept."""
        self._clock.restart()
        self._compile()
        epoch, used_rate = self.epoch + 1, self._rate
        learned = self._learned(epoch)
        judged = self._judged(self._feed.validation)
        memory = self._state.memory if self._state else Memory()
        memory = memory.after(epoch, judged.loss)
        done = EpochDone(
            run=self._run,
            epoch=epoch,
            loss=learned.loss,
            accuracy=learned.accuracy,
            val_loss=judged.loss,
            val_accuracy=judged.accuracy,
            seconds=self._clock.seconds,
            learning_rate=used_rate,
            best=memory.best_epoch == epoch,
            stored=True,
        )
        wished = self._wishes.new_rate()
        if wished is not None:
            self._set_rate(wished)
        self._state = self._state_after(epoch, memory)
        self._kept(self._state, done)
        if self._rate != used_rate and not self._over:
            self._emit(Changed(self._run, epoch + 1, self._rate))

    def _compile(self) -> None:
        """Judge once for nothing: else the first validation would be a second wait to compile."""
        if not self._compiled:
            self._compiled = True
            everything = np.arange(len(self._feed.validation))
            first = next(_parts(everything, self._learner.judged_at_once))
            self._learner.judge(self._feed.validation, first)

    def _learned(self, epoch: int) -> Tally:
        tally = Tally()
        self._learner.reseed(self._plan.seed, epoch)
        order = np.random.default_rng((self._plan.seed, epoch)).permutation(len(self._feed.train))
        for batch, rows in enumerate(_parts(order, self._plan.fit.batch), 1):
            tally.add(self._learner.learn(self._feed.train, rows), len(rows))
            self._breathe()
            self._report(epoch, batch, tally)
        return tally

    def _judged(self, rows: Rows, said: Said | None = None) -> Tally:
        """The counts of all rows; their answers go to `said`, if they are wanted."""
        tally = Tally()
        for positions in _parts(np.arange(len(rows)), self._learner.judged_at_once):
            counts, answers = self._learner.ask(rows, positions)
            tally.add(counts, len(positions))
            if said is not None:
                said.add(answers, len(positions))
            self._breathe()
        return tally

    def _state_after(self, epoch: int, memory: Memory) -> State:
        weights = self._learner.weights
        best = weights if memory.best_epoch == epoch else self._state.best_weights  # type: ignore[union-attr]
        drawn, self._drawn = self._drawn, None
        return State(epoch, weights, self._learner.memory, self._rate, best, memory, drawn)

    def _kept(self, state: State, done: EpochDone) -> None:
        """Have an epoch stored, however long the disk is full, and tell it."""
        if self._keep(state, done):
            self._emit(done)
            return
        self._emit(replace(done, stored=False))
        self._emit(Paused(self._run, "disk_full"))
        while not self._keep(state, done):
            self._wishes.wait(RETRY_EVERY)
            if self._wishes.halt:
                raise _Halted
        self._emit(done)
        self._emit(Resumed(self._run))

    def _tested(self) -> tuple[Tested, NDArray[np.float32]]:
        state, test = self._state, self._feed.test
        assert state is not None
        early = self._plan.fit.patience is not None
        self._learner.weights = state.best_weights if early else state.weights
        self._emit(Testing(self._run, len(test)))
        said = Said(logits=self._learner.answering.logits)
        tally = self._judged(test, said)
        return Tested(tally.loss, tally.accuracy, tally.confusion), said.probabilities

    def _set_rate(self, rate: float) -> None:
        self._rate = rate
        self._learner.set_rate(rate)

    def _breathe(self) -> None:
        """Between two batches: wait if that is wished, and leave if that is."""
        if self._wishes.paused and not self._wishes.halt:
            self._emit(Paused(self._run, "asked"))
            with self._clock.stopped():
                self._wishes.wait_while_paused()
            if not self._wishes.halt:
                self._emit(Resumed(self._run))
        if self._wishes.halt:
            raise _Halted

    def _report(self, epoch: int, batch: int, tally: Tally) -> None:
        """Tell how far the epoch is, but not more often than anybody can read."""
        speed, now = self._clock.speed(tally.rows), perf_counter()
        if now - self._reported < REPORT_EVERY:
            return
        self._reported = now
        self._emit(
            Advanced(self._run, epoch, batch, self.batches, tally.loss, tally.accuracy, speed)
        )


def _parts(rows: NDArray[np.int64], size: int) -> Iterator[NDArray[np.int64]]:
    return (rows[first : first + size] for first in range(0, len(rows), size))
