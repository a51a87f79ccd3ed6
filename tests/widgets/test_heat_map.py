"""A heat map: read without colours, as far as it is known, scrolled with its cursor."""

import pytest

from tests.widgets.stage import Stage, lines
from widgets.answer import Answer
from widgets.heat_map import Heat, HeatMap
from widgets.safe_text import cell_len


def heat(across: int, known: int, **more: float) -> Heat:
    """Two rows that rise and fall."""
    rise = [i / 10 for i in range(across)]
    return Heat(
        title="h",
        rows=[rise, [-each for each in rise]],
        row_heads=["0", "1"],
        column_heads=[f"{i}" for i in range(across)],
        known=known,
        answer=lambda row, column: Answer(f"{row},{column}", "", (), ""),
        **more,
    )


async def test_numbers_read_as_signs_and_tenths() -> None:
    shown = HeatMap()
    async with Stage(shown).run_test(size=(40, 5)) as pilot:
        shown.set_content(heat(5, 4))
        await pilot.pause()
        assert [line.rstrip() for line in lines(shown)[:4]] == [
            "h",
            "   0  1  2  3  4",
            "0  0 +1 +2 +3  ·",
            "1  0 −1 −2 −3  ·",
        ]
        shown.set_content(heat(5, 5, scale=4.0))
        await pilot.pause()
        assert lines(shown)[2].split() == ["0", "0", "0", "0", "0", "+1"]
        assert shown.sheet().rows[1] == ("1", "-0", "-0.1", "-0.2", "-0.3", "-0.4")


def test_a_shade_grows_with_its_number() -> None:
    shades = [heat(11, 10).shade(0, column) for column in range(11)]
    assert shades == [0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0]
    assert heat(11, 11).shade(1, 10) == -3
    broken = Heat(rows=[[float("nan")]], row_heads=["0"], column_heads=["0"], known=1)
    assert (broken.shade(0, 0), broken.sign(0, 0)) == (0, "?")


async def test_the_cursor_brings_far_columns_into_view_and_asks() -> None:
    shown = HeatMap()
    async with Stage(shown).run_test(size=(20, 5)) as pilot:
        shown.set_content(heat(300, 300))
        shown.focus()
        shown.go_to(1, 299)
        await pilot.pause()
        assert lines(shown)[1].split() == ["‹", "296", "297", "298", "299"]
        answer = shown.answer()
        assert answer is not None and answer.title == "1,299"
        await pilot.press("up", "left")
        assert shown.at == (0, 298)
        shown.set_content(heat(3, 3))
        assert shown.at == (0, 2)
        await pilot.pause()
        await pilot.click(HeatMap, offset=(5, 3))
        assert shown.at == (1, 1)


@pytest.mark.parametrize("width", [1, 4, 9])
async def test_nothing_is_too_narrow(width: int) -> None:
    shown = HeatMap()
    async with Stage(shown).run_test(size=(width, 4)) as pilot:
        shown.set_content(heat(30, 20))
        await pilot.pause()
        assert all(cell_len(line) == width for line in lines(shown))
