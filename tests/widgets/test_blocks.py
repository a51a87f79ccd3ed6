from math import inf, nan

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.blocks import across, shares, upward

VALUES = st.lists(st.floats(), max_size=20)
SHARES = st.floats(0, 1)


@given(VALUES, st.booleans())
def test_shares_lie_between_nothing_and_all(values: list[float], logarithmic: bool) -> None:
    found = shares(values, logarithmic=logarithmic)
    assert len(found) == len(values)
    assert all(0 <= share <= 1 for share in found)
    for value, share in zip(values, found, strict=True):
        if not 0 < value < inf:
            assert share == 0


def test_what_is_no_number_has_no_bar() -> None:
    assert shares([nan, inf, -1, 2, 1]) == [0, 0, 0, 1, 0.5]
    assert shares([]) == []
    assert shares([0, 0]) == [0, 0]


def test_the_logarithmic_scale_counts_powers() -> None:
    one, ten, hundred = shares([1, 10, 100], logarithmic=True)
    assert [round(share, 6) for share in (one, ten, hundred)] == [0.333333, 0.666667, 1]


@given(SHARES, st.integers(1, 60), st.booleans())
def test_a_bar_across_fills_exactly_its_cells(share: float, cells: int, plain: bool) -> None:
    bar = across(share, cells, plain=plain)
    assert cell_len(bar) == cells
    assert bool(bar.strip()) == (share > 0)


@given(SHARES, st.integers(1, 20), st.booleans())
def test_a_rising_bar_has_no_holes_and_is_seen(share: float, lines: int, plain: bool) -> None:
    column = [upward(share, lines, y, plain=plain) for y in range(lines)]
    assert all(cell_len(cell) == 1 for cell in column)
    text = "".join(column)
    assert (text.strip() != "") == (share > 0)
    assert " " not in text.lstrip()


def test_equal_bars_are_drawn_equal_and_the_largest_fills_all() -> None:
    assert across(1, 5) == "█████"
    assert across(0.5, 5) == "██▌  "
    assert [upward(1, 3, y) for y in range(3)] == ["█"] * 3
    assert [upward(0.5, 3, y) for y in range(3)] == [" ", "▄", "█"]
    assert across(1, 3, plain=True) == "###"
