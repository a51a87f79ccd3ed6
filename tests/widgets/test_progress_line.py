from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines
from widgets.progress_line import ProgressLine, bar_cells
from widgets.safe_text import cell_len


@given(st.text(max_size=60), st.floats(0, 2), st.booleans(), st.booleans(), st.integers(0, 120))
def test_the_line_is_never_too_wide(
    text: str, done: float, known: bool, plain: bool, width: int
) -> None:
    line = ProgressLine(plain=plain)
    line.set_content(text, done, 1 if known else None)
    assert cell_len("".join(line._runs(width))) <= max(width, 0)
    assert bar_cells(cell_len(text), width) <= max(0, width - 6)


async def test_it_says_what_and_how_far() -> None:
    line = ProgressLine()
    async with Stage(line).run_test(size=(60, 5)) as pilot:
        assert lines(line)[0].strip() == ""
        line.set_content("imdb.npz 받는 중", 50, 200)
        await pilot.pause()
        (shown,) = lines(line)
        assert shown.startswith("imdb.npz 받는 중")
        assert shown.endswith(" 25%")
        assert (shown.count("█"), shown.count("░")) == (7, 23)
        line.set_content("done", 200, 200)
        await pilot.pause()
        assert lines(line)[0].endswith("█ 100%")


async def test_without_an_end_every_report_moves_the_block() -> None:
    line = ProgressLine(plain=True)
    async with Stage(line).run_test(size=(60, 5)) as pilot:
        seen = set()
        for _ in range(3):
            line.set_content("Reading")
            await pilot.pause()
            seen.add(lines(line)[0])
        assert len(seen) == 3
        assert all("%" not in shown and shown.count("#") == 7 for shown in seen)


async def test_a_narrow_place_keeps_text_and_percent() -> None:
    line = ProgressLine()
    async with Stage(line).run_test(size=(14, 5)) as pilot:
        line.set_content("Reading reviews", 1, 2)
        await pilot.pause()
        assert lines(line) == ["Reading …  50%"]
