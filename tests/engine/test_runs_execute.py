"""Training recorded while it goes on, left off, and gone on with to the same end."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from engine.runs import keeping
from engine.runs.store import Store
from engine.training.events import (
    Changed,
    EpochDone,
    Event,
    Finished,
    Started,
)
from engine.training.state import State
from engine.training.wishes import Wishes
from engine.zoo.layers import Dense, Embedding, Flatten, Ids
from engine.zoo.spec import Reviews, Spec
from tests.engine.runs_home import Gone, Home, crash, left, same_end, stop_at
from tests.engine.samples import refused
from tests.engine.scripted_training import Scripted, plan, reviews


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_run_is_recorded_with_all_that_it_needs_to_be_done_again(home: Home) -> None:
    run = home.store.run(home.train())
    assert (run.line.state, run.line.epochs, run.line.model) == ("completed", 6, "small")
    assert run.plan == plan(home.data)
    assert [epoch.epoch for epoch in run.epochs] == [1, 2, 3, 4, 5, 6]
    assert list(run.epochs) == home.of(EpochDone)
    assert len(run.fingerprint) == 64
    assert run.test is not None
    assert (run.test.accuracy, run.test.confusion) == (0.75, ((2, 1), (0, 1)))
    (sitting,) = run.sittings
    assert (sitting.first_epoch, sitting.device) == (1, "cpu")
    assert {"python", "tensorflow", "keras", "numpy", "processors"} <= set(sitting.environment)
    pieces = home.store.pieces(run.line.run)
    assert pieces is not None
    assert set(pieces.words()[:2]) <= {"film", "good", "bad"}
    assert home.said[-1] == Finished(1, "completed", 6, run.test)
    assert home.store.runs() == (run.line,)


def test_an_epoch_is_stored_before_it_is_said(home: Home) -> None:
    def look(event: Event) -> None:
        if isinstance(event, EpochDone):
            run = Store(home.places).run(event.run)
            assert run.epochs[-1] == event
            assert left(home, run).epoch == event.epoch
            assert run.line.state == "running"

    home.train(emit=look)
    assert len(home.of(EpochDone)) == 6


def test_weights_are_of_the_epoch_that_counts(home: Home) -> None:
    losses = {1: 0.5, 2: 0.2, 3: 0.4, 4: 0.3}.get
    patient = home.train(
        plan(home.data, patience=2), Scripted(lambda epoch: losses(epoch, 1.0) or 1.0)
    )
    run = home.store.run(patient)
    assert (run.line.state, run.line.epochs, run.best_epoch) == ("early", 4, 2)
    assert run.line.val_loss == 0.2
    best = left(home, run).best_weights
    assert all(np.array_equal(best[k], a) for k, a in home.store.weights(run).items())
    other = home.store.run(home.train(plan(home.data, epochs=4), Scripted(lambda e: losses(e, 1))))
    assert other.line.val_loss == 0.3
    last = left(home, other).weights
    assert all(np.array_equal(last[k], a) for k, a in home.store.weights(other).items())
    assert other.weights is not None
    kept = {path.name for path in other.weights.parent.iterdir()}
    assert kept == {"last-4.npz", "best-2.npz", "growth.bin"}


@pytest.mark.parametrize("epoch", [1, 2, 4, 6])
@pytest.mark.parametrize("why", ["stopped", "interrupted"])
def test_a_stopped_run_goes_on_to_the_same_end(home: Home, epoch: int, why: str) -> None:
    whole = home.train()
    run = home.train(trainer=stop_at(epoch, 2, home, why))
    assert home.said[-1] == Finished(run, why, epoch - 1, None)  # type: ignore[arg-type]
    assert home.store.run(run).line.state == why
    assert home.store.run(run).line.epochs == epoch - 1
    assert home.train(resume=run) == run
    assert home.of(Started)[0].first_epoch == epoch
    same_end(home, whole, run)
    assert [each.first_epoch for each in home.store.run(run).sittings] == [1, epoch]


def test_a_run_left_off_many_times_goes_on_with_what_early_stopping_remembers(home: Home) -> None:
    def losses(epoch: int) -> float:
        return (0.5, 0.2, 0.4, float("nan"), 0.3)[epoch - 1]

    patient = plan(home.data, patience=3)
    whole = home.train(patient, Scripted(losses))
    stopping = Scripted(losses, lambda _, batch, wishes: wishes.stop() if batch == 3 else None)
    run = home.train(patient, stopping)
    for epoch in range(1, 6):
        one = Scripted(losses, lambda now, _, wishes, e=epoch: wishes.stop() if now > e else None)
        home.train(trainer=one, resume=run)
    same_end(home, whole, run)
    assert home.store.run(run).line.state == "early"
    assert np.isnan(home.store.run(run).epochs[3].val_loss)


def test_a_change_on_the_way_is_part_of_the_run(home: Home) -> None:
    def change(epoch: int, batch: int, wishes: Wishes) -> None:
        if (epoch, batch) == (2, 1):
            wishes.learning_rate(0.5)

    whole = home.train(trainer=Scripted(at_batch=change))
    assert home.of(Changed) == [Changed(whole, 3, 0.5)]
    rates = [epoch.learning_rate for epoch in home.store.run(whole).epochs]
    assert rates == [1e-3, 1e-3, 0.5, 0.5, 0.5, 0.5]
    changes = home.store.run(whole).changes
    assert [(each.epoch, each.learning_rate) for each in changes] == [(3, 0.5)]

    def change_and_stop(epoch: int, batch: int, wishes: Wishes) -> None:
        change(epoch, batch, wishes)
        if epoch == 3:
            wishes.stop()

    run = home.train(trainer=Scripted(at_batch=change_and_stop))
    home.train(resume=run)
    same_end(home, whole, run)


def test_a_change_that_no_epoch_has_seen_is_forgotten_with_the_epoch(home: Home) -> None:
    whole = home.train()

    def change_and_stop(epoch: int, batch: int, wishes: Wishes) -> None:
        if (epoch, batch) == (3, 1):
            wishes.learning_rate(0.5)
        if (epoch, batch) == (3, 2):
            wishes.stop()

    run = home.train(trainer=Scripted(at_batch=change_and_stop))
    home.train(resume=run)
    same_end(home, whole, run)


def test_a_crashed_run_is_known_for_one_and_goes_on(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = home.train()
    run = crash(home, 4, monkeypatch)
    assert home.store.run(run).line.state == "crashed"
    home.train(resume=run)
    same_end(home, whole, run)


def test_crashing_between_weights_and_row_loses_and_mixes_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = home.train()
    write = keeping.write

    def write_and_crash(folder: Path, state: State) -> None:
        write(folder, state)
        if state.epoch == 3:
            raise Gone

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "write", write_and_crash)
        with pytest.raises(Gone):
            home.train()
    run = home.store.runs()[0].run
    assert home.store.run(run).line.epochs == 2
    home.train(resume=run)
    same_end(home, whole, run)


def test_a_run_before_its_first_epoch_goes_on_from_the_beginning(home: Home) -> None:
    whole = home.train()
    run = home.train(trainer=stop_at(1, 1, home))
    refusal = refused(lambda: home.store.weights(home.store.run(run)))
    assert refusal.code == "run_without_weights"
    home.train(resume=run)
    same_end(home, whole, run)


def test_what_may_not_go_on_is_refused_and_nothing_is_changed(home: Home) -> None:
    assert refused(lambda: home.train(resume=1)).code == "unknown_run"
    complete = home.train()
    refusal = refused(lambda: home.train(resume=complete))
    assert (refusal.code, refusal.values["epochs"]) == ("run_complete", 6)
    run = home.train(trainer=stop_at(3, 1, home))
    before = home.store.run(run)
    reviews(home.data.parent, more="one more film")
    refusal = refused(lambda: home.train(resume=run))
    assert (refusal.code, refusal.values["run"]) == ("run_data_changed", run)
    home.data.unlink()
    assert refused(lambda: home.train(resume=run)).code == "no_such_file"
    assert home.store.run(run) == before


def test_subwords_are_kept_with_the_run_and_used_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Spec(
        "reading",
        "test",
        "sentiment",
        (Ids(8), Embedding(513, 2), Flatten(), Dense(1, "sigmoid", answers=True)),
        Reviews("subwords"),
    )
    cut = plan(home.data, spec=reading)
    whole = home.train(cut)
    run = home.train(cut, stop_at(3, 1, home))
    pieces = home.store.pieces(run)
    assert pieces is not None
    assert pieces.kind == "subwords"
    assert pieces.subwords().decode(pieces.subwords().ids("good film")) == "good film"
    monkeypatch.setattr("engine.corpus.subwords.learn", None)
    shutil.rmtree(home.places.cache / "subwords")
    home.train(resume=run)
    same_end(home, whole, run)
