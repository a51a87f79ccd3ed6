"""The Steps lab: stepping, following the cursor, editing, setting, and what cannot be set."""

import pytest

from tests.tui.conftest import MakeApp
from tests.tui.pilots import screen_text, settle
from tests.tui.steps_lab import (
    grid_lines,
    heading,
    lab_of,
    note,
    output,
    press,
    rows,
    sum_of,
    take,
    turn,
    view_of,
    why,
)
from tui.screens.steps.lab import VIEWS
from widgets.knobs import KnobBar


async def test_a_number_is_added_up_term_by_term(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "t")
        board = view_of(pilot).board
        assert output(pilot) == [["·", "·"], ["·", "·"]]
        assert grid_lines(board.input(0)) == ["0 [ 9  0] 9", "1 [ 0  9] 0", "2   9  0  9"]
        await press(pilot, "n", "n", "n")
        assert sum_of(pilot) == "[0, 0]  9×1 + 0×0 + 0×0 = 9"
        assert grid_lines(board.input(0))[1] == "1 › 0‹ 9] 0"
        assert grid_lines(board.kernel(0))[1] == "1 › 0‹ 1"
        assert why(pilot) == "output [0, 0] = 9×1 + 0×0 + 0×0 = 9"
        assert not pilot.app.journey.has("stepped")  # type: ignore[attr-defined]
        await press(pilot, "n")
        assert sum_of(pilot) == "[0, 0]  9×1 + 0×0 + 0×0 + 9×1 = 18"
        assert output(pilot) == [["18", "·"], ["·", "·"]]
        assert pilot.app.journey.has("stepped")  # type: ignore[attr-defined]
        await press(pilot, "n", "b", "b")
        assert (sum_of(pilot), output(pilot)[0]) == (
            "[0, 0]  9×1 + 0×0 + 0×0 + 9×1 = 18",
            ["18", "·"],
        )
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert output(pilot) == [["18", "0"], ["0", "·"]]
        assert grid_lines(board.input(0))[1:] == ["1 [ 0  9] 0", "2 [ 9  0] 9"]
        await press(pilot, "left_square_bracket")
        assert output(pilot) == [["18", "0"], ["·", "·"]]
        await press(pilot, "x")
        assert output(pilot) == [["18", "0"], ["0", "18"]]
        await press(pilot, "z")
        assert output(pilot) == [["·", "·"], ["·", "·"]]
        pilot.app.animation_level = "none"
        await press(pilot, "space")  # nothing may move, so all of it comes at once
        assert output(pilot) == [["18", "0"], ["0", "18"]]


