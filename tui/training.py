"""What the app knows of the training that goes on: what was said of it, in order, comes to this."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from engine.files.progress import Progress, Stopped
from engine.training.events import (
    Advanced,
    Changed,
    Compiling,
    EpochDone,
    Finished,
    Paused,
    Resumed,
    Started,
    Testing,
)
from engine.why import Refusal
from tui.keras_thread import KerasFailed, Over
from tui.language import say

if TYPE_CHECKING:
    from engine.training.plan import Plan
    from engine.training.wishes import Wishes
    from tui.keras_thread import Said

Stage = Literal[
    "waiting", "opening", "starting", "compiling", "learning", "paused", "testing", "over"
]


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """One training, from when it was asked for. `epochs` are those of earlier sittings too."""

    plan: "Plan"
    wishes: "Wishes"
    resume: int | None = None
    stage: Stage = "waiting"
    epochs: tuple[EpochDone, ...] = ()
    changes: tuple[tuple[int, float], ...] = ()
    progress: Progress | None = None
    started: Started | None = None
    xla: bool = False
    advanced: Advanced | None = None
    disk_full: bool = False
    testing: int = 0
    finished: Finished | None = None
    problem: Exception | KerasFailed | None = None
    stopping: bool = False
    dropping: bool = False
    handing: bool = False

    @property
    def going(self) -> bool:
        """Whether it has not ended yet."""
        return self.stage != "over"

    @property
    def run(self) -> int | None:
        """The number of its run, as soon as it has one."""
        return self.resume if self.started is None else self.started.run

    @property
    def handed(self) -> bool:
        """Whether it has ended so that another process may go on with it."""
        cut = self.finished is None or self.finished.reason == "interrupted"
        return self.handing and not self.going and cut and not self._failed

    @property
    def smaller(self) -> "Plan | None":
        """The plan with half the batch, where the device had too little memory for the whole."""
        fit, problem = self.plan.fit, self.problem
        full = isinstance(problem, Refusal) and problem.code == "device_memory_full"
        if not full or fit.batch == 1:
            return None
        return replace(self.plan, fit=replace(fit, batch=fit.batch // 2))

    @property
    def _failed(self) -> bool:
        return self.problem is not None and not isinstance(self.problem, Stopped)

    @property
    def epoch(self) -> int:
        """The epoch that is under way, or the last one."""
        if self.advanced is not None:
            return self.advanced.epoch
        done = self.epochs[-1].epoch if self.epochs else 0
        return min(done + self.going, self.plan.fit.epochs)

    @property
    def rate(self) -> float:
        """The learning rate of the epoch that is under way."""
        changed = [rate for epoch, rate in self.changes if epoch <= max(self.epoch, 1)]
        return changed[-1] if changed else self.plan.fit.learning_rate

    def heard(self, what: "Said") -> "Training":
        """What is known after one more thing was said."""
        after = _AFTER.get(type(what))
        return self if after is None else after(self, what)

    def in_short(self) -> str:
        """A few words for the line above every screen."""
        name = self.plan.spec.name
        if self.stage == "paused":
            return say("{model} pauses: epoch {epoch}/{epochs}", **self._figures())
        if not self.epochs:
            return say("training {model}: epoch {epoch}/{epochs}", **self._figures())
        value = self.epochs[-1].val_accuracy
        if self.stage == "testing":
            return say("testing {model}, val {value:.2f}", model=name, value=value)
        return say(
            "training {model}: epoch {epoch}/{epochs}, val {value:.2f}",
            value=value,
            **self._figures(),
        )

    def in_shortest(self) -> str:
        """The same where there is hardly any room."""
        return say("{model} {epoch}/{epochs}", **self._figures())

    def _figures(self) -> dict[str, object]:
        epochs = self.plan.fit.epochs
        return {"model": self.plan.spec.name, "epoch": self.epoch, "epochs": epochs}


def _progress(training: Training, what: Progress) -> Training:
    return replace(training, stage="opening", progress=what)


def _started(training: Training, what: Started) -> Training:
    # Of a run that goes on, the epochs after the one it goes on from were never kept.
    kept = tuple(each for each in training.epochs if each.epoch < what.first_epoch)
    return replace(training, stage="starting", started=what, epochs=kept)


def _compiling(training: Training, what: Compiling) -> Training:
    return replace(training, stage="compiling", xla=what.xla)


def _advanced(training: Training, what: Advanced) -> Training:
    return replace(training, stage="learning", advanced=what)


def _epoch(training: Training, what: EpochDone) -> Training:
    """One that could not be stored is said once more when it is."""
    others = tuple(each for each in training.epochs if each.epoch != what.epoch)
    stage: Stage = "paused" if training.stage == "paused" else "learning"
    return replace(training, stage=stage, epochs=(*others, what), advanced=None)


def _paused(training: Training, what: Paused) -> Training:
    return replace(training, stage="paused", disk_full=what.why == "disk_full")


def _resumed(training: Training, _what: Resumed) -> Training:
    return replace(training, stage="learning", disk_full=False)


def _changed(training: Training, what: Changed) -> Training:
    return replace(training, changes=(*training.changes, (what.epoch, what.learning_rate)))


def _testing(training: Training, what: Testing) -> Training:
    return replace(training, stage="testing", testing=what.rows, advanced=None)


def _finished(training: Training, what: Finished) -> Training:
    return replace(training, finished=what, advanced=None)


def _over(training: Training, what: Over) -> Training:
    return replace(training, stage="over", problem=what.problem, advanced=None, stopping=False)


_AFTER: Final[dict[type, Callable[[Training, Any], Training]]] = {
    Progress: _progress,
    Started: _started,
    Compiling: _compiling,
    Advanced: _advanced,
    EpochDone: _epoch,
    Paused: _paused,
    Resumed: _resumed,
    Changed: _changed,
    Testing: _testing,
    Finished: _finished,
    Over: _over,
}
