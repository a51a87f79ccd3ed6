"""Coming back to the Words lab: what went on meanwhile is there at once."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot

from engine.words.catalogue import open_vectors
from engine.words.progress import Learned, Read
from engine.words.training import Trained
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tests.tui.words_lab import head, lab_of, opened, vectors_line
from widgets.curves import Curves


class Epochs:
    """Stands in for gensim: one epoch, then another as soon as it may, then what a stop leaves."""

    def __init__(self) -> None:
        self.may = Event()
        self.learned = Event()

    def __call__(
        self, _corpus: Any, settings: Any, said: Any, stopping: Any, _keep: Any
    ) -> Trained:
        said(Learned(1, settings.epochs, 2.5, 1.25, 2000))
        assert self.may.wait(60)
        said(Learned(2, settings.epochs, 2.25, 1.25, 2000))
        said(Read(3, settings.epochs, 10, 100, 5000.0))
        self.learned.set()
        assert stopping.__self__.wait(60)
        table = np.eye(3, settings.dimensions, dtype=np.float32)
        return Trained(("one", "two", "three"), table, (2.5, 2.25), 2, stopped=True)


@pytest.fixture
def epochs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Epochs]:
    stand_in = Epochs()
    monkeypatch.setattr("engine.words.learning.train", stand_in)
    yield stand_in
    stand_in.may.set()


def drawn(pilot: Pilot[int]) -> list[str]:
    """The epochs on the curve."""
    return [row[0] for row in lab_of(pilot).query_one("#training-loss", Curves).sheet().rows]


async def until_learned(pilot: Pilot[int], lab: Any, count: int) -> None:
    while len(lab.state.training.learned) < count:
        await pilot.pause()


async def test_epochs_that_came_while_the_learner_was_elsewhere_are_drawn(
    make_app: MakeApp, epochs: Epochs
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lab = await opened(pilot, "t", "r")
        await until_learned(pilot, lab, 1)
        await settle(pilot)
        assert len(drawn(pilot)) == 1
        await press(pilot, "alt+1")
        epochs.may.set()
        await until_learned(pilot, lab, 2)
        assert epochs.learned.wait(60)
        await press(pilot, "6")
        assert len(drawn(pilot)) == 2
        await pilot.press("x")
        while lab.state.training.going:
            await pilot.pause()


async def test_a_training_in_the_lab_takes_a_name_of_its_own_and_says_which(
    make_app: MakeApp, epochs: Epochs
) -> None:
    epochs.may.set()
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for name in ("word2vec", "word2vec-2"):
            lab = await opened(pilot, "t", "r")
            await until_learned(pilot, lab, 2)
            await pilot.press("x")
            while lab.state.training.going or lab.state.source != name:
                await settle(pilot)
            assert f"3 words × 100 are kept as {name}, and in use" in head(pilot)
            assert vectors_line(pilot).startswith(f"{name} · 3 words")
            assert open_vectors(name, app.session.places).about.epochs == 2
        told = [each.message for each in app._notifications]
        assert told == [
            "There are vectors named word2vec already, so these are kept as word2vec-2."
        ]
