"""A run that is to be deleted: nothing is begun with it, and quitting deletes what can be."""

from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs.store import Store
from engine.training.wishes import Wishes
from engine.why import Refusal
from tests.engine.scripted_training import Scripted
from tests.tui.pilots import press
from tests.tui.test_train_runs import app_with, lab_of, listed, to_the_list, trained


def stopped(home: Path) -> int:
    """A run that can be gone on with."""

    def at_batch(epoch: int, _batch: int, wishes: Wishes) -> None:
        if epoch == 2:
            wishes.stop("stopped")

    return trained(home, trainer=Scripted(at_batch=at_batch))


@pytest.mark.parametrize("key", ["g", "z", "enter"])
async def test_what_is_to_be_deleted_is_neither_gone_on_with_nor_opened(
    home: Path, key: str
) -> None:
    run = stopped(home)
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await to_the_list(pilot)
        await press(pilot, "x", key)
        assert lab_of(pilot).state.view == "runs"
        assert [row[0] for row in listed(pilot)] == ["✗"]
        assert [line.run for line in Store(places(home)).runs()] == [run]
        await press(pilot, "u", key)
        assert lab_of(pilot).state.view != "runs"


async def test_a_run_that_cannot_be_deleted_keeps_no_other_and_does_not_hinder_quitting(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = trained(home), trained(home, "lstm")
    delete = Store.delete

    def refusing(store: Store, run: int) -> None:
        if run == second:
            raise Refusal("run_running", run=run)
        delete(store, run)

    monkeypatch.setattr(Store, "delete", refusing)
    async with app_with(home, Scripted()).run_test(size=(80, 24)) as pilot:
        await to_the_list(pilot)
        await press(pilot, "x", "down", "x")
        assert lab_of(pilot).state.doomed == [second, first]
    assert [line.run for line in Store(places(home)).runs()] == [second]
