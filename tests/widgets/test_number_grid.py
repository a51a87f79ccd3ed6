"""The number grid: moving, brackets, typing, and what is seen of a grid that is too large."""

from hypothesis import given
from hypothesis import strategies as st
from textual import events, on
from textual.geometry import Region
from textual.message import Message
from textual.theme import BUILTIN_THEMES

from tests.widgets.stage import Stage, lines, style_of, widen
from tests.widgets.test_looks import too_faint
from widgets.answer import Answer, Sheet
from widgets.number_grid import Kind, Number, NumberGrid, Numbers, read_number
from widgets.number_grid_cells import first_shown, fitting
from widgets.safe_text import cell_len


class GridStage(Stage):
    """Hears what a grid says, and has a key of its own for digits and Tab."""

    BINDINGS = [("5", "leave('5')", ""), ("x", "leave('x')", ""), ("escape", "leave('escape')", "")]

    @on(NumberGrid.Moved)
    @on(NumberGrid.Chosen)
    @on(NumberGrid.Edited)
    @on(NumberGrid.Refused)
    def hear_grid(self, message: Message) -> None:
        self.said.append(message)

    def heard(self, kind: type[Message]) -> list[tuple[object, ...]]:
        """What was said of this kind: where, and what else there is to it."""
        fields = ("row", "column", "value", "text")
        return [
            tuple(getattr(each, name) for name in fields if hasattr(each, name))
            for each in self.said
            if isinstance(each, kind)
        ]


def numbers(rows: int, columns: int, *, editable: bool = False, heads: bool = True) -> Numbers:
    cells = tuple(
        tuple(
            Number(f"{r * columns + c}", answer=Answer(f"{r},{c}", "", (), ""), editable=editable)
            for c in range(columns)
        )
        for r in range(rows)
    )
    row_heads = tuple(map(str, range(rows))) if heads else ()
    return Numbers("입력 grid", cells, row_heads, tuple(map(str, range(columns))) if heads else ())


async def test_the_cursor_goes_over_the_grid_and_leaves_it_at_the_edges() -> None:
    grid = NumberGrid(numbers(2, 3))
    stage = GridStage(grid)
    async with stage.run_test(size=(40, 8)) as pilot:
        assert lines(grid)[0].rstrip() == "입력 grid"
        assert lines(grid)[1].split() == ["0", "1", "2"]
        assert lines(grid)[3].split() == ["1", "3", "4", "5"]
        await pilot.press("right", "down", "end", "home")
        assert stage.heard(NumberGrid.Moved) == [(0, 0), (0, 1), (1, 1), (1, 2), (0, 0)]
        assert grid.answer() == Answer("0,0", "", (), "")
        await pilot.press("left", "up", "end", "right", "down")
        assert stage.left_over == ["left", "up", "right", "down"]
        assert grid.sheet() == Sheet(
            "입력 grid", ("", "0", "1", "2"), (("0", "0", "1", "2"), ("1", "3", "4", "5"))
        )


async def test_what_is_marked_stands_between_brackets_and_one_is_pointed_out() -> None:
    grid = NumberGrid(numbers(3, 3, heads=False))
    async with GridStage(grid).run_test(size=(40, 8)) as pilot:
        grid.set_marks({(0, 0), (0, 1), (1, 0), (1, 1)})
        await pilot.pause()
        assert [line.rstrip() for line in lines(grid)[2:5]] == [
            "[ 0  1] 2",
            "[ 3  4] 5",
            "  6  7  8",
        ]
        grid.set_marks({(0, 0), (0, 2)}, pointed=(1, 1))
        await pilot.pause()
        assert [line.rstrip() for line in lines(grid)[2:4]] == ["[ 0] 1[ 2]", "  3› 4‹ 5"]
        grid.set_marks()
        await pilot.pause()
        assert "[" not in "".join(lines(grid)) and "›" not in "".join(lines(grid))


async def test_what_is_filled_in_is_set_apart_by_a_line_and_can_be_in_the_window() -> None:
    edge = Number("0", Kind.FILLED)
    rows = ((edge, edge, edge), (edge, Number("7"), edge))
    grid = NumberGrid(Numbers("", rows, ("", "0"), ("", "0", "")))
    async with GridStage(grid).run_test(size=(40, 8)) as pilot:
        assert lines(grid)[3].rstrip() == "0   0│ 7│ 0"
        assert lines(grid)[2].rstrip() == "    0  0  0"
        assert style_of(grid, " 0", last=True).italic
        grid.set_marks({(1, 0), (1, 1)})
        await pilot.pause()
        assert lines(grid)[3].rstrip() == "0 [ 0│ 7] 0"


