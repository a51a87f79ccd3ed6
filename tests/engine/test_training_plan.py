"""A plan is whole before anything begins, and survives being written down."""

import json
from dataclasses import replace
from typing import Any

import pytest

from engine.training.plan import BadPlan, Plan, from_record, plan_for, to_record
from engine.zoo.models import MODELS, model
from engine.zoo.recording import Unreadable
from engine.zoo.spec import Split

TRAINABLE = [name for name, spec in MODELS.items() if spec.fit is not None]
COUNTED = [name for name, spec in MODELS.items() if spec.fit is None]


@pytest.mark.parametrize("name", TRAINABLE)
def test_the_course_has_a_plan_that_can_be_written_down(name: str) -> None:
    plan = plan_for(model(name), "builtin")
    assert plan.fit == model(name).fit
    assert from_record(json.loads(json.dumps(to_record(plan)))) == plan


def test_a_changed_plan_comes_back_as_it_was_changed() -> None:
    plan = Plan(model("gru"), "imdb", plan_for(model("gru"), "").fit, 7, 100, "gpu:1", 2)
    assert from_record(json.loads(json.dumps(to_record(plan)))) == plan


@pytest.mark.parametrize("name", COUNTED)
def test_what_is_only_to_be_counted_cannot_be_trained(name: str) -> None:
    with pytest.raises(BadPlan) as refused:
        plan_for(model(name), "builtin")
    assert refused.value.code == "only_counted"
    with pytest.raises(BadPlan) as refused:
        Plan(model(name), "builtin", plan_for(model("gru"), "").fit)
    assert refused.value.code == "only_counted"


@pytest.mark.parametrize(
    ("code", "fit", "rest"),
    [
        ("plan_number", {"epochs": 0}, {}),
        ("plan_number", {"epochs": 10_001}, {}),
        ("plan_number", {"batch": 0}, {}),
        ("plan_number", {"patience": 0}, {}),
        ("plan_number", {"split": Split("drawn", seed=-1)}, {}),
        ("learning_rate_outside", {"learning_rate": -1.0}, {}),
        ("learning_rate_outside", {"learning_rate": 0.0}, {}),
        ("learning_rate_outside", {"learning_rate": float("nan")}, {}),
        ("learning_rate_outside", {"learning_rate": float("inf")}, {}),
        ("unknown_optimizer", {"optimizer": "sgd"}, {}),
        ("share_outside", {"split": Split("last", 0.0)}, {}),
        ("share_outside", {"split": Split("last", 1.0)}, {}),
        ("plan_number", {}, {"seed": -1}),
        ("plan_number", {}, {"subset": 0}),
        ("plan_number", {}, {"threads": 0}),
        ("unknown_device", {}, {"device": "tpu"}),
        ("unknown_device", {}, {"device": "gpu:"}),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(
    code: str, fit: dict[str, Any], rest: dict[str, Any]
) -> None:
    plan = plan_for(model("gru"), "builtin")
    with pytest.raises(BadPlan) as refused:
        replace(plan, fit=replace(plan.fit, **fit), **rest)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "change", [{"seed": "x"}, {"data": None}, {"more": 1}, {"fit": None}, {"fit": {}}]
)
def test_what_is_no_plan_is_refused(change: dict[str, Any]) -> None:
    record = to_record(plan_for(model("gru"), "builtin"))
    with pytest.raises(Unreadable):
        from_record({**record, **change})


def test_a_plan_that_is_not_whole_is_refused() -> None:
    record = to_record(plan_for(model("gru"), "builtin"))
    for name in record:
        with pytest.raises(Unreadable):
            from_record({key: value for key, value in record.items() if key != name})
