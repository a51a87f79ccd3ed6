from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines, style_of, widen
from widgets.answer import Answer, Sheet
from widgets.figure_table import GAP, MORE, FigureRow, FigureTable, columns_from
from widgets.figures import Figure
from widgets.safe_text import cell_len

HEADS = ("항목", "train", "test", "both")


def rows(count: int) -> list[FigureRow]:
    return [
        FigureRow(
            f"행 {i}",
            tuple(
                Figure(f"{i} {j}", f"{i * 1000 + j:,}", Answer(f"{i},{j}", "", (), ""))
                for j in range(3)
            ),
        )
        for i in range(count)
    ]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(1, 80), st.data())
def test_columns_that_are_shown_fit(widths: list[int], room: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(widths) - 1))
    last = columns_from(widths, first, room)
    assert first < last <= len(widths)
    if last - first > 1:
        more = len(MORE) if last < len(widths) else 0
        assert sum(widths[first:last]) + GAP * (last - first - 1) + more <= room


async def test_the_cursor_goes_through_rows_and_columns() -> None:
    table = FigureTable(HEADS, rows(3))
    stage = Stage(table)
    async with stage.run_test(size=(60, 10)) as pilot:
        assert lines(table)[0].split() == list(HEADS)
        assert lines(table)[2].split() == ["행", "1", "1,000", "1,001", "1,002"]
        await pilot.press("right", "down", "end", "left")
        assert [(m.row, m.column) for m in stage.said] == [  # type: ignore[attr-defined]
            (0, 0), (0, 1), (1, 1), (2, 2), (2, 1)
        ]  # fmt: skip
        assert table.answer() == Answer("2,1", "", (), "")
        await pilot.press("down", "end", "right", "home", "up", "left")
        assert stage.left_over == ["down", "right", "up", "left"]


async def test_the_header_stays_while_the_rows_scroll() -> None:
    table = FigureTable(HEADS, rows(50))
    stage = Stage(table, css="FigureTable { height: 6; }")
    async with stage.run_test(size=(60, 10)) as pilot:
        await pilot.press("pagedown", "pagedown")
        assert (lines(table)[0].split()[0], table.cursor) == ("항목", 30)
        assert "행 10" in lines(table)[5]
        await pilot.press("end")
        assert lines(table)[5].startswith("행 49")
        await pilot.press("pageup", "home")
        assert lines(table)[1].startswith("행 0")
        await pilot.click(table, offset=(8, 0))
        assert table.cursor == 0


async def test_columns_without_room_come_into_view_with_the_cursor() -> None:
    heads = ("row", *(f"column{i}" for i in range(12)))
    table = FigureTable(heads, [FigureRow("a", tuple(Figure("", f"<{i}>") for i in range(12)))])
    stage = Stage(table)
    async with stage.run_test(size=(40, 5)) as pilot:
        assert lines(table)[0].rstrip().endswith("›")
        seen = []
        for _ in range(12):
            seen.append(style_of(table, table.figure.text).reverse)  # type: ignore[union-attr]
            assert all(cell_len(line) == 40 for line in lines(table))
            await pilot.press("right")
        assert all(seen)
        assert "column11" in lines(table)[0]
        assert "‹" in lines(table)[0]
        assert stage.left_over == ["right"]
        await pilot.press("home")
        assert "column0" in lines(table)[0]
        await pilot.resize_terminal(200, 5)
        await pilot.pause()
        assert "column11" in lines(table)[0]


async def test_a_click_on_a_cell_moves_there() -> None:
    table = FigureTable(HEADS, rows(3))
    async with Stage(table).run_test(size=(60, 10)) as pilot:
        x = lines(table)[2].index("1,001") + 2
        await pilot.click(table, offset=(x + 1, 2))
        assert table.figure is not None
        assert table.figure.text == "1,001"


async def test_a_place_far_too_narrow_still_shows_the_cursor() -> None:
    table = FigureTable(
        ("a very long head", "another"), [FigureRow("long label", (Figure("", "123,456,789"),))]
    )
    async with Stage(table).run_test(size=(12, 4)):
        assert all(cell_len(line) == 12 for line in lines(table))
        assert "…" in lines(table)[1]