async def test_kinds_are_told_by_signs_and_not_by_colours_alone() -> None:
    row = (Number("?", Kind.HIDDEN), Number("12", Kind.WRONG), Number("18", Kind.RIGHT))
    grid = NumberGrid(Numbers("", (row,)))
    async with GridStage(grid).run_test(size=(40, 4)):
        assert lines(grid)[2].split() == ["?", "✗12", "✓18"]
        assert grid.sheet().rows == (("?", "✗12", "✓18"),)


async def test_a_number_is_typed_in_place_and_enter_takes_it() -> None:
    grid = NumberGrid(numbers(2, 2, editable=True))
    stage = GridStage(grid)
    async with stage.run_test(size=(40, 8)) as pilot:
        await pilot.press("right", "minus", "1", "2", "full_stop", "5")
        assert "-12.5▏" in lines(grid)[2]
        await pilot.press("enter")
        assert stage.heard(NumberGrid.Edited) == [(0, 1, -12.5)]
        assert not grid.typing
        assert "1" in lines(grid)[2]  # the grid shows what it is given, not what it is told
        await pilot.press("enter", "7", "backspace", "8", "down")
        assert stage.heard(NumberGrid.Edited)[1:] == [(0, 1, 8)]
        assert grid.at == (1, 1)
        await pilot.press("9", "escape")
        assert (stage.heard(NumberGrid.Edited)[2:], stage.left_over) == ([], [])
        await pilot.press("escape")
        assert stage.left_over == ["escape"]


async def test_tab_takes_what_was_typed_and_goes_on() -> None:
    first, second = NumberGrid(numbers(1, 2, editable=True)), NumberGrid(numbers(1, 1))
    stage = GridStage(first, second)
    async with stage.run_test(size=(40, 12)) as pilot:
        await pilot.press("5", "tab")
        assert stage.heard(NumberGrid.Edited) == [(0, 0, 5)]
        assert second.has_focus
        await pilot.press("shift+tab", "enter", "tab")
        assert stage.heard(NumberGrid.Edited)[1:] == []


async def test_what_is_no_number_is_said_and_stays_to_be_mended() -> None:
    grid = NumberGrid(numbers(2, 2, editable=True))
    stage = GridStage(grid)
    async with stage.run_test(size=(40, 8)) as pilot:
        await pilot.press("1", "x", "enter", "down", "tab")
        assert stage.heard(NumberGrid.Refused) == [(0, 0, "1x")] * 3
        assert (grid.at, grid.typing, stage.left_over) == ((0, 0), True, [])
        await pilot.press("backspace", "enter")
        assert stage.heard(NumberGrid.Edited) == [(0, 0, 1)]


async def test_what_cannot_be_edited_is_chosen_and_swallows_digits_beside_what_can() -> None:
    mixed = Numbers("", ((Number("1", editable=True), Number("2")),))
    grid = NumberGrid(mixed)
    stage = GridStage(grid)
    async with stage.run_test(size=(40, 8)) as pilot:
        await pilot.press("right", "5", "enter")
        assert (stage.left_over, stage.heard(NumberGrid.Chosen)) == ([], [(0, 1)])
        grid.set_content(numbers(1, 2))
        await pilot.press("5", "x")
        assert stage.left_over == ["5", "x"]


async def test_a_paste_and_a_click_elsewhere() -> None:
    grid = NumberGrid(numbers(2, 3, editable=True))
    stage = GridStage(grid)
    async with stage.run_test(size=(40, 8)) as pilot:
        await pilot.press("enter")
        grid.post_message(events.Paste(" 3\x1b[31m4 "))
        await pilot.pause()
        assert grid.typing and "\x1b" not in "".join(lines(grid))
        x = lines(grid)[3].index("5")
        await pilot.click(grid, offset=(x, 3))
        assert (grid.at, grid.typing) == ((1, 2), False)
        x = lines(grid)[3].index("5")
        await pilot.click(grid, offset=(x, 3))
        assert grid.typing
        await pilot.click(grid, offset=(x, 0))
        assert grid.at == (1, 2)


async def test_a_large_grid_shows_the_part_around_the_cursor_with_its_heads() -> None:
    grid = NumberGrid(numbers(30, 30))
    stage = GridStage(grid, css="NumberGrid { height: 8; }")
    async with stage.run_test(size=(30, 10)) as pilot:
        for row, column in ((1, 7), (6, 7), (20, 29), (29, 14), (29, 29)):
            grid.go_to(row, column)
            await pilot.pause()
            assert str(row * 30 + column) in "".join(lines(grid)).split()
            assert str(column) in lines(grid)[1].replace("›", " ").split()
            assert style_of(grid, str(row * 30 + column), last=True).reverse
        assert "‹" in lines(grid)[1] and "›" not in lines(grid)[1]
        await pilot.press("pageup", "home")
        assert "›" in lines(grid)[1] and "‹" not in lines(grid)[1]


