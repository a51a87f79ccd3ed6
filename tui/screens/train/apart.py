"""What the Train lab does with processes of their own, and with a batch that was too large."""

from engine.training.plan import Plan
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.choose import ChooseScreen
from tui.screens.tabbed import TabbedLab
from tui.screens.train.state import TrainState


class DetachingLab(TabbedLab):
    """A lab whose training can be handed to a process of its own."""

    BINDINGS = [
        key("h", "ask_hand_over", N_("Hand over"), "train.hand_over"),
        key("a", "half_batch", N_("Half the batch"), "train.half_batch"),
    ]
    state: TrainState

    def open_run(self, run: int) -> None:
        """Look at a run."""
        raise NotImplementedError

    def start(self, plan: Plan) -> None:
        """Train by a plan, and look at it."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where it does something."""
        training = self.app.training
        if action == "ask_hand_over":
            return training is not None and training.going and not training.stopping
        if action == "half_batch":
            return training is not None and training.smaller is not None
        return super().check_action(action, parameters)

    def action_ask_hand_over(self) -> None:
        """Ask whether another process goes on with the training."""
        training = self.app.training
        if training is None:
            return
        choices = [
            _("Hand it to a process of its own: it goes on when this app is closed"),
            _("Leave it here"),
        ]
        question = say("{model} is being trained.", model=training.plan.spec.name)
        self.app.push_screen(ChooseScreen(question, choices), self._hand_over_chosen)

    def _hand_over_chosen(self, choice: int | None) -> None:
        if choice == 0:
            self.app.hand_over(self._keep_following)

    def _keep_following(self, run: int) -> None:
        """Look at a run that was handed over, in the view that is open, unless another is."""
        if self.state.opened is None and self.state.replay is None:
            self.open_run(run)

    def follow(self, run: int) -> None:
        """Look at a run that another process trains, unless something else is looked at by now."""
        if self.state.view in ("plan", "live"):
            self.open_run(run)
            self.action_view("curves")

    def action_half_batch(self) -> None:
        """Train anew with half the batch, where the device had too little memory for it."""
        training = self.app.training
        if training is not None and training.smaller is not None:
            self.state.plan = training.smaller
            self.start(training.smaller)
