from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines
from widgets.growing_sum import GrowingSum
from widgets.safe_text import cell_len


async def test_a_sum_grows_and_its_newest_parts_stay_in_sight() -> None:
    line = GrowingSum()
    async with Stage(line, css="GrowingSum { height: 1; }").run_test(size=(30, 3)) as pilot:
        line.set_text("press n")
        await pilot.pause()
        assert lines(line)[0].strip() == "press n"
        line.set_content(("9×1", "0×0"), " + ", "[0] ", " = 9")
        await pilot.pause()
        assert lines(line)[0].strip() == line.text == "[0] 9×1 + 0×0 = 9"
        line.set_content([f"{i}×1" for i in range(9)], " + ", "[0] ", " = 36")
        await pilot.pause()
        assert lines(line)[0].strip() == "[0] … + 6×1 + 7×1 + 8×1 = 36"
        line.set_text("[bold]\x1b[31mnot markup")
        await pilot.pause()
        assert "[bold]" in lines(line)[0] and "\x1b" not in lines(line)[0]


@given(
    st.lists(st.text(max_size=8), max_size=12),
    st.text(max_size=12),
    st.integers(1, 60),
    st.integers(1, 3),
)
def test_no_line_is_too_wide_and_there_are_not_too_many(
    parts: list[str], end: str, width: int, height: int
) -> None:
    line = GrowingSum()
    line.set_content(parts, " + ", "[0, 0]  ", f" = {end}")
    found = line.lines(width, height)
    assert len(found) <= height
    assert all(cell_len(each) <= width for each in found)
