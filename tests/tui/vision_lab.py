"""The Vision lab under test: a home with a model that sees, and the lab read off."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from engine.files.places import Places
from engine.pictures.about import numerals
from engine.runs import starters
from engine.training import beginning
from engine.vision.network import Network
from engine.zoo.spec import Spec
from tests.engine.vision_home import SMALL, drawn, plant
from tests.tui.conftest import MakeApp
from tui.screens.vision.lab import VisionLab
from tui.screens.vision.state import VisionState
from tui.seeing import Seer
from widgets.why_panel import WhyPanel

#: The weights with which every training begins.
BEGUN = drawn(SMALL, seed=7)


def home_that_sees(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The test's home, with one model that sees: a small run on the built-in digits."""
    monkeypatch.setattr(starters, "starters", lambda: ())
    monkeypatch.setattr(beginning, "initial_weights", lambda _spec, _seed: BEGUN)
    places = make_app().session.places
    plant(places)
    return places


def seer(spec: Spec = SMALL) -> Seer:
    """That model, made by another way than the lab's."""
    return Seer(1, None, Network(spec, drawn(spec)), "digits", numerals(10))


def lab_of(pilot: Pilot[int]) -> VisionLab:
    """The lab on the screen."""
    assert isinstance(pilot.app.screen, VisionLab)
    return pilot.app.screen


def state_of(pilot: Pilot[int]) -> VisionState:
    """What the learner has in hand."""
    return lab_of(pilot).state


def heading(pilot: Pilot[int]) -> str:
    """What is said above everything."""
    return str(lab_of(pilot).view.query_one(".heading", Static).content)


def why(pilot: Pilot[int]) -> str:
    """The answer in the panel, in one line."""
    answer = pilot.app.screen.query_one(WhyPanel).answer()
    return "" if answer is None else f"{answer.title} = {answer.formula} = {answer.value}"


def reached(pilot: Pilot[int], milestone: str) -> bool:
    """Whether a milestone lies behind the learner."""
    return pilot.app.journey.has(milestone)  # type: ignore[attr-defined]
