from textual.events import MouseScrollUp
from textual.widgets import Input

from tests.widgets.stage import Stage, lines, style_of
from widgets.knobs import Choice, ChoiceKnob, KnobBar, NumberKnob
from widgets.safe_text import cell_len

KNOBS = (
    NumberKnob(
        "words", "num_words", 5000, 4, 88585, (100, 500, 5000), "전체", "How many.", "From 4."
    ),
    NumberKnob("maxlen", "maxlen", 500, 1, 2500, (100, 500), error="1에서 2,500까지."),
    ChoiceKnob("padding", "padding", "pre", (Choice("pre", "pre"), Choice("post", "post"))),
)


def changes(stage: Stage) -> list[tuple[str, object]]:
    return [(m.id, m.value) for m in stage.said if isinstance(m, KnobBar.Changed)]


async def test_keys_choose_a_knob_and_turn_it() -> None:
    bar = KnobBar(KNOBS)
    stage = Stage(bar)
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("up", "up", "up", "down", "minus", "right", "plus", "equals_sign")
        await pilot.press("right", "enter", "down", "up", "right", "home", "left")
        assert changes(stage) == [
            ("words", 88585),
            ("words", None),
            ("words", 88585),
            ("words", 88584),
            ("maxlen", 501),
            ("maxlen", 502),
            ("padding", "post"),
            ("padding", "pre"),
            ("padding", "post"),
        ]
        assert stage.left_over == ["right", "left"]
        assert bar.values == {"words": 88584, "maxlen": 502, "padding": "post"}


async def test_a_value_is_typed_in_place_and_every_key_belongs_to_it() -> None:
    bar = KnobBar(KNOBS)
    stage = Stage(bar)
    stage.bind("q,1", "leave('taken away')")
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("enter", "1", "2", "q", "backspace", "3", "left")
        assert bar.typing
        assert "[123▏" in lines(bar)[0]
        await pilot.press("enter")
        assert not bar.typing
        assert changes(stage) == [("words", 123)]
        assert stage.left_over == []
        await pilot.press("q")
        assert stage.left_over == ["taken away"]


async def test_a_bad_value_gets_its_sentence_and_can_be_mended_or_dropped() -> None:
    bar = KnobBar(KNOBS)
    stage = Stage(bar)
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("right", "enter", "9", "9", "9", "9", "enter")
        assert lines(bar)[1].rstrip() == "! 1에서 2,500까지."
        refused = stage.said[-1]
        assert isinstance(refused, KnobBar.Refused)
        assert (refused.id, refused.text, refused.error) == ("maxlen", "9999", "1에서 2,500까지.")
        await pilot.press("backspace")
        assert lines(bar)[1].strip() == ""
        await pilot.press("escape")
        assert bar.values["maxlen"] == 500
        assert changes(stage) == []
        assert "[  500]" in lines(bar)[0]


async def test_an_empty_value_means_none_where_none_is_allowed() -> None:
    bar = KnobBar(KNOBS)
    stage = Stage(bar)
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("enter", "enter")
        assert changes(stage) == [("words", None)]
        assert "[  전체]" in lines(bar)[0]


async def test_leaving_by_tab_takes_what_was_typed_and_leaving_by_mouse_drops_it() -> None:
    bar, field = KnobBar(KNOBS), Input()
    stage = Stage(bar, field)
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("enter", "7", "tab")
        assert bar.values["words"] == 7
        assert not bar.has_focus
        await pilot.press("shift+tab", "enter", "8")
        await pilot.click(field)
        assert not bar.typing
        assert bar.values["words"] == 7


async def test_the_mouse_chooses_types_and_turns() -> None:
    bar = KnobBar(KNOBS)
    stage = Stage(bar)
    async with stage.run_test(size=(80, 10)) as pilot:
        x = lines(bar)[0].index("padding") + 2
        await pilot.click(bar, offset=(x, 0))
        assert bar.knob == KNOBS[2]
        await pilot.click(bar, offset=(x, 0))
        assert bar.values["padding"] == "post"
        await pilot.click(bar, offset=(2, 0))
        await pilot.click(bar, offset=(2, 0))
        assert bar.typing
        await pilot.click(bar, offset=(x, 0))
        assert not bar.typing
        await pilot._post_mouse_events(  # the pilot has no public way to turn the wheel
            [MouseScrollUp], bar, (2, 0)
        )
        await pilot.pause()
        assert changes(stage)[-1] == ("words", 88585)


async def test_help_is_shown_for_the_knob_under_the_cursor_while_in_focus() -> None:
    bar, field = KnobBar(KNOBS), Input()
    async with Stage(bar, field).run_test(size=(80, 10)) as pilot:
        assert lines(bar)[1].strip() == "How many."
        await pilot.press("right")
        assert lines(bar)[1].strip() == ""
        await pilot.press("left", "tab")
        assert lines(bar)[1].strip() == ""
        assert style_of(bar, "5,000").underline


async def test_knobs_wrap_and_keep_their_places_while_they_turn() -> None:
    bar = KnobBar(KNOBS, show_help=False)
    async with Stage(bar).run_test(size=(80, 10)) as pilot:
        before = [bar.place_of(i) for i in range(3)]
        await pilot.press("up", "up", "down")
        assert [bar.place_of(i) for i in range(3)] == before
        for width, height in ((44, 2), (20, 3), (6, 3)):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            assert bar.size.height == height
            assert all(cell_len(line) == width for line in lines(bar))


async def test_new_knobs_keep_the_cursor_on_the_same_one_and_what_is_typed() -> None:
    bar = KnobBar(KNOBS, empty="no knobs")
    stage = Stage(bar)
    async with stage.run_test(size=(80, 10)) as pilot:
        await pilot.press("right", "enter", "4")
        bar.set_content(KNOBS[1:])
        await pilot.pause()
        assert bar.typing
        assert bar.knob == KNOBS[1]
        bar.set_content(())
        await pilot.pause()
        assert not bar.typing
        assert lines(bar)[0].strip() == "no knobs"
        await pilot.press("up", "enter")
        assert changes(stage) == []


async def test_keys_can_be_given_to_others_by_their_ids() -> None:
    bar = KnobBar(KNOBS)
    stage = Stage(bar)
    async with stage.run_test(size=(80, 10)) as pilot:
        stage.set_keymap({"cursor.right": "n", "knobs.one_more": "p"})
        await pilot.press("n", "p", "right", "plus")
        assert changes(stage) == [("maxlen", 501)]
        assert stage.left_over == ["right"]


async def test_a_value_set_by_the_app_is_not_announced() -> None:
    bar = KnobBar(KNOBS, title="t", columns=("knob", "value"))
    stage = Stage(bar)
    async with stage.run_test(size=(80, 10)) as pilot:
        bar.set_value("words", None)
        await pilot.pause()
        assert "[  전체]" in lines(bar)[0]
        assert changes(stage) == []
        assert bar.sheet().rows[0] == ("num_words", "전체")
