"""What can be done to a training while it goes on: pause it, change its learning rate, stop it."""

from functools import partial
from typing import Final

from tui.keys import key
from tui.language import N_, _, say
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.tabbed import TabbedLab
from tui.screens.train.knobs import rate_problem
from tui.training import Training

#: The keys for that, for the lab to have among its own.
KEYS: Final = (
    key("space", "pause", N_("Pause/go on"), "train.pause"),
    key("r", "ask_rate", N_("Learning rate"), "train.rate"),
    key("x", "ask_stop", N_("Stop"), "train.stop"),
)


class SteeringLab(TabbedLab):
    """A lab that steers the training of this app."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered while there is something to steer."""
        if action in ("pause", "ask_rate", "ask_stop"):
            training = self.app.training
            return training is not None and training.going and not training.stopping
        return super().check_action(action, parameters)

    def action_pause(self) -> None:
        """Pause, or go on."""
        training = self.app.training
        if training is None:
            return
        if training.wishes.paused:
            training.wishes.resume()
        else:
            training.wishes.pause()

    def action_ask_rate(self) -> None:
        """Ask for another learning rate."""
        training = self.app.training
        if training is None:
            return
        question = _("A learning rate, from the next epoch on:")
        ask = AskScreen(question, f"{training.rate:g}", check=rate_problem)
        self.app.push_screen(ask, partial(self._rate_given, training))

    def _rate_given(self, training: Training, text: str | None) -> None:
        if text is None:
            return
        training.wishes.learning_rate(float(text))
        self.app.reach("changed_rate")
        said = say("From the next epoch on the learning rate is {rate:g}.", rate=float(text))
        self.app.notify(said, markup=False)

    def action_ask_stop(self) -> None:
        """Ask whether what was trained is kept."""
        training = self.app.training
        if training is None:
            return
        done = len(training.epochs)
        choices = [
            say("Stop, and keep it ({n} epochs done); g goes on with it later", n=done),
            _("Stop, and drop it"),
        ]
        question = say("Stop training {model}?", model=training.plan.spec.name)
        self.app.push_screen(ChooseScreen(question, choices), self._stop_chosen)

    def _stop_chosen(self, choice: int | None) -> None:
        if choice is not None:
            self.app.stop_training(drop=choice == 1)
