"""Pictures of the Score lab."""

import pytest

from tests.tui.picturing import SIZES, Compare, named

#: The keys that lead to each view, from the course map.
VIEWS = {
    "ask": ("down",),
    "inside": ("down", "i", "n", "n"),
    "compare": ("down", "c"),
    "history": ("down", "h"),
}


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view(compare_in_colour: Compare, view: str, size: tuple[int, int]) -> None:
    assert compare_in_colour("7", *VIEWS[view], size=size)


@pytest.mark.parametrize("view", VIEWS)
def test_in_korean(compare_in_colour: Compare, view: str) -> None:
    assert compare_in_colour("7", *VIEWS[view], lang="ko")
