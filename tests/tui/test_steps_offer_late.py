"""A list of models that comes after its view was left is shown to nobody."""

import pytest

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tests.tui.steps_lab import lab_of
from tui.screens.choose import ChooseScreen
from tui.screens.steps.filter_view import FilterView
from tui.screens.steps.recurrence import RecurrenceView


@pytest.mark.parametrize("key", ["r", "i"])
async def test_models_are_offered_in_their_view_alone(make_app: MakeApp, key: str) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", key)
        view = lab_of(pilot).view
        assert isinstance(view, RecurrenceView | FilterView)
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, ChooseScreen)
        await press(pilot, "escape", "escape")
        view.action_ask_model()
        await settle(pilot)
        assert not isinstance(pilot.app.screen, ChooseScreen)
