"""What the Train lab says beside its figures: what is lost, what is left, what is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs.records import State
from engine.runs.store import Store
from engine.runs.verdicts import Counts
from engine.training.events import EpochDone
from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.why import Refusal
from engine.zoo.models import MODELS
from tests.tui.pilots import press, screen_text, settle
from tests.tui.test_train_doomed import stopped
from tests.tui.test_train_runs import trained
from tests.tui.train_lab import lab_of, said, why
from tests.tui.train_script import epoch, finished, keras, play, played_app, started
from tui.keras_thread import Over
from tui.screens.train.answers import curve_answer
from tui.screens.train.pace import pace_figures, usual_seconds
from tui.screens.train.record import of_training
from tui.screens.train.threshold import measure_answer
from tui.screens.train.words import stands
from tui.training import Training
from widgets.answer import answer_of

STARTER = "starter:flat-embedding-builtin"


def seconds(*each: float, first: int = 1) -> Training:
    """A training whose epochs took so long, gone on with at one of them."""
    plan = plan_for(MODELS["flat-embedding"], "builtin")
    epochs = [replace(epoch(at), seconds=took) for at, took in enumerate(each, start=1)]
    training = Training(plan, Wishes(), epochs=tuple(e for e in epochs if e.epoch < first))
    for word in (started(first)[0], *(e for e in epochs if e.epoch >= first)):
        assert not isinstance(word, EpochDone) or word.epoch >= first
        training = training.heard(word)
    return training


@pytest.mark.parametrize(
    ("training", "usual"),
    [
        (seconds(9), 9),
        (seconds(9, 1), 1),
        (seconds(9, 1, 3, 2), 2),
        (seconds(9, 2, 2, 30, first=4), 2),
        (seconds(9, 2, 2, 30, 5, first=4), 5),
        (seconds(9, 2, 2, first=4), 2),
        (seconds(9, 30, first=2), 19.5),
    ],
)
def test_the_time_left_is_reckoned_without_the_epochs_that_load_and_compile(
    training: Training, usual: float
) -> None:
    assert usual_seconds(training) == usual
    (left,) = (f for f in pace_figures(training, None) if f.label == "time left")
    answer, epochs = answer_of(left.answer), 10 - len(training.epochs)
    assert answer is not None
    assert f"{epochs:.1f} × {usual:.2f}" in answer.markdown()


def test_small_numbers_and_large_ones_read_as_they_should() -> None:
    record = of_training(seconds(9))
    assert curve_answer(record, "loss").value == "1 epoch"
    counts = Counts(0.5, ((11_000, 1_500), (2_500, 10_000)))
    assert measure_answer(counts, "recall").formula == "10,000 ÷ (10,000 + 2,500)"
    assert measure_answer(counts, "f1").formula == "2 × 10,000 ÷ (2 × 10,000 + 1,500 + 2,500)"
    assert measure_answer(counts, "accuracy").formula == "(11,000 + 10,000) ÷ 25,000"


async def test_what_is_dropped_is_counted_with_the_epochs_of_earlier_sittings(home: Path) -> None:
    stopped(home)
    async with played_app(home).run_test(size=(100, 24)) as pilot:
        await press(pilot, "3", "o", "g")
        await play(pilot, *started(2, run=1))
        await press(pilot, "x")
        assert "drop the whole run: 1 epoch is lost, of earlier" in screen_text(pilot)
        assert "⏎ chooses, Esc closes." in screen_text(pilot)
        await press(pilot, "escape")
        await play(pilot, epoch(2, run=1))
        await press(pilot, "x")
        assert "keep it (2 epochs done)" in screen_text(pilot)
        assert "2 epochs are lost, of earlier" in screen_text(pilot)


async def test_one_epoch_that_is_kept_is_one(home: Path) -> None:
    async with played_app(home).run_test(size=(100, 24)) as pilot:
        await press(pilot, "3", "g")
        await play(pilot, *started(), epoch(1), *finished(1, "stopped"))
        assert "stopped, 1 epoch kept. g goes on with it." in screen_text(pilot)


async def test_a_filtered_list_says_how_many_of_all_it_shows(home: Path) -> None:
    trained(home), trained(home, "lstm")
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "o")
        assert screen_text(pilot).splitlines()[2].strip().startswith("2 runs")
        await press(pilot, "slash", *"lstm", "enter")
        assert screen_text(pilot).splitlines()[2].strip().startswith("1 of 2 runs")


async def test_a_batch_larger_than_the_reviews_is_said_in_the_plan(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right", "right", *"900000", "enter")
        assert "A batch of 900,000 is larger than" in screen_text(pilot)
        await press(pilot, *"32", "enter")
        assert "is larger than" not in screen_text(pilot)


async def test_a_rate_that_was_asked_for_when_the_training_had_failed_promises_nothing(
    home: Path,
) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g", "r", *["backspace"] * 6, *"0.01")
        await play(pilot, Over(Refusal("batch_too_large", batch=9, rows=8)))
        await press(pilot, "enter")
        assert "has ended meanwhile" in said(pilot)
        assert "learning rate is" not in said(pilot)
        assert keras(pilot).work.wishes.new_rate() is None


async def test_a_rate_asked_for_before_the_first_batch_is_for_when_it_begins(home: Path) -> None:
    async with played_app(home).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "g", "r", *["backspace"] * 6, *"0.01", "enter")
        assert "If it begins, the learning rate is 0.01" in said(pilot)


async def test_another_view_does_not_say_why_of_the_one_before(home: Path) -> None:
    async with played_app(home).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        lab_of(pilot).open_run(STARTER)
        await settle(pilot)
        await press(pilot, "t", "m", "tab")
        before = why(pilot)
        assert before
        await press(pilot, "p")
        assert why(pilot) != before
        assert "x_test" not in why(pilot)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("running", "still finishing its batch"),
        ("completed", "done before it could stop"),
        ("interrupted", "stopped, 1 epoch kept"),
        ("crashed", "failed, 1 epoch kept"),
    ],
)
def test_how_a_run_stands_that_was_to_stop_is_said(home: Path, state: State, words: str) -> None:
    stopped(home)
    (line,) = Store(places(home)).runs()
    assert words in stands(replace(line, state=state))
