"""The models that come with the app, on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from engine.runs import starters
from tests.tui.command_line import Command, document, one_sentence


def test_they_are_listed_apart_from_the_learners_own_runs(imdb_tui: Command, home: Path) -> None:
    assert "runs list --starters" in imdb_tui("runs")[1]
    assert document(imdb_tui("runs", "--json")) == []
    listed = imdb_tui("runs", "list", "--starters", "--json")
    assert listed[2] == ""
    assert [each["run"] for each in document(listed)] == [
        f"starter:{n}" for n in starters.starters()
    ]
    assert not (home / "data").exists()


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_the_list_fits_the_terminal(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = imdb_tui("runs", "list", "--starters")[1]
    assert all(len(line) <= columns for line in out.splitlines()), out
    assert all(name in out for name in starters.starters())


def test_one_in_full(imdb_tui: Command) -> None:
    _code, out, err = imdb_tui("runs", "show", "starter:onehot-rnn")
    assert err == "" and "run 0" not in out and "--resume" not in out
    for words in ("onehot-rnn · imdb", "patience 3", "of 25,000 reviews right", "onehot-rnn.npz"):
        assert words in out, words
    rounded = starters.starter("onehot-rnn").rounded_test.accuracy
    assert out.rstrip().endswith(f"{rounded:.4f}.")
    found = document(imdb_tui("runs", "show", "starter:onehot-rnn", "--json"))
    assert found["run"] == "starter:onehot-rnn"
    assert set(found) == {"run", "model", "plan", "state", "epochs", "test", "confusion"}


def test_exports(imdb_tui: Command, tmp_path: Path) -> None:
    kept = starters.starter("flat-embedding").epochs
    out = imdb_tui("runs", "export", "starter:flat-embedding", "--format", "csv")[1]
    losses = [float(row["val_loss"]) for row in csv.DictReader(io.StringIO(out))]
    assert losses == [epoch.val_loss for epoch in kept]
    path = tmp_path / "flat.json"
    asked = ("runs", "export", "starter:flat-embedding", "--format", "json")
    assert imdb_tui(*asked, "--out", str(path))[0] == 0
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(imdb_tui(*asked)[1])
    assert json.loads(path.read_text(encoding="utf-8"))["run"] == "starter:flat-embedding"


@pytest.mark.parametrize("command", ["show", "export --format csv"])
def test_one_that_there_is_not_is_refused_with_those_that_there_are(
    imdb_tui: Command, command: str
) -> None:
    said = imdb_tui("runs", *command.split(), "starter:x\x1b[31m")
    assert said[0] == 2
    assert "flat-embedding" in one_sentence(said) and "\x1b" not in said[2]


@pytest.mark.parametrize("command", [["delete", "--yes"], ["watch"], ["rename"], ["note"]])
def test_they_cannot_be_changed(imdb_tui: Command, command: list[str]) -> None:
    more = ["x"] if command[0] in ("rename", "note") else []
    said = imdb_tui("runs", *command, "starter:flat-embedding", *more)
    assert said[0] == 2
    assert "starter:flat-embedding" in one_sentence(said)


def test_a_damaged_one_is_said_in_a_sentence(
    imdb_tui: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starters, "SHIPPED", tmp_path)
    said = imdb_tui("runs", "list", "--starters")
    assert said[0] == 1
    err = one_sentence(said)
    assert "SHA256SUMS" in err and "install the app again" in err
    assert imdb_tui("runs")[0] == 0
