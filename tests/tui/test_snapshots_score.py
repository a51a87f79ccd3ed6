"""Pictures of the Score lab."""

import pytest

from tests.tui.conftest import MakeApp
from tests.tui.picturing import SIZES, Compare, named, walk

#: The keys that lead to each view, from the course map.
VIEWS = {
    "ask": ("down",),
    "inside": ("down", "i", "n", "n"),
    "compare": ("down", "c"),
    "history": ("down", "h"),
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
    assert snap_compare(app, terminal_size=size, run_before=walk("7", *VIEWS[view]))


@pytest.mark.parametrize("view", VIEWS)
def test_in_korean(
    snap_compare: Compare, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    app = make_app("ko")
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert snap_compare(app, terminal_size=(80, 24), run_before=walk("7", *VIEWS[view]))
