"""Pictures of the Words lab."""

import pytest

from tests.tui.picturing import SIZES, Compare, named

#: The keys that lead to each view, from the course map.
VIEWS = {
    "ask": ("e", *"king", "enter"),
    "map": ("m",),
    "grows": ("g",),
    "train": ("t",),
    "strips": ("k", "down", "right"),
    "compare": ("c",),
}


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view(compare_in_colour: Compare, view: str, size: tuple[int, int]) -> None:
    assert compare_in_colour("6", *VIEWS[view], size=size)


@pytest.mark.parametrize("view", VIEWS)
def test_in_korean(compare_in_colour: Compare, view: str) -> None:
    assert compare_in_colour("6", *VIEWS[view], lang="ko")
