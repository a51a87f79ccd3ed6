"""The Vision lab with a run that has gone on since it was looked at."""

from dataclasses import replace

import numpy as np
import pytest

from engine.files.places import Places
from engine.runs.store import Store
from engine.training.events import EpochDone
from engine.training.plan import Plan
from engine.training.state import Memory, State
from tests.engine.vision_home import SMALL, drawn
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, settle
from tests.tui.vision_lab import home_that_sees, lab_of, state_of
from tui.screens.vision.state import Choice
from tui.screens.vision.view import VisionView


@pytest.fixture
def where(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The test's home, with a run that sees."""
    return home_that_sees(make_app, monkeypatch)


def stopped_run(where: Places) -> int:
    """A run of three epochs that was stopped after its first."""
    assert SMALL.fit is not None
    plan = Plan(SMALL, "digits", replace(SMALL.fit, epochs=3, patience=None))
    recorder = Store(where).begin(plan, "x", None)
    recorder.finish("interrupted", None)
    learn(where, recorder.run, 1)
    return recorder.run


def learn(where: Places, run: int, epoch: int) -> None:
    """Have it learn one more epoch, and stop."""
    weights = drawn(SMALL, seed=epoch)
    recorder = Store(where).take(run, epoch - 1)
    memory = Memory().after(epoch, 0.5)
    recorder.epoch(
        State(epoch, weights, {"iteration": np.array(epoch)}, 1e-3, weights, memory),
        EpochDone(run, epoch, 0.5, 0.5, 0.5, 0.5, 0.1, 1e-3, True, True),
    )
    recorder.finish("interrupted", None)


async def test_a_run_that_has_gone_on_is_seen_with_its_newer_weights(
    make_app: MakeApp, where: Places
) -> None:
    run = stopped_run(where)
    async with make_app().run_test(size=(80, 24)) as pilot:

        async def look() -> VisionView:
            view = lab_of(pilot).view
            assert isinstance(view, VisionView)
            view.load(Choice(run))
            await settle(pilot)
            return view

        await press(pilot, "5", "k")
        await look()
        state = state_of(pilot)
        assert state.kernels is not None and state.subject is not None
        seen = state.subject.seer
        await press(pilot, "e")
        await look()
        assert state.subject.seer is seen, "nothing new: nothing is loaded again"
        learn(where, run, 2)
        await look()
        kernel = drawn(SMALL, seed=2)["conv2d/kernel"]
        assert np.array_equal(state.subject.network.convolutions[0].kernel, kernel)
        assert len(state.exciting.found) == 2, "looked through anew"
        await press(pilot, "k")
        assert np.array_equal(state.kernels.after.kernel, kernel)
