"""The one way to train, for the app and for the command line: open, train, record, finish."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from engine.files.places import Places
from engine.files.progress import OnProgress, Progress, Stopped, unseen
from engine.runs import growth, presence, troubles
from engine.runs.following import Followed, followed, wished
from engine.runs.opening import Opening, Work
from engine.runs.recorder import Recorder
from engine.runs.store import Store
from engine.training.events import EpochDone, Event, Finished, Paused, Reason, Resumed, Started
from engine.training.plan import Plan
from engine.why import Notify, Refusal, unheard

if TYPE_CHECKING:
    from engine.training.feeding import Feed
    from engine.training.state import Outcome, State
    from engine.training.wishes import Wishes

Emit = Callable[[Event], None]

#: What may pass by itself, or once the learner has made room; training waits for that.
_PASSING: Final = ("disk_full", "cannot_write", "runs_busy")
_AGAIN_AFTER: Final = 1.0  # seconds


class Train(Protocol):
    """What trains: the real trainer, or one that plays a part."""

    def __call__(
        self,
        plan: Plan,
        feed: "Feed",
        wishes: "Wishes",
        emit: Emit,
        *,
        run: int,
        state: "State | None",
        keep: "Callable[[State, EpochDone], bool]",
    ) -> "Outcome": ...


def execute(
    plan: Plan | None,
    emit: Emit,
    wishes: "Wishes",
    *,
    places: Places,
    resume: int | None = None,
    train: Train | None = None,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> int:
    """Train by a plan, or go on with a run, and return the run's number.

    A resumed run keeps its own plan; of another one only the device and the threads are taken.
    What cannot be trained is refused before anything is recorded. What fails later is recorded,
    said as Finished, and then raised.
    """

    def stoppable(done: Progress) -> None:
        if wishes.halt is not None:
            raise Stopped("stopped")
        progress(done)

    store = Store(places, notify)
    opening = Opening(store, places, stoppable, notify)
    if resume is None:
        assert plan is not None
        work = opening.fresh(plan)
        recorder = store.begin(work.plan, work.feed.fingerprint, work.meaning)
    else:
        work = opening.left_off(resume, plan)
        recorder = store.take(resume, 0 if work.state is None else work.state.epoch)
    with presence.holding(recorder.token), presence.signs_of_life(recorder.sign_of_life):
        rows = followed(work.plan.spec, work.meaning, wished(places))
        _Sitting(recorder, work, rows, emit, wishes).train(train or _real_trainer())
    return recorder.run


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A run being trained by this process, from where it stands to where it ends or is left off."""

    recorder: Recorder
    work: Work
    followed: Followed | None
    emit: Emit
    wishes: "Wishes"

    def train(self, train: Train) -> None:
        """Train, and record how it ended, however that was."""
        work, recorder = self.work, self.recorder
        try:
            outcome = train(
                work.plan,
                work.feed,
                self.wishes,
                self._hear,
                run=recorder.run,
                state=work.state,
                keep=self._keep,
            )
        except Refusal as refusal:
            self._fail("failed", troubles.as_text(refusal))
            raise
        except Exception as error:
            self._fail("failed", f"{type(error).__name__}: {error}")
            raise
        except BaseException:
            self._fail("interrupted", "")
            raise
        self._finish(outcome)

    def _hear(self, event: Event) -> None:
        if isinstance(event, Started):
            with suppress(Refusal):  # worth knowing, and not worth stopping for
                self.recorder.device(event.device)
        self.emit(event)

    def _keep(self, state: "State", done: EpochDone) -> bool:
        """Store an epoch; False while that cannot be."""
        try:
            if self.followed is not None:
                growth.write(self.recorder.folder, state, self.followed)
            self.recorder.epoch(state, done)
        except Refusal as refusal:
            if refusal.code in _PASSING:
                return False
            raise
        return True

    def _finish(self, outcome: "Outcome") -> None:
        """Record the end; where that cannot be, wait, as for an epoch."""
        waited = False
        while True:
            try:
                self._record_end(outcome)
            except Refusal as refusal:
                if refusal.code not in _PASSING or self.wishes.halt is not None:
                    self._say_end(outcome, troubles.as_text(refusal))
                    raise
            else:
                break
            if not waited:
                self.emit(Paused(self.recorder.run, "disk_full"))
            waited = True
            self.wishes.wait(_AGAIN_AFTER)
        if waited:
            self.emit(Resumed(self.recorder.run))
        self._say_end(outcome)

    def _record_end(self, outcome: "Outcome") -> None:
        """First the answers, so that a run that is over has them, then that it is over."""
        if outcome.answers is not None:
            from engine.runs.judging import judged

            self.recorder.answers(judged(outcome.answers, self.work.feed.test.labels))
        self.recorder.finish(outcome.reason, outcome.test)

    def _say_end(self, outcome: "Outcome", detail: str = "") -> None:
        run, stored = self.recorder.run, self.recorder.stored
        self.emit(Finished(run, outcome.reason, stored, outcome.test, detail))

    def _fail(self, reason: Reason, detail: str) -> None:
        with suppress(Refusal):  # then it is found unfinished, which is as good
            self.recorder.finish(reason, None, detail)
        self.emit(Finished(self.recorder.run, reason, self.recorder.stored, None, detail))


def _real_trainer() -> Train:
    from engine.training.trainer import train

    return train
