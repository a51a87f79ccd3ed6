"""What the tests of the views of the Models lab share: opening one, and reading its Why."""

from textual.pilot import Pilot

from engine.zoo.spec import Spec
from tests.tui.pilots import press
from tui.screens.models.lab import VIEWS, ModelsLab
from widgets.answer import Answer
from widgets.why_panel import WhyPanel

SIZES = ((60, 20), (80, 24), (120, 36), (200, 50))
KEYS = {name: key for name, key, _title in VIEWS}


def lab_of(pilot: Pilot[int]) -> ModelsLab:
    screen = pilot.app.screen
    assert isinstance(screen, ModelsLab)
    return screen


def why_of(pilot: Pilot[int]) -> Answer:
    answer = lab_of(pilot).query_one(WhyPanel).answer()
    assert answer is not None
    return answer


async def open_view(pilot: Pilot[int], view: str, model: str, changed: Spec | None = None) -> None:
    """Open a view with a model in hand, as the course has it or changed."""
    await press(pilot, "2")
    state = lab_of(pilot).state
    state.take(model)
    if changed is not None:
        state.change(changed)
    await press(pilot, KEYS[view])
    assert lab_of(pilot).state.view == view
