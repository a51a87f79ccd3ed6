import itertools
from math import inf, nan

from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage, lines, style_of
from widgets.answer import Answer
from widgets.axis import bars_at, columns_of, place_labels
from widgets.histogram import Bar, Histogram, Marker
from widgets.safe_text import cell_len

BARS = [
    Bar(f"{i * 50}", i + 1, f"{i + 1:,}", Answer(f"bar {i}", "", (), f"{i + 1}")) for i in range(10)
]
MARKERS = (Marker(2.5, "M", "평균 125"), Marker(2.6, "D", "median"))
COUNTS = st.integers(1, 120)


@given(COUNTS, COUNTS)
def test_every_bar_has_a_column_and_every_column_a_bar(bars: int, columns: int) -> None:
    shown = {bar for column in range(columns) for bar in bars_at(column, bars, columns)}
    assert shown == set(range(bars))
    for bar in range(bars):
        of = columns_of(bar, bars, columns)
        assert 0 <= of.start < of.stop <= columns
        if bars <= columns:
            assert all(list(bars_at(column, bars, columns)) == [bar] for column in of)
        else:
            assert any(bar in bars_at(column, bars, columns) for column in of)


@given(st.lists(st.text(max_size=8), min_size=1, max_size=40), st.integers(1, 60), st.data())
def test_labels_do_not_touch_and_that_of_the_cursor_is_there(
    texts: list[str], columns: int, data: st.DataObject
) -> None:
    cursor = data.draw(st.integers(0, len(texts) - 1))
    placed = place_labels(texts, columns, cursor)
    assert cursor in [bar for _, bar, _ in placed]
    for x, _, text in placed:
        assert x >= 0
        assert x + cell_len(text) <= columns
    for (x, _, text), (other, _, _) in itertools.pairwise(placed):
        assert x + cell_len(text) < other or not text


async def test_bars_fill_the_width_over_their_axis() -> None:
    histogram = Histogram(BARS, top="10", markers=MARKERS)
    async with Stage(histogram, css="Histogram { height: 7; }").run_test(size=(43, 10)):
        assert [line.rstrip() for line in lines(histogram)] == [
            "M 평균 125  D median                   0: 1",
            "10│                            ▂▂▂ ▅▅▅ ███",
            "  │                    ▃▃▃ ▆▆▆ ███ ███ ███",
            "  │        ▂▂▂ ▅▅▅ ███ ███ ███ ███ ███ ███",
            " 0│▃▃▃ ▆▆▆ ███ ███ ███ ███ ███ ███ ███ ███",
            "  └──────────MD───────────────────────────" + "─",
            "   0   50  100 150 200 250 300 350 400 450",
        ]


async def test_without_room_for_all_the_letters_are_explained_and_the_name_is_left_out() -> None:
    histogram = Histogram(BARS, markers=MARKERS)
    async with Stage(histogram).run_test(size=(25, 10)):
        assert lines(histogram)[0] == "M 평균 125  D median    1"


async def test_keys_and_mouse_move_over_the_bars() -> None:
    histogram = Histogram(BARS, top="10")
    stage = Stage(histogram)
    async with stage.run_test(size=(43, 10)) as pilot:
        await pilot.press("right", "right")
        assert lines(histogram)[0].endswith("100: 3")
        assert style_of(histogram, "100", last=True).reverse
        await pilot.press("end", "home")
        assert [m.index for m in stage.said] == [0, 1, 2, 9, 0]  # type: ignore[attr-defined]
        await pilot.press("left", "up", "down", "end", "right")
        assert stage.left_over == ["left", "up", "down", "right"]
        await pilot.click(histogram, offset=(9, 4))
        answer = histogram.answer()
        assert answer is not None
        assert answer.title == "bar 1"
        await pilot.click(histogram, offset=(1, 4))
        assert histogram.cursor == 1


async def test_letters_that_fall_together_stand_side_by_side() -> None:
    histogram = Histogram(
        BARS, markers=[Marker(99, "M", ""), Marker(99, "D", ""), Marker(-1, "x", "")]
    )
    async with Stage(histogram).run_test(size=(32, 10)):
        assert lines(histogram)[-2].strip() == "└x" + "─" * 27 + "DM"


async def test_thirty_by_five_shows_bars_axis_and_names() -> None:
    histogram = Histogram(BARS * 20, top="10", markers=MARKERS, plain=True)
    async with Stage(histogram, css="Histogram { height: 5; }").run_test(size=(30, 5)):
        shown = lines(histogram)
        assert all(cell_len(line) == 30 for line in shown)
        assert shown[0].startswith("10|")
        assert shown[2].startswith(" 0|#")
        assert {"M", "D", "+", "-"} <= set(shown[3])
        assert "".join(shown).isascii()


async def test_every_size_is_survived() -> None:
    histogram = Histogram([*BARS, Bar("한글 이름", nan, "?"), Bar("", inf, "?")], top="123,456")
    stage = Stage(histogram, css="Histogram { height: 100%; }")
    async with stage.run_test(size=(80, 24)) as pilot:
        for size in ((200, 50), (9, 9), (2, 2), (1, 1), (60, 3)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert all(cell_len(line) == size[0] for line in lines(histogram)), size
            await pilot.press("right")


async def test_no_bars_and_new_bars() -> None:
    histogram = Histogram(empty="아직 없음", title="t", columns=("length", "reviews"))
    stage = Stage(histogram)
    async with stage.run_test(size=(40, 10)) as pilot:
        assert lines(histogram)[0].strip() == "아직 없음"
        await pilot.press("right")
        assert stage.left_over == ["right"]
        histogram.set_content([Bar("only", 0, "none")])
        await pilot.pause()
        assert "only" in lines(histogram)[-1]
        assert "█" not in "".join(lines(histogram))
        assert histogram.sheet().rows == (("only", "none"),)