async def test_marks_are_brought_into_view_where_the_cursor_is_elsewhere() -> None:
    grid, other = NumberGrid(numbers(30, 30)), NumberGrid(numbers(1, 1))
    stage = GridStage(other, grid, css="NumberGrid { height: 8; }")
    async with stage.run_test(size=(30, 18)) as pilot:
        grid.set_marks({(20, 25), (21, 27), (20, 27)}, pointed=(20, 26))
        await pilot.pause()
        shown = "".join(lines(grid))
        assert all(text in shown for text in ("[625", "›626‹", "657]")), shown
        grid.set_marks({(2, 1), (2, 29)}, pointed=(2, 29))  # more than there is room for
        await pilot.pause()
        assert "› 89‹" in "".join(lines(grid))


async def test_new_numbers_keep_the_cursors_row_and_column() -> None:
    grid = NumberGrid(numbers(4, 4))
    async with GridStage(grid).run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "down", "right")
        grid.set_content(numbers(5, 6))
        assert grid.at == (2, 1)
        grid.set_content(numbers(2, 2))
        assert grid.at == (1, 1)
        grid.set_content(Numbers())
        assert (grid.number, grid.answer(), grid.at) == (None, None, (0, 0))
        await pilot.press("right", "enter", "5")
        assert grid.app.left_over == ["right", "enter", "5"]  # type: ignore[attr-defined]


async def test_no_width_is_too_narrow_or_too_wide() -> None:
    wide = Numbers(
        "아주 긴 제목", ((Number("-12.345", Kind.WRONG), Number("한글")),), ("가",), ("나", "")
    )
    grid = NumberGrid(wide)
    grid.set_marks({(0, 0)}, pointed=(0, 1))
    stage = GridStage(grid)
    async with stage.run_test(size=(20, 5)) as pilot:
        for width in range(1, 41, 3):
            await widen(pilot, grid, width)
            assert all(cell_len(line) == width for line in lines(grid)), width


async def test_what_changed_is_drawn_again() -> None:
    grid = NumberGrid(numbers(3, 12, editable=True))
    keys = ("right", "down", "5", "1", "backspace", "enter", "end", "home", "minus", "escape")
    async with GridStage(grid).run_test(size=(24, 9)) as pilot:

        def drawn() -> list[str]:
            whole = Region(0, 0, *grid.outer_size)
            return [repr(list(line.simplify())) for line in grid.render_lines(whole)]

        for key in keys:
            await pilot.press(key)
            grid.set_marks({grid.at, (0, 1)}, pointed=(1, 1))
            kept = drawn()
            grid.refresh()
            assert kept == drawn(), key


async def test_every_kind_can_be_read_in_every_theme_marked_or_not() -> None:
    row = tuple(Number("9", kind) for kind in Kind)
    marked, plain = (
        NumberGrid(Numbers("t", (row, row), ("0", "1"))),
        NumberGrid(Numbers("", (row,))),
    )
    stage = GridStage(plain, marked)
    async with stage.run_test(size=(60, 10)) as pilot:
        marked.set_marks({(0, i) for i in range(len(row))}, pointed=(0, 1))
        for theme in BUILTIN_THEMES:
            if "ansi" in theme:
                continue
            stage.theme = theme
            await pilot.pause()
            shown = [
                s for w in (marked, plain) for y in range(w.size.height) for s in w.render_line(y)
            ]
            assert not [segment for segment in shown if too_faint(segment)], theme


@given(st.integers(1, 12), st.integers(1, 40), st.integers(1, 120), st.data())
def test_the_columns_shown_fit_and_hold_the_one_that_is_wanted(
    natural: int, across: int, room: int, data: st.DataObject
) -> None:
    wide, shown = fitting(natural, across, room)
    assert 1 <= shown <= across
    assert shown == 1 or shown * (wide + 1) + 1 <= room
    assert shown == across or (shown + 1) * (wide + 1) + 1 > room
    column, before = data.draw(st.integers(0, across - 1)), data.draw(st.integers(0, across))
    first = first_shown(before, column, shown, across)
    assert 0 <= first <= column < first + shown <= across


@given(st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6))
def test_a_number_is_read_as_it_is_written(value: float) -> None:
    assert read_number(f" {value}") == value
    assert read_number(f"{value}".replace("-", "−")) == value


def test_what_is_no_number_is_none() -> None:
    for text in ("", "x", "1,5", "--1", "nan", "inf", "1e999", "."):
        assert read_number(text) is None
