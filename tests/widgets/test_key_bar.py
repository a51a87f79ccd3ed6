from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines
from widgets.key_bar import GAP, KeyBar, KeyHint, fitting, hint_width
from widgets.safe_text import cell_len

HINTS = [("←→", "이동", "leave('moved')"), ("Enter", "open", ""), ("?", "help", "leave('help')")]


@given(
    st.lists(st.builds(KeyHint, st.text(max_size=6), st.text(max_size=10)), max_size=12),
    st.integers(0, 120),
)
def test_what_fits_is_the_beginning_and_always_the_last(hints: list[KeyHint], width: int) -> None:
    shown = fitting(tuple(hints), width)
    if not hints:
        assert shown == ()
        return
    assert shown[-1] == hints[-1]
    assert list(shown[:-1]) == hints[: len(shown) - 1]
    used = sum(map(hint_width, shown)) + GAP * (len(shown) - 1)
    assert used <= width or len(shown) == 1
    if len(shown) < len(hints):
        assert used + hint_width(hints[len(shown) - 1]) + GAP > width


async def test_keys_are_dropped_from_the_right_but_help_stays() -> None:
    bar = KeyBar(HINTS)
    async with Stage(bar).run_test(size=(60, 5)) as pilot:
        assert lines(bar) == ["←→ 이동  Enter open  ? help".ljust(58)]
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert lines(bar) == ["←→ 이동  ? help".ljust(18)]
        await pilot.resize_terminal(4, 5)
        await pilot.pause()
        assert lines(bar) == ["? h…"]


async def test_a_click_does_what_the_key_does() -> None:
    bar = KeyBar(HINTS)
    stage = Stage(bar)
    async with stage.run_test(size=(60, 5)) as pilot:
        at = cell_len(lines(bar)[0].split("?")[0])
        for x in (2, 8, 11, at, at + 7):
            await pilot.click(bar, offset=(x, 0))
        assert stage.left_over == ["moved", "help"]


async def test_other_keys_and_none() -> None:
    bar = KeyBar(HINTS)
    async with Stage(bar).run_test(size=(60, 5)) as pilot:
        bar.set_content([("q", "quit", "")])
        await pilot.pause()
        assert lines(bar)[0].strip() == "q quit"
        bar.set_content([])
        await pilot.pause()
        assert lines(bar)[0].strip() == ""
