"""A bar without a line for help still says what is wrong with a typed value."""

from tests.widgets.stage import Stage, lines
from widgets.knobs import KnobBar, NumberKnob

KNOBS = (
    NumberKnob("words", "num_words", 5000, 4, 88585, (100, 500, 5000), error="From 4."),
    NumberKnob("maxlen", "maxlen", 500, 1, 2500, (100, 500), error="1에서 2,500까지."),
)
CSS = "KnobBar { height: auto; }"


async def test_what_is_wrong_is_said_on_a_line_that_is_there_only_then() -> None:
    bar = KnobBar(KNOBS, show_help=False)
    stage = Stage(bar, css=CSS)
    async with stage.run_test(size=(80, 10)) as pilot:
        assert bar.size.height == 1
        await pilot.press("right", "enter", "9", "9", "9", "9", "enter")
        await pilot.pause()
        assert bar.size.height == 2
        assert lines(bar)[1].rstrip() == "! 1에서 2,500까지."
        await pilot.press("backspace")
        await pilot.pause()
        assert bar.size.height == 1
        await pilot.press("enter")
        await pilot.pause()
        assert bar.values["maxlen"] == 999
        assert bar.size.height == 1


async def test_other_knobs_take_the_place_of_one_that_was_refused() -> None:
    bar = KnobBar(KNOBS, show_help=False)
    stage = Stage(bar, css=CSS)
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("enter", "1", "enter")
        await pilot.pause()
        assert bar.size.height == 2
        bar.set_content(KNOBS[1:])
        await pilot.pause()
        assert bar.size.height == 1
        assert not bar.typing
        assert "maxlen [  500]" in lines(bar)[0]
