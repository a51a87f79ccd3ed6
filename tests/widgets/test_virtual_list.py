from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines, style_of
from widgets.answer import Answer
from widgets.safe_text import cell_len
from widgets.virtual_list import GAP, Column, VirtualList, column_widths

COLUMNS = (Column("#", 6, "right"), Column("라벨", 4), Column("review"))


class Rows:
    """Gives rows and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, i: int) -> tuple[str, str, str]:
        self.asked.append(i)
        return f"{i:,}", "긍정" if i % 2 else "부정", f"[b]review[/b] {i} " + "길다 " * 40


@given(st.lists(st.integers(0, 40), min_size=1, max_size=8), st.integers(0, 200))
def test_columns_share_the_room_and_no_more(widths: list[int], room: int) -> None:
    found = column_widths([Column("", width) for width in widths], room)
    used = sum(found) + GAP * (len(found) - 1)
    assert used <= max(room, GAP * (len(found) - 1))
    if 0 in widths and sum(widths) + GAP * (len(widths) - 1) <= room:
        assert used == room


async def test_only_rows_that_are_seen_are_asked_for_and_each_once() -> None:
    rows = Rows()
    table = VirtualList(COLUMNS, rows, 25_000)
    async with Stage(table).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert set(rows.asked) == set(range(11))
        rows.asked.clear()
        await pilot.press("down", "up", "down")
        await pilot.pause()
        assert rows.asked == []
        await pilot.press("end")
        assert "24,999" in lines(table)[11]
        assert sorted(rows.asked) == list(range(24_989, 25_000))


async def test_keys_move_page_and_choose() -> None:
    table = VirtualList(COLUMNS, Rows(), 25_000)
    stage = Stage(table)
    async with stage.run_test(size=(60, 12)) as pilot:
        await pilot.press("up", "down", "pagedown", "pageup", "end", "down", "pagedown", "home")
        assert stage.left_over == ["up", "down", "pagedown"]
        assert [m.index for m in stage.said] == [0, 1, 12, 1, 24_999, 0]  # type: ignore[attr-defined]
        await pilot.press("enter")
        assert isinstance(stage.said[-1], VirtualList.Chosen)


async def test_a_click_moves_and_a_second_one_chooses() -> None:
    table = VirtualList(COLUMNS, Rows(), 100)
    stage = Stage(table)
    async with stage.run_test(size=(60, 12)) as pilot:
        await pilot.click(table, offset=(5, 4))
        assert table.cursor == 3
        await pilot.click(table, offset=(5, 4))
        chosen = [m.index for m in stage.said if isinstance(m, VirtualList.Chosen)]
        assert chosen == [3]
        await pilot.click(table, offset=(5, 0))
        assert table.cursor == 3


async def test_rows_fill_the_width_whatever_they_hold() -> None:
    table = VirtualList(COLUMNS, Rows(), 100)
    async with Stage(table).run_test(size=(60, 12)) as pilot:
        for width in (200, 60, 20, 8, 3):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            assert all(cell_len(line) == width - 1 for line in lines(table)), width


async def test_rows_that_changed_are_asked_for_again() -> None:
    words = ["before"]
    table = VirtualList((Column("w"),), lambda i: words, 1)
    async with Stage(table).run_test(size=(20, 5)) as pilot:
        assert "before" in lines(table)[1]
        words[0] = "after"
        table.rows_changed()
        await pilot.pause()
        assert "after" in lines(table)[1]


async def test_a_shorter_list_keeps_the_cursor_within_it() -> None:
    table = VirtualList(COLUMNS, Rows(), 100, empty="nothing found")
    stage = Stage(table)
    async with stage.run_test(size=(60, 12)) as pilot:
        await pilot.press("end")
        table.set_content(COLUMNS, Rows(), 5)
        await pilot.pause()
        assert table.cursor == 4
        assert style_of(table, "review[/b] 4").reverse
        table.set_content(COLUMNS, Rows(), 0)
        await pilot.pause()
        assert lines(table)[0].strip() == "nothing found"
        await pilot.press("down", "enter")
        assert stage.left_over == ["down", "enter"]


def test_it_answers_for_the_row_under_the_cursor_and_lists_all() -> None:
    table = VirtualList(
        COLUMNS, lambda i: (str(i), "a", "b"), 3, answer=lambda i: Answer(f"row {i}", "", (), "")
    )
    answer = table.answer()
    assert answer is not None
    assert answer.title == "row 0"
    assert table.sheet().rows == (("0", "a", "b"), ("1", "a", "b"), ("2", "a", "b"))
    assert VirtualList().answer() is None
    assert VirtualList().sheet().rows == ()
