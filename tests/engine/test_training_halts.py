"""Stopped, paused, and waiting for a disk: what is kept, and what is told."""

import pytest

from engine.training import events, trainer
from engine.training.events import Advanced, Compiling, EpochDone, Event, Paused, Resumed
from engine.training.state import State
from engine.training.wishes import Wishes
from tests.engine.training_small import Watched, breaking_off, same, small_plan

pytestmark = pytest.mark.usefixtures("uncompiled")


def test_stopped_in_the_middle_of_an_epoch_it_keeps_the_epochs_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trainer, "REPORT_EVERY", 0.0)
    whole = Watched(small_plan("dropout"))
    assert [(told.epoch, told.batch) for told in whole.said(Advanced)] == [
        (epoch, batch) for epoch in (1, 2, 3) for batch in (1, 2, 3)
    ]
    halted = Watched(small_plan("dropout"), on=breaking_off(Advanced, Wishes.stop, at=5))
    assert halted.outcome.reason == "stopped" and halted.outcome.test is None
    assert [(told.epoch, told.batch) for told in halted.said(Advanced)][-1] == (2, 2)
    assert halted.outcome.state is halted.kept[-1] and halted.epochs == whole.epochs[:1]
    again = Watched(small_plan("dropout"), halted.kept[-1])
    assert again.epochs == whole.epochs[1:] and same(again.kept[-1], whole.kept[-1])


def test_stopped_while_it_is_compiled_it_has_nothing() -> None:
    halted = Watched(
        small_plan("conv1d"), on=breaking_off(Compiling, lambda wishes: wishes.stop("interrupted"))
    )
    assert halted.outcome.reason == "interrupted" and halted.outcome.state is None
    assert not halted.kept and not halted.said(Advanced)


def test_stopped_while_it_is_tested_it_keeps_its_epochs() -> None:
    halted = Watched(small_plan("conv1d"), on=breaking_off(events.Testing, Wishes.stop))
    assert halted.outcome.reason == "stopped" and halted.outcome.test is None
    assert len(halted.epochs) == 3
    again = Watched(small_plan("conv1d"), halted.outcome.state)
    assert again.outcome.test is not None and not again.epochs and not again.said(Compiling)


def test_a_pause_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "REPORT_EVERY", 0.0)

    def on(event: Event, wishes: Wishes) -> None:
        if isinstance(event, Advanced) and event.batch == 2:
            wishes.pause()
        if isinstance(event, Paused):
            wishes.resume()

    paused = Watched(small_plan("dropout"), on=on)
    assert paused.said(Paused) == [Paused(1, "asked")] * 3
    assert paused.said(Resumed) == [Resumed(1)] * 3
    assert paused.epochs == Watched(small_plan("dropout")).epochs


def test_stopped_while_it_is_paused_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "REPORT_EVERY", 0.0)

    def on(event: Event, wishes: Wishes) -> None:
        if isinstance(event, Advanced):
            wishes.pause()
        if isinstance(event, Paused):
            wishes.stop()

    halted = Watched(small_plan("dropout"), on=on)
    assert halted.outcome.reason == "stopped" and not halted.kept
    assert not halted.said(Resumed)


def test_while_an_epoch_cannot_be_stored_nothing_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "RETRY_EVERY", 0.001)
    refused = []

    def keep(state: State, done: EpochDone) -> bool:
        if done.epoch == 2 and len(refused) < 3:
            refused.append(state)
            return False
        return True

    watched = Watched(small_plan("dropout"), keep=keep)
    assert len(refused) == 3
    kinds = [(type(event).__name__, getattr(event, "stored", None)) for event in watched.events]
    begun = kinds.index(("EpochDone", False))
    told = [kind for kind in kinds[begun:] if kind[0] != "Advanced"]
    assert told[:4] == [
        ("EpochDone", False), ("Paused", None), ("EpochDone", True), ("Resumed", None)
    ]  # fmt: skip
    assert watched.said(Paused) == [Paused(1, "disk_full")]
    stored = [done for done in watched.epochs if done.stored]
    assert stored == Watched(small_plan("dropout")).epochs


def test_stopped_while_the_disk_is_full_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "RETRY_EVERY", 60.0)
    halted = Watched(
        small_plan("dropout"),
        on=breaking_off(Paused, Wishes.stop),
        keep=lambda state, done: done.epoch < 2,
    )
    assert halted.outcome.reason == "stopped"
    assert [done.stored for done in halted.epochs] == [True, False]
