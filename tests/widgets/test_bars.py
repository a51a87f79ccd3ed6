from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines, style_of
from widgets.answer import Answer
from widgets.bars import Bars, LabelledBar
from widgets.safe_text import cell_len

LEDGER = [
    LabelledBar("ids", 8e6, "8,000,000", Answer("ids", "", (), "")),
    LabelledBar("원-핫", 4e9, "4,000,000,000"),
    LabelledBar("float64", 8e9, "8,000,000,000"),
]


def lengths(bars: Bars) -> list[int]:
    return [line.count("█") for line in lines(bars) if ",0" in line]


async def test_bars_are_as_long_as_their_values() -> None:
    bars = Bars(LEDGER)
    async with Stage(bars).run_test(size=(64, 10)):
        assert lengths(bars) == [0, 20, 40]
        assert "▏" in lines(bars)[0]
        assert [line.split()[0] for line in lines(bars)] == ["ids", "원-핫", "float64"]
        bars.set_content(LEDGER, full=16e9)
        assert lengths(bars) == [0, 10, 20], "parts of what is known to be all"


async def test_the_logarithmic_scale_shows_small_ones_under_a_caption() -> None:
    bars = Bars(LEDGER, logarithmic=True, caption="bytes, logarithmic")
    async with Stage(bars).run_test(size=(64, 10)):
        assert lines(bars)[0].rstrip() == "bytes, logarithmic"
        assert lengths(bars) == [10, 37, 40]


async def test_keys_and_mouse_move_the_cursor() -> None:
    bars = Bars(LEDGER * 10, caption="c")
    stage = Stage(bars, css="Bars { height: 6; }")
    async with stage.run_test(size=(60, 10)) as pilot:
        await pilot.press("up", "down", "pagedown", "end", "down", "home", "left")
        assert [m.index for m in stage.said] == [0, 1, 6, 29, 0]  # type: ignore[attr-defined]
        assert stage.left_over == ["up", "down", "left"]
        await pilot.click(bars, offset=(3, 3))
        assert bars.bar == LEDGER[2]
        assert style_of(bars, "8,000,000,000").reverse
        await pilot.click(bars, offset=(3, 0))
        assert bars.cursor == 2


@given(
    st.lists(st.tuples(st.text(max_size=20), st.floats(), st.text(max_size=12)), min_size=1),
    st.integers(1, 90),
    st.booleans(),
)
def test_no_line_is_wider_than_the_place(
    content: list[tuple[str, float, str]], width: int, plain: bool
) -> None:
    bars = Bars([LabelledBar(*each) for each in content], plain=plain)
    bars.look = bars.cursor_style = lambda *_: None  # type: ignore[method-assign, assignment]
    for y in range(len(content)):
        drawn = _text(bars, y, width)
        assert cell_len(drawn) <= width


def _text(bars: Bars, y: int, width: int) -> str:
    return "".join(text for text, _ in bars.draw(y, width))


async def test_no_bars_and_new_bars() -> None:
    bars = Bars(empty="nothing", title="t", columns=("word", "times"))
    stage = Stage(bars)
    async with stage.run_test(size=(40, 10)) as pilot:
        assert lines(bars)[0].strip() == "nothing"
        bars.set_content(LEDGER, caption="new")
        await pilot.pause()
        assert len(lines(bars)) == 4
        assert bars.answer() == Answer("ids", "", (), "")
        assert bars.sheet().rows[0] == ("ids", "8,000,000")
