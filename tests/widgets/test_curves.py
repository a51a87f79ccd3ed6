"""Curves: where points lie, what a gap looks like, where the cursor goes, and what it says."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from tests.widgets.stage import Stage, lines, style_of
from tests.widgets.test_looks import too_faint
from widgets.answer import Answer
from widgets.curves import Curve, CurvePoint, Curves, Flag, Level
from widgets.safe_text import cell_len
from widgets.scale import Scale, scale_of, tick_texts, ticks
from widgets.sparks import spark

CSS = "Curves { height: 14; }"


def curve(name: str, letter: str, *values: float, dashed: bool = False) -> Curve:
    points = tuple(
        CurvePoint(x, y, f"epoch {x}", f"{y:.2f}", Answer(f"{name} {x}", "", (), f"{y}"))
        for x, y in enumerate(values, 1)
    )
    return Curve(name, letter, points, dashed)


LOSS = curve("loss", "T", 0.7, 0.5, 0.3, 0.2, 0.1)
VAL = curve("val loss", "V", 0.7, 0.6, 0.5, 0.6, 0.7, dashed=True)


def shown(*content: Curve, **options: object) -> Curves:
    view = Curves(empty="nothing yet")
    view.set_content(content, title="Losses", **options)  # type: ignore[arg-type]
    return view


def read_off(view: Curves) -> str:
    return lines(view)[0].rstrip()


async def test_a_falling_curve_falls_from_corner_to_corner() -> None:
    view = shown(LOSS)
    async with Stage(view, css=CSS, focus=False).run_test(size=(60, 20)):
        plot = [line.split("│")[1] for line in lines(view) if "│" in line]
        first = next(i for i, line in enumerate(plot) if line.strip())
        left = plot[first].find(plot[first].strip()[0])
        assert (first, left) == (0, 0)
        ends = next(i for i, line in enumerate(plot) if line.rstrip().endswith("T"))
        assert ends == len(plot) - 1
        assert "┼" not in "".join(plot)


async def test_the_header_reads_off_and_says_what_letters_and_lines_mean() -> None:
    flag, level = Flag(3, "▼", "turned"), Level(0.4, "published 0.4")
    view = shown(LOSS, VAL, flags=[flag], levels=[level], x_name="epoch")
    async with Stage(view, css=CSS).run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert read_off(view) == "T loss · epoch 1: 0.70"
        legend = lines(view)[1]
        assert all(part in legend for part in ("T loss", "V val loss", "┈ published", "▼ turned"))
        axis, numbers = lines(view)[-2:]
        assert axis.count("▼") == 1
        assert numbers.split() == ["1", "2", "3", "4", "epoch"]


async def test_the_cursor_goes_along_a_curve_and_from_one_to_the_next() -> None:
    view = shown(LOSS, VAL)
    stage = Stage(view, css=CSS)
    async with stage.run_test(size=(80, 20)) as pilot:
        await pilot.press("right", "right", "down")
        assert read_off(view) == "V val loss · epoch 3: 0.50"
        assert view.answer() == VAL.points[2].answer
        await pilot.press("down", "end", "right", "up", "home", "left", "up")
        assert read_off(view) == "T loss · epoch 1: 0.70"
        assert stage.left_over == ["down", "right", "left", "up"]
        await pilot.click(view, offset=(70, 5))
        assert view.point is not None and view.point.at == "epoch 5"


async def test_nan_is_a_gap_that_the_cursor_can_be_put_on() -> None:
    view = shown(curve("loss", "T", 0.5, nan, 0.4, inf))
    async with Stage(view, css=CSS).run_test(size=(60, 20)) as pilot:
        await pilot.press("right")
        assert read_off(view).endswith("nan")
        bottom = lines(view)[-3]
        assert bottom.count("×") == 2
        drawn = "".join(line.split("│")[1] for line in lines(view)[2:-2])
        assert sum("⠀" < cell <= "⣿" for cell in drawn) == 2  # two points, and no line between


async def test_a_gap_and_the_cursor_on_it_do_not_depend_on_colours() -> None:
    view = shown(curve("loss", "T", nan, nan))
    async with Stage(view, css=CSS).run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert style_of(view, "×").reverse
        assert lines(view)[-3].count("×") == 2


async def test_on_a_logarithmic_scale_zero_is_a_gap_and_tenths_are_equally_far() -> None:
    view = shown(curve("loss", "T", 10, 1, 0.1, 0), logarithmic=True)
    async with Stage(view, css=CSS).run_test(size=(60, 20)) as pilot:
        await pilot.press("end")
        assert lines(view)[-3].count("×") == 1
        labels = [line.split("│")[0].strip() for line in lines(view) if "│" in line]
        rows = [labels.index(text) for text in ("10", "1", "0.1")]
        assert abs((rows[1] - rows[0]) - (rows[2] - rows[1])) <= 1


async def test_new_epochs_leave_the_cursor_on_its_point() -> None:
    view = shown(LOSS, VAL)
    async with Stage(view, css=CSS).run_test(size=(80, 20)) as pilot:
        await pilot.press("right", "right", "down")
        longer = [curve("loss", "T", *([0.5] * 9)), curve("val loss", "V", *([0.6] * 9))]
        view.set_content(longer)
        await pilot.pause()
        assert read_off(view) == "V val loss · epoch 3: 0.60"
        view.set_content([])
        await pilot.pause()
        assert lines(view)[0].strip() == "nothing yet"
        assert view.answer() is None


async def test_the_table_has_a_row_for_every_place() -> None:
    view = shown(LOSS, curve("other", "1", 0.9, 0.8), x_name="epoch")
    async with Stage(view, css=CSS).run_test(size=(80, 20)):
        sheet = view.sheet()
        assert sheet.columns == ("epoch", "loss", "other")
        assert sheet.rows[1] == ("epoch 2", "0.50", "0.80")
        assert sheet.rows[4] == ("epoch 5", "0.10", "")


@pytest.mark.parametrize("size", [(1, 1), (3, 3), (9, 5), (20, 8), (80, 24)])
async def test_every_size_is_drawn_within_its_lines(size: tuple[int, int]) -> None:
    view = shown(LOSS, VAL, flags=[Flag(2, "긴", "긴 이름")], levels=[Level(0.3, "기준")])
    css = f"Curves {{ width: {size[0]}; height: {size[1]}; }}"
    async with Stage(view, css=css).run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "down")
        assert all(cell_len(line) == view.size.width for line in lines(view))


@pytest.mark.parametrize("theme", [name for name in BUILTIN_THEMES if "ansi" not in name])
async def test_every_ink_can_be_read_in_every_theme(theme: str) -> None:
    names = "abcdefg"
    view = shown(
        *(curve(f"curve {name}", name, *range(6)) for name in names),
        levels=[Level(2.5, "published")],
        flags=[Flag(3, "r", "rate")],
        x_name="epoch",
    )
    stage = Stage(view, css=CSS)
    async with stage.run_test(size=(120, 20)) as pilot:
        stage.theme = theme
        await pilot.pause()
        drawn = [segment for y in range(view.size.height) for segment in view.render_line(y)]
        assert not [segment for segment in drawn if too_faint(segment)]


numbers = st.floats(width=64)


@given(st.lists(numbers, max_size=20), st.booleans(), st.integers(1, 12))
def test_any_values_have_a_scale_with_few_round_numbers_inside(
    values: list[float], logarithmic: bool, most: int
) -> None:
    scale = scale_of(values, logarithmic=logarithmic)
    assert scale.low < scale.high
    assert all(share is None or 0 <= share <= 1 for share in map(scale.share, values))
    found = ticks(scale, most)
    assert len(found) <= max(most, 2)
    assert len(tick_texts(found)) == len(found)


def test_ticks_are_round() -> None:
    assert ticks(Scale(0.13, 0.71), 4) == pytest.approx([0.2, 0.4, 0.6])
    assert tick_texts(ticks(Scale(0.13, 0.71), 4)) == ["0.2", "0.4", "0.6"]
    assert ticks(Scale(1, 10), 20, whole=True) == list(range(1, 11))
    assert tick_texts(ticks(Scale(0.001, 10, True), 5)) == ["0.001", "0.01", "0.1", "1", "10"]


@given(st.lists(numbers, max_size=60), st.integers(1, 30))
def test_a_spark_is_as_long_as_its_values_or_its_place(values: list[float], cells: int) -> None:
    assert len(spark(values, cells)) == min(len(values), cells)


def test_a_spark_rises_and_has_gaps() -> None:
    assert spark([1, 2, nan, 8], 10) == "▁▂×█"
    assert spark([1, 2, 3, 4], 2) == "▁█"
