"""Pictures of the Vision lab, in the colours of a terminal that has them all."""

import pytest

from tests.tui.picturing import SIZES, Compare, named

#: The keys that lead to each view, from the course map.
VIEWS = {
    "layers": ("down",),
    "pixel": ("down", "enter", "enter"),
    "ten": (*["down"] * 9,),
    "draw": ("r", "t"),
    "kernels": ("k",),
    "histograms": ("k", "h"),
    "exciting": ("e",),
    "mistakes": ("i",),
}


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view(compare_in_colour: Compare, view: str, size: tuple[int, int]) -> None:
    assert compare_in_colour("5", *VIEWS[view], size=size)


@pytest.mark.parametrize("view", VIEWS)
def test_in_korean(compare_in_colour: Compare, view: str) -> None:
    assert compare_in_colour("5", *VIEWS[view], lang="ko")
