"""In and out of the Why panel, by keys alone."""

import pytest

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text
from widgets.why_panel import WhyPanel


@pytest.mark.parametrize("lab", ["1", "2", "3", "4"])
async def test_escape_goes_from_the_panel_to_what_was_asked_and_then_home(
    make_app: MakeApp, lab: str
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, lab)
        asked = pilot.app.screen.focused
        await press(pilot, "w")
        assert isinstance(pilot.app.screen.focused, WhyPanel)
        await press(pilot, "escape")
        assert screen_text(pilot).splitlines()[0].startswith(f" imdb-tui › {lab} ")
        assert pilot.app.screen.focused is asked
        await press(pilot, "escape")
        assert "Course map" in screen_text(pilot)
