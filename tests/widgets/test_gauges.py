"""Gauges: as long as their shares, to either side of 0, within any width, and never a crash."""

import pytest

from tests.widgets.stage import Stage, lines
from widgets.answer import Answer
from widgets.gauges import Gauge, Gauges
from widgets.safe_text import cell_len


async def test_a_gauge_is_as_long_as_its_share() -> None:
    gauges = Gauges()
    async with Stage(gauges).run_test(size=(25, 4)) as pilot:
        gauges.set_content(
            [
                Gauge("z", 1.0, "+1.0"),
                Gauge("h", -0.5, "−0.5", signed=True),
                Gauge("n", 1.0, "+1.0", signed=True),
                Gauge("길", 0.0, "0"),
            ]
        )
        await pilot.pause()
        assert [line.rstrip() for line in lines(gauges)[:4]] == [
            "z  ▕███████████████▏ +1.0",
            "h  ▕   ████│       ▏ −0.5",
            "n  ▕       │███████▏ +1.0",
            "길 ▕               ▏    0",
        ]
        assert gauges.sheet().rows[1] == ("h", "−0.5")


async def test_a_long_label_gives_way_to_its_gauge() -> None:
    gauges = Gauges()
    async with Stage(gauges).run_test(size=(24, 1)) as pilot:
        gauges.set_content([Gauge("z update gate of all", 1.0, "+1.000")])
        await pilot.pause()
        assert lines(gauges)[0] == "z update… ▕█████▏ +1.000"


async def test_the_cursor_asks_a_gauge_why() -> None:
    gauges = Gauges()
    async with Stage(gauges).run_test(size=(25, 4)) as pilot:
        gauges.set_content(
            [Gauge("a", 0.1, "1"), Gauge("b", 0.2, "2", lambda: Answer("b", "", (), "2"))]
        )
        gauges.focus()
        await pilot.press("down")
        answer = gauges.answer()
        assert answer is not None and answer.title == "b"


@pytest.mark.parametrize("width", [1, 8, 14, 30, 90])
async def test_no_number_breaks_a_line(width: int) -> None:
    gauges = Gauges()
    async with Stage(gauges).run_test(size=(width, 8)) as pilot:
        values = [float("nan"), float("inf"), float("-inf"), -3.0, 3.0, 1e-9]
        gauges.set_content(Gauge("한글 label", value, f"{value}", signed=True) for value in values)
        await pilot.pause()
        assert all(cell_len(line) == width for line in lines(gauges)[:6])
