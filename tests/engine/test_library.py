"""Runs by key, wherever they lie, and how models of several kinds are held against one another."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from engine.runs import starters
from engine.runs.comparing import compare, differences
from engine.runs.library import find, key_of, shipped
from engine.training.plan import plan_for
from engine.zoo.models import MODELS
from tests.engine.runs_home import Home
from tests.engine.samples import refused


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_every_run_and_every_starter_is_found_again_by_its_key(home: Home) -> None:
    number = home.train()
    (line,) = home.store.runs()
    assert key_of(line) == number
    assert find(home.store, number).line == line
    lines, wrong = shipped()
    assert wrong == () and len(lines) == len(starters.starters()) > 1
    for line in lines:
        assert find(home.store, key_of(line)).line == line
    assert len({key_of(line) for line in lines}) == len(lines)
    assert refused(lambda: find(home.store, 99)).code == "unknown_run"
    assert refused(lambda: find(home.store, "starter:none")).code == "unknown_starter"


def test_a_damaged_starter_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _wrong = shipped()
    copy = tmp_path / "shipped"
    shutil.copytree(starters.SHIPPED, copy)
    monkeypatch.setattr(starters, "SHIPPED", copy)
    (copy / "gru.json").write_text("{}", encoding="utf-8")
    lines, wrong = shipped()
    assert [line.name for line in lines] == [x.name for x in whole if x.name != "starter:gru"]
    assert [(each.code, each.values["name"]) for each in wrong] == [("starter_damaged", "gru.json")]
    (copy / starters.SUMS).unlink()
    lines, wrong = shipped()
    assert lines == () and [each.code for each in wrong] == ["starter_damaged"]


def test_a_starter_and_a_run_are_compared(home: Home) -> None:
    number = home.train()
    found = compare(home.store, [number, "starter:gru"])
    assert [key_of(run.line) for run in found.runs] == [number, "starter:gru"]
    rows = {row.setting: row.values for row in found.differences}
    assert rows["model"] == ("small", "gru")
    assert rows["gru"] == (None, "GRU(32)")


def test_layers_of_which_both_have_some_are_told_apart_without_drowning() -> None:
    plans = [plan_for(MODELS[name], "imdb") for name in ("gru", "conv-lstm")]
    rows = [row for row in differences(plans) if row.setting != "model"]
    assert [(row.setting, row.values) for row in rows[1:]] == [
        ("gru", ("GRU(32)", None)),
        ("dense", ("Dense(32)", None)),  # conv-lstm's only Dense is the one that answers
        ("conv1d", (None, "Conv1D(64, 5)")),
        ("max_pooling1d", (None, "MaxPooling1D(4)")),
        ("lstm", (None, "LSTM(55)")),
    ]
    assert rows[0].setting == "layers"


def test_settings_of_a_layer_differ_only_among_those_that_have_it() -> None:
    three = [plan_for(MODELS[name], "imdb") for name in ("lstm", "stacked-lstm", "gru")]
    names = [row.setting for row in differences(three)]
    # Both LSTMs have 8 units; only what they hand on is not the same, and a GRU has no say in it.
    assert [name for name in names if name.startswith("lstm.")] == ["lstm.sequences"]
    assert "lstm_1" in names and not [name for name in names if name.startswith("lstm_1.")]
    assert names.index("layers") < names.index("lstm_1") < names.index("lstm.sequences")
    same = three[0]
    other = replace(same, fit=replace(same.fit, batch=7))
    assert [(row.setting, row.values) for row in differences([same, other])] == [
        ("batch_size", (64, 7))
    ]
