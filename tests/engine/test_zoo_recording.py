"""A model survives being written down, and nothing else is taken for one."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from engine.zoo.models import MODELS, model
from engine.zoo.recording import Unreadable, from_record, to_record
from tests.engine.zoo_stacks import Layers, spec, stacks

Record = dict[str, Any]


def _again(record: Record) -> Record:
    again: Record = json.loads(json.dumps(record))
    return again


@pytest.mark.parametrize("name", MODELS)
def test_every_model_comes_back(name: str) -> None:
    assert from_record(_again(to_record(MODELS[name]))) == MODELS[name]


@given(layers=stacks().filter(lambda layers: len(layers) > 1))
@settings(max_examples=80)
def test_any_stack_comes_back(layers: Layers) -> None:
    assert from_record(_again(to_record(spec(layers)))) == spec(layers)


def _set(*path: str | int, to: Any) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        inner: Any = record
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to

    return change


BROKEN = {
    "a_name_with_a_path": _set("name", to="../x"),
    "a_name_that_is_a_number": _set("name", to=3),
    "another_task": _set("task", to="poetry"),
    "no_layers": _set("layers", to=[]),
    "layers_that_are_numbers": _set("layers", to=[1]),
    "an_unknown_kind": _set("layers", 1, "kind", to="Lambda"),
    "a_kind_that_is_a_list": _set("layers", 1, "kind", to=[]),
    "an_unknown_setting": _set("layers", 1, "function", to="os.system"),
    "a_setting_as_text": _set("layers", 1, "vocabulary", to="5000"),
    "a_setting_out_of_bounds": _set("layers", 1, "vocabulary", to=10**12),
    "a_share_that_is_no_number": _set("layers", 9, "dropout", to=float("nan")),
    "another_activation": _set("layers", 2, "activation", to="os.system"),
    "another_initializer": _set("layers", 2, "initializer", to="os.system"),
    "an_answer_out_of_bounds": _set("layers", 10, "units", to=10**9),
    "an_answer_of_another_activation": _set("layers", 10, "activation", to="x"),
    "a_layer_that_does_not_fit": _set("layers", 2, "kernel", to=900),
    "two_inputs": _set("layers", 1, to={"kind": "Ids", "length": 5}),
    "no_input": _set("layers", 0, to={"kind": "Flatten"}),
    "another_feed": _set("feed", "of", to="songs"),
    "a_feed_that_is_a_number": _set("feed", to=7),
    "another_optimizer": _set("fit", "optimizer", to="sgd"),
    "a_batch_as_text": _set("fit", "batch", to="many"),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_model_is_refused(change: Callable[[Record], None]) -> None:
    record = _again(to_record(model("conv1d")))
    change(record)
    with pytest.raises(Unreadable):
        from_record(record)


@pytest.mark.parametrize("left_out", ["name", "origin", "task", "layers", "feed", "fit"])
def test_a_model_that_is_not_whole_is_refused(left_out: str) -> None:
    record = to_record(model("gru"))
    del record[left_out]
    with pytest.raises(Unreadable):
        from_record(record)


def test_too_many_layers_are_refused() -> None:
    record = to_record(model("gru"))
    record["layers"][4:4] = [{"kind": "Dropout", "dropout": 0.5}] * 60
    with pytest.raises(Unreadable):
        from_record(record)
