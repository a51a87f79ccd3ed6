"""What is pasted into a question comes in whole, as far as there is room, and ends no app."""

from textual import events
from textual.widgets import Input

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tui.screens.ask import LONGEST, AskScreen


async def test_all_lines_come_in_and_too_long_a_text_as_far_as_it_fits(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        pilot.app.push_screen(AskScreen("?", "before"))
        await settle(pilot)
        answer = pilot.app.screen.query_one(Input)
        pilot.app.post_message(events.Paste("It was\ngood.\r\nVery good"))
        await settle(pilot)
        assert answer.value == "It was good. Very good"  # in place of what was selected
        pilot.app.post_message(events.Paste("x" * 2 * LONGEST))
        await settle(pilot)
        assert answer.value.startswith("It was good. Very goodxxx")
        assert len(answer.value) == LONGEST


async def test_a_number_of_thousands_of_digits_is_no_review(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        for keys in (("1", "b", "g"), ("4", "i", "g")):
            await press(pilot, *keys)
            pilot.app.post_message(events.Paste("9" * 5000))
            await settle(pilot)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, AskScreen)
            await press(pilot, "escape", "escape")
