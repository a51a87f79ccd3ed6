"""Starters among the runs of the command line: beside others, and what their verdicts come from."""

import json
from pathlib import Path

import pytest

from engine.runs.starters import starter
from tests.tui.command_line import Command, document, one_sentence
from tests.tui.training_commands import Train

NAME = "flat-embedding-builtin"


def test_a_run_is_held_beside_a_starter(imdb_tui: Command, train: Train) -> None:
    train()
    found = document(imdb_tui("runs", "compare", "1", f"starter:{NAME}", "--json"))
    assert [run["run"] for run in found["runs"]] == [1, f"starter:{NAME}"]
    differing = {each["setting"]: each["values"] for each in found["differences"]}
    assert differing["data"][1] == "builtin"
    out = imdb_tui("runs", "compare", "starter:gru", "1")[1]
    assert out.split()[:3] == ["starter:gru", "run", "1"]
    assert "nosuch" in one_sentence(imdb_tui("runs", "compare", "1", "starter:nosuch"))


@pytest.mark.parametrize("command", [["show", "--threshold", "0.5"], ["mistakes"]])
def test_verdicts_of_a_starter_name_both_accuracies(imdb_tui: Command, command: list[str]) -> None:
    name = "onehot-rnn"
    asked = ("runs", command[0], f"starter:{name}", *command[1:])
    found = starter(name)
    accuracies = [found.rounded_test.accuracy, found.test.accuracy]
    _code, out, _err = imdb_tui(*asked)
    sentence = " ".join(out.split()).partition("These are verdicts of")[2].partition(" x_test")[0]
    places = [sentence.index(f"{accuracy:.4f}") for accuracy in accuracies]
    assert places == sorted(places)
    said = json.loads(imdb_tui(*asked, "--json")[1])
    assert said.get("at", said)["rounded_test"]["accuracy"] == accuracies[0]


def test_verdicts_of_a_run_have_no_other_accuracy(imdb_tui: Command, train: Train) -> None:
    from tests.engine.answering import Answering

    train(Answering())
    for asked in (["show", "1", "--threshold", "0.5"], ["mistakes", "1"]):
        assert "rounded" not in imdb_tui("runs", *asked)[1]
        assert "rounded" not in imdb_tui("runs", *asked, "--json")[1]


def test_csv_is_not_passed_off_as_json(imdb_tui: Command, train: Train, tmp_path: Path) -> None:
    train()
    asked = ("runs", "export", "1", "--format", "csv", "--json")
    said = imdb_tui(*asked)
    assert said[0] == 2 and "--out" in one_sentence(said)
    path = tmp_path / "run.csv"
    assert document(imdb_tui(*asked, "--out", str(path)))["format"] == "csv"
    assert path.read_text(encoding="utf-8").startswith("epoch,")
