"""Runs of one lesson among which one is chosen: named, told by what was changed, and by figures."""

from dataclasses import replace

import pytest

from engine.files.places import Places
from engine.runs.store import Store
from engine.training.plan import Plan, plan_for
from engine.zoo.editing import edited
from engine.zoo.models import MODELS
from tests.engine.vision_home import drawn, plant
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text
from tests.tui.vision_lab import home_that_sees
from tui.run_titles import changes

where = pytest.fixture(home_that_sees)

LESSON = plan_for(MODELS["digit-cnn"], "digits")


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (LESSON, []),
        (replace(LESSON, data="mine", device="cpu", threads=1), []),
        (replace(LESSON, seed=7, subset=500), ["subset 500", "seed 7"]),
        (replace(LESSON, fit=replace(LESSON.fit, learning_rate=0.01)), ["learning_rate 0.01"]),
        (replace(LESSON, spec=edited(LESSON.spec, ["dense=30"])), ["dense.units 30"]),
        (replace(LESSON, spec=edited(LESSON.spec, remove=["7"])), ["− Dropout(0.3)"]),
        (
            replace(LESSON, spec=edited(LESSON.spec, ["1.bias=no"], add=["7=Dense"])),
            ["+ Dense(32)", "conv2d.bias no"],
        ),
        (replace(LESSON, spec=replace(LESSON.spec, name="of one's own")), []),
    ],
)
def test_what_was_changed_of_a_lesson_is_named(plan: Plan, said: list[str]) -> None:
    assert list(changes(plan)) == said


async def test_runs_of_one_lesson_are_told_apart_where_one_is_chosen(
    make_app: MakeApp, where: Places
) -> None:
    named = plant(where)
    Store(where).rename(named, "steep")
    spec = edited(LESSON.spec, ["filters=2", "dense=3", "dropout=0.1"])
    small = replace(spec, fit=replace(LESSON.fit, epochs=1))
    run = plant(where, small, drawn(small))
    async with make_app().run_test(size=(120, 36)) as pilot:
        await press(pilot, "5", "m")
        text = " ".join(screen_text(pilot).replace("▎", "").replace("▊", "").split())
    assert f"run {named}: steep · small-cnn · digits · test 0.5000" in text
    assert f"run {run}: digit-cnn · digits · epochs 1 · " in text
    assert "dropout.rate 0.1" not in text and "· … · test 0.5000" in text
