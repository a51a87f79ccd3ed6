"""While the Steps lab is drawn anew, in another language, what plays finds nothing to draw into."""

import pytest
from textual.widget import Widget

from tests.tui.conftest import MakeApp
from tests.tui.pilots import press
from tests.tui.steps_lab import lab_of
from tui.screens.steps.lab import StepsLab
from tui.screens.steps.playing import PlayingView
from tui.screens.steps.window_stepping import WindowStepping


@pytest.mark.parametrize("key", ["t", "r", "k"])
async def test_play_stops_when_the_language_is_switched(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    recompose, renewed = Widget.recompose, []

    async def ticking(widget: Widget) -> None:
        if isinstance(widget, StepsLab):
            view = widget.view
            assert isinstance(view, PlayingView | WindowStepping)
            await widget.query("#why").remove()
            view._tick()
            renewed.append(widget)
        await recompose(widget)

    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", key)
        monkeypatch.setattr(Widget, "recompose", ticking)
        await press(pilot, "l")
        assert renewed == [lab_of(pilot)]
        await press(pilot, "n")
