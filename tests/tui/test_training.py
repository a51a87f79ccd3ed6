"""What the app makes of what a training says, and why its figures are what they are."""

from dataclasses import replace
from functools import reduce
from math import nan
from typing import get_args

import pytest

from engine.training.events import Changed, Event, Paused, Resumed
from engine.training.feeding import divided as divided_by_the_engine
from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import MODELS
from engine.zoo.spec import Split
from tests.tui.train_script import advanced, epoch, finished, started
from tui.keras_thread import Over
from tui.screens.train.answers import measure_answer, right_answers
from tui.screens.train.drawing import places, smoothed
from tui.screens.train.published import PUBLISHED, published
from tui.screens.train.record import of_training
from tui.screens.train.rows import Stock, divided
from tui.screens.train.state import TRAINABLE
from tui.training import _AFTER, Training

PLAN = plan_for(MODELS["flat-embedding"], "builtin")


def training(*said: object) -> Training:
    return reduce(Training.heard, said, Training(PLAN, Wishes()))  # type: ignore[arg-type]


def test_an_epoch_that_is_said_again_takes_the_place_of_the_first() -> None:
    now = training(*started(), epoch(1), epoch(2, stored=False), Paused(7, "disk_full"))
    assert (now.stage, now.disk_full) == ("paused", True)
    now = now.heard(epoch(2)).heard(Resumed(7))
    assert [(each.epoch, each.stored) for each in now.epochs] == [(1, True), (2, True)]
    assert (now.stage, now.disk_full) == ("learning", False)


def test_a_run_that_goes_on_forgets_what_was_never_kept() -> None:
    now = replace(training(), resume=7, epochs=(epoch(1), epoch(2), epoch(3)))
    now = now.heard(started(first=3)[0])
    assert [each.epoch for each in now.epochs] == [1, 2]
    assert now.epoch == 3


def test_the_learning_rate_is_that_of_the_epoch_under_way() -> None:
    now = training(*started(), epoch(1), Changed(7, 3, 0.01))
    assert now.rate == 1e-3
    assert now.heard(epoch(2)).rate == 0.01
    assert now.heard(advanced(3, 1)).rate == 0.01


def test_in_short_it_says_model_epoch_and_validation() -> None:
    now = training(*started())
    assert now.in_short() == "training flat-embedding: epoch 1/10"
    now = now.heard(epoch(1))
    assert now.in_short() == "training flat-embedding: epoch 2/10, val 0.78"
    assert now.heard(Paused(7, "asked")).in_short() == "flat-embedding pauses: epoch 2/10"


def test_over_is_over_whatever_came_before() -> None:
    for said in ([], started(), [*started(), epoch(1), advanced(2, 1)], finished(3)[:-1]):
        assert not training(*said, Over()).going


@pytest.mark.parametrize(
    ("way", "total"),
    [
        (way, total)
        for way in ("last", "drawn", "test")
        for total in (1, 2, 5, 7, 80, 999, 5000, 20_001)
        if (way, total) != ("drawn", 1)  # one review cannot be drawn from
    ],
)
def test_the_reviews_are_divided_as_the_engine_divides_them(total: int, way: str) -> None:
    split = Split(way)  # type: ignore[arg-type]
    plan = replace(PLAN, fit=replace(PLAN.fit, split=split))
    taught, held = divided_by_the_engine(total, split)
    rows = divided(plan, Stock(total, 300))
    assert rows.train == len(taught)
    assert rows.validation == (300 if way == "test" else len(held))
    subset = divided(replace(plan, subset=3), Stock(total, 300))
    assert subset.train == len(divided_by_the_engine(min(3, total), split)[0])


def test_right_answers_are_counted_only_where_the_accuracy_is_such_a_share() -> None:
    assert right_answers(0.861, 5000) == 4305
    assert right_answers(0.86105, 5000) is None
    assert right_answers(nan, 5000) is None
    assert right_answers(0.5, None) is None


def test_an_answer_has_the_learners_own_numbers() -> None:
    record = of_training(training(*started(), epoch(1), epoch(2)))
    assert measure_answer(record, 1, "val_accuracy").formula == "160 ÷ 200"
    assert measure_answer(record, 1, "accuracy").formula == "560 ÷ 800"
    loss = measure_answer(record, 0, "val_loss")
    assert loss.lines[0].value == "0.5945"  # e^−0.52
    gone = replace(record, epochs=(epoch(1, loss=nan),))
    assert "NaN" in measure_answer(gone, 0, "loss").note


def test_where_validation_turned_needs_later_epochs_and_numbers() -> None:
    said = [epoch(number) for number in range(1, 5)]
    assert of_training(training(*started(), *said)).turned is None
    turned = of_training(training(*started(), *said, epoch(5))).turned
    assert turned is not None and turned.epoch == 4
    best = replace(epoch(1, loss=nan), best=True)
    assert of_training(training(*started(), best, epoch(2, loss=nan))).turned is None


def test_smoothing_leaves_a_steady_curve_and_a_gap_as_they_are() -> None:
    assert smoothed([0.5] * 4, 0.9) == pytest.approx([0.5] * 4)
    found = smoothed([1.0, nan, 0.0], 0.5)
    assert found[0] == 1.0 and found[1] != found[1]
    assert found[2] == pytest.approx(1 / 3)  # (1·½·½ + 0·½) ÷ (1 − ½²)


def test_by_time_an_epoch_lies_where_it_ended() -> None:
    record = of_training(training(*started(), epoch(1), epoch(2)))
    assert places(record, over_time=True) == [2.5, 5.0]


def test_what_was_published_is_of_models_that_can_be_trained_and_are_unchanged() -> None:
    assert set(PUBLISHED) < set(TRAINABLE)
    assert len(TRAINABLE) == 13
    assert published(PLAN) is PUBLISHED["flat-embedding"]
    other = replace(PLAN.spec, layers=MODELS["conv1d"].layers)
    assert published(replace(PLAN, spec=other)) is None


def test_every_event_of_a_training_is_understood() -> None:
    assert set(get_args(Event)) <= set(_AFTER)