async def test_it_plays_by_itself_until_it_is_stopped_or_left(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "full"
        await take(pilot, "t")
        view = view_of(pilot)
        await press(pilot, "space")
        assert sum_of(pilot) == "[0, 0]  9×1 = 9"
        for _term in range(4):
            view._tick()
        assert (output(pilot)[0], sum_of(pilot)) == (["18", "0"], "[0, 1]  0×1 = 0")
        await press(pilot, "space")
        assert view._timer is None
        await press(pilot, "space", "o")
        view._tick()
        assert view._timer is None
        await press(pilot, "t", "space")
        while view._timer is not None:
            view._tick()
        assert output(pilot) == [["18", "0"], ["0", "18"]]


async def test_the_cursor_asks_what_made_a_number_and_where_a_number_goes(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "t")
        board = view_of(pilot).board
        await press(pilot, "down", "right")
        assert output(pilot)[1] == ["0", "18"]
        assert why(pilot) == "output [1, 1] = 9×1 + 0×0 + 0×0 + 9×1 = 18"
        assert grid_lines(board.input(0)) == ["0   9  0  9", "1   0[ 9  0]", "2   9[ 0  9]"]
        await press(pilot, "shift+tab", "shift+tab", "right")
        assert why(pilot) == "kernel [0, 1] =  = 0"
        assert "all 4 places" in note(pilot)
        await press(pilot, "shift+tab", "down", "right")
        assert why(pilot) == "input [1, 1] =  = 9"
        assert "4 of 4" in note(pilot)
        assert grid_lines(board.output) == ["0 [18  0]", "1 [ 0 18]"]
        await press(pilot, "up", "left")
        assert grid_lines(board.output) == ["0 [18] 0", "1   0 18"]
        await press(pilot, "n")
        assert grid_lines(board.output)[1] == "1   0[18]"
        x = board.output.render_line(3).text.index("18")
        await pilot.click(board.output, offset=(x, 3))
        await pilot.click(board.output, offset=(x, 3))  # once more from the beginning
        await press(pilot, "n")
        assert sum_of(pilot) == "[1, 1]  9×1 = 9"
        assert output(pilot)[1] == ["0", "18"]
        await pilot.click(board.input(0), offset=(board.input(0).size.width - 3, 2))
        await settle(pilot)
        assert why(pilot) == "input [0, 2] =  = 9"


async def test_numbers_are_typed_into_input_kernel_and_bias(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "t")
        await press(pilot, "x", "shift+tab", "3", "enter")
        assert output(pilot) == [["21", "3"], ["3", "21"]]
        assert heading(pilot).startswith("◆")
        await press(pilot, "shift+tab", "minus", "2", "down")
        assert output(pilot) == [["−6", "3"], ["3", "−6"]]
        assert pilot.app.journey.has("edited_kernel")  # type: ignore[attr-defined]
        await press(pilot, "shift+tab", "1", "full_stop", "5", "right")
        assert output(pilot)[0][0] == "9"  # −2 × 1.5 + 9 + 3
        await press(pilot, "5", "x", "enter")
        assert "“5x” is no number" in heading(pilot)
        await press(pilot, "backspace", *"0000000", "enter")
        assert "1,000,000" in heading(pilot)
        assert output(pilot)[0][0] == "9"
        await press(pilot, "u")
        assert output(pilot) == [["18", "0"], ["0", "18"]]
        assert not heading(pilot).startswith("◆")


async def test_a_turned_knob_reshapes_the_output_and_the_shape_says_its_formula(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "t", 1)
        await press(pilot, "x")
        assert output(pilot) == [["7", "11"], ["23", "27"]]
        assert "⌊(4 − 2) ÷ 2⌋ + 1 = 2" in screen_text(pilot)
        await turn(pilot, "padding", "up")
        assert output(pilot) == [["7", "11"], ["23", "27"]]
        await turn(pilot, "strides", "1", "enter")
        assert [len(row) for row in output(pilot)] == [4, 4, 4, 4]
        assert grid_lines(view_of(pilot).board.input(0))[3] == "3  13 14 15 16│ 0"
        view_of(pilot).board.input(0).focus()
        await press(pilot, "end", "5")  # no number for the edge, and no way to another lab
        assert why(pilot) == "filled in at [4, 4] =  = 0"
        assert grid_lines(view_of(pilot).board.output)[3].endswith("[16]")
        await turn(pilot, "filters", "up")
        await turn(pilot, "channels", "up")
        assert "channel 1/2" in heading(pilot) and "filter 1/2" in heading(pilot)
        first = output(pilot)
        await press(pilot, "f")
        assert output(pilot) != first
        await turn(pilot, "activation", "up")
        assert min(int(text) for row in output(pilot) for text in row) >= 0


IMPOSSIBLE = [
    ("t", "kernel", ("4", "enter"), "A window over 4 places does not fit on 3"),
    ("t", "strides", ("0", "enter"), "at least 1 is wanted"),
    ("t", "channels", ("down",), "at least one number"),
    ("p", "pool", ("5", "enter"), "A window over 5 places does not fit on 4"),
]


async def test_what_cannot_be_is_one_sentence_and_the_last_good_state_stays(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        for view, knob, keys, sentence in IMPOSSIBLE:
            await take(pilot, view)
            before = view_of(pilot).query_one(KnobBar).values, output(pilot)
            await turn(pilot, knob, *keys)
            assert heading(pilot).startswith("! ") and sentence in heading(pilot)
            assert sentence in screen_text(pilot)
            assert (view_of(pilot).query_one(KnobBar).values, output(pilot)) == before
            await press(pilot, "n")
            assert not heading(pilot).startswith("!")
            await press(pilot, "b")


async def test_stride_and_dilation_exclude_one_another_here_too(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "o")
        await turn(pilot, "dilation", "up")
        assert grid_lines(view_of(pilot).board.input(0)) == ["[ 9] 0[ 0] 9[ 0] 9[ 9] 9"]
        await turn(pilot, "strides", "up")
        assert "exclude one another" in heading(pilot)
        assert "of them at 1." in screen_text(pilot)  # on a second line


async def test_signals_and_their_examples(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "o")
        await press(pilot, "x")
        assert output(pilot) == [["18", "0", "9", "18", "9"]]
        await take(pilot, "o", 2)  # the uneven one: 28 wide, filled on the right alone
        assert output(pilot)[0][0] == "·"
        assert rows(view_of(pilot).board.input(0))[0][-2:] == ["28", "0"]
        assert rows(view_of(pilot).board.input(0))[0][0] == "1"
        await press(pilot, "end")
        assert why(pilot) == "output [13] = 27×1 + 28×1 + 0×1 = 55"
        await take(pilot, "o", 4)
        assert "Zeros" in heading(pilot)
        assert {*rows(view_of(pilot).board.input(0))[0]} == {"0"}


async def test_pooling_by_the_largest_and_by_the_mean_on_pictures_and_signals(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "p")
        await press(pilot, "n", "n")
        assert sum_of(pilot) == "[0, 0]  max(1, 3) = 3"
        await press(pilot, "x")
        assert output(pilot) == [["9", "2"], ["6", "3"]]
        await turn(pilot, "kind", "up")
        assert output(pilot) == [["3.75", "1.25"], ["3", "2"]]
        await press(pilot, "z", "n", "n", "n", "n")
        assert (sum_of(pilot), output(pilot)[0][0]) == ("[0, 0]  1 + 3 + 2 + 9 = 15", "15")
        await press(pilot, "n")
        assert sum_of(pilot) == "[0, 0]  (1 + 3 + 2 + 9) ÷ 4 = 3.75"
        await turn(pilot, "channels", "up")
        board = view_of(pilot).board
        assert "channel 1/2" in heading(pilot)
        await press(pilot, "x")
        one = output(pilot)
        await press(pilot, "h")
        assert output(pilot) != one
        assert "[" not in "".join(grid_lines(board.input(0)))
        await turn(pilot, "axes", "up")
        assert len(rows(board.input(0))) == 1
        await press(pilot, "x")
        assert output(pilot) == [["18", "18", "9"]]


@pytest.mark.parametrize("size", [(60, 20), (200, 50)], ids=str)
async def test_all_channels_stand_side_by_side_where_there_is_room(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        for _name, key, _title in VIEWS:
            await take(pilot, key)
            assert "…" not in "".join(screen_text(pilot).splitlines()[:2])
        await take(pilot, "t", 2)
        await press(pilot, "x")
        assert output(pilot) == [["124", "67"], ["111", "62"]]
        assert sum_of(pilot).endswith(" = 62")
        text = screen_text(pilot)
        assert "= 62" in text
        assert ("input 3/3" in text) == (size[0] == 200)
        assert "124" in text and "kernel 1/3" in text
        assert ("Next channel" in text) == (size[0] > 60)
        view_of(pilot).board.input(0).focus()
        await press(pilot, "right", "h")
        assert "input 2/3" in screen_text(pilot)
        board = view_of(pilot).board
        asked = board.input(0 if size[0] == 200 else 1)
        assert asked.has_focus and asked.at == (0, 1)
        assert grid_lines(board.output)[0] == "0 [124  67]"
        await press(pilot, "z", "n", "n", "n")  # each product is of another channel
        assert grid_lines(board.output)[0] == "0 [21] ·"
        assert "channel 3/3" in heading(pilot)
        await press(pilot, "h", "h")
        await pilot.resize_terminal(120 if size[0] == 60 else 60, 30)
        await settle(pilot)
        assert "input 2/3" in screen_text(pilot) and "[21]" in screen_text(pilot)
        assert pilot.app._exception is None


async def test_another_language_keeps_places_settings_and_what_was_typed(
    make_app: MakeApp,
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await take(pilot, "t")
        await press(pilot, "right_square_bracket", "shift+tab", "shift+tab", "right", "5", "enter")
        await press(pilot, "l")
        board = view_of(pilot).board
        assert rows(board.kernel(0)) == [["1", "5"], ["0", "1"]]
        assert (board.kernel(0).at, board.kernel(0).has_focus) == ((0, 1), True)
        assert "커널" in screen_text(pilot) or "kernel" in screen_text(pilot)
        await press(pilot, "shift+tab", "down", "l")
        assert view_of(pilot).board.input(0).at == (1, 0)
        assert why(pilot) == "input [1, 0] =  = 0"
        assert lab_of(pilot).state.two.asked == (1, 0)
