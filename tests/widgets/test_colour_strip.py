"""Strips of colour: read by their signs, in colours, scrolled sideways, and chosen."""

import numpy as np
import pytest
from textual import on

from tests.widgets.stage import Stage, lines
from widgets.answer import Answer
from widgets.colour_strip import ColourStrips, Strips, sign
from widgets.pixels import Look, Span
from widgets.safe_text import cell_len

SHADES = Look("shades")


class Strip(Stage):
    """Hears the strips, too."""

    @on(ColourStrips.Moved)
    @on(ColourStrips.Chosen)
    def _strips_said(self, message: ColourStrips.Moved | ColourStrips.Chosen) -> None:
        self.said.append(message)


def content(
    length: int, labels: tuple[str, ...] = ("up", "영화"), span: Span | None = None
) -> Strips:
    rise = np.linspace(-1, 1, length)
    numbers = np.stack([rise if i % 2 == 0 else -rise for i in range(len(labels))])
    return Strips(
        "strips",
        numbers,
        labels,
        ["1.000", "−1.000"] * (len(labels) // 2),
        "cos",
        span,
        lambda row, column: Answer(f"{row},{column}", "", (), ""),
    )


def test_a_sign_says_side_and_size() -> None:
    assert [sign(share) for share in (-1, -0.7, -0.3, -0.1, 0, 0.1, 0.3, 0.7, 1)] == list(
        "%=-   +*#"
    )
    assert sign(float("nan")) == "?"


async def test_strips_read_without_colours() -> None:
    shown = ColourStrips(SHADES)
    async with Strip(shown).run_test(size=(24, 3)) as pilot:
        shown.set_content(content(7))
        await pilot.pause()
        assert [line.rstrip() for line in lines(shown)[1:3]] == [
            "up   %=- +*#  1.000",
            "영화 #*+ -=% −1.000",
        ]
        assert {cell_len(line) for line in lines(shown)} == {24}
        assert lines(shown)[0].startswith("up [0] −1")
        shown.go_to(1, 7)
        await pilot.pause()
        assert lines(shown)[0].startswith("영화 · cos −1")
        assert shown.sheet().rows[1][0::8] == ("영화", "−1.000")
        assert shown.sheet().columns == ("", *"0123456", "cos")


async def test_colours_end_where_they_are_said_to() -> None:
    shown = ColourStrips()
    async with Strip(shown, focus=False).run_test(size=(40, 3)) as pilot:
        shown.set_content(content(7, span=Span(-0.5, 0.5)))
        shown.go_to(1, 7)
        await pilot.pause()
        grounds = {
            segment.text.strip(): segment.style.bgcolor
            for segment in shown.render_line(1)
            if segment.style and segment.text.strip() in {"%", "#"}
        }
        assert len(set(grounds.values())) == 2, "what lies beyond has the colours of the ends"
        assert lines(shown)[1].count("%") == lines(shown)[1].count("#") == 2


async def test_what_is_too_long_comes_into_view_with_the_cursor() -> None:
    shown = ColourStrips(SHADES)
    async with Strip(shown).run_test(size=(30, 3)) as pilot:
        shown.set_content(content(300))
        await pilot.pause()
        assert "›" in lines(shown)[1] and "‹" not in lines(shown)[1]
        shown.go_to(1, 299)
        await pilot.pause()
        assert lines(shown)[2].startswith("영화‹") and "›" not in lines(shown)[2]
        await pilot.press("right")
        assert shown.at == (1, 300) and shown.answer() == Answer("1,300", "", (), "")
        assert lines(shown)[2].startswith("영화‹"), "the number behind is seen from anywhere"


async def test_strips_are_higher_where_there_is_room() -> None:
    shown = ColourStrips(SHADES)
    shown.styles.height = "1fr"
    async with Strip(shown).run_test(size=(24, 8)) as pilot:
        shown.set_content(content(7))
        await pilot.pause()
        assert [bool(line.strip()) for line in lines(shown)] == [
            True, False, True, False, False, True, False, False,
        ]  # fmt: skip
        await pilot.press("down")
        assert shown.at == (1, 0)


async def test_by_key_and_by_mouse() -> None:
    shown = ColourStrips(SHADES)
    app = Strip(shown)
    async with app.run_test(size=(24, 3)) as pilot:
        shown.set_content(content(7))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.click(ColourStrips, offset=(6, 2))
        assert shown.at == (1, 1)
        await pilot.click(ColourStrips, offset=(15, 2))
        assert shown.at == (1, 7)
        await pilot.click(ColourStrips, offset=(15, 2))
        chosen = [each.row for each in app.said if isinstance(each, ColourStrips.Chosen)]
        assert chosen == [0, 1]
        shown.set_content(content(3))
        assert shown.at == (1, 3), "the cursor stays where there still is such a place"
        shown.set_content(Strips())
        assert shown.answer() is None and shown.count == 0
        await pilot.press("enter")
        assert "enter" in app.left_over


@pytest.mark.parametrize("size", [(1, 1), (5, 2), (12, 3)])
async def test_any_size_holds(size: tuple[int, int]) -> None:
    shown = ColourStrips()
    async with Strip(shown).run_test(size=size) as pilot:
        shown.set_content(content(50))
        await pilot.press("end")
        await pilot.pause()
        assert {cell_len(line) for line in lines(shown)} == {shown.scrollable_content_region.width}
