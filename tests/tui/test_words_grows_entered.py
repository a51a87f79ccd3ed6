"""Growing words, entered while their model is in the middle of its training."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.files.places import places
from engine.runs.store import Store
from engine.training.wishes import Wishes
from tests.engine.scripted_training import Scripted
from tests.tui.conftest import MakeApp
from tests.tui.train_script import epoch
from tests.tui.training_commands import Train
from tests.tui.words_lab import head, opened
from tui.training import Training


async def test_a_training_is_entered_where_it_is(
    make_app: MakeApp, train: Train, home: Path
) -> None:
    run = train(Scripted())
    async with make_app().run_test(size=(80, 24)) as pilot:
        app: Any = pilot.app
        plan = Store(places(home)).run(run).plan
        app.training = replace(
            Training(plan, Wishes(), run, stage="learning"), epochs=(replace(epoch(6), run=run),)
        )
        await opened(pilot, "g")
        assert "epoch 6 of 6" in head(pilot)
