"""Where the cursor of a table of figures is, as a row and a column."""

from tests.widgets.stage import Stage
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure

HEADS = ("", "a", "b", "c")


def _rows(count: int) -> list[FigureRow]:
    return [
        FigureRow(f"{row}", tuple(Figure("", f"{row}{column}") for column in range(3)))
        for row in range(count)
    ]


async def test_the_cursor_is_in_the_row_and_the_column_that_it_was_sent_to() -> None:
    table = FigureTable(HEADS, _rows(4))
    async with Stage(table).run_test(size=(60, 10)) as pilot:
        assert table.at == (0, 0)
        table.go_to(2, 1)
        assert (table.at, table.cursor) == ((2, 1), 7)
        assert table.figure == Figure("", "21")
        await pilot.press("right", "up")
        assert table.at == (1, 2)


async def test_a_table_without_figures_has_no_other_place_than_the_first() -> None:
    for table in (FigureTable(), FigureTable(HEADS), FigureTable(HEADS[:1], [FigureRow("", ())])):
        async with Stage(table).run_test(size=(60, 10)):
            assert table.at == (0, 0)
            assert table.figure is None
