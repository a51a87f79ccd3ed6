"""While the Train lab is drawn anew, in another language, what comes in finds nothing to draw into.

It waits until everything is there again, and the app goes on.
"""

from pathlib import Path

import pytest
from textual.widget import Widget

from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import MODELS
from tests.engine.scripted_training import Scripted
from tests.tui.pilots import press, screen_text
from tests.tui.test_train_runs import app_with, lab_of, trained
from tui.other_runs import OtherRuns
from tui.screens.home import HomeScreen
from tui.screens.train.lab import TrainLab
from tui.training import Training


@pytest.mark.parametrize("view", ["p", "v", "c", "e", "t", "b", "o"])
async def test_what_comes_in_while_all_is_drawn_anew_waits(
    home: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    trained(home)
    recompose, renewed = Widget.recompose, []

    async def emptied(widget: Widget) -> None:
        if isinstance(widget, TrainLab):
            await widget.query_children("*").remove()
            widget._poll()
            widget.tick()
            widget.redraw()
            widget._follow_training(going)
            widget._seen = going.stage, going.epochs, going.changes, going.stopping, going.run
            widget._follow_training(going)
            widget.app.others = OtherRuns()
            renewed.append(widget)
        await recompose(widget)

    going = Training(plan_for(MODELS["gru"], "builtin"), Wishes())
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o", "z", "space", view)
        lab = lab_of(pilot)
        monkeypatch.setattr(Widget, "recompose", emptied)
        await press(pilot, "l")
        assert renewed == [lab]
        assert not lab.renewing
        assert "3 훈련" in screen_text(pilot)
        assert lab.query(f"#{lab.state.view}")


async def test_keras_may_be_ready_while_the_course_map_is_drawn_anew(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recompose, renewed = Widget.recompose, []

    async def emptied(widget: Widget) -> None:
        if isinstance(widget, HomeScreen):
            await widget.query_children("*").remove()
            widget._draw_device()
            renewed.append(widget)
        await recompose(widget)

    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(Widget, "recompose", emptied)
        await press(pilot, "l")
        assert renewed
        assert "학습 지도" in screen_text(pilot)
