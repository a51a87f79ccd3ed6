"""A switch of the language before a view has been opened: it begins where it always does."""

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press
from tests.tui.steps_lab import lab_of
from tui.screens.steps.recurrence import RecurrenceView


async def test_a_sentence_that_was_not_read_yet_begins_at_its_first_word(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "l", "r")
        view = lab_of(pilot).view
        assert isinstance(view, RecurrenceView)
        passage = view.state.passage
        assert passage is not None and passage.first
        assert view.state.at == passage.first
