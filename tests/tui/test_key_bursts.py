"""Keys in a burst, as a slow line or a quick hand sends them: each goes where it was meant to."""

import pytest
from textual import events

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui.background import Done
from tui.labs import LABS
from tui.screens.tabbed import TabbedLab
from tui.screens.view import focus_now
from widgets.why_panel import WhyPanel


@pytest.mark.parametrize("number", range(1, len(LABS) + 1))
async def test_a_view_that_opens_has_the_next_key(make_app: MakeApp, number: int) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, str(number))
        lab = pilot.app.screen
        assert isinstance(lab, TabbedLab)
        for name, *_ in (*lab.VIEWS, lab.VIEWS[0]):
            lab.action_view(name)
            focused = lab.focused  # nobody, where what is to be read is still being worked out
            assert focused is None or lab.view in focused.ancestors, name


async def test_two_keys_at_once(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        for letter in "eb":
            pilot.app.post_message(events.Key(letter, letter))
        await settle(pilot)
        assert "by its mean" in screen_text(pilot), "b is another key in the view before"


async def test_the_focus_of_a_view_that_was_put_away_is_heard_too_late(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "p")
        lab = pilot.app.screen
        assert isinstance(lab, TabbedLab)
        view, table = lab.view, lab.focused
        assert table is not None and view in table.ancestors
        said = lab.query_one(WhyPanel).answer()
        await view.remove()
        lab.on_descendant_focus(events.DescendantFocus(table))
        focus_now(table)
        assert said is not None and lab.query_one(WhyPanel).answer() is said
        assert lab.focused is not table


async def test_what_comes_while_all_is_drawn_anew_is_for_nobody(make_app: MakeApp) -> None:
    heard: list[int] = []
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        lab = pilot.app.screen
        assert isinstance(lab, TabbedLab)
        view = lab.view
        for lab.renewing, told in ((True, []), (False, [1])):
            view.post_message(Done(heard.append, 1))
            await settle(pilot)
            assert heard == told
        await view.remove()
        view._take_result(Done(heard.append, 2))
        assert heard == [1]
