"""Words that grow until their numbers are none: what is left out is said, and not read for ever."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.files.places import Places, places
from engine.runs.library import RunKey
from engine.runs.store import Store
from engine.training.wishes import Wishes
from tests.tui.conftest import MakeApp
from tests.tui.pilots import settle
from tests.tui.train_script import epoch
from tests.tui.training_commands import Train
from tests.tui.words_lab import head, opened
from tui.screens.words import grows
from tui.screens.words.grows_reading import Grown, read
from tui.training import Training


async def test_epochs_of_nan_are_left_out_said_and_read_once(
    make_app: MakeApp, train: Train, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, times = train(), list[RunKey | None]()

    def without_the_last(where: Places, key: RunKey | None) -> Grown:
        times.append(key)
        found = read(where, key)
        growth = found.growth
        kept = replace(growth, epochs=growth.epochs[:-1], vectors=growth.vectors[:-1], left_out=1)
        return Grown(found.key, found.run, kept, found.drawn)

    monkeypatch.setattr(grows, "read", without_the_last)
    async with make_app().run_test(size=(80, 24)) as pilot:
        app: Any = pilot.app
        await opened(pilot, "g")
        assert head(pilot).endswith(" · 1 epoch of NaN left out")
        going = Training(Store(places(home)).run(run).plan, Wishes(), run, stage="learning")
        for number in (1, 6, 6):
            app.training = replace(going, epochs=(replace(epoch(number), run=run),))
            await settle(pilot)
    assert len(times) == 1
