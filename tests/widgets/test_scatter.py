"""Points with names: none covers another, wide ones have their room, and the cursor gets to all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from tests.widgets.stage import Stage, lines
from widgets.answer import Answer
from widgets.safe_text import cell_len
from widgets.scatter import Bounds, Dot, Scatter, Trail
from widgets.spread import MARKS, Plane, Window, bounds_of, drawn

CSS = "Scatter { height: 12; }"


def dot(name: str, x: float, y: float, kind: int = 1) -> Dot:
    return Dot(name, x, y, f"{x:g} {y:g}", kind, Answer(name, "", (), f"{x}"))


CORNERS = (dot("north", 0, 9), dot("east", 9, 0), dot("south", 0, -9), dot("west", -9, 0))


def scatter(*dots: Dot, **options: object) -> Scatter:
    view = Scatter(empty="nothing yet")
    view.set_content(dots, title="Map", columns=("word", "place"), **options)  # type: ignore[arg-type]
    return view


def name(view: Scatter) -> str:
    return view.dot.name if view.dot else ""


NAMES = st.text(alphabet="abc한국語🙂é", min_size=1, max_size=9)
NUMBERS = st.floats(-1e6, 1e6)


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES, NUMBERS, NUMBERS), max_size=40), st.integers(12, 90))
def test_no_name_covers_a_mark_or_another_name(
    points: list[tuple[str, float, float]], width: int
) -> None:
    dots = [dot(*point) for point in points]
    plane = Plane(bounds_of((d.x, d.y) for d in dots), Window(), width, 10)
    taken = {cell for cell in plane.cells(dots) if cell}
    assert len(plane.cells(dots)) == len(dots) and all(plane.cells(dots))
    for label in plane.labels(dots):
        cells = {(label.column + i, label.line) for i in range(cell_len(label.text))}
        assert not cells & taken
        assert all(plane.holds(*cell) for cell in cells)
        taken |= cells
    for line in drawn(dots, width, 10):
        assert cell_len(line) <= width


def test_a_name_that_finds_no_room_is_left_out_unless_it_is_the_cursors() -> None:
    dots = [dot(f"word{i}", i % 3, i // 3) for i in range(60)]
    plane = Plane(bounds_of((d.x, d.y) for d in dots), Window(), 30, 6)
    assert 0 < len(plane.labels(dots)) < 60
    hidden = next(i for i in range(60) if i not in {each.dot for each in plane.labels(dots)})
    assert hidden in {each.dot for each in plane.labels(dots, hidden)}


def test_points_without_a_place_are_not_drawn() -> None:
    dots = [dot("here", 1, 1), dot("nowhere", float("nan"), 1), dot("far", float("inf"), 0)]
    text = "\n".join(drawn(dots, 40, 6))
    assert "here" in text and "nowhere" not in text and "far" not in text


def test_names_that_matter_find_room_first() -> None:
    dots = [dot("aaaaaaaa", 0, 0, 0), dot("bbbbbbbb", 0.01, 0, 2), dot("edge", 9, 9, 0)]
    plane = Plane(bounds_of((d.x, d.y) for d in dots), Window(), 12, 1)
    assert plane.labels(dots)[0].text.startswith("bbb")


@pytest.mark.parametrize("window", [Window(), Window(4, 0.3, 0.6), Window(64, 0.99, 0.01)])
def test_a_place_and_its_cell_agree(window: Window) -> None:
    plane = Plane(Bounds(-3, 5, 2, 4), window.inside(), 61, 21)
    share = plane.share_at(30, 10)
    x, y = -3 + share[0] * 8, 2 + share[1] * 2
    assert plane.at(x, y) == (30, 10)
    nearer = plane.window.zoomed(2, *share)
    assert Plane(plane.bounds, nearer, 61, 21).at(x, y) == (30, 10) or nearer != nearer.inside()


async def test_arrows_go_where_they_point_and_pages_go_through_all() -> None:
    view = scatter(*CORNERS)
    async with Stage(view, css=CSS).run_test(size=(60, 14)) as pilot:
        await pilot.press("down")
        assert name(view) == "south"  # straight ahead, though others are nearer
        await pilot.press("end", "right")
        assert name(view) == "east"
        await pilot.press("home", "pagedown", "pagedown")
        assert name(view) == "south"
        await pilot.press("pageup")
        assert name(view) == "east"
        await pilot.press("right")
        assert pilot.app.left_over == ["right"]  # type: ignore[attr-defined]
        answer = view.answer()
        assert answer is not None and answer.title == "east"
        assert lines(view)[0].rstrip() == "● east  9 0"
        assert view.sheet().rows[1] == ("east", "9 0")


async def test_zooming_keeps_the_point_in_place_and_the_cursor_in_sight() -> None:
    view = scatter(*CORNERS)
    async with Stage(view, css=CSS).run_test(size=(60, 14)) as pilot:
        before = view.place_of(0)
        await pilot.press("plus", "plus", "plus")
        assert view.window.nearer == pytest.approx(1.5**3)
        assert "3.4×" in lines(view)[0]
        assert "south" not in "".join(lines(view)) and view.place_of(0) == before
        await pilot.press("pagedown", "pagedown")
        assert "south" in "".join(lines(view)[1:])
        await pilot.press("shift+right", "shift+up", "0")
        assert view.window == Window()
        await pilot.press("minus")
        assert view.window == Window()


async def test_finding_goes_round() -> None:
    view = scatter(dot("good", 0, 0), dot("goose", 1, 1), dot("영화", 2, 2))
    async with Stage(view, css=CSS).run_test(size=(60, 14)):
        assert view.find("goo") and name(view) == "goose"
        assert view.find("goo") and name(view) == "good"
        assert view.find("OOS") and name(view) == "goose"
        assert view.find("영") and name(view) == "영화"
        assert not view.find("bad") and not view.find(" ") and name(view) == "영화"


async def test_the_mouse_picks_zooms_and_drags() -> None:
    view = scatter(*CORNERS)
    async with Stage(view, css=CSS).run_test(size=(60, 14)) as pilot:
        east = view.place_of(1)
        await pilot.click(Scatter, offset=(east.x, east.y + 1))
        assert name(view) == "east"
        await pilot._post_mouse_events([events.MouseScrollUp], Scatter, offset=(30, 6), button=0)
        await pilot.pause()
        assert view.window.nearer == pytest.approx(1.5)
        before = view.window
        await pilot.mouse_down(Scatter, offset=(30, 6))
        await pilot.hover(Scatter, offset=(20, 6))
        await pilot.mouse_up(Scatter, offset=(20, 6))
        assert view.window.x > before.x and view.window.y == before.y
        assert name(view) == "east"


async def test_points_that_move_keep_cursor_and_plane() -> None:
    bounds = Bounds(-10, 10, -10, 10)
    view = scatter(*CORNERS, bounds=bounds)
    async with Stage(view, css=CSS).run_test(size=(60, 14)) as pilot:
        await pilot.press("end")
        trail = Trail(((-9, 0), (0, 0), (3, 3)))
        moved = [dot("new", 1, 1), dot("west", 3, 3)]
        view.set_content(moved, bounds=bounds, trails=[trail])
        await pilot.pause()
        assert name(view) == "west"
        shown = "".join(lines(view)[1:])
        assert shown.count(MARKS[1]) == 2
        assert any("\u2800" < character <= "\u28ff" for character in shown)


async def test_with_nothing_to_show_it_says_so() -> None:
    view = scatter()
    async with Stage(view, css=CSS).run_test(size=(60, 14)) as pilot:
        await pilot.press("plus", "right", "pagedown", "0")
        assert "nothing yet" in lines(view)[0]
        assert view.answer() is None and view.sheet().rows == ()
