"""What can be done to a training while it goes on: pause it, change its learning rate, stop it."""

from functools import partial
from typing import Final

from tui.keys import key
from tui.language import N_, _, counted, say
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.tabbed import TabbedLab
from tui.screens.train.knobs import rate_problem
from tui.screens.train.player import WATCHED
from tui.screens.train.state import TrainState
from tui.training import Training

#: The keys for that, for the lab to have among its own.
KEYS: Final = (
    key("space", "pause", N_("Pause/go on"), "train.pause"),
    key("r", "ask_rate", N_("Learning rate"), "train.rate"),
    key("x", "ask_stop", N_("Stop"), "train.stop"),
)


class SteeringLab(TabbedLab):
    """A lab that steers the training of this app, and stops those of other processes."""

    state: TrainState

    @property
    def elsewhere(self) -> int | None:
        """The run that is looked at, if another process trains it and this one trains nothing."""
        training, opened = self.app.training, self.state.opened
        if (training is not None and training.going) or self.state.view not in WATCHED:
            return None
        if self.state.replay is not None or opened is None or opened.state != "running":
            return None
        return opened.run if isinstance(opened.run, int) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered while there is something to steer."""
        if action == "ask_stop" and self.elsewhere is not None:
            return True
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
        now, rate = self.app.training, float(text)
        if now is None or now.wishes is not training.wishes or not now.going:
            said = _("The training has ended meanwhile; its learning rate stays as it was.")
            self.app.notify(said, markup=False)
            return
        training.wishes.learning_rate(rate)
        self.app.reach("changed_rate")
        sentence = N_("From the next epoch on the learning rate is {rate:g}.")
        if now.started is None:
            sentence = N_("If it begins, the learning rate is {rate:g} after its first epoch.")
        said = say(sentence, rate=rate)
        self.app.notify(said, markup=False)

    def action_ask_stop(self) -> None:
        """Ask whether what was trained is kept; a run that is trained elsewhere always is."""
        training = self.app.training
        if self.elsewhere is not None:
            self.ask_stop_elsewhere(self.elsewhere)
            return
        if training is None:
            return
        done = counted("{n} epoch", "{n} epochs", len(training.epochs))
        choices = [
            say("Stop, and keep it ({epochs} done); g goes on with it later", epochs=done),
            _drop_word(training),
        ]
        question = say("Stop training {model}?", model=training.plan.spec.name)
        self.app.push_screen(ChooseScreen(question, choices), self._stop_chosen)

    def _stop_chosen(self, choice: int | None) -> None:
        if choice is not None:
            self.app.stop_training(drop=choice == 1)

    def ask_stop_elsewhere(self, run: int) -> None:
        """Ask whether the process that trains a run is to stop."""
        choices = [
            _("Stop it after its batch; its epochs are kept, and g goes on with it later"),
            _("Leave it"),
        ]
        question = say("Another process trains run {run}.", run=run)

        def chosen(choice: int | None) -> None:
            if choice == 0:
                self.app.stop_elsewhere(run)

        self.app.push_screen(ChooseScreen(question, choices), chosen)


def _drop_word(training: Training) -> str:
    """What is lost if it is dropped."""
    done = len(training.epochs)
    if not done:
        return _("Stop, and drop it")
    if training.resume is None:
        return counted(
            "Stop, and drop it: {n} epoch is lost", "Stop, and drop it: {n} epochs are lost", done
        )
    return counted(
        "Stop, and drop the whole run: {n} epoch is lost, of earlier sittings too",
        "Stop, and drop the whole run: {n} epochs are lost, of earlier sittings too",
        done,
    )
