"""Pictures of the Vision lab, in the colours of a terminal that has them all."""

import pytest

from tests.tui.conftest import MakeApp
from tests.tui.picturing import SIZES, Compare, named, walk

#: The keys that lead to each view, from the course map.
VIEWS = {
    "layers": ("down",),
    "pixel": ("down", "enter", *["down"] * 5, *["right"] * 5),
    "ten": (*["down"] * 9,),
    "draw": ("r", "t"),
    "kernels": ("k",),
    "histograms": ("k", "h"),
    "exciting": ("e",),
    "mistakes": ("i",),
}


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view(
    snap_compare: Compare,
    make_app: MakeApp,
    monkeypatch: pytest.MonkeyPatch,
    view: str,
    size: tuple[int, int],
) -> None:
    app = make_app()
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert snap_compare(app, terminal_size=size, run_before=walk("5", *VIEWS[view]))


@pytest.mark.parametrize("view", VIEWS)
def test_in_korean(
    snap_compare: Compare, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    app = make_app("ko")
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert snap_compare(app, terminal_size=(80, 24), run_before=walk("5", *VIEWS[view]))
