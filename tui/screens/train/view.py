"""What the views of the Train lab have in common: the run that is looked at."""

from typing import Protocol, cast

from engine.runs.library import RunKey
from engine.training.plan import Plan
from tui.language import _, say
from tui.screens.train.record import Record
from tui.screens.train.state import TrainState
from tui.screens.train.words import STATES
from tui.screens.view import HoldsViews, View


class HoldsRuns(HoldsViews, Protocol):
    """The lab, as its views see it."""

    state: TrainState

    @property
    def record(self) -> Record | None:
        """The run that is looked at."""

    def draw_heading(self) -> None:
        """Say anew what is looked at, above the views."""

    def start(self, plan: Plan) -> None:
        """Train by a plan."""

    def open_run(self, run: RunKey) -> None:
        """Look at a stored run."""

    def replay(self, run: RunKey) -> None:
        """Show a stored run as if it were being trained."""

    def end_replay(self) -> None:
        """Show again what really goes on."""

    def follow(self, run: int) -> None:
        """Look at a run that another process trains."""

    def go_on_with(self, run: int) -> None:
        """Train a run that was left off."""

    def action_ask_stop(self) -> None:
        """Ask whether the training of this app is to stop."""

    def ask_stop_elsewhere(self, run: int) -> None:
        """Ask whether the process that trains a run is to stop."""


class TrainView(View):
    """A view of a training."""

    @property
    def lab(self) -> HoldsRuns:
        """The lab that this is a view of."""
        return cast(HoldsRuns, self.screen)

    @property
    def state(self) -> TrainState:
        """What the learner has set."""
        return self.lab.state

    @property
    def record(self) -> Record | None:
        """The run that is looked at."""
        return self.lab.record

    def heading(self) -> str:
        """What is looked at."""
        record = self.record
        if record is None:
            return _("No run is open. p plans one and g starts it; o lists those of before.")
        parts = [_("Recording")] if self.state.replay is not None else []
        if isinstance(record.run, int):
            parts.append(say("run {run}", run=record.run))
        if record.name:
            parts.append(record.name)
        done, wanted = len(record.epochs), record.plan.fit.epochs
        if not isinstance(record.run, str):  # the name of what came with the app says the model
            parts.append(record.plan.spec.name)
        parts += [record.plan.data, say("{done} of {wanted} epochs", done=done, wanted=wanted)]
        if self.state.replay is None or self.state.replay.over:
            parts.append(_(STATES[record.state]))
        return " · ".join(parts)

    def advance(self) -> None:
        """The epoch under way has come further; most views do not show that."""

    def others_seen(self) -> None:
        """Other processes train other runs than before, which most views do not show."""

    def poll(self) -> None:
        """Look whether another program has gone on with what is shown."""
        record = self.record
        if record is None or record.run is None or record.state != "running":
            return
        if self.state.replay is not None:
            return
        training = self.app.training
        if training is None or not training.going or training.run != record.run:
            self.lab.open_run(record.run)