async def test_nothing_and_new_content() -> None:
    table = FigureTable(empty="nothing yet")
    stage = Stage(table)
    async with stage.run_test(size=(40, 5)) as pilot:
        assert lines(table)[0].strip() == "nothing yet"
        await pilot.press("right")
        assert stage.left_over == ["right"]
        table.set_content(HEADS, rows(2), title="t")
        await pilot.pause()
        assert len(lines(table)) == 3
        assert table.sheet() == Sheet(
            "t", HEADS, (("행 0", "0", "1", "2"), ("행 1", "1,000", "1,001", "1,002"))
        )


async def test_rows_may_be_shorter_than_the_header() -> None:
    table = FigureTable(HEADS, [FigureRow("short", (Figure("", "1"),))])
    async with Stage(table).run_test(size=(40, 5)) as pilot:
        await pilot.press("end")
        assert table.answer() is None


def chosen(stage: Stage) -> list[tuple[str, int, int]]:
    return [
        (message.figure.text, message.row, message.column)
        for message in stage.said
        if isinstance(message, FigureTable.Chosen)
    ]


async def test_enter_and_a_second_click_choose() -> None:
    table = FigureTable(HEADS, rows(3), choosable=True)
    stage = Stage(table)
    async with stage.run_test(size=(60, 10)) as pilot:
        x = lines(table)[2].index("1,001") + 2
        await pilot.click(table, offset=(x, 2))
        assert chosen(stage) == []
        await pilot.click(table, offset=(x, 2))
        assert chosen(stage) == [("1,001", 1, 1)]
        await pilot.press("right", "enter")
        assert chosen(stage)[1:] == [("1,002", 1, 2)]
        await pilot.click(table, offset=(x, 0))
        assert len(chosen(stage)) == 2
        table.set_content(HEADS, ())
        await pilot.press("enter")
        assert len(chosen(stage)) == 2
        assert stage.left_over == ["enter"]


async def test_where_choosing_leads_nowhere_enter_is_left_to_the_screen() -> None:
    table = FigureTable(HEADS, rows(3))
    stage = Stage(table)
    async with stage.run_test(size=(60, 10)) as pilot:
        await pilot.press("enter")
        x = lines(table)[1].index("0") + 1
        await pilot.click(table, offset=(x, 1))
        await pilot.click(table, offset=(x, 1))
        assert (chosen(stage), stage.left_over) == ([], ["enter"])
        assert "enter" not in stage.screen.active_bindings or (
            stage.screen.active_bindings["enter"].node is stage
        )


async def test_a_marked_figure_widens_its_column() -> None:
    row = FigureRow("units", (Figure("", "123,456", mark=True), Figure("", "8")))
    table = FigureTable(("", "a", "b"), [row, FigureRow("all", (Figure("", "7"), Figure("", "9")))])
    async with Stage(table).run_test(size=(40, 5)):
        assert lines(table)[1].rstrip() == "units  ◆ 123,456  8"
        assert lines(table)[2].rstrip() == "all            7  9"
        assert style_of(table, "◆ 123,456").reverse
        assert table.sheet().rows[0] == ("units", "◆ 123,456", "8")


FIGURES = st.builds(Figure, st.just(""), st.text(max_size=15), mark=st.booleans())


@given(
    st.lists(st.text(max_size=15), min_size=2, max_size=6),
    st.lists(
        st.builds(FigureRow, st.text(max_size=20), st.lists(FIGURES, max_size=6).map(tuple)),
        min_size=1,
        max_size=5,
    ),
    st.integers(1, 200),
)
def test_no_line_is_wider_than_the_place(
    heads: list[str], content: list[FigureRow], width: int
) -> None:
    table = FigureTable(heads, content)
    table.look = table.cursor_style = lambda *_: None  # type: ignore[method-assign, assignment]
    table.set_out(width, 10)
    for y in range(len(content)):
        # One cell of the label, the gap and one of a figure are drawn in any case, and cropped.
        drawn = "".join(text for text, _ in table.draw(y, width))
        assert cell_len(drawn) <= max(width, 1 + GAP + 1)


async def test_no_width_is_too_narrow_or_too_wide() -> None:
    marked = Figure("", "123,456", mark=True)
    table = FigureTable(HEADS, [FigureRow("아주 긴 이름", (marked, marked, marked))])
    stage = Stage(table)
    async with stage.run_test(size=(20, 5)) as pilot:
        for width in (*range(1, 48), *range(48, 201, 9)):
            await widen(pilot, table, width)
            assert all(cell_len(line) == width for line in lines(table)), width
