"""Maps side by side, and one map large: laid out, moved through, and drawn anew where new."""

from typing import Any

import numpy as np
import pytest
from textual import on
from textual.geometry import Region
from textual.message import Message

from tests.widgets.stage import Stage, lines, style_of
from widgets.answer import Answer
from widgets.pixel_layout import lay_out
from widgets.pixel_map import Maps, PixelMaps
from widgets.pixel_zoom import PixelMap, PixelZoom
from widgets.pixels import Look
from widgets.safe_text import cell_len

SHADES = Look("shades")
FULL = "PixelMaps, PixelZoom { height: 1fr; }"


class Hears(Stage):
    """A stage that hears what maps say."""

    @on(PixelMaps.Moved)
    @on(PixelMaps.Chosen)
    @on(PixelZoom.Moved)
    def listen(self, message: Message) -> None:
        self.said.append(message)


def maps(count: int, rows: int = 2, columns: int = 4, **more: Any) -> Maps:
    """Maps of which each is brighter than the one before."""
    numbers = np.arange(1.0, count + 1)[:, None, None] * np.ones((rows, columns))
    return Maps("t", numbers, answer=lambda i: Answer(f"{i}", "", (), ""), **more)


@pytest.mark.parametrize("width", [7, 20, 60, 78, 118, 198])
@pytest.mark.parametrize("height", [3, 15, 44])
@pytest.mark.parametrize("shape", [(3, 3), (7, 7), (28, 28), (1, 100)])
def test_maps_lie_side_by_side_inside_the_view(
    width: int, height: int, shape: tuple[int, int]
) -> None:
    layout = lay_out(32, shape, width, height)
    places = [layout.place_of(place) for place in range(32)]
    assert all(place.right <= width for place in places)
    inner = [place.shrink((0, 1, 0, 1)) for place in places]
    assert not any(a.overlaps(b) for a in inner for b in inner if a is not b)
    for place, region in enumerate(inner):
        assert layout.place_at(region.x, region.y) == place
        assert layout.place_at(region.right - 1, region.bottom - 1) == place


def test_all_32_maps_are_seen_at_once_where_there_is_room() -> None:
    layout = lay_out(32, (28, 28), 198, 43)
    assert layout.lines(32) <= 43
    assert layout.columns >= 18
    assert lay_out(32, (28, 28), 78, 15).across == 8  # four by eight, as in the course


async def test_the_cursor_stands_between_bars_and_says_where() -> None:
    shown = PixelMaps(SHADES, id="maps")
    async with Hears(shown, css=FULL).run_test(size=(20, 6)) as pilot:
        shown.set_content(maps(6, common=True, labels=("a", "영화", "c", "d", "e", "f")))
        await pilot.pause()
        assert [line.rstrip() for line in lines(shown)[:5]] == [
            "t       1 :::::::: 1",
            "┃::::┃---- ====",
            "┃a   ┃영화 c",
            " **** #### @@@@",
            " d    e    f",
        ]
        await pilot.press("right", "down", "enter")
        app = pilot.app
        assert isinstance(app, Hears)
        assert [(type(m).__name__, m.index) for m in app.said[-3:]] == [
            ("Moved", 1),
            ("Moved", 1 + shown._layout.across),
            ("Chosen", 1 + shown._layout.across),
        ]
        answer = shown.answer()
        assert answer is not None and answer.title == f"{shown.cursor}"
        await pilot.click(PixelMaps, offset=(2, 1))
        assert shown.cursor == 0
        await pilot.click(PixelMaps, offset=(2, 1))
        await pilot.pause()
        assert isinstance(app.said[-1], PixelMaps.Chosen)
        await pilot.press("up")
        assert app.left_over == ["up"]
        assert shown.sheet().rows[1] == ("영화", "2", "2")


async def test_the_header_tells_the_ends_of_the_map_under_the_cursor() -> None:
    shown = PixelMaps(SHADES)
    async with Stage(shown, css=FULL).run_test(size=(40, 8)) as pilot:
        numbers = np.stack([np.eye(4) * 2.5, np.eye(4) - 0.5])
        shown.set_content(Maps("each for itself", numbers))
        await pilot.pause()
        assert lines(shown)[0].endswith(" 0  .-=+*%@ 2.5")
        await pilot.press("right")
        assert lines(shown)[0].endswith(" −0.5 %=-  +*# 0.5")


