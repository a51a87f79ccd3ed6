from itertools import pairwise
from math import inf, nan

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.blocks import across, centred, dotted, shares, upward

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


@given(VALUES, st.floats(1e-6, 1e6))
def test_shares_from_a_least_value_keep_order_and_bounds(values: list[float], least: float) -> None:
    found = shares(values, logarithmic=True, least=least)
    assert all(0 <= share <= 1 for share in found)
    for value, share in zip(values, found, strict=True):
        assert (share > 0) == (0 < value < inf)
    ordered = sorted((value, share) for value, share in zip(values, found, strict=True) if share)
    assert all(one <= other for (_, one), (_, other) in pairwise(ordered))


def test_from_one_on_every_doubling_adds_the_same() -> None:
    found = shares([1, 2, 4, 16, 0], logarithmic=True, least=1)
    assert [round(share, 6) for share in found] == [0, 0.25, 0.5, 1, 0]
    assert found[0] > 0 == found[4]
    assert across(found[0], 8) == "▏       "
    assert all(share < 0.001 for share in shares([1, 1], logarithmic=True, least=1))


@given(SHARES, st.integers(0, 60), st.booleans())
def test_a_centred_bar_is_the_same_on_both_sides(share: float, cells: int, plain: bool) -> None:
    bar = centred(share, cells, plain=plain)
    assert cell_len(bar) == len(bar) == cells
    assert bool(bar.strip()) == (share > 0 and cells > 0)
    assert bar[::-1].translate({ord("▐"): "▌", ord("▌"): "▐"}) == bar
    assert bar.isascii() or not plain


def test_a_centred_bar_grows_by_half_a_cell_on_each_side() -> None:
    bars = [centred(cells / 5, 5) for cells in range(6)]
    assert bars == ["     ", "  █  ", " ▐█▌ ", " ███ ", "▐███▌", "█████"]
    assert centred(0.4, 5, plain=True) == " ### "
    assert (dotted(5), dotted(5, plain=True)) == ("░░░░░", ". . .")


def test_equal_bars_are_drawn_equal_and_the_largest_fills_all() -> None:
    assert across(1, 5) == "█████"
    assert across(0.5, 5) == "██▌  "
    assert [upward(1, 3, y) for y in range(3)] == ["█"] * 3
    assert [upward(0.5, 3, y) for y in range(3)] == [" ", "▄", "█"]
    assert across(1, 3, plain=True) == "###"
