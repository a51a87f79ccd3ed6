"""What a model says of each test review: collected by the test, kept with the run, read again."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.runs import keeping, starters
from engine.runs.answered import verdicts_of
from engine.runs.execute import execute
from engine.runs.exporting import document
from engine.runs.packing import packed, unpacked
from engine.runs.recorder import Recorder
from engine.runs.starters import as_run, starter
from engine.runs.verdicts import KERAS, Verdicts
from engine.training.events import EpochDone, Paused, Resumed
from engine.training.tally import Said
from engine.training.wishes import Wishes
from engine.why import Refusal
from engine.zoo.layers import Dense
from tests.engine.answering import SAID, Answering
from tests.engine.faults import full_disk
from tests.engine.runs_home import Gone, Home
from tests.engine.samples import refused
from tests.engine.scripted_training import Scripted, plan
from tests.engine.training_small import Watched, small_feed, small_plan
from tools.starters import main


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.mark.parametrize("activation", ["sigmoid", "linear"])
def test_the_test_gives_the_answer_to_each_review_in_the_order_in_which_they_are_fed(
    activation: str,
) -> None:
    given_ = small_plan("dropout", epochs=1)
    answer = Dense(1, activation, answers=True)  # type: ignore[arg-type]
    layers = (*given_.spec.layers[:-1], answer)
    small = replace(given_, spec=replace(given_.spec, layers=layers))
    fed, outcome = small_feed(small), Watched(small).outcome
    assert outcome.answers is not None and outcome.test is not None
    assert outcome.answers.dtype == np.float32
    assert ((outcome.answers > 0) & (outcome.answers < 1)).all()
    verdicts = Verdicts(outcome.answers, fed.test.labels)
    assert verdicts.at(KERAS).confusion == outcome.test.confusion
    true = np.where(fed.test.labels == 1, outcome.answers, 1 - outcome.answers)
    assert -np.log(true).mean() == pytest.approx(outcome.test.loss, rel=1e-5)


def test_a_training_that_is_gone_on_with_gives_the_same_answers_and_one_cut_short_none() -> None:
    small = small_plan("conv1d", epochs=2)
    whole = Watched(small)
    again = Watched(small, whole.kept[0]).outcome.answers
    assert whole.outcome.answers is not None and again is not None
    assert again.tobytes() == whole.outcome.answers.tobytes()
    stopped = Watched(small, on=_stop)
    assert stopped.outcome.answers is None


def _stop(event: object, wishes: Wishes) -> None:
    if isinstance(event, EpochDone):
        wishes.stop()


def test_a_logit_above_zero_is_a_probability_above_one_half() -> None:
    logits = np.array([-1e-9, 0, 1e-9, -200, 200, np.nan], np.float32)
    said = Said(logits=True)
    said.add(logits, 5)
    said.add(logits[5:], 1)
    found = said.probabilities
    assert (found > KERAS).tolist() == [False, False, True, False, True, False]
    assert found[3:5].tolist() == [0, 1] and np.isnan(found[5])


def test_they_are_kept_with_the_run_and_go_with_it(home: Home) -> None:
    number = home.train(trainer=Answering())
    run = home.store.run(number)
    found = verdicts_of(run)
    assert run.answers is not None and document(run)["answers"] == str(run.answers)
    assert sorted(found.probabilities.tolist()) == pytest.approx(sorted(SAID))
    assert found.labels.tolist().count(1) == 2
    assert run.test is not None and found.at(KERAS).confusion == run.test.confusion
    home.store.delete(number)
    assert not run.answers.parent.exists()


def test_they_are_there_before_the_run_is_recorded_as_over(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def finish(self: Recorder, reason: str, *_: Any) -> None:
        assert (self.folder / "answers.npz").is_file() == (reason == "completed")
        raise Gone

    with monkeypatch.context() as patched:
        patched.setattr(Recorder, "finish", finish)
        with pytest.raises(Gone):
            home.train(trainer=Answering())
    number = home.store.runs()[0].run
    assert home.store.run(number).line.state == "crashed"
    assert refused(lambda: verdicts_of(home.store.run(number))).code == "run_not_tested"
    home.train(trainer=Answering([0.7, 0.1, 0.2, 0.8]), resume=number)
    found = verdicts_of(home.store.run(number))
    assert sorted(found.probabilities.tolist()) == pytest.approx([0.1, 0.2, 0.7, 0.8])


def test_what_is_left_of_a_test_that_was_never_recorded_is_tidied_away(home: Home) -> None:
    number = home.train(trainer=Answering())
    folder = home.places.data / "runs"
    (path,) = folder.glob("*/answers.npz")
    keeping.tidy(path.parent, home.store.run(number).line.epochs, None)
    assert not path.exists()


def test_a_full_disk_is_waited_for(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.runs.execute._AGAIN_AFTER", 0.01)

    def fill(event: object) -> None:
        if isinstance(event, EpochDone) and event.epoch == 6 and event.stored:
            full_disk(monkeypatch, after=100)
        if isinstance(event, Paused):
            monkeypatch.undo()

    number = home.train(trainer=Answering(), emit=fill)
    assert (home.of(Paused), home.of(Resumed)) == (
        [Paused(number, "disk_full")],
        [Resumed(number)],
    )
    run = home.store.run(number)
    assert run.line.state == "completed" and len(verdicts_of(run).labels) == 4


def _other_rows(path: Path) -> None:
    """The file of some other test."""
    verdicts = Verdicts(np.zeros(3, np.float32), np.zeros(3, np.uint8))
    keeping.write_answers(path.parent, 6, verdicts)


def _other_run(path: Path) -> None:
    """A file that says it belongs to another epoch."""
    keeping.write_answers(path.parent, 5, Verdicts(np.zeros(4, np.float32), np.zeros(4, np.uint8)))


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (Path.unlink, "answers_gone"),
        (lambda path: path.write_bytes(path.read_bytes()[:-300]), "answers_damaged"),
        (lambda path: path.write_bytes(b""), "answers_damaged"),
        (_other_rows, "answers_damaged"),
        (_other_run, "answers_damaged"),
    ],
)
def test_without_them_the_run_is_there_all_the_same(
    home: Home, harm: Callable[[Path], object], code: str
) -> None:
    number = home.train(trainer=Answering())
    path = home.store.run(number).answers
    assert path is not None
    harm(path)
    run = home.store.run(number)
    assert run.test is not None and run.line.state == "completed"
    assert refused(lambda: verdicts_of(run)).code == code


def test_a_run_of_an_earlier_version_has_none(home: Home) -> None:
    run = home.store.run(home.train(trainer=Scripted()))
    assert document(run)["answers"] is None
    assert refused(lambda: verdicts_of(run)).code == "answers_gone"


def test_a_home_that_cannot_be_written_ends_as_it_does_for_an_epoch(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        wishes.stop()
        raise Refusal("disk_full", path="here")

    wishes = Wishes()
    monkeypatch.setattr(Recorder, "answers", full)
    with pytest.raises(Refusal, match="disk_full"):
        execute(plan(home.data), lambda _: None, wishes, places=home.places, train=Answering())
    assert home.store.runs()[0].state == "crashed"


@pytest.mark.parametrize("name", [name for name in starters.starters() if starter(name).words])
def test_those_of_a_starter_come_to_what_was_counted(name: str) -> None:
    found = starter(name)
    verdicts = verdicts_of(as_run(found))
    assert verdicts.at(KERAS).confusion == found.rounded_test.confusion
    true = np.where(verdicts.labels == 1, verdicts.probabilities, 1 - verdicts.probabilities)
    cost = -np.log(np.maximum(true.astype(np.float64), 1e-7)).mean()
    assert cost == pytest.approx(found.rounded_test.loss, rel=1e-3)
    path = as_run(found).answers
    assert path is not None and path.stat().st_size < 51_000


@given(st.lists(st.floats(0, 1, width=32), min_size=1))
def test_in_16_bits_an_answer_stays_close_and_on_its_side(given_: list[float]) -> None:
    exact = np.array([*given_, 0.5, np.nan, np.nextafter(np.float32(0.5), 1)], np.float32)
    again = unpacked(packed(exact))
    assert np.array_equal(exact > 0.5, again > 0.5)
    assert np.allclose(exact, again, atol=1.5e-4, equal_nan=True)


def test_the_answers_of_a_starter_are_checked_before_they_are_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ("flat-embedding-builtin", "embedding-rnn")
    read = starters._read
    swapped = {starters.answers_file(names[0]): starters.answers_file(names[1])}
    monkeypatch.setattr(starters, "_read", lambda file: read(swapped.get(file, file)))
    refusal = refused(lambda: starters.answers(names[0]))
    assert (refusal.code, refusal.values) == (
        "starter_damaged",
        {"name": "flat-embedding-builtin.answers.npz"},
    )


def test_answers_are_packed_as_they_came_and_never_where_they_do_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "flat-embedding-builtin"
    verdicts, test = starters.answers(name), starter(name).rounded_test
    folder = tmp_path / "shipped"
    shutil.copytree(starters.SHIPPED, folder)
    file = folder / starters.answers_file(name)
    before = file.read_bytes()
    file.unlink()
    monkeypatch.setattr(starters, "SHIPPED", folder)
    monkeypatch.setattr("tools.starters.SHIPPED", folder)
    monkeypatch.setattr("tools.starters.opened", lambda *_: None)
    monkeypatch.setattr("tools.starters.asked", lambda *_: (test, verdicts))
    assert main([name, "--answers", "--home", str(tmp_path)]) == 0
    assert file.read_bytes() == before
    assert starters.answers(name).at(KERAS) == verdicts.at(KERAS)
    turned = Verdicts(1 - verdicts.probabilities, verdicts.labels)
    monkeypatch.setattr("tools.starters.asked", lambda *_: (test, turned))
    with pytest.raises(ValueError, match="instead of"):
        main([name, "--answers", "--home", str(tmp_path)])