@pytest.mark.parametrize("look", [SHADES, Look("256", "safe"), Look()])
@pytest.mark.parametrize("width", [1, 5, 13, 40])
async def test_nothing_is_too_narrow(look: Look, width: int) -> None:
    many, one = PixelMaps(look), PixelZoom(look)
    async with Stage(many, one, css=FULL).run_test(size=(width, 9)) as pilot:
        many.set_content(maps(9, 5, 5, labels=["긴 이름 하나"] * 9))
        one.set_content(PixelMap("t", np.arange(300.0).reshape(10, 30)))
        await pilot.pause()
        one.go_to(9, 29)
        await pilot.pause()
        for view in (many, one):
            room = view.scrollable_content_region.width
            assert {cell_len(line) for line in lines(view)} == {room}
        assert one.place_of(one.cursor).x < width


async def test_only_lines_that_are_new_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    many, one = PixelMaps(SHADES), PixelZoom(SHADES)
    async with Stage(many, one, css=FULL).run_test(size=(40, 20)) as pilot:
        many.set_content(maps(8, 4, 4, common=True))
        one.set_content(PixelMap("t", np.ones((9, 9))))
        await pilot.pause()
        drawn: list[tuple[object, int, int]] = []

        def count(view: object) -> Any:
            return lambda y, lines=1: drawn.append((view, y, lines))

        monkeypatch.setattr(many, "refresh_lines", count(many))
        monkeypatch.setattr(one, "refresh_lines", count(one))
        other = maps(8, 4, 4, common=True)
        other.maps[2] = 0
        many.set_content(other)
        assert drawn == [(many, 0, 1), (many, *lines_of(many, 2))]
        drawn.clear()
        numbers = np.ones((9, 9))
        numbers[3, 4] = 0
        one.set_content(PixelMap("t", numbers))
        assert drawn == [(one, 0, 1), (one, *lines_of(one, 3 * 9))]


def lines_of(view: PixelMaps | PixelZoom, place: int) -> tuple[int, int]:
    region: Region = view.place_of(place)
    return region.y + view.header_lines, region.height


async def test_a_pixel_under_the_cursor_is_seen_without_colours() -> None:
    one = PixelZoom(SHADES)
    numbers = np.zeros((4, 5))
    numbers[1, 2] = 1
    async with Hears(one, css=FULL).run_test(size=(12, 5)) as pilot:
        one.set_content(PixelMap("t", numbers, answer=lambda r, c: Answer(f"{r},{c}", "", (), "")))
        await pilot.pause()
        assert [line.rstrip() for line in lines(one)[1:3]] == ["[]", "    @@"]
        await pilot.press("down", "right", "right")
        assert lines(one)[2].rstrip() == "    []"
        assert one.at == (1, 2)
        answer = one.answer()
        assert answer is not None and answer.title == "1,2"
        await pilot.click(PixelZoom, offset=(9, 4))
        assert one.at == (3, 4)
        await pilot.press("right", "enter")
        assert isinstance(pilot.app, Hears)
        assert pilot.app.left_over == ["right", "enter"]


async def test_where_a_cell_has_two_pixels_the_cursor_points() -> None:
    one = PixelZoom(Look("truecolor", "grey"))
    numbers = np.array([[0.0, 1.0] * 4, [1.0, 0.0] * 4])
    async with Stage(one, css=FULL).run_test(size=(8, 2)) as pilot:
        one.set_content(PixelMap("t", numbers))
        await pilot.pause()
        assert lines(one)[1] == "^▀▀▀▀▀▀▀"
        dark = style_of(one, "^")
        await pilot.press("right")
        light = style_of(one, "^")
        await pilot.press("down")
        assert lines(one)[1] == "▀v▀▀▀▀▀▀"
        for style, ground in ((dark, "#000000"), (light, "#ffffff")):
            assert style.bgcolor is not None and style.bgcolor.name == ground
            assert style.color is not None and style.color.name != ground


async def test_a_large_map_scrolls_with_its_cursor() -> None:
    one = PixelZoom(SHADES)
    async with Stage(one, css=FULL).run_test(size=(10, 6)) as pilot:
        one.set_content(PixelMap("t", np.zeros((40, 40))))
        await pilot.pause()
        await pilot.press("end")
        assert one.at == (39, 39)
        assert "v" in lines(one)[-1]
        await pilot.press("pageup")
        assert one.at == (29, 39)
