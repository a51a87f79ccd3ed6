"""The Train lab under test: opened, read off, and asked why."""

from textual.pilot import Pilot

from tests.tui.pilots import press, screen_text
from tests.tui.train_script import epoch, play, started
from tui.screens.train.lab import TrainLab
from tui.training_app import TrainingApp
from widgets.why_panel import WhyPanel

EPOCHS = [epoch(number) for number in range(1, 7)]


def lab_of(pilot: Pilot[int]) -> TrainLab:
    """The lab on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, TrainLab)
    return screen


def app_of(pilot: Pilot[int]) -> TrainingApp:
    """The app, which knows what is being trained."""
    assert isinstance(pilot.app, TrainingApp)
    return pilot.app


def why(pilot: Pilot[int]) -> str:
    """The answer in the panel."""
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    return "" if answer is None else answer.markdown()


def said(pilot: Pilot[int]) -> str:
    """What the learner was told in passing."""
    return " ".join(each.message for each in pilot.app._notifications)


def top(pilot: Pilot[int]) -> str:
    """The first line of the screen."""
    return screen_text(pilot).splitlines()[0]


def bottom(pilot: Pilot[int]) -> str:
    """The last line of the screen: the keys."""
    return screen_text(pilot).splitlines()[-1]


def flat(pilot: Pilot[int]) -> str:
    """All that is on the screen, in one line."""
    return " ".join(screen_text(pilot).split())


async def begin(pilot: Pilot[int], *more: object) -> None:
    """Open the lab, start the plan as it is, and let the training say something."""
    await press(pilot, "3", "g")
    await play(pilot, *started(), *more)  # type: ignore[arg-type]
