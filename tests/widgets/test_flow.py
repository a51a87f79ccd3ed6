import itertools

from hypothesis import given
from hypothesis import strategies as st

from widgets.flow import Place, first_of_lines, flow, grid, holding, lines_of, nearest, on_line

WIDTHS = st.lists(st.integers(0, 50), max_size=60)
ROOMS = st.integers(1, 80)


def lies_well(places: list[Place], room: int, gap: int) -> None:
    for place in places:
        assert place.width >= 1
        assert place.x >= 0
        assert place.x + place.width <= room
    for one, other in itertools.pairwise(places):
        if one.line == other.line:
            assert one.x + one.width + gap <= other.x
        else:
            assert (other.line, other.x) == (one.line + 1, 0)


@given(WIDTHS, ROOMS)
def test_a_flow_stays_within_its_room(widths: list[int], room: int) -> None:
    places = flow(widths, room, 1)
    assert len(places) == len(widths)
    lies_well(places, room, 1)


@given(WIDTHS, ROOMS)
def test_a_flow_begins_a_new_line_only_when_it_must(widths: list[int], room: int) -> None:
    places = flow(widths, room, 1)
    for one, other in itertools.pairwise(places):
        if one.line != other.line:
            assert one.x + one.width + 1 + other.width > room


@given(WIDTHS, ROOMS, st.integers(1, 3))
def test_a_grid_stays_within_its_room(widths: list[int], room: int, gap: int) -> None:
    places = grid(widths, room, gap)
    assert len(places) == len(widths)
    lies_well(places, room, gap)
    # Nothing is cut that would fit on a line of its own.
    assert all(p.width >= min(max(1, w), room) for p, w in zip(places, widths, strict=True))


@given(WIDTHS, ROOMS)
def test_every_place_is_found_on_its_line_and_under_its_cells(widths: list[int], room: int) -> None:
    places = flow(widths, room, 1)
    firsts = first_of_lines(places)
    assert len(firsts) == lines_of(places)
    found = [i for line in range(len(firsts)) for i in on_line(firsts, len(places), line)]
    assert found == list(range(len(places)))
    for i, place in enumerate(places):
        line = on_line(firsts, len(places), place.line)
        assert holding(places, line, place.x) == i
        assert holding(places, line, place.x + place.width - 1) == i
        assert nearest(places, line, place.x) == i


def test_gaps_hold_nothing_but_are_near_something() -> None:
    places = flow([3, 3], 10, 2)
    line = range(2)
    assert holding(places, line, 3) is None
    assert holding(places, line, 9) is None
    assert nearest(places, line, 9) == 1
    assert nearest(places, range(0), 0) is None
    assert on_line([0], 2, -1) == range(0)
